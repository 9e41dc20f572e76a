/** `segue simulate` and `segue compare` as people run them. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
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
import { gunzipSync } from 'node:zlib';
import type { LogRecord } from '../../policy/record.ts';

const directory = mkdtempSync(join(tmpdir(), 'segue-simulate-'));
const at = (name: string) => join(directory, name);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

function segue(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('node', ['--import', 'tsx', 'cli/main.ts', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { status, stdout, stderr };
}

const files = (log: string) => readdirSync(log).sort();
const records = (log: string): LogRecord[] =>
  files(log).flatMap((name) =>
    gunzipSync(readFileSync(join(log, name)))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as LogRecord),
  );
const fingerprint = (log: string) =>
  files(log).map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(log, name)))
      .digest('hex'),
  ]);

test('a log of the seed alone: the same bytes from one worker and from two', () => {
  const simulate = (workers: string, out: string) =>
    segue(
      'simulate',
      '--conversations',
      '600',
      '--explore',
      '0.5',
      '--workers',
      workers,
      '--out',
      out,
      '--json',
    );
  const one = simulate('1', at('one'));
  const two = simulate('2', at('two'));
  expect([one.status, two.status, two.stderr]).toEqual([0, 0, '']);
  expect(fingerprint(at('two'))).toEqual(fingerprint(at('one')));
  expect(files(at('two'))).toEqual(['conversations-00000.jsonl.gz', 'conversations-00001.jsonl.gz']);

  const summary = JSON.parse(two.stdout) as Record<string, number>;
  expect(Object.keys(summary)).toEqual(['conversations', 'decisions', 'success', 'turns', 'seconds', 'log']);
  const log = records(at('two'));
  const decided = log.filter((record) => record.type === 'decision');
  expect(decided).toHaveLength(summary.decisions!);
  expect(new Set(log.map((record) => record.conversationId)).size).toBe(600);
  const strata = new Set(decided.map((record) => record.context.exploration.stratum));
  expect(strata).toEqual(new Set(['explore', 'exploit']));
});

test('compare tells the truth as documented', () => {
  const { status, stdout } = segue(
    'compare',
    '--policies',
    'rule,uniform',
    '--conversations',
    '300',
    '--world',
    'random:3',
    '--json',
  );
  expect(status).toBe(0);
  const report = JSON.parse(stdout) as {
    world: string;
    policies: { name: string; success: number; successInterval: number[]; prompts: Record<string, number> }[];
  };
  expect(report.world).toBe('random:3');
  expect(report.policies.map(({ name }) => name)).toEqual(['rule', 'uniform']);
  for (const { success, successInterval, prompts } of report.policies) {
    expect(successInterval[0]).toBeLessThan(success);
    expect(successInterval[1]).toBeGreaterThan(success);
    expect(Object.values(prompts).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
  }
  expect(segue('compare', '--policies', 'rule,gain', '--conversations', '50').stdout).toMatch(
    /gain − rule: success/,
  );
});

test('an interrupted simulation leaves nothing behind', async () => {
  const out = at('interrupted');
  const child = spawn('node', [
    '--import',
    'tsx',
    'cli/main.ts',
    'simulate',
    '--conversations',
    '100000',
    '--out',
    out,
  ]);
  for (let i = 0; i < 400 && !existsSync(`${out}.part`); i++)
    await new Promise((next) => setTimeout(next, 25));
  expect(existsSync(`${out}.part`)).toBe(true);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect([existsSync(out), existsSync(`${out}.part`)]).toEqual([false, false]);
});

describe('bad input is one clear line and exit code 2', () => {
  beforeAll(() => {
    mkdirSync(at('full'));
    writeFileSync(at('full/log.jsonl'), '');
    writeFileSync(at('broken.json'), '{"version": 1, "name": "x"');
    writeFileSync(at('partial.json'), '{"version": 1, "name": "x"}');
  });

  const simulate = ['simulate', '--conversations', '5', '--out', at('never')];
  test.each<[string, readonly string[], RegExp]>([
    ['no conversations', ['simulate', '--conversations', '0', '--out', at('never')], /--conversations wants/],
    ['half a conversation', ['simulate', '--conversations', '1.5', '--out', at('never')], /whole number/],
    ['an unknown policy', [...simulate, '--policy', 'best'], /there is no policy best/],
    ['a share above 1', [...simulate, '--explore', '2'], /--explore wants a share/],
    [
      'a log that is there',
      ['simulate', '--conversations', '5', '--out', at('full')],
      /full is there already/,
    ],
    ['a file in its place', ['simulate', '--conversations', '5', '--out', at('broken.json')], /is a file/],
    ['a world that is not JSON', [...simulate, '--world', at('broken.json')], /broken\.json is not JSON/],
    ['half a world', [...simulate, '--world', at('partial.json')], /partial\.json: taste: /],
    ['a missing world', [...simulate, '--world', at('none.json')], /none\.json cannot be read/],
    ['a random world without a seed', [...simulate, '--world', 'random:x'], /the seed is a whole number/],
    ['a policy twice', ['compare', '--policies', 'rule,rule'], /each one once/],
    ['an unknown policy to compare', ['compare', '--policies', 'rule,x'], /there is no policy x/],
  ])('%s', (_, args, message) => {
    const { status, stdout, stderr } = segue(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(at('never'))).toBe(false);
  });
});
