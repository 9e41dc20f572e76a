/** `segue retrain` and `segue evaluate --log` as people run them: every form of a log, every way it can be wrong. */
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import murmur from 'murmurhash3js-revisited';
import { retrainCommand } from '../../cli/commands/retrain.ts';
import { dsjsonLine } from '../../cli/interop/dsjson.ts';
import { eachLine } from '../../cli/log-source/lines.ts';
import { UserError } from '../../cli/user-error.ts';
import { startEmbeddedDynamo } from '../../console/embedded-dynamo.ts';
import { DynamoLog } from '../../lambda/aws/dynamo-log.ts';
import { toItem } from '../../lambda/aws/item.ts';
import { createTable } from '../../lambda/aws/table.ts';
import type { PolicyArtifact } from '../../policy/artifact.ts';
import type { RewardModel } from '../../policy/learn/reward-model.ts';
import type { LogRecord } from '../../policy/record.ts';
import { type Ran, segue, segues } from '../support/command.ts';
import { made, recordsOf, simulated, writeExport, writeLines } from '../support/log-builder.ts';
import { decisionRecord } from '../support/records.ts';

jest.setTimeout(180_000);

const directory = mkdtempSync(join(tmpdir(), 'segue-retrain-'));
const at = (name: string) => join(directory, name);
const policyIn = (name: string) => readFileSync(at(`${name}/policy.json`), 'utf8');

/** Learned from in two seconds, and just enough to grow trees of. */
const small = recordsOf(simulated(200, { seed: 2 }));

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('a log of 1,200 simulated conversations', () => {
  let retrained: Ran;

  beforeAll(async () => {
    const simulate = ['simulate', '--conversations', '1200', '--explore', '1', '--out', at('log'), '--json'];
    expect((await segue(simulate)).status).toBe(0);
    retrained = await segue([
      'retrain',
      '--log',
      at('log'),
      '--out',
      at('policy'),
      '--json',
      '--workers',
      '1',
    ]);
  });

  test('retrain prints one JSON document, the contract’s', () => {
    expect({ status: retrained.status, stderr: retrained.stderr }).toEqual({ status: 0, stderr: '' });
    expect(retrained.stdout.trim().split('\n')).toHaveLength(1);
    const said = JSON.parse(retrained.stdout) as Record<string, unknown>;
    expect(Object.keys(said)).toEqual(
      expect.arrayContaining([
        'verdict',
        'reasons',
        'learner',
        'policy',
        'estimates',
        'rejectedRows',
        'seconds',
      ]),
    );
    expect(['promote', 'hold', 'refuse']).toContain(said.verdict);
    expect(said).toMatchObject({ policy: at('policy'), rejectedRows: {}, reward: 'usefulness' });
    expect(['linear', 'trees']).toContain(said.learner);
    expect((said.reasons as string[]).length).toBeGreaterThan(0);
    expect(said.seconds).toBeGreaterThan(0);
    expect(readdirSync(at('policy')).sort()).toEqual(['policy.json', 'report.html', 'report.json']);
    expect(JSON.parse(policyIn('policy'))).toMatchObject({ kind: said.learner });
    expect(JSON.parse(readFileSync(at('policy/report.json'), 'utf8'))).toMatchObject({
      gate: { verdict: said.verdict, reasons: said.reasons },
    });
  });

  test('the same seed gives the same policy with two workers, to the byte', async () => {
    const again = ['retrain', '--log', at('log'), '--out', at('again'), '--workers', '2'];
    const { status, stdout } = await segue(again);
    expect(status).toBe(0);
    expect(stdout).toMatch(/\w/);
    expect(policyIn('again')).toBe(policyIn('policy'));
  });

  test('positive-congruent training is on record, and gives another policy', async () => {
    const run = ['retrain', '--log', at('log'), '--congruent', '1', '--out', at('congruent')];
    const { status, stdout } = await segue([...run, '--learner', 'trees', '--workers', '1']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\w+ .*, congruent 1\n/);
    expect(stdout).toMatch(/flips: .* of choices change; .* lose a useful prompt/);
    const { provenance, version } = JSON.parse(policyIn('congruent')) as PolicyArtifact;
    expect(provenance.congruent).toBe(1);
    const plain = JSON.parse(policyIn('policy')) as PolicyArtifact;
    expect(plain.provenance.congruent).toBeUndefined();
    expect(version).not.toBe(plain.version);
    expect(readFileSync(at('congruent/report.html'), 'utf8')).toContain('positive-congruent, β = 1');
  });

  test('compare, simulate, evaluate and the next retrain accept the policy', async () => {
    const policy = at('policy');
    const [compare, simulate, evaluate, next] = await segues([
      ['compare', '--policies', `rule,${policy}`, '--conversations', '40', '--json'],
      [
        'simulate',
        '--policy',
        policy,
        '--conversations',
        '20',
        '--explore',
        '1',
        '--out',
        at('served'),
        '--json',
      ],
      ['evaluate', '--log', at('log'), '--policy', policy, '--json', '--bootstrap', '100'],
      [
        'retrain',
        '--log',
        at('log'),
        '--incumbent',
        policy,
        '--learner',
        'linear',
        '--out',
        at('next'),
        '--json',
      ],
    ]);
    for (const { status, stderr, stdout } of [compare!, simulate!, evaluate!, next!]) {
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout.trim().split('\n')).toHaveLength(1);
    }
    const compared = JSON.parse(compare!.stdout) as { policies: { name: string }[] };
    expect(compared.policies.map(({ name }) => name)).toEqual(['rule', policy]);
    const evaluated = JSON.parse(evaluate!.stdout) as {
      rows: number;
      clusters: number;
      estimates: { estimator: string; value: number; intervals: object }[];
      diagnostics: object;
      refused: null | { reason: string };
    };
    expect(evaluated).toMatchObject({
      rows: (JSON.parse(simulate!.stdout) as { decisions: number }).decisions > 0 ? expect.any(Number) : 0,
      clusters: 1_200,
      diagnostics: {
        effectiveSampleSize: expect.any(Number),
        maxWeight: expect.any(Number),
        meanWeight: expect.any(Number),
        support: expect.any(Object),
      },
    });
    expect(evaluated.rows).toBeGreaterThan(5_000);
    if (evaluated.refused) expect(evaluated.refused.reason).toMatch(/\w/);
    else
      for (const { value, intervals } of evaluated.estimates) {
        expect(Number.isFinite(value)).toBe(true);
        expect(Object.keys(intervals)).toContain('normal');
      }
    const { version } = JSON.parse(policyIn('policy')) as { version: string };
    expect(JSON.parse(policyIn('next'))).toMatchObject({
      kind: 'linear',
      provenance: { incumbent: version },
    });
  });
});

test('--reward: learned from, judged by, and named wherever the policy is spoken of', async () => {
  writeLines(at('reward-log'), 'a.jsonl', small);
  const common = ['--log', at('reward-log'), '--workers', '1'];
  const [retrained, text, valued, table] = await segues([
    [
      'retrain',
      ...common,
      '--out',
      at('for-playback'),
      '--reward',
      'playback',
      '--learner',
      'linear',
      '--json',
    ],
    ['retrain', ...common, '--out', at('for-joy'), '--reward', 'satisfaction', '--learner', 'linear'],
    ['evaluate', ...common, '--policy', 'uniform', '--reward', 'seconds', '--bootstrap', '100', '--json'],
    ['evaluate', ...common, '--policy', 'uniform', '--reward', 'turns', '--bootstrap', '100'],
  ]);
  for (const { status, stderr } of [retrained!, text!, valued!, table!])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const said = JSON.parse(retrained!.stdout) as {
    reward: string;
    reasons: string[];
    estimates: { rewards: { reward: string; gated: boolean; refused: string | null }[] };
  };
  expect(said.reward).toBe('playback');
  expect(said.estimates.rewards.map(({ reward, gated }) => [reward, gated])).toEqual(
    ['usefulness', 'playback', 'seconds', 'turns', 'satisfaction'].map((name) => [name, name === 'playback']),
  );
  const policy = JSON.parse(policyIn('for-playback')) as PolicyArtifact;
  expect(policy).toMatchObject({ provenance: { reward: 'playback' }, estimates: { reward: 'playback' } });
  expect(policy.estimates).not.toHaveProperty('usefulness');
  expect(JSON.parse(readFileSync(at('for-playback/report.json'), 'utf8'))).toMatchObject({
    dataset: { reward: { name: 'playback' } },
  });
  expect(readFileSync(at('for-playback/report.html'), 'utf8')).toContain(
    'The reward of a prompt is playback',
  );
  expect(text!.stdout).toMatch(/ against rule-1, reward satisfaction\n/);
  expect(text!.stdout).toMatch(/\nsatisfaction ← gated /);
  expect(text!.stdout).toMatch(/\nanswers carry a sentiment in \d+ of 200 conversations/);
  expect(text!.stdout).not.toMatch(/useful(?!ness {2})/);
  const { reward, diagnostics } = JSON.parse(valued!.stdout) as {
    reward: string;
    diagnostics: { loggedValue: number };
  };
  expect(reward).toBe('seconds');
  expect(diagnostics.loggedValue).toBeGreaterThan(0.05);
  expect(table!.stdout).toMatch(/ clusters, reward turns, logged value 0\.\d+\n/);
});

test('--learner linear --linear-target ips and dr', async () => {
  writeLines(at('linear-log'), 'a.jsonl', small);
  const targets = ['ips', 'dr'];
  const results = await segues(
    targets.map((target) => [
      ...['retrain', '--log', at('linear-log'), '--out', at(`linear-${target}`), '--json', '--workers', '1'],
      ...['--learner', 'linear', '--linear-target', target],
    ]),
  );
  for (const { status, stdout } of results) {
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ learner: 'linear' });
  }
  const [ips, dr] = targets.map((target) => JSON.parse(policyIn(`linear-${target}`)) as PolicyArtifact);
  for (const artifact of [ips, dr])
    expect(artifact).toMatchObject({ kind: 'linear', model: { link: 'identity' } });
  expect(ips!.model).not.toEqual(dr!.model);
});

describe('one log in any form is one policy, to the byte', () => {
  const retrain = (log: string, out: string) => ['retrain', '--log', log, '--out', at(out), '--workers', '1'];
  let results: Readonly<Record<string, Ran>>;

  beforeAll(async () => {
    const half = Math.floor(small.length / 2);
    writeLines(at('form-lines'), 'log.jsonl', small);
    writeLines(at('form-gz'), 'b.jsonl.gz', small.slice(0, half));
    writeLines(at('form-gz'), 'a.jsonl', small.slice(half));
    writeLines(at('form-gz'), 'README.md', []);
    writeLines(at('form-file'), 'log.jsonl.gz', small);
    writeExport(at('form-export'), small);
    const images = small.map((record) => ({ NewImage: toItem(record) }));
    writeLines(at('form-images/data'), 'x.json.gz', images);
    mkdirSync(at('form-dsjson'));
    const dsjson = at('form-dsjson/log.dsjson');
    const [exported, ...read] = await segues([
      ['export', '--log', at('form-lines'), '--format', 'dsjson', '--out', dsjson, '--workers', '1'],
      retrain(at('form-lines'), 'from-lines'),
      retrain(at('form-gz'), 'from-gz'),
      retrain(at('form-file/log.jsonl.gz'), 'from-file'),
      retrain(at('form-export'), 'from-export'),
      retrain(at('form-images'), 'from-images'),
      retrain(at('form-dsjson'), 'from-dsjson'),
    ]);
    const forms = ['lines', 'gz', 'file', 'export', 'images', 'dsjson'];
    results = { exported: exported!, ...Object.fromEntries(forms.map((form, i) => [form, read[i]!])) };
  });

  test('one file of lines, and there is something in it to be the same', () => {
    expect(results.lines).toMatchObject({ status: 0, stderr: '' });
    const { kind, model } = JSON.parse(policyIn('from-lines')) as PolicyArtifact & RewardModel;
    expect(
      kind === 'trees' ? model.trees.filter(({ feature }) => feature.length > 1).length : 0,
    ).toBeGreaterThan(9);
  });

  test.each([
    ['gz', 'cut into two files, one compressed'],
    ['file', 'a compressed file by its own name'],
    ['export', 'an export of the table'],
    ['images', 'an incremental export'],
    ['dsjson', 'dsjson that segue export wrote'],
  ])('%s: %s', (form) => {
    expect(results.exported).toMatchObject({ status: 0, stderr: '' });
    expect(results[form]).toMatchObject({ status: 0, stderr: '' });
    expect(policyIn(`from-${form}`)).toBe(policyIn('from-lines'));
  });

  test('a table', async () => {
    const dynamo = await startEmbeddedDynamo(at('dynamo'));
    try {
      await createTable(dynamo.client, 'segue-log');
      const log = new DynamoLog(dynamo.client, 'segue-log');
      const write = (record: LogRecord) =>
        record.type === 'decision' ? log.recordDecision(record) : log.recordOutcome(record);
      for (let i = 0; i < small.length; i += 20) await Promise.all(small.slice(i, i + 20).map(write));
      const environment = { AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint, AWS_REGION: 'local' };
      const [read, missing] = await Promise.all([
        segue(retrain('dynamodb:segue-log', 'from-table'), environment),
        segue(retrain('dynamodb:no-such-table', 'from-nowhere'), environment),
      ]);
      expect(read).toMatchObject({ status: 0, stderr: '' });
      const stderr = 'segue: dynamodb:no-such-table: there is no such table\n';
      expect(missing).toEqual({ status: 2, stdout: '', stderr });
    } finally {
      await dynamo.stop();
    }
    expect(policyIn('from-table')).toBe(policyIn('from-lines'));
    expect(existsSync(at('from-nowhere'))).toBe(false);
  });
});

describe('bad input is one clear line and exit code 2, and nothing is written', () => {
  const lines = (name: string, records: readonly unknown[]) => {
    writeLines(at(name), 'log.jsonl', records);
    return at(name);
  };
  const text = (name: string, file: string, content: string | Buffer) => {
    mkdirSync(at(name), { recursive: true });
    writeFileSync(at(`${name}/${file}`), content);
    return at(name);
  };
  const many = Array.from({ length: 12 }, (_, n) => made(n)).flat();
  const older = decisionRecord({ featureVersion: 0 });
  const asText = (records: readonly unknown[]) =>
    records.map((record) => `${JSON.stringify(record)}\n`).join('');
  const forged = (changes: object) => {
    const named = { artifact: 1, kind: 'linear', version: 'linear-0', featureVersion: 1, ...changes };
    const checksum = murmur.x64.hash128(new TextEncoder().encode(JSON.stringify(named)));
    return JSON.stringify({ ...named, checksum });
  };

  /** What is given as --log, what the message has to say, what else is given. */
  const BAD: readonly (readonly [string, () => string, RegExp, (() => object)?])[] = [
    ['no such log', () => at('nowhere'), /no such log: .*nowhere$/],
    ['an empty directory', () => at('bare'), /bare holds no log/],
    ['an empty file', () => lines('empty', []), /empty is empty: there are no decisions in it/],
    [
      'a gzip cut off',
      () => text('cut', 'log.jsonl.gz', gzipSync(asText(many)).subarray(0, 300)),
      /cut\/log\.jsonl\.gz: the gzip is cut off after row \d+/,
    ],
    ['no gzip', () => text('plain', 'log.jsonl.gz', asText(many)), /plain\/log\.jsonl\.gz: not a gzip file/],
    [
      'a line that is not JSON',
      () => text('words', 'log.jsonl', `${asText(made(0))}not JSON\n`),
      /words\/log\.jsonl, row 5: not JSON: not JSON/,
    ],
    [
      'a NaN literal',
      () => text('nan', 'log.jsonl', asText(made(0)).replace('"gain":5.4', '"gain":NaN')),
      /nan\/log\.jsonl, row 1: not JSON/,
    ],
    [
      'mixed schema versions',
      () => lines('schemas', [...made(0), ...made(1).map((r) => ({ ...r, schema: 2 }))]),
      /schemas\/log\.jsonl, row 5: schema version 2, this reads 1/,
    ],
    [
      'other features',
      () =>
        lines(
          'features',
          made(0).map((r) => ({ ...r, featureVersion: 9 })),
        ),
      /features\/log\.jsonl, row 1: feature version 9/,
    ],
    [
      'other records',
      () => lines('others', [{ type: 'note' }]),
      /others\/log\.jsonl, row 1: neither a decision nor an outcome/,
    ],
    [
      'zero propensities throughout',
      () =>
        lines(
          'zero',
          many.map((r) => (r.type === 'decision' ? { ...r, propensity: 0 } : r)),
        ),
      /zero breaks its rules in bulk: 36 of 36 decisions, propensity-out-of-range .*zero\/log\.jsonl, row 1$/,
    ],
    ['one conversation', () => lines('one', made(0)), /one: the log holds one conversation only/],
    [
      'no endings',
      () =>
        lines(
          'open',
          many.filter((r) => r.type === 'decision'),
        ),
      /open: no decision is left to learn from: 36 no-outcome/,
    ],
    [
      'dsjson of others',
      () => text('vw', 'log.dsjson', '{"_label_cost":-1,"a":[1],"c":{"_multi":[{}]},"p":[1]}\n'),
      /vw\/log\.dsjson, row 1: not dsjson that segue export wrote/,
    ],
    [
      'dsjson of other features',
      () => text('dsjson', 'log.dsjson', dsjsonLine({ record: older, useful: 1, outcome: 'played' })),
      /dsjson\/log\.dsjson, row 1: feature version 0, this reads 2/,
    ],
    [
      'an export of other items',
      () => text('items/data', 'x.json', '{"Item":{"id":{"S":"1"}}}\n').replace('/data', ''),
      /x\.json, row 1: not a record of the log/,
    ],
    [
      'no export',
      () => text('noitems/data', 'x.json', '{"id":1}\n').replace('/data', ''),
      /x\.json, row 1: not an item of a DynamoDB export/,
    ],
    ['a table’s name that is none', () => 'dynamodb:a/b', /dynamodb:a\/b: not the name of a table/],
    [
      'a damaged incumbent',
      () => at('fine'),
      /damaged\/policy\.json is damaged/,
      () => ({ incumbent: text('damaged', 'policy.json', forged({}).replace('linear-0', 'linear-1')) }),
    ],
    [
      'an incumbent for other features',
      () => at('fine'),
      /older\/policy\.json is a policy for features of version 0/,
      () => ({ incumbent: text('older', 'policy.json', forged({ featureVersion: 0 })) }),
    ],
    ['no such incumbent', () => at('fine'), /there is no policy nobody/, () => ({ incumbent: 'nobody' })],
    [
      'a folder without a policy',
      () => at('fine'),
      /bare\/policy\.json cannot be read/,
      () => ({ incumbent: at('bare') }),
    ],
    [
      'seconds of a log whose devices told nothing',
      () => at('fine'),
      /fine: no conversation in the log has playback events: reward seconds tells no prompt from another$/,
      () => ({ reward: 'seconds' }),
    ],
    [
      'satisfaction of a log without feelings',
      () => at('fine'),
      /fine: no answer in the log carries a sentiment: reward satisfaction tells no prompt from another$/,
      () => ({ reward: 'satisfaction' }),
    ],
    ['half a worker', () => at('fine'), /--workers wants a whole number/, () => ({ workers: 0.5 })],
    ['a negative seed', () => at('fine'), /--seed wants a whole number/, () => ({ seed: -1 })],
  ];
  const [TAKEN, FILE] = [at('taken'), at('file')];

  beforeAll(() => {
    mkdirSync(at('bare'));
    lines('fine', many);
    text('taken', 'notes.txt', 'mine');
    writeFileSync(FILE, 'mine');
  });

  /** In this process, which saves a second a case: `main.ts` says a UserError's first line and exits with 2. */
  const retrain = (options: object) =>
    retrainCommand.handler({
      ...{ log: at('fine'), learner: 'auto', 'linear-target': 'mtr', incumbent: 'rule', seed: 1 },
      ...{ workers: 1, json: true, ...options },
    } as never) as Promise<void>;

  const cases = BAD.map(([name, log, message, others]) => [name, { log, message, others }] as const);

  test.each(cases)('%s', async (_, { log, message, others = () => ({}) }) => {
    const out = at('never');
    const error: unknown = await retrain({ log: log(), out, ...others() }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toContain('\n');
    expect(readdirSync(directory).filter((name) => name.startsWith('never'))).toEqual([]);
  });

  test('each is said on one line of standard error, and the exit code is 2', async () => {
    const zero = lines(
      'zeros',
      many.map((r) => (r.type === 'decision' ? { ...r, propensity: 0 } : r)),
    );
    const damaged = text('broken', 'policy.json', forged({}).replace('linear-0', 'linear-1'));
    const bulk =
      /zeros breaks its rules in bulk: 36 of 36 decisions, propensity-out-of-range .*zeros\/log\.jsonl, row 1$/;
    const said: readonly (readonly [readonly string[], RegExp])[] = [
      [
        ['retrain', '--log', at('nowhere'), '--out', at('never'), '--json'],
        /^segue: no such log: .*nowhere$/,
      ],
      [['retrain', '--log', zero, '--out', at('never')], bulk],
      [
        ['retrain', '--log', at('fine'), '--out', at('never'), '--reward', 'joy'],
        /reward.*joy.*satisfaction/,
      ],
      [['evaluate', '--log', at('fine'), '--policy', 'rule', '--reward', 'joy'], /reward.*joy.*satisfaction/],
      [
        ['evaluate', '--log', at('fine'), '--policy', 'rule', '--reward', 'satisfaction'],
        /fine: no answer in the log carries a sentiment/,
      ],
      [
        ['retrain', '--log', at('fine'), '--out', at('never'), '--congruent=-1'],
        /--congruent wants a number from 0 to 1000$/,
      ],
      [['retrain', '--log', at('fine'), '--out', TAKEN], /taken is there already and is not empty$/],
      [['retrain', '--log', at('fine'), '--out', FILE], /file is a file; --out wants a directory$/],
      [['evaluate', '--log', zero, '--policy', 'rule', '--json'], bulk],
      [['evaluate', '--log', at('fine'), '--policy', damaged], /broken\/policy\.json is damaged/],
    ];
    const results = await segues(said.map(([args]) => [...args, '--workers', '1']));
    for (const [i, { status, stdout, stderr }] of results.entries()) {
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr.trimEnd()).toMatch(said[i]![1]);
    }
    expect(readdirSync(directory).filter((name) => /^never|\.part$/.test(name))).toEqual([]);
    expect(readdirSync(TAKEN)).toEqual(['notes.txt']);
    expect(readFileSync(FILE, 'utf8')).toBe('mine');
  });
});

/** `stream.compose` told of it seven times in eight, and left the reader waiting otherwise. */
test('a gzip that is cut off is told of every time', async () => {
  const path = at('cut-again.jsonl.gz');
  writeFileSync(path, gzipSync(JSON.stringify(made(0))).subarray(0, 200));
  for (let i = 0; i < 200; i++)
    await expect(eachLine(path, () => {})).rejects.toThrow('the gzip is cut off after row 0');
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s in the middle leaves nothing behind', async (signal) => {
  writeLines(at(`interrupted-${signal}`), 'log.jsonl.gz', small);
  const out = at(`stopped-${signal}`);
  const args = ['retrain', '--log', at(`interrupted-${signal}`), '--out', out];
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], { stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve) => {
    const look = setInterval(() => {
      if (!existsSync(`${out}.part`) && child.exitCode === null) return;
      clearInterval(look);
      resolve();
    }, 5);
  });
  expect(existsSync(`${out}.part`)).toBe(true);
  child.kill(signal);
  expect(await ended).toBe(signal === 'SIGINT' ? 130 : 143);
  expect([existsSync(out), existsSync(`${out}.part`)]).toEqual([false, false]);
});
