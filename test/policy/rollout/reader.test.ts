import { RolloutReader } from '../../../policy/rollout/reader.ts';
import type { RolloutState } from '../../../policy/rollout/state.ts';
import { decisionRecord, outcomeRecord } from '../../support/records.ts';

const BEGUN = '2026-02-01T00:00:00.000Z';
const NOW = '2026-02-03T00:00:00.000Z';
const PATIENCE = 30 * 60_000;
const state: RolloutState = {
  incumbent: 'rule-1',
  challenger: 'trees-1f3a9c02',
  rollout: 'trees-1f3a9c02#1',
  stages: [5, 100],
  stage: 5,
  status: 'running',
  begun: BEGUN,
  since: BEGUN,
};
const served = { rollout: state.rollout!, stage: 5, at: '2026-02-02T00:00:00.000Z' };

function read(records: Parameters<RolloutReader['add']>[0][]) {
  const reader = new RolloutReader();
  for (const record of records) reader.add(record);
  const { tally, leftOut } = reader.tally(state, NOW, PATIENCE);
  return { ...tally.look(5, 0.05).arms, leftOut };
}

test('a conversation belongs to the arm and stage it began with, in whatever order its records come', () => {
  const records = [
    outcomeRecord({ conversationId: 'a', turn: 3, outcome: 'played' }),
    decisionRecord({ ...served, conversationId: 'a', turn: 3, arm: 'challenger', stage: 25, tookMs: 1_500 }),
    outcomeRecord({ conversationId: 'a', turn: 2, outcome: 'rejected' }),
    decisionRecord({ ...served, conversationId: 'a', turn: 1, arm: 'incumbent', tookMs: 20 }),
    decisionRecord({ ...served, conversationId: 'a', turn: 2, arm: 'incumbent', fallback: 'policy-missing' }),
  ];
  for (const order of [records, [...records].reverse()]) {
    const { incumbent, challenger } = read(order);
    expect(incumbent).toMatchObject({
      ...{ listeners: 1, conversations: 1, successes: 1, prompts: 3, abandoned: 0, failed: 0 },
      ...{ decisions: 3, fallbacks: 1, slow: 1, timed: 2 },
    });
    expect(challenger.conversations).toBe(0);
  }
});

test('silence is abandonment once it lasts; until then the conversation is not over', () => {
  const late = { ...served, at: '2026-02-02T23:45:00.000Z' };
  const { incumbent, leftOut } = read([
    decisionRecord({ ...served, conversationId: 'silent' }),
    decisionRecord({ ...late, conversationId: 'talking' }),
    decisionRecord({ ...late, conversationId: 'failed' }),
    outcomeRecord({ conversationId: 'failed', outcome: 'failed' }),
  ]);
  expect(incumbent).toMatchObject({ conversations: 2, abandoned: 1, failed: 1 });
  expect(leftOut).toEqual({ anonymous: 0, unfinished: 1, elsewhere: 0 });
});

test('others are told apart: from before, of another rollout, of nobody, and what came out of the player', () => {
  const { incumbent, challenger, leftOut } = read([
    decisionRecord({ conversationId: 'before', at: '2026-01-20T00:00:00.000Z' }),
    decisionRecord({ conversationId: 'stale', at: served.at }),
    decisionRecord({ ...served, conversationId: 'other', rollout: 'trees-1f3a9c02#7' }),
    decisionRecord({ ...served, conversationId: 'nobody', listener: '' }),
    decisionRecord({ ...served, conversationId: 'played', arm: 'challenger' }),
    outcomeRecord({ conversationId: 'played', outcome: 'abandoned', source: 'playback' }),
    outcomeRecord({ conversationId: 'played', outcome: 'played' }),
    outcomeRecord({ conversationId: 'no-decision', outcome: 'played' }),
  ]);
  expect(incumbent.conversations).toBe(0);
  expect(challenger).toMatchObject({ conversations: 1, successes: 1 });
  expect(leftOut).toEqual({ anonymous: 1, unfinished: 0, elsewhere: 2 });
});
