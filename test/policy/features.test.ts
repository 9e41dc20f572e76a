/** The one encoder: fixed by golden data, the same for deciding and for learning. */
import { type Candidate, promptKey } from '../../policy/candidate.ts';
import { type DecisionContext, FEATURE_VERSION } from '../../policy/context.ts';
import { COLUMN_NAMES, COLUMNS, CONTEXT_WIDTH, encode, formOf, WIDTH } from '../../policy/features.ts';
import { candidatesOf, encodeCandidate } from '../../policy/learn/decisions.ts';
import type { ActName } from '../../policy/meaning.ts';
import type { Attribute } from '../../policy/vocabulary.ts';
import { blockOf, decisionsIn, recordsOf, simulated } from '../support/log-builder.ts';
import { decisionRecord } from '../support/records.ts';
import goldenData from './features.golden.json';

interface Golden {
  readonly columns: readonly string[];
  readonly cases: readonly {
    readonly name: string;
    readonly context: DecisionContext;
    readonly candidates: readonly Candidate[];
    /** What is not 0, by column, one row a candidate. */
    readonly rows: readonly Readonly<Record<string, number>>[];
  }[];
}

/** By feature version. */
const golden = goldenData as unknown as Readonly<Record<number, Golden>>;
const records = recordsOf(simulated(30));

function rowsOf(context: DecisionContext, candidates: readonly Candidate[]) {
  const values = encode(context, candidates);
  expect(values).toHaveLength(candidates.length * WIDTH);
  return candidates.map((_, row) =>
    Object.fromEntries(
      COLUMN_NAMES.map((name, column) => [name, values[row * WIDTH + column]!] as const).filter(
        ([, value]) => value !== 0,
      ),
    ),
  );
}

const { context, candidates } = decisionRecord();

describe('if one of these has to change, raise FEATURE_VERSION and add golden data for the new version', () => {
  test('columns, their names and their order', () => {
    expect(golden[FEATURE_VERSION]?.columns).toEqual(COLUMN_NAMES);
  });

  test.each(golden[FEATURE_VERSION]!.cases.map((each) => [each.name, each] as const))('%s', (_, each) => {
    expect(rowsOf(each.context, each.candidates)).toEqual(each.rows);
  });
});

test('every column is named once, and the context comes first', () => {
  expect(new Set(COLUMN_NAMES).size).toBe(WIDTH);
  expect(COLUMNS).toHaveLength(WIDTH);
  expect(COLUMNS.map(({ namespace }) => namespace).lastIndexOf('c')).toBe(CONTEXT_WIDTH - 1);
});

test('golden data leaves no kind of column unseen', () => {
  const seen = new Set(golden[FEATURE_VERSION]!.cases.flatMap(({ rows }) => rows.flatMap(Object.keys)));
  const kindOf = (name: string) => name.split('=')[0]!;
  const kinds = new Set([...seen].map(kindOf));
  expect([...new Set(COLUMN_NAMES.map(kindOf))].filter((kind) => !kinds.has(kind))).toEqual([]);
});

test('what learns sees what decided, bit for bit: every candidate of 30 conversations, back from their log', () => {
  const { decisions } = blockOf(records.map((record) => JSON.parse(JSON.stringify(record)) as unknown));
  const logged = decisionsIn(records);
  expect(decisions.count).toBe(logged.length);
  const offline = new Float32Array(WIDTH);
  let compared = 0;
  for (const [row, decided] of logged.entries()) {
    const online = encode(decided.context, decided.candidates);
    expect(candidatesOf(decisions, row)).toBe(decided.candidates.length);
    for (const place of decided.candidates.keys()) {
      // What was there before must not shine through.
      offline.fill(Number.NaN);
      encodeCandidate(decisions, row, place, offline);
      const difference = offline.findIndex((value, i) => !Object.is(value, online[place * WIDTH + i]));
      if (difference >= 0)
        throw new Error(`${promptKey(decided.candidates[place]!)} differs in ${COLUMN_NAMES[difference]}`);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(2_000);
});

test('a prompt is encoded the same alone and among others', () => {
  const together = encode(context, candidates);
  for (const [index, candidate] of candidates.entries())
    expect(together.slice(index * WIDTH, (index + 1) * WIDTH)).toEqual(encode(context, [candidate]));
  expect(encode(context, [])).toHaveLength(0);
});

test('words this encoder does not know are left out, and nothing is written in their place', () => {
  const plain = encode({ ...context, lastPrompt: '', lastActs: [], known: [], settled: [] }, candidates);
  const odd = {
    ...context,
    lastPrompt: 'riddle:colour',
    lastActs: ['sing' as ActName],
    // How many are known still counts: one.
    known: ['colour' as Attribute],
    settled: [],
  };
  const counted = encode({ ...odd, known: [] }, candidates);
  expect(counted).toEqual(plain);
  const differences = COLUMN_NAMES.filter(
    (_, column) => encode(odd, [candidates[0]!])[column] !== plain[column],
  );
  expect(differences).toEqual(['c.known']);
});

test('a prompt without an attribute is the same prompt as the one before when its kind is', () => {
  const relation = (lastPrompt: string, candidate: Candidate) =>
    Object.keys(rowsOf({ ...context, lastPrompt }, [candidate])[0]!).filter((name) => name.startsWith('x.'));
  const [open, energy] = candidates as readonly [Candidate, Candidate];
  expect(relation('open', open)).toEqual(['x.same-kind', 'x.same-prompt']);
  expect(relation('either-or:energy', energy)).toEqual(['x.same-kind', 'x.same-attribute', 'x.same-prompt']);
  expect(relation('either-or:tempo', energy)).toEqual(['x.same-kind']);
  expect(relation('request:energy', energy)).toEqual(['x.same-attribute']);
  expect(relation('', open)).toEqual([]);
});

test.each<[string, readonly string[], number, boolean]>([
  ['one wish', ['genre=jazz'], 1, false],
  ['two wishes like a track', ['like=t-1&genre=jazz&energy=low'], 2, true],
  ['no wish at all', ['popular'], 0, false],
  ['no value', [], 0, false],
])('the form of an offer of %s', (_, values, wishes, like) => {
  const offer: Candidate = { ...candidates[0]!, kind: 'offer', values };
  expect(formOf(offer)).toMatchObject({ kind: 'offer', values: values.length, wishes, like });
});

test('what an offer leaves out of the wishes known is counted, and never below 0', () => {
  const leftOut = (known: readonly Attribute[], station: string) =>
    rowsOf({ ...context, known }, [{ ...candidates[0]!, kind: 'offer', values: [station] }])[0]![
      'x.left-out'
    ];
  expect(leftOut(['genre', 'energy', 'era'], 'genre=jazz')).toBe(2);
  expect(leftOut(['genre'], 'genre=jazz&energy=low')).toBeUndefined();
  expect(rowsOf(context, [candidates[0]!])[0]!['x.left-out']).toBeUndefined();
});
