/** `segue evaluate --rows` as people and scripts run it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Report } from '../../policy/estimate/evaluation.ts';
import { CLUSTERED, rowsOf } from '../policy/estimate/world.ts';
import { sharedData } from '../support/shared-data.ts';

const directory = mkdtempSync(join(tmpdir(), 'segue-evaluate-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

function evaluate(path: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['run', '-s', 'segue', '--', 'evaluate', '--rows', path, ...args],
    { encoding: 'utf8', env: { PATH: process.env.PATH } },
  );
  return { status, stdout, stderr };
}

function reported(path: string, ...args: readonly string[]): Report {
  const { status, stdout, stderr } = evaluate(path, '--json', ...args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as Report;
}

const HEADER = 'reward,propensity,target_probability';
const rows = rowsOf(CLUSTERED, 150, 1);
const lines = rows.map(
  (row) =>
    `${row.cluster},"x, y",${row.targetProbability},${row.reward},${row.predictedTargetValue},${row.predictedReward},${row.propensity}`,
);
const full = [
  'cluster,ignored,target_probability,reward,predicted_target_value,predicted_reward,propensity',
  ...lines,
].join('\n');

describe('columns in any order, clusters and predictions', () => {
  const path = file('full.csv', full);

  test('--json prints one document with the promised keys', () => {
    const report = reported(path);
    expect({ rows: report.rows, clusters: report.clusters, refused: report.refused }).toEqual({
      rows: rows.length,
      clusters: 150,
      refused: null,
    });
    expect(report.diagnostics).toMatchObject({
      effectiveSampleSize: expect.any(Number),
      maxWeight: expect.any(Number),
      meanWeight: expect.any(Number),
      support: expect.any(Object),
    });
    expect(report.estimates).toHaveLength(10);
    const pair = [expect.any(Number), expect.any(Number)];
    for (const { value, intervals } of report.estimates) {
      expect(Number.isFinite(value)).toBe(true);
      expect(intervals).toEqual({
        normal: pair,
        bootstrap: pair,
        'empirical-bernstein': pair,
        sequence: pair,
      });
    }
  });

  test('people get a table, gzipped or not', () => {
    const { status, stdout } = evaluate(file('full.csv.gz', gzipSync(full)));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+ rows in 150 clusters/);
    expect(stdout).toMatch(/\nips +0\.\d+ +0\.\d+ … 0\.\d+/);
    expect(stdout).toMatch(/\ndros /);
    expect(evaluate(path).stdout).toBe(stdout);
  });

  test('--seed, --bootstrap and --alpha are heard', () => {
    const narrow = reported(path, '--alpha', '0.5', '--seed', '7', '--bootstrap', '150');
    expect(narrow.settings).toMatchObject({ alpha: 0.5, seed: 7, bootstrap: 150 });
    const [low, high] = narrow.estimates[0]!.intervals.normal;
    const [wideLow, wideHigh] = reported(path).estimates[0]!.intervals.normal;
    expect(low).toBeGreaterThan(wideLow);
    expect(high).toBeLessThan(wideHigh);
  });
});

test('rewards beyond 0 and 1 are read twice, and the report says what that costs', () => {
  const some = rows.map((row) => `${5 * row.reward - 1},${row.propensity},${row.targetProbability}`);
  const path = file('scaled.csv', [HEADER, ...some].join('\n'));
  const guessed = reported(path);
  expect(guessed.settings.rewardRange).toEqual({ low: -1, high: 4, source: 'observed' });
  expect(guessed.notes.join()).toMatch(
    /hold only approximately: the range of the rewards was read off the data/,
  );
  const declared = reported(path, '--reward-min', '-1', '--reward-max', '4');
  expect(declared.notes.join()).not.toMatch(/read off the data/);
  expect(declared.estimates).toEqual(guessed.estimates);
});

test('a file whose effective sample size is about 2 is refused, and that is an answer', () => {
  const light = Array.from({ length: 998 }, (_, i) => `${i % 2},0.5,0.001`);
  const path = file('two.csv', [HEADER, ...light, '1,0.001,0.5', '0,0.001,0.5'].join('\n'));
  const report = reported(path);
  expect(report.diagnostics.effectiveSampleSize).toBeCloseTo(1001.996 ** 2 / 500_000, 2);
  expect(report.refused?.reason).toMatch(/effective sample size is 2/);
  expect(report.estimates).toEqual([]);
  const { status, stdout } = evaluate(path);
  expect(status).toBe(0);
  expect(stdout).toMatch(/\nrefused: the effective sample size is 2/);
});

const bandit = sharedData('open-bandit/men-bts-from-random.csv.gz');
(bandit ? test : test.skip)('Open Bandit data from the file', () => {
  const report = reported(bandit!);
  expect(report.estimates.find(({ estimator }) => estimator === 'ips')!.value).toBeCloseTo(0.004542, 6);
  expect(report.estimates.find(({ estimator }) => estimator === 'snips')!.value).toBeCloseTo(0.0046124, 6);
});

describe('bad input is one clear line and exit code 2', () => {
  const ok = '1,0.5,0.5';
  const gz = gzipSync(
    [HEADER, ...Array.from({ length: 5000 }, (_, i) => `${i % 2},0.${1 + (i % 9)},0.5`)].join('\n'),
  );
  test.each([
    ['a missing file', '/nowhere.csv', [], /no such file: \/nowhere\.csv/],
    ['a folder', directory, [], /EISDIR/],
    ['an empty file', file('empty.csv', ''), [], /empty\.csv is empty: it needs a header/],
    ['a header alone', file('header.csv', HEADER), [], /header\.csv has a header but no rows/],
    [
      'no header',
      file('bare.csv', `${ok}\n${ok}`),
      [],
      /has no column reward, propensity, target_probability/,
    ],
    [
      'a missing column',
      file('short.csv', `reward,propensity\n1,0.5`),
      [],
      /has no column target_probability/,
    ],
    ['a column twice', file('twice.csv', `reward,${HEADER}\n1,${ok}`), [], /two columns reward/],
    [
      'NaN',
      file('nan.csv', `${HEADER}\n${ok}\nNaN,0.5,0.5`),
      [],
      /nan\.csv, row 2: reward is "NaN", not a number/,
    ],
    [
      'a word',
      file('word.csv', `${HEADER}\n${ok}\n1,half,0.5`),
      [],
      /row 2: propensity is "half", not a number/,
    ],
    ['an empty cell', file('hole.csv', `${HEADER}\n1,0.5,`), [], /row 1: target_probability is empty/],
    [
      'propensity 0',
      file('zero.csv', `${HEADER}\n${ok}\n${ok}\n1,0,0.5`),
      [],
      /zero\.csv, row 3: propensity is 0, not in \(0, 1\]/,
    ],
    ['propensity above 1', file('above.csv', `${HEADER}\n1,1.2,0.5`), [], /row 1: propensity is 1\.2/],
    ['infinite reward', file('inf.csv', `${HEADER}\nInfinity,0.5,0.5`), [], /row 1: reward is Infinity/],
    ['a negative target', file('neg.csv', `${HEADER}\n1,0.5,-0.5`), [], /row 1: target_probability is -0\.5/],
    [
      'an unnamed cluster',
      file('anon.csv', `${HEADER},cluster\n${ok},a\n${ok},`),
      [],
      /row 2: cluster is empty/,
    ],
    ['a row too short', file('torn.csv', `${HEADER}\n${ok}\n1,0.5`), [], /torn\.csv, row 2: /],
    [
      'a truncated gzip',
      file('cut.csv.gz', gz.subarray(0, gz.length / 2)),
      [],
      /cut\.csv\.gz: the gzip is cut off after row \d+/,
    ],
    ['no gzip at all', file('fake.csv.gz', `${HEADER}\n${ok}`), [], /fake\.csv\.gz: not a gzip file/],
    [
      'a reward outside its declared range',
      file('range.csv', `${HEADER}\n${ok}\n7,0.5,0.5`),
      ['--reward-min', '0', '--reward-max', '1'],
      /row 2: reward 7 is outside/,
    ],
    [
      'a weight above the declared one',
      file('weight.csv', `${HEADER}\n1,0.1,0.9`),
      ['--max-weight', '5'],
      /row 1: weight 9/,
    ],
    ['half a range', file('half.csv', `${HEADER}\n${ok}`), ['--reward-min', '0'], /go together/],
    ['an alpha of 2', file('alpha.csv', `${HEADER}\n${ok}`), ['--alpha', '2'], /--alpha wants/],
    [
      'one cluster only',
      file(
        'one.csv',
        [`${HEADER},cluster`, ...Array.from({ length: 90 }, (_, i) => `${i % 2},0.5,0.5,a`)].join('\n'),
      ),
      [],
      /one\.csv: all 90 rows are one cluster/,
    ],
    [
      'all rewards equal',
      file('same.csv', [HEADER, ...Array.from({ length: 90 }, () => ok)].join('\n')),
      [],
      /same\.csv: all 90 rewards are 1/,
    ],
    [
      'a reward of its own',
      file('own.csv', `${HEADER}\n${ok}`),
      ['--reward', 'playback'],
      /has a reward in every row/,
    ],
    ['no bootstrap', file('boot.csv', `${HEADER}\n${ok}`), ['--bootstrap', '1'], /--bootstrap wants/],
  ] as const)('%s', (_, path, args, message) => {
    const { status, stdout, stderr } = evaluate(path, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
