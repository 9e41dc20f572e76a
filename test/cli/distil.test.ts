/** `segue distil` as people run it: what it prints and leaves, that its policy is used like any, and every way it is refused. */
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
import type { PolicyArtifact } from '../../policy/artifact.ts';
import { type Ran, segue, segues } from '../support/command.ts';
import { recordsOf, simulated, writeLines } from '../support/log-builder.ts';

jest.setTimeout(300_000);

const directory = mkdtempSync(join(tmpdir(), 'segue-distil-'));
const at = (name: string) => join(directory, name);
const artifactIn = (name: string) =>
  JSON.parse(readFileSync(at(`${name}/policy.json`), 'utf8')) as PolicyArtifact;
const distil = (out: string, ...more: readonly string[]) => [
  ...['distil', '--policy', at('teacher'), '--log', at('log'), '--out', at(out), '--workers', '1'],
  ...more,
];

let made: readonly Ran[];

beforeAll(async () => {
  writeLines(at('log'), 'a.jsonl', recordsOf(simulated(250, { seed: 2 })));
  const retrain = ['retrain', '--log', at('log'), '--workers', '1'];
  const [teacher, linear] = await segues([
    [...retrain, '--learner', 'trees', '--out', at('teacher')],
    [...retrain, '--learner', 'linear', '--out', at('linear')],
  ]);
  expect([teacher!.status, linear!.status]).toEqual([0, 0]);
  made = await segues([distil('small', '--json'), distil('text', '--seed', '1'), distil('again', '--json')]);
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('--json prints one document, and the folder holds the policy and the same report', () => {
  const { status, stdout, stderr } = made[0]!;
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.trim().split('\n')).toHaveLength(1);
  const said = JSON.parse(stdout) as Record<string, unknown>;
  expect(said).toMatchObject({
    policy: at('small'),
    teacher: artifactIn('teacher').version,
    version: artifactIn('small').version,
    agreement: { samePrompt: expect.any(Number), totalVariation: expect.any(Number) },
    bytes: { teacher: expect.any(Number), student: expect.any(Number) },
    microseconds: { teacher: expect.any(Number), student: expect.any(Number) },
    estimates: expect.any(Array),
    seconds: expect.any(Number),
  });
  expect(['stands-in', 'cannot-tell', 'falls-short']).toContain(said.verdict);
  expect(said).toHaveProperty('flips');
  expect(readdirSync(at('small')).sort()).toEqual(['policy.json', 'report.json']);
  expect(JSON.parse(readFileSync(at('small/report.json'), 'utf8'))).toEqual(said);
  const bytes = (name: string) => readFileSync(at(`${name}/policy.json`)).length;
  expect(said.bytes).toEqual({ teacher: bytes('teacher'), student: bytes('small') });
  expect(artifactIn('small')).toMatchObject({
    kind: 'distilled',
    provenance: { teacher: artifactIn('teacher').version },
  });
});

test('for people: the verdict first, and its reasons', () => {
  const { status, stdout } = made[1]!;
  expect(status).toBe(0);
  expect(stdout).toMatch(/^(STANDS IN|CANNOT TELL|FALLS SHORT) .*distilled-[0-9a-f]{8} of trees-/);
  expect(stdout).toMatch(/\n {2}[✓✗?] by the teacher’s own scores/);
  expect(stdout).toMatch(/\nnegative flips +/);
});

test('the same seed gives the same policy, to the byte', () => {
  expect(made[2]!.status).toBe(0);
  expect(readFileSync(at('again/policy.json'), 'utf8')).toBe(readFileSync(at('small/policy.json'), 'utf8'));
});

test('compare, simulate, evaluate and retrain take the small policy like any', async () => {
  const policy = at('small');
  const results = await segues([
    ['compare', '--policies', `${at('teacher')},${policy}`, '--conversations', '20', '--json'],
    [
      'simulate',
      '--policy',
      policy,
      '--conversations',
      '10',
      '--explore',
      '1',
      '--out',
      at('served'),
      '--json',
    ],
    ['evaluate', '--log', at('log'), '--policy', policy, '--json', '--bootstrap', '100', '--workers', '1'],
    [
      ...['retrain', '--log', at('log'), '--incumbent', policy, '--learner', 'linear', '--json'],
      ...['--out', at('next'), '--workers', '1'],
    ],
  ]);
  for (const { status, stderr } of results) expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const logged = readdirSync(at('served')).filter((name) => name.includes('jsonl'));
  expect(logged.length).toBeGreaterThan(0);
  expect(artifactIn('next').provenance.incumbent).toBe(artifactIn('small').version);
});

test('a log of feature version 1 will do', async () => {
  mkdirSync(at('old'));
  const golden = readFileSync('test/policy/learn/features-version-1.jsonl.gz');
  writeFileSync(at('old/log.jsonl.gz'), golden);
  const { status, stdout } = await segue([
    ...['distil', '--policy', at('teacher'), '--log', at('old'), '--out', at('from-old')],
    ...['--workers', '1', '--json'],
  ]);
  expect(status).toBe(0);
  expect((JSON.parse(stdout) as { agreement: { decisions: number } }).agreement.decisions).toBeGreaterThan(
    10,
  );
});

test('bad input is one line and exit code 2, and nothing is left behind', async () => {
  mkdirSync(at('empty'));
  mkdirSync(at('damaged'));
  const text = readFileSync(at('teacher/policy.json'), 'utf8');
  writeFileSync(at('damaged/policy.json'), text.replace('"seed":1', '"seed":2'));
  mkdirSync(at('half'));
  writeFileSync(at('half/policy.json'), text.slice(0, 500));
  mkdirSync(at('blank'));
  writeFileSync(at('blank/a.jsonl'), '');
  const common = (policy: string, log = at('log'), out = at('nothing')) => [
    ...['distil', '--policy', policy, '--log', log, '--out', out, '--workers', '1'],
  ];
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [common('rule'), /rule is a rule, not learned: distil wants the folder of a policy of trees/],
    [common(at('linear')), /is a linear policy: distil wants/],
    [common(at('small')), /is distilled already, from trees-[0-9a-f]{8}/],
    [common(at('nowhere')), /there is no policy/],
    [common(at('damaged')), /damaged: its checksum does not match/],
    [common(at('half')), /cut off or damaged/],
    [common(at('teacher'), at('empty')), /holds no log/],
    [common(at('teacher'), at('blank')), /blank is empty: there are no decisions in it/],
    [common(at('teacher'), at('log'), at('small')), /small is there already and is not empty/],
    [[...common(at('teacher')), '--seed', '1.5'], /--seed wants a whole number/],
    [[...common(at('teacher')), '--size', 'tiny'], /size/],
    [['distil', '--log', at('log'), '--out', at('nothing')], /policy/],
  ];
  const results = await segues(cases.map(([args]) => args));
  for (const [index, { status, stdout, stderr }] of results.entries()) {
    expect({ stderr, status, stdout }).toMatchObject({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^segue: [^\n]+\n$/);
    expect(stderr).toMatch(cases[index]![1]);
  }
  expect(existsSync(at('nothing'))).toBe(false);
  expect(existsSync(at('nothing.part'))).toBe(false);
});
