/** `segue export` as people run it: what other tools read is what the log says. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromDsjson } from '../../cli/interop/dsjson.ts';
import { promptId, promptKey } from '../../policy/candidate.ts';
import { COLUMNS, encode, WIDTH } from '../../policy/features.ts';
import { datasetOf } from '../../policy/learn/dataset.ts';
import type { DecisionRecord } from '../../policy/record.ts';
import { type Ran, segues } from '../support/command.ts';
import { blockOf, decisionsIn, readable, recordsOf, simulated, writeLines } from '../support/log-builder.ts';

jest.setTimeout(120_000);

const directory = mkdtempSync(join(tmpdir(), 'segue-export-'));
const at = (name: string) => join(directory, name);

const log = recordsOf(simulated(30, { explore: 0.7 }));
const decisions = decisionsIn(log);
/** Broken, repeated and unfinished: not exported. */
const spoiled = [
  { ...decisions[3]!, propensity: 0 },
  { ...decisions[5]!, at: '2027-01-01T00:00:00.000Z' },
  { ...decisions[5]!, conversationId: 'unfinished', turn: 1 },
];
const written = [
  ...log.map((record) => (record === decisions[3] ? spoiled[0] : record)),
  ...spoiled.slice(1),
];
const kept = decisions.filter((record) => record !== decisions[3]);
const labels = new Map(
  readable(datasetOf([blockOf(written)], 'log')).map((row) => [`${row.conversation}#${row.turn}`, row]),
);
const labelOf = ({ conversationId, turn }: DecisionRecord) => labels.get(`${conversationId}#${turn}`)!;

let results: readonly Ran[];

beforeAll(async () => {
  writeLines(at('log'), 'a.jsonl', written.slice(0, 200));
  writeLines(at('log'), 'b.jsonl.gz', written.slice(200));
  writeFileSync(at('mine.vw'), 'mine');
  const run = (format: string, out: string, from = 'log') =>
    ['export', '--log', at(from), '--format', format, '--out', at(out), '--workers', '1'] as const;
  results = await segues([
    run('dsjson', 'new/log.dsjson'),
    run('vw', 'log.vw'),
    run('parquet', 'log.parquet'),
    run('vw', 'mine.vw'),
    run('vw', 'never.vw', 'nowhere'),
  ]);
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('each format has every decision that was kept, and says how many', () => {
  expect(kept.length).toBeGreaterThan(120);
  expect(labels.size).toBe(kept.length);
  for (const [i, out] of ['new/log.dsjson', 'log.vw', 'log.parquet'].entries())
    expect(results[i]).toEqual({ status: 0, stderr: '', stdout: `${kept.length} decisions in ${at(out)}\n` });
});

/** What a learner sees of one candidate, by namespace. */
function featuresOf({ context, candidates }: DecisionRecord, candidate: number, namespace: string) {
  const row = encode(context, candidates).subarray(candidate * WIDTH, (candidate + 1) * WIDTH);
  return Object.fromEntries(
    COLUMNS.flatMap(({ namespace: own, name }, column) =>
      own === namespace && row[column] !== 0 ? [[name, row[column]!] as const] : [],
    ),
  );
}

describe('dsjson', () => {
  interface Line {
    readonly _label_cost: number;
    readonly _label_probability: number;
    readonly _label_Action: number;
    readonly _labelIndex: number;
    readonly EventId: string;
    readonly Timestamp: string;
    readonly a: readonly number[];
    readonly p: readonly number[];
    readonly c: {
      readonly c: object;
      readonly _multi: readonly { readonly p: object; readonly x: object }[];
    };
    readonly VWState: { readonly m: string };
  }
  const lines = () =>
    readFileSync(at('new/log.dsjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);

  test('labels are Vowpal Wabbit’s: actions from 1, the chosen first, probabilities beside them, costs', () => {
    const costs = new Set<number>();
    for (const [i, line] of lines().entries()) {
      const { chosen, propensity, probabilities, candidates, conversationId, turn } = kept[i]!;
      expect(line).toMatchObject({
        _label_cost: labelOf(kept[i]!).useful === 1 ? -1 : 0,
        _label_probability: propensity,
        _label_Action: chosen + 1,
        _labelIndex: chosen,
        EventId: `${conversationId}#${turn}`,
        Timestamp: kept[i]!.at,
        VWState: { m: 'rule-1' },
      });
      expect(line.a[0]).toBe(chosen + 1);
      expect([...line.a].sort((a, b) => a - b)).toEqual(candidates.map((_, index) => index + 1));
      expect(line.p).toEqual(line.a.map((action) => probabilities[action - 1]));
      expect(line.p[0]).toBe(propensity);
      expect(line.p.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      costs.add(line._label_cost);
    }
    expect(costs).toEqual(new Set([0, -1]));
  });

  test('features are those a learner sees, a candidate in each place of _multi', () => {
    for (const [i, { c }] of lines().entries()) {
      const record = kept[i]!;
      expect(c.c).toEqual(featuresOf(record, 0, 'c'));
      expect(c._multi).toHaveLength(record.candidates.length);
      for (const [index, action] of c._multi.entries())
        expect([action.p, action.x]).toEqual([
          featuresOf(record, index, 'p'),
          featuresOf(record, index, 'x'),
        ]);
      // VW takes keys that begin with _ for its own or for nothing; any other would be a namespace.
      const namespaces = [...Object.keys(c), ...c._multi.flatMap(Object.keys)].filter(
        (key) => key[0] !== '_',
      );
      expect(new Set(namespaces)).toEqual(new Set(['c', 'p', 'x']));
    }
  });

  test('a line reads back as the record and its label', () => {
    for (const [i, line] of lines().entries()) {
      const { useful, outcome } = labelOf(kept[i]!);
      expect(fromDsjson(line as object)).toEqual({ record: kept[i], useful, outcome });
    }
  });
});

describe('Vowpal Wabbit’s text', () => {
  const examples = () => {
    const text = readFileSync(at('log.vw'), 'utf8');
    expect(text).toMatch(/\n\n$/);
    return text.slice(0, -2).split('\n\n');
  };

  test('one example a decision: a shared line, a line a candidate, one label, at the chosen one', () => {
    expect(examples()).toHaveLength(kept.length);
    for (const [i, example] of examples().entries()) {
      const { candidates, chosen, propensity } = kept[i]!;
      const [shared, ...actions] = example.split('\n');
      expect(shared).toMatch(/^shared \|c( [^\s|:]+(:[-\d.e]+)?)+$/);
      expect(actions).toHaveLength(candidates.length);
      const labelled = actions.flatMap((line, index) => (line.startsWith('|') ? [] : [index]));
      expect(labelled).toEqual([chosen]);
      const cost = labelOf(kept[i]!).useful === 1 ? -1 : 0;
      expect(actions[chosen]!.split(' ')[0]).toBe(`0:${cost}:${propensity}`);
    }
  });

  test('features are those a learner sees, to seven digits', () => {
    const read = (part: string) =>
      Object.fromEntries(
        part
          .trim()
          .split(' ')
          .filter(Boolean)
          .map((feature) => {
            const [name, value = '1'] = feature.split(':');
            return [name!, Number(value)];
          }),
      );
    const rounded = (features: Readonly<Record<string, number>>) =>
      Object.fromEntries(
        Object.entries(features).map(([name, value]) => [name, Number(value.toPrecision(7))]),
      );
    for (const [i, example] of examples().slice(0, 60).entries()) {
      const [shared, ...actions] = example.split('\n') as [string, ...string[]];
      expect(read(shared.split('|c')[1]!)).toEqual(rounded(featuresOf(kept[i]!, 0, 'c')));
      for (const [index, line] of actions.entries()) {
        const [, prompt, relation] = /\|p(.*) \|x(.*)$/.exec(line)!;
        expect(read(prompt!)).toEqual(rounded(featuresOf(kept[i]!, index, 'p')));
        expect(read(relation!)).toEqual(rounded(featuresOf(kept[i]!, index, 'x')));
      }
    }
  });
});

test('Parquet reads back as the same rows', () => {
  // hyparquet is ESM through and through, which jest here is not.
  const script = `
    import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(process.argv[1]) });
    console.log(JSON.stringify(rows));`;
  const read = spawnSync(process.execPath, ['--input-type=module', '-e', script, at('log.parquet')], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  expect(read.stderr).toBe('');
  const rows = JSON.parse(read.stdout) as Readonly<Record<string, unknown>>[];
  expect(rows).toHaveLength(kept.length);
  for (const [i, row] of rows.entries()) {
    const record = kept[i]!;
    const prompt = record.candidates[record.chosen]!;
    const { useful, outcome } = labelOf(record);
    expect(row).toMatchObject({
      conversation_id: record.conversationId,
      turn: record.turn,
      at: record.at,
      stratum: record.context.exploration.stratum,
      prompt: promptKey(prompt),
      prompt_id: promptId(prompt),
      candidates: record.candidates.length,
      propensity: record.propensity,
      ...prompt.numbers,
      known: record.context.known.join(' '),
      fallback: '',
      useful,
      outcome,
    });
  }
});

test('a file that is there is left as it is; bad input is one line, and nothing is left behind', () => {
  const messages = [/^segue: .*mine\.vw is there already$/, /^segue: no such log: .*nowhere$/];
  for (const [i, { status, stdout, stderr }] of results.slice(3).entries()) {
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trimEnd()).toMatch(messages[i]!);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  }
  expect(readFileSync(at('mine.vw'), 'utf8')).toBe('mine');
  expect(readdirSync(directory).sort()).toEqual(['log', 'log.parquet', 'log.vw', 'mine.vw', 'new']);
  expect(existsSync(at('new/log.dsjson.part'))).toBe(false);
});
