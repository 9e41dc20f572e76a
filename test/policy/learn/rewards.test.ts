/** Rewards by name: what each says of a prompt, what a log has to tell for it, and that learning follows it. */
import fc from 'fast-check';
import type { Dataset } from '../../../policy/learn/dataset.ts';
import { evaluatePolicy } from '../../../policy/learn/evaluate-policy.ts';
import { couplingOf, flipsOf } from '../../../policy/learn/flips.ts';
import type { Judged } from '../../../policy/learn/judge.ts';
import type { RewardModel } from '../../../policy/learn/reward-model.ts';
import { type Aftermath, REWARDS, type RewardName, rewardOf } from '../../../policy/learn/rewards.ts';
import { crewOfOne, perform, type Task } from '../../../policy/learn/tasks.ts';
import { silentOn, takenForGranted } from '../../../policy/learn/told.ts';
import type { DecisionRecord, LogRecord } from '../../../policy/record.ts';
import { rulePolicy } from '../../../policy/rule.ts';
import { OUTCOMES } from '../../../policy/vocabulary.ts';
import { datasetFrom, made } from '../../support/log-builder.ts';
import { outcomeRecord } from '../../support/records.ts';
import { FAVOURED, quarrel } from './bandit.ts';

const PLAYED: Aftermath = {
  useful: true,
  outcome: 'played',
  listened: true,
  seconds: 900,
  toGo: 2,
  feeling: 0.5,
};

test.each<[string, Partial<Aftermath>, Readonly<Record<RewardName, number>>]>([
  ['music that was heard', {}, { usefulness: 1, playback: 1, seconds: 0.5, turns: 0.64, satisfaction: 0.75 }],
  ['music at once', { toGo: 0 }, { usefulness: 1, playback: 1, seconds: 0.5, turns: 1, satisfaction: 0.75 }],
  [
    'music skipped from track to track',
    { useful: false, listened: false, seconds: 45, feeling: -1 },
    { usefulness: 0, playback: 0, seconds: 0.025, turns: 0, satisfaction: 0 },
  ],
  [
    'a whole evening of music, which nothing was felt about',
    { seconds: 20_000, feeling: 0 },
    { usefulness: 1, playback: 1, seconds: 1, turns: 0.64, satisfaction: 0.5 },
  ],
  [
    'no music',
    { useful: false, outcome: 'abandoned', seconds: 0, feeling: 1 },
    { usefulness: 0, playback: 0, seconds: 0, turns: 0, satisfaction: 1 },
  ],
])('%s', (_, changes, expected) => {
  for (const name of REWARDS)
    expect(rewardOf(name, { ...PLAYED, ...changes })).toBeCloseTo(expected[name], 12);
});

const anyAftermath = fc.record({
  useful: fc.boolean(),
  outcome: fc.constantFrom(...OUTCOMES),
  listened: fc.boolean(),
  seconds: fc.double({ min: 0, max: 1e6, noNaN: true }),
  toGo: fc.nat(100),
  feeling: fc.double({ min: -1, max: 1, noNaN: true }),
});

test('every reward is a number from 0 to 1, and none without music but satisfaction', () => {
  fc.assert(
    fc.property(anyAftermath, fc.constantFrom(...REWARDS), (after, name) => {
      const reward = rewardOf(name, after);
      expect(reward).toBeGreaterThanOrEqual(0);
      expect(reward).toBeLessThanOrEqual(1);
      if (after.outcome !== 'played' && name !== 'satisfaction' && name !== 'usefulness')
        expect(reward).toBe(0);
    }),
  );
});

/** One conversation of three prompts in which answers are felt: to none, to the first, to the second; the last to the third. */
function felt(n: number, [opening, first, second, third]: readonly [number, number, number, number]) {
  const said = [opening, first, second];
  return made(n).map((record) => {
    if (record.type === 'outcome') return { ...record, sentiment: third };
    return { ...record, meaning: { ...record.meaning, sentiment: said[record.turn - 1]! } };
  });
}

function column(records: readonly unknown[], reward: RewardName): readonly number[] {
  const data = datasetFrom(records, rulePolicy, reward);
  expect(data.reward).toBe(data.rewards[reward]);
  expect(data.report.reward.name).toBe(reward);
  return Array.from(data.order, (row) => Number(data.reward[row]!.toFixed(6)));
}

describe('a sentiment is the reward of the prompt it answers, and of those before it', () => {
  test('the answer to a prompt is logged with the next decision, the last one’s with the outcome', () => {
    // Satisfaction: the mean of the answers from this one on, from −1…1 to 0…1. What was said before any prompt is no answer.
    expect(column(felt(0, [-1, 0.2, 0.4, 0.9]), 'satisfaction')).toEqual([0.75, 0.825, 0.95]);
    expect(column(felt(0, [1, 0, 0, 0]), 'satisfaction')).toEqual([0.5, 0.5, 0.5]);
  });

  test('answers without feeling are no middling ones: they are left out of the mean', () => {
    expect(column(felt(0, [0, 0, -0.8, 0]), 'satisfaction')).toEqual([0.1, 0.1, 0.5]);
  });

  test('a decision that was lost takes its sentiment with it, and gives it to no other prompt', () => {
    const records = [
      ...felt(0, [0, 0.6, -1, 0.2]),
      ...Array.from({ length: 12 }, (_, n) => made(n + 1)).flat(),
    ];
    const holed = records.map((record, i) => (i === 2 ? { ...record, propensity: 0 } : record));
    // The third decision carried the answer to the second prompt.
    expect(column(holed, 'satisfaction').slice(0, 2)).toEqual([0.7, 0.6]);
  });

  test('what is no number was not felt', () => {
    const [first, second, ...rest] = felt(0, [0, 0, 0, 0.5]);
    const odd = { ...(second as DecisionRecord), meaning: { acts: [], confidence: 1, sentiment: 'very' } };
    expect(column([first, odd, ...rest], 'satisfaction')).toEqual([0.75, 0.75, 0.75]);
  });
});

const playback = (n: number, index: number, event: string, seconds: number): LogRecord =>
  outcomeRecord({
    conversationId: `conversation-${n}`,
    turn: 3,
    at: '2026-01-05T05:00:00.000Z',
    outcome: 'played',
    source: 'playback',
    playback: { event, index, offsetMs: seconds * 1_000 },
  });

test('seconds are those of all tracks, heard and skipped, and are every prompt’s of the conversation', () => {
  const log = [
    ...made(0),
    ...made(1),
    playback(0, 0, 'finished', 200),
    playback(0, 1, 'stopped', 10),
    playback(0, 1, 'started', 0),
    playback(0, 2, 'finished', 240),
  ];
  expect(column(log, 'seconds')).toEqual([0.25, 0.25, 0.25, 0, 0, 0]);
  expect(column(log, 'playback')).toEqual([1, 1, 1, 1, 1, 1]);
  expect(column(log, 'turns')).toEqual([0.64, 0.8, 1, 0.64, 0.8, 1]);
});

test('music that was skipped is no playback, and what of it was heard still counts in seconds', () => {
  const log = [...made(0), ...made(1), playback(0, 0, 'stopped', 9), playback(0, 1, 'stopped', 9)];
  expect(column(log, 'playback')).toEqual([0, 0, 0, 1, 1, 1]);
  expect(column(log, 'turns')).toEqual([0, 0, 0, 0.64, 0.8, 1]);
  expect(column(log, 'seconds')).toEqual([0.01, 0.01, 0.01, 0, 0, 0]);
});

describe('what a log does not tell is said', () => {
  const bare = [...made(0), ...made(1)];

  test.each<[RewardName, string]>([
    ['seconds', 'no conversation in the log has playback events'],
    ['satisfaction', 'no answer in the log carries a sentiment'],
  ])('%s', async (reward, message) => {
    const data = datasetFrom(bare, rulePolicy, reward);
    expect(silentOn(reward, data.report)).toContain(message);
    const settings = { alpha: 0.05, replicates: 100, seed: 1, draws: false };
    await expect(evaluatePolicy(data, settings, crewOfOne(data))).rejects.toThrow(message);
  });

  test('and what was taken for granted, with how many', () => {
    const log = [...felt(0, [0, 0.5, 0, 0]), ...made(1), playback(1, 0, 'finished', 200)];
    const { report } = datasetFrom(log);
    expect(report.told).toEqual({ listening: 1, feeling: 1 });
    for (const reward of REWARDS) expect(silentOn(reward, report)).toBeUndefined();
    expect(takenForGranted('seconds', report)).toMatch(/^1 of 2 conversations with music .* 0 seconds$/);
    expect(takenForGranted('playback', report)).toMatch(/^1 of 2 .* taken to have been listened to$/);
    expect(takenForGranted('satisfaction', report)).toMatch(
      /in 1 of 2 conversations: the others count as 0\.5/,
    );
  });

  test('nothing, where devices told of everything', () => {
    const { report } = datasetFrom([...bare, playback(0, 0, 'finished', 9), playback(1, 0, 'finished', 9)]);
    expect(takenForGranted('playback', report)).toBeUndefined();
    expect(takenForGranted('seconds', report)).toBeUndefined();
  });
});

/** A world in which every reward has a best prompt of its own, logged by one that mostly asks for satisfaction's. */
describe.each(['linear', 'trees'] as const)('%s: what a policy is trained on is what it asks for', (kind) => {
  const records = quarrel(4_000, 3);

  test.each<[RewardName, RewardName]>([
    ['usefulness', 'usefulness'],
    // Told that sooner is better, it agrees with turns.
    ['playback', 'turns'],
    ['seconds', 'seconds'],
    ['turns', 'turns'],
    ['satisfaction', 'satisfaction'],
  ])('trained on %s, it asks what is best for %s', (reward, favoured) => {
    const data = datasetFrom(records, rulePolicy, reward);
    const { order: rows } = data;
    expect(
      asksFirst(
        data,
        kind === 'trees'
          ? { kind: 'fit-trees', label: 'soon', rows }
          : { kind: 'fit-linear', target: 'mtr', rows },
      ),
    ).toBe(favoured);
  });
});

test('playback itself, however late, is best served by another prompt', () => {
  const data = datasetFrom(quarrel(4_000, 3), rulePolicy, 'playback');
  expect(asksFirst(data, { kind: 'fit-trees', label: 'plain', rows: data.order })).toBe('playback');
});

function asksFirst(data: Dataset, fit: Task): RewardName | undefined {
  const model = perform(fit, data) as RewardModel;
  const rows = data.order.filter((row) => data.decisions.turn[row] === 1);
  const [choice] = perform({ kind: 'choose', model, rows }, data) as Uint16Array;
  return FAVOURED[choice!];
}

test('flips are of one prompt; of a whole conversation’s reward only what is expected to get less is lost', () => {
  const data = datasetFrom(made(0, 1));
  const judged = {
    rows: data.order,
    challenger: Uint16Array.of(0),
    incumbent: Uint16Array.of(1),
    challengerValue: Float32Array.of(0.5),
    incumbentValue: Float32Array.of(0.75),
  } as unknown as Judged;
  expect(flipsOf(judged, data, couplingOf('usefulness'))).toMatchObject({ negative: 0.375, positive: 0.125 });
  for (const reward of REWARDS.filter((name) => name !== 'usefulness'))
    expect(flipsOf(judged, data, couplingOf(reward))).toMatchObject({ negative: 0.25, positive: 0 });
});
