/** The whole evaluation: diagnostics, refusals, notes, and real data with published figures. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Evaluation, type EvaluationSettings, type Report } from '../../../policy/estimate/evaluation.ts';
import type { Row } from '../../../policy/estimate/row.ts';
import { randomFrom } from '../../../policy/random.ts';
import { sharedData } from '../../support/shared-data.ts';
import { row } from './rows.ts';
import { CLUSTERED, rowsOf, SINGLE } from './world.ts';

const DEFAULTS: EvaluationSettings = {
  predictions: false,
  clustered: false,
  range: { low: 0, high: 1, source: 'assumed' },
  alpha: 0.05,
  replicates: 200,
  seed: 1,
};

function evaluate(rows: readonly Row[], settings: Partial<EvaluationSettings> = {}): Report {
  const evaluation = new Evaluation({ ...DEFAULTS, ...settings });
  for (const each of rows) evaluation.add(each);
  return evaluation.get();
}

function estimateOf(report: Report, name: string): number {
  return report.estimates.find(({ estimator }) => estimator === name)!.value;
}

/** Rewards 0 and 1 in turn, propensity and target as given. */
function plain(n: number, numbers: Partial<Row> = {}): Row[] {
  return Array.from({ length: n }, (_, i) => row({ reward: i % 2, ...numbers }));
}

describe('Open Bandit data (men, 10,000 rows)', () => {
  const cases = [
    ['men-bts-from-random.csv.gz', 0.004542, 0.0046124, 2474, undefined],
    ['men-random-from-bts.csv.gz', 0.0030086, 0.0031894, 656, 178],
  ] as const;
  for (const [name, ips, snips, size, largest] of cases) {
    const path = sharedData(`open-bandit/${name}`);
    (path ? test : test.skip)(name, () => {
      const lines = gunzipSync(readFileSync(path!)).toString().trim().split('\n').slice(1);
      const report = evaluate(
        lines.map((line) => {
          const [reward, propensity, targetProbability] = line.split(',').map(Number);
          return row({ reward: reward!, propensity: propensity!, targetProbability: targetProbability! });
        }),
      );
      expect(report.refused).toBeNull();
      expect(Math.abs(estimateOf(report, 'ips') - ips)).toBeLessThan(1e-6);
      expect(Math.abs(estimateOf(report, 'snips') - snips)).toBeLessThan(1e-6);
      expect(Math.round(report.diagnostics.effectiveSampleSize)).toBe(size);
      if (largest !== undefined) expect(Math.floor(report.diagnostics.maxWeight)).toBe(largest);
      for (const { value, intervals } of report.estimates)
        for (const interval of Object.values(intervals)) {
          expect(interval![0]).toBeLessThanOrEqual(value);
          expect(interval![1]).toBeGreaterThanOrEqual(value);
        }
    });
  }
});

describe('refusal', () => {
  const heavy = [
    ...plain(998, { targetProbability: 0.001 }),
    ...plain(2, { propensity: 0.001, targetProbability: 0.5 }),
  ];
  test.each([
    ['effective-sample-size', heavy, /effective sample size is 2\.0 of 1000 rows, below 50/],
    ['no-target-support', plain(100, { targetProbability: 0 }), /none of the 100 logged actions/],
    ['no-variance', plain(100).map((each) => ({ ...each, reward: 1 })), /all 100 rewards are 1/],
    [
      'mean-weight',
      [...plain(500, { targetProbability: 0.1 }), ...plain(500, { targetProbability: 0.12 })],
      /mean weight is 0\.2200/,
    ],
  ] as const)('%s', (kind, rows, reason) => {
    const report = evaluate(rows);
    expect(report.refused?.kind).toBe(kind);
    expect(report.refused?.reason).toMatch(reason);
    expect(report.estimates).toEqual([]);
  });

  test('one cluster, and few clusters that matter', () => {
    const clusters = (n: number) => plain(600).map((each, i) => ({ ...each, cluster: `c${i % n}` }));
    expect(evaluate(clusters(1), { clustered: true }).refused?.kind).toBe('one-cluster');
    expect(evaluate(clusters(6), { clustered: true }).refused?.kind).toBe('effective-clusters');
    const few = evaluate(clusters(15), { clustered: true });
    expect(few.refused).toBeNull();
    expect(few.notes.join()).toMatch(/only 15 clusters/);
  });

  test('propensities logged for another policy: rows look fine, weights do not average 1', () => {
    const rows = rowsOf(SINGLE, 2000, 1).map((each) => ({ ...each, weight: 1.3 * each.weight }));
    expect(evaluate(rows).refused?.kind).toBe('mean-weight');
    expect(evaluate(rowsOf(SINGLE, 2000, 1)).refused).toBeNull();
  });
});

describe('weights of 1 (a policy evaluated on its own log)', () => {
  const random = randomFrom(3);
  const rows = Array.from({ length: 400 }, () => row({ reward: random.int(4) / 4 }));
  const report = evaluate(rows);
  const mean = rows.reduce((sum, { reward }) => sum + reward, 0) / rows.length;

  test('every estimate is the sample mean, unshrunk, with s/√n', () => {
    for (const { value } of report.estimates) expect(value).toBeCloseTo(mean, 9);
    const deviation = Math.sqrt(rows.reduce((sum, { reward }) => sum + (reward - mean) ** 2, 0) / 399);
    expect(report.estimates[0]!.standardError).toBeCloseTo(deviation / 20, 12);
  });

  test('diagnostics see nothing odd', () => {
    const { effectiveSampleSize, maxWeight, meanWeight, clusterEffectiveSampleSize, loggedValue } =
      report.diagnostics;
    expect([effectiveSampleSize, clusterEffectiveSampleSize]).toEqual([400, 400]);
    expect([maxWeight, meanWeight]).toEqual([1, 1]);
    expect(loggedValue).toBeCloseTo(mean, 12);
  });
});

test('the same rows and seed give the same report, another seed moves only the bootstrap', () => {
  const rows = rowsOf(SINGLE, 400, 8);
  const [first, again, other] = [1, 1, 2].map((seed) => evaluate(rows, { predictions: true, seed }));
  expect(again).toEqual(first);
  const still = (report: Report) =>
    report.estimates.map(({ intervals, ...rest }) => ({ ...rest, ...intervals, bootstrap: null }));
  expect(still(other!)).toEqual(still(first!));
  expect(other!.estimates[0]!.intervals.bootstrap).not.toEqual(first!.estimates[0]!.intervals.bootstrap);
});

test('more rows, tighter intervals', () => {
  const reports = [400, 1600, 6400].map((n) => evaluate(rowsOf(SINGLE, n, 2), { predictions: true }));
  for (const name of ['ips', 'snips', 'cressie-read', 'dr', 'sndr'])
    for (const kind of ['normal', 'bootstrap', 'empirical-bernstein', 'sequence'] as const) {
      const widths = reports.map(({ estimates }) => {
        const [low, high] = estimates.find(({ estimator }) => estimator === name)!.intervals[kind]!;
        return high - low;
      });
      expect(widths[2]!).toBeLessThan(widths[1]!);
      expect(widths[1]!).toBeLessThanOrEqual(widths[0]!);
    }
});

test('clusters whose rows lie scattered give the same answer as sorted ones', () => {
  const rows = rowsOf(CLUSTERED, 300, 4);
  const sorted = evaluate(rows, { predictions: true, clustered: true });
  // Interleaved, but with the clusters' first rows in the same order, which is the order of the sequence.
  const firsts = rows.filter((each, i) => each.cluster !== rows[i - 1]?.cluster);
  const scattered = [...firsts, ...rows.filter((each) => !firsts.includes(each))];
  const mixed = evaluate(scattered, { predictions: true, clustered: true });
  expect(mixed.clusters).toBe(300);
  const figures = ({ estimates }: Report) =>
    estimates.flatMap(({ value, intervals }) => [value, ...Object.values(intervals).flat()]);
  for (const [i, figure] of figures(mixed).entries()) expect(figure).toBeCloseTo(figures(sorted)[i]!, 9);
});

test('clustered rows give wider intervals than the same rows taken for independent', () => {
  const rows = rowsOf({ ...CLUSTERED, mood: 0.15 }, 400, 6);
  const width = (report: Report) => {
    const [low, high] = report.estimates.find(({ estimator }) => estimator === 'snips')!.intervals.normal;
    return high - low;
  };
  const alone = rows.map(({ cluster: _, ...each }) => each);
  expect(width(evaluate(rows, { clustered: true }))).toBeGreaterThan(1.02 * width(evaluate(alone)));
});

test('rewards of any scale: SNIPS and its intervals move with the units', () => {
  const rows = rowsOf(SINGLE, 800, 3);
  const euros = rows.map((each) => ({ ...each, reward: 200 * each.reward - 50 }));
  const unit = evaluate(rows).estimates.find(({ estimator }) => estimator === 'snips')!;
  const range = { low: -50, high: 150, source: 'declared' } as const;
  const scaled = evaluate(euros, { range }).estimates.find(({ estimator }) => estimator === 'snips')!;
  expect(scaled.value).toBeCloseTo(200 * unit.value - 50, 6);
  for (const kind of ['normal', 'bootstrap', 'empirical-bernstein', 'sequence'] as const)
    for (const end of [0, 1] as const)
      expect(scaled.intervals[kind]![end]).toBeCloseTo(200 * unit.intervals[kind]![end] - 50, 6);
});

test('estimators that need predictions are absent with a reason', () => {
  const report = evaluate(rowsOf(SINGLE, 300, 1));
  expect(report.estimates.map(({ estimator }) => estimator)).toEqual([
    'ips',
    'clipped-ips',
    'snips',
    'sub-gaussian',
    'cressie-read',
  ]);
  expect(report.absent.map(({ estimator }) => estimator)).toEqual(['dm', 'dr', 'sndr', 'switch-dr', 'dros']);
});

test('no rows: nothing to say', () => expect(() => new Evaluation(DEFAULTS).get()).toThrow(RangeError));
