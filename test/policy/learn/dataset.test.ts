/** The join: what a dataset is does not depend on how its log was cut, shuffled or repeated. */
import { BlockBuilder } from '../../../policy/learn/block.ts';
import { datasetOf } from '../../../policy/learn/dataset.ts';
import { periodsOf } from '../../../policy/learn/split.ts';
import { randomFrom, shuffled } from '../../../policy/random.ts';
import type { DecisionRecord, LogRecord } from '../../../policy/record.ts';
import { rulePolicy } from '../../../policy/rule.ts';
import type { OutcomeName } from '../../../policy/vocabulary.ts';
import {
  blockOf,
  datasetFrom,
  decisionsIn,
  made,
  readable,
  recordsOf,
  simulated,
} from '../../support/log-builder.ts';
import { outcomeRecord } from '../../support/records.ts';

const log = recordsOf(simulated(40, { explore: 0.5 }));
const whole = datasetFrom(log);

test.each([1, 2, 3])(
  'a log in any number of pieces and any order is the same dataset (shuffle %i)',
  (seed) => {
    const records = shuffled(log, randomFrom(seed));
    const pieces = Array.from({ length: 1 + 2 * seed }, (_, piece) =>
      blockOf(records.filter((_, i) => i % (1 + 2 * seed) === piece)),
    );
    const data = datasetOf(pieces, 'log');
    expect(readable(data)).toEqual(readable(whole));
    expect(data.report).toEqual(whole.report);
  },
);

test('conversations that began in the same millisecond stand in the same order, however they were read', () => {
  const at = made(0).map((record) => record.at);
  const together = [3, 1, 2].map((n) => made(n).map((record, i) => ({ ...record, at: at[i]! })));
  const read = (conversations: readonly (readonly LogRecord[])[]) =>
    readable(datasetFrom(conversations.flat()));
  expect(read(together)).toEqual(read([...together].reverse()));
});

test('order is by time, conversations stand together, and prompts to go are counted', () => {
  const rows = readable(datasetFrom([...made(2, 2), ...made(0, 3), ...made(1, 1)].reverse()));
  expect(rows.map(({ conversation, turn, toGo }) => [conversation, turn, toGo])).toEqual([
    ['conversation-0', 1, 2],
    ['conversation-0', 2, 1],
    ['conversation-0', 3, 0],
    ['conversation-1', 1, 0],
    ['conversation-2', 1, 1],
    ['conversation-2', 2, 0],
  ]);
  const simulatedRows = readable(whole);
  const starts = simulatedRows.filter(({ turn }) => turn === 1).map(({ at }) => at!);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(new Set(simulatedRows.map(({ conversation }) => conversation)).size).toBe(starts.length);
});

test('the report counts what is there', () => {
  const decisions = decisionsIn(log);
  const useful = readable(whole).reduce((sum, row) => sum + row.useful!, 0);
  expect(useful).toBeGreaterThan(0);
  expect(whole.report).toMatchObject({
    decisions: decisions.length,
    kept: decisions.length,
    conversations: 40,
    exploring: decisions.filter(({ context }) => context.exploration.stratum === 'explore').length,
    policies: ['rule-1'],
    useful: useful / decisions.length,
    fallbacks: 0,
  });
  const times = decisions.map(({ at }) => at).sort();
  expect(whole.report.window).toEqual([times[0], times.at(-1)]);
  expect(Object.values(whole.report.outcomes).reduce((a, b) => a + b, 0)).toBe(40);
});

test('decisions made without their model are counted', () => {
  const [first, ...rest] = made(0) as [DecisionRecord, ...LogRecord[]];
  const data = datasetFrom([{ ...first, fallback: 'model-threw' }, ...rest, ...made(1)]);
  expect(data.report.fallbacks).toBeCloseTo(1 / 6, 12);
});

const ending = (outcome: OutcomeName, second: number, changes = {}) =>
  outcomeRecord({
    conversationId: 'conversation-0',
    turn: 3,
    at: new Date(Date.UTC(2026, 0, 5) + second * 1_000).toISOString(),
    outcome,
    ...changes,
  });
const outcomeOf = (...endings: readonly LogRecord[]) =>
  readable(datasetFrom([...made(0).slice(0, 3), ...endings]))[0]!.outcome;

test.each<[string, OutcomeName, readonly LogRecord[]]>([
  ['the first to learn it', 'stopped', [ending('abandoned', 90, { source: 'timer' }), ending('stopped', 30)]],
  ['music, if two learn it at once', 'played', [ending('stopped', 30), ending('played', 30)]],
  ['no offer turned down', 'abandoned', [ending('rejected', 10), ending('abandoned', 90)]],
  [
    'no playback event, which comes after the end',
    'abandoned',
    [
      ending('played', 10, { source: 'playback', playback: { event: 'started', index: 0, offsetMs: 0 } }),
      ending('abandoned', 90),
    ],
  ],
])('a conversation ends as said by %s', (_, outcome, endings) => {
  expect(outcomeOf(...endings)).toBe(outcome);
  expect(outcomeOf(...[...endings].reverse())).toBe(outcome);
});

test('of two decisions for a turn the earlier is kept, whichever was read first', () => {
  const records = made(0);
  const second = records[1] as DecisionRecord;
  const retry = {
    ...second,
    at: new Date(Date.parse(second.at) + 1_000).toISOString(),
    chosen: 0,
    propensity: 0.2,
  };
  const others = Array.from({ length: 9 }, (_, n) => made(n + 1)).flat();
  for (const log of [
    [...records, retry, ...others],
    [retry, ...records, ...others],
  ])
    expect(readable(datasetFrom(log))[1]).toMatchObject({ turn: 2, chosen: 1, propensity: 0.783333 });
});

test('labelled decisions, as dsjson has them, give the dataset they came from, also cut through a conversation', () => {
  const rows = readable(whole);
  const labelled = decisionsIn(log).map((record) => {
    const { useful, outcome } = rows.find(
      ({ conversation, turn }) => conversation === record.conversationId && turn === record.turn,
    )!;
    return { record, useful: useful === 1 ? (1 as const) : (0 as const), outcome: outcome! };
  });
  const blocks = [0, 1, 2].map((piece) => {
    const builder = new BlockBuilder(rulePolicy);
    for (const [i, { record, ...label }] of labelled.entries())
      if (i % 3 === piece) builder.addLabelled(record, label, () => `row ${i}`);
    return builder.get();
  });
  expect(readable(datasetOf(blocks, 'log'))).toEqual(rows);
});

test('nothing in it is a log that says so', () => {
  expect(() => datasetOf([], 'log')).toThrow('log is empty: there are no decisions in it');
  expect(() => datasetFrom([made(0).at(-1)!])).toThrow('log is empty: there are no decisions in it');
});

test('periods keep conversations whole, in the order of time, and lose none', () => {
  const { fit, choose, judge } = periodsOf(whole);
  expect([...fit, ...choose, ...judge]).toEqual([...whole.order]);
  const conversations = [fit, choose, judge].map(
    (rows) => new Set(Array.from(rows, (row) => whole.decisions.conversation[row]!)),
  );
  expect(conversations.map(({ size }) => size)).toEqual([24, 6, 10]);
  expect(new Set(conversations.flatMap((each) => [...each])).size).toBe(40);
  const start = (row: number) => whole.decisions.at[row]!;
  expect(start(fit.at(-1)!)).toBeLessThan(start(choose[0]!) + 600_000);
  for (const [before, after] of [
    [fit, choose],
    [choose, judge],
  ] as const)
    expect(whole.order.indexOf(before.at(-1)!) + 1).toBe(whole.order.indexOf(after[0]!));
});

test('of one conversation nothing is left to choose or judge by', () => {
  const { fit, choose, judge } = periodsOf(datasetFrom(made(0)));
  expect([fit.length, choose.length, judge.length].sort()).toEqual([0, 0, 3]);
});
