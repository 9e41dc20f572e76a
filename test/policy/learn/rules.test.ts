/** Cardinal rules: each is broken by one small tampering, counted under its own name, and costs nothing else. */
import { FEATURE_VERSION } from '../../../policy/context.ts';
import { brokenRule, RULES, type Rule } from '../../../policy/learn/rules.ts';
import type { DecisionRecord, LogRecord } from '../../../policy/record.ts';
import { blockOf, datasetFrom, made, readable, recordsOf, simulated } from '../../support/log-builder.ts';
import { decisionRecord } from '../../support/records.ts';

/** Forty conversations of three prompts: one decision is less than a hundredth. */
const WHOLE: readonly LogRecord[] = Array.from({ length: 40 }, (_, n) => made(n)).flat();
const PLAIN = readable(datasetFrom(WHOLE));

const decision = (n: number, turn: number) => (record: LogRecord) =>
  record.type === 'decision' && record.conversationId === `conversation-${n}` && record.turn === turn;

/** The log with the seventh conversation's second decision changed. */
function changed(change: (record: DecisionRecord) => unknown): readonly unknown[] {
  return WHOLE.map((record) => (decision(7, 2)(record) ? change(record as DecisionRecord) : record));
}

const later = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString();
const firstNumbers = (record: DecisionRecord, numbers: object) => ({
  ...record,
  candidates: record.candidates.map((each, i) =>
    i === 0 ? { ...each, numbers: { ...each.numbers, ...numbers } } : each,
  ),
});
const context = (record: DecisionRecord, changes: object) => ({
  ...record,
  context: { ...record.context, ...changes },
});

/** What breaks a rule, and how many decisions it costs: all but conversation-wide rules cost the one that broke it. */
const TAMPERINGS: readonly (readonly [Rule, string, () => readonly unknown[], number])[] = [
  ['malformed', 'a turn that is no number', () => changed((r) => ({ ...r, turn: '2' })), 1],
  ['malformed', 'no time', () => changed((r) => ({ ...r, at: 'yesterday' })), 1],
  ['malformed', 'no context', () => changed((r) => ({ ...r, context: undefined })), 1],
  ['malformed', 'a context of null', () => changed((r) => ({ ...r, context: null })), 1],
  ['malformed', 'candidates that are no list', () => changed((r) => ({ ...r, candidates: {} })), 1],
  [
    'malformed',
    'a candidate of null',
    () => changed((r) => ({ ...r, candidates: [null, ...r.candidates.slice(1)] })),
    1,
  ],
  [
    'malformed',
    'an unknown kind of prompt',
    () => changed((r) => ({ ...r, candidates: r.candidates.map((c) => ({ ...c, kind: 'riddle' })) })),
    1,
  ],
  ['malformed', 'an unknown attribute', () => changed((r) => context(r, { known: ['colour'] })), 1],
  [
    'malformed',
    'values that are no texts',
    () => changed((r) => ({ ...r, candidates: r.candidates.map((c) => ({ ...c, values: [1] })) })),
    1,
  ],
  ['malformed', 'no acts', () => changed((r) => context(r, { lastActs: undefined })), 1],
  ['malformed', 'no last prompt', () => changed((r) => context(r, { lastPrompt: undefined })), 1],
  ['malformed', 'no stratum', () => changed((r) => context(r, { exploration: {} })), 1],
  ['no-candidates', 'none', () => changed((r) => ({ ...r, candidates: [], probabilities: [] })), 1],
  [
    'probabilities-do-not-match-candidates',
    'one too few',
    () => changed((r) => ({ ...r, probabilities: [0.2, 0.8] })),
    1,
  ],
  [
    'probabilities-not-finite',
    'NaN',
    () => changed((r) => ({ ...r, probabilities: [0.2, Number.NaN, 0] })),
    1,
  ],
  [
    'probabilities-not-finite',
    'null, which is how JSON has NaN',
    () => changed((r) => ({ ...r, probabilities: [0.216667, 0.783333, null] })),
    1,
  ],
  [
    'probabilities-not-finite',
    'below 0',
    () => changed((r) => ({ ...r, probabilities: [0.3, 0.783333, -0.083333] })),
    1,
  ],
  [
    'probabilities-do-not-add-up',
    'two millionths too much',
    () => changed((r) => ({ ...r, probabilities: [0.200002, 0.783333, 0.016667] })),
    1,
  ],
  ['chosen-not-a-candidate', 'beyond the last', () => changed((r) => ({ ...r, chosen: 3 })), 1],
  ['chosen-not-a-candidate', 'between two', () => changed((r) => ({ ...r, chosen: 0.5 })), 1],
  ['propensity-out-of-range', '0', () => changed((r) => ({ ...r, propensity: 0 })), 1],
  ['propensity-out-of-range', 'null', () => changed((r) => ({ ...r, propensity: null })), 1],
  ['propensity-not-of-the-choice', 'of another', () => changed((r) => ({ ...r, propensity: 0.2 })), 1],
  [
    'numbers-not-finite',
    'a gain of infinity',
    () => changed((r) => firstNumbers(r, { gain: Number.POSITIVE_INFINITY })),
    1,
  ],
  ['numbers-not-finite', 'a fit of null', () => changed((r) => firstNumbers(r, { fit: null })), 1],
  [
    'numbers-not-finite',
    'a count that is missing',
    () => changed((r) => context(r, { samplesLiked: undefined })),
    1,
  ],
  ['numbers-not-finite', 'a confidence of null', () => changed((r) => context(r, { confidence: null })), 1],
  ['numbers-not-finite', 'fewer than no tracks', () => changed((r) => context(r, { remaining: -1 })), 1],
  [
    'duplicate',
    'the same turn again',
    () => [
      ...WHOLE,
      { ...WHOLE.find(decision(7, 2))!, at: '2026-01-06T00:00:00.000Z', chosen: 0, propensity: 0.2 },
    ],
    0,
  ],
  ['gap-in-turns', 'the second of three missing', () => WHOLE.filter((r) => !decision(7, 2)(r)), 3],
  ['gap-in-turns', 'the first missing', () => WHOLE.filter((r) => !decision(7, 1)(r)), 3],
  [
    'time-runs-backwards',
    'the second after the third',
    () => changed((r) => ({ ...r, at: later(r.at, 6_000) })),
    1,
  ],
  [
    'answered-faster-than-speech',
    'the third 300 ms after the second',
    () => changed((r) => ({ ...r, at: later(r.at, 4_700) })),
    1,
  ],
  ['outcome-without-decision', 'an ending of nobody', () => [...WHOLE, made(99).at(-1)!], 0],
  [
    'no-outcome',
    'still open',
    () => WHOLE.filter((r) => r.type === 'decision' || r.conversationId !== 'conversation-7'),
    3,
  ],
];

test('every rule is broken below', () => {
  expect([...new Set(TAMPERINGS.map(([rule]) => rule))].sort()).toEqual(Object.keys(RULES).sort());
});

test('nothing that the skill writes breaks one', () => {
  const { report } = datasetFrom(recordsOf(simulated(25)));
  expect(report.rejected).toEqual({});
  expect(report.kept).toBe(report.decisions);
  expect(brokenRule(decisionRecord())).toBeUndefined();
});

test.each(TAMPERINGS)('%s: %s', (rule, _, tampered, lost) => {
  const data = datasetFrom(tampered());
  const added = rule === 'duplicate' || rule === 'outcome-without-decision';
  const removed = rule === 'gap-in-turns' ? 1 : 0;
  expect(Object.keys(data.report.rejected)).toEqual([rule]);
  const { rows, share } = data.report.rejected[rule]!;
  expect(rows).toBe(added ? 1 : lost - removed);
  expect(share).toBeCloseTo(rows / data.report.decisions, 12);
  // Everything else is there, as it would be without the tampering.
  const left = readable(data);
  expect(left).toHaveLength(PLAIN.length - lost);
  const others = (rows: typeof PLAIN) => rows.filter((row) => row.conversation !== 'conversation-7');
  expect(others(left)).toEqual(others(PLAIN));
  if (lost === 0) expect(left).toEqual(PLAIN);
});

test('a decision that broke a rule leaves a hole, not a gap: its neighbours are kept, the conversation is not whole', () => {
  const holeAt = (turn: number) =>
    readable(datasetFrom(WHOLE.map((r) => (decision(7, turn)(r) ? { ...r, propensity: 0 } : r)))).filter(
      (row) => row.conversation === 'conversation-7',
    );
  expect(holeAt(2).map(({ turn, whole }) => [turn, whole])).toEqual([
    [1, 0],
    [3, 0],
  ]);
  expect(holeAt(1).map(({ turn, whole }) => [turn, whole])).toEqual([
    [2, 0],
    [3, 0],
  ]);
  expect(holeAt(3).map(({ turn, whole }) => [turn, whole])).toEqual([
    [1, 0],
    [2, 0],
  ]);
  expect(PLAIN.every(({ whole }) => whole === 1)).toBe(true);
});

/** Five of 120 decisions are read around; thirteen are not. */
test('a rule broken in bulk is a log not used, and the message names the rule and the first place', () => {
  const broken = (first: number, count: number) =>
    WHOLE.map((record, i) => (i >= first && i < first + count ? { ...record, propensity: 0 } : record));
  expect(datasetFrom(broken(4, 6)).report.rejected['propensity-out-of-range']!.rows).toBe(5);
  expect(() => datasetFrom(broken(4, 20))).toThrow(
    /^log breaks its rules in bulk: 15 of 120 decisions, propensity-out-of-range \(the propensity is not in \(0, 1\]\); the first is log\.jsonl, row 5$/,
  );
});

test('conversations that are still open are no fault of the log', () => {
  const open = WHOLE.filter((record, i) => record.type === 'decision' || i >= 100);
  const { report } = datasetFrom(open);
  expect(report.rejected['no-outcome']!.rows).toBe(75);
  expect(() => datasetFrom(WHOLE.filter((record) => record.type === 'decision'))).toThrow(
    'log: no decision is left to learn from: 120 no-outcome',
  );
});

test.each<[string, unknown, string]>([
  ['null', null, 'log.jsonl, row 2: neither a decision nor an outcome'],
  ['another record', { type: 'note' }, 'log.jsonl, row 2: neither a decision nor an outcome'],
  ['another schema', { ...made(1)[0]!, schema: 2 }, 'log.jsonl, row 2: schema version 2, this reads 1'],
  ['no schema', { ...made(1).at(-1)!, schema: undefined }, 'log.jsonl, row 2: schema version undefined'],
  [
    'other features',
    { ...made(1)[0]!, featureVersion: FEATURE_VERSION + 1 },
    `log.jsonl, row 2: feature version ${FEATURE_VERSION + 1}, this reads ${FEATURE_VERSION}`,
  ],
])('a log with %s in it is not used at all', (_, record, message) => {
  expect(() => blockOf([made(0)[0]!, record])).toThrow(message);
});
