/** The parts that intervals are made of, against closed forms and properties. */
import fc from 'fast-check';
import { clusterKey, KeyIndex } from '../../../policy/estimate/cluster-key.ts';
import { CAPACITY, ClusterTotals, GROUPS } from '../../../policy/estimate/cluster-totals.ts';
import { ConfidenceSequence } from '../../../policy/estimate/confidence-sequence.ts';
import { EmpiricalBernstein } from '../../../policy/estimate/empirical-bernstein.ts';
import { emptyUnit } from '../../../policy/estimate/equation.ts';
import { ips } from '../../../policy/estimate/estimators/ips.ts';
import { snips } from '../../../policy/estimate/estimators/snips.ts';
import { jackknife } from '../../../policy/estimate/jackknife.ts';
import { LowerSequence } from '../../../policy/estimate/lower-sequence.ts';
import { percentileInterval, replicates, TIMES } from '../../../policy/estimate/poisson-bootstrap.ts';
import { slope } from '../../../policy/estimate/slope.ts';
import { count, weight, weightedReward } from '../../../policy/estimate/terms.ts';
import { randomFrom } from '../../../policy/random.ts';
import { anyRows, row } from './rows.ts';

const TERMS = [count, weight, weightedReward];

function totalsOf(rows: readonly ReturnType<typeof row>[]): ClusterTotals {
  const totals = new ClusterTotals(TERMS);
  for (const each of rows) totals.add(clusterKey(each.cluster!), each);
  return totals;
}

describe('jackknife', () => {
  test('of a mean of single rows is s/√n', () => {
    const rewards = [3, 1, 4, 1, 5, 9, 2, 6];
    const totals = new ClusterTotals(TERMS);
    for (const [key, reward] of rewards.entries()) totals.add(key, row({ reward }));
    const mean = rewards.reduce((a, b) => a + b, 0) / rewards.length;
    const variance = rewards.reduce((a, r) => a + (r - mean) ** 2, 0) / (rewards.length - 1);
    const { value, standardError } = jackknife(ips, totals.table(ips.terms));
    expect(value).toBeCloseTo(mean, 12);
    expect(standardError).toBeCloseTo(Math.sqrt(variance / rewards.length), 12);
  });

  test('sees that copies of a row are no new evidence', () => {
    const errors = [1, 10].map((copies) => {
      const totals = new ClusterTotals(TERMS);
      for (let c = 0; c < 60; c++)
        for (let i = 0; i < copies; i++)
          totals.add(c, row({ reward: c % 3, propensity: 0.2 + (c % 5) / 10, targetProbability: 0.4 }));
      return [ips, snips].map(
        (estimator) => jackknife(estimator, totals.table(estimator.terms)).standardError,
      );
    });
    expect(errors[1]![0]).toBeCloseTo(errors[0]![0]!, 12);
    expect(errors[1]![1]).toBeCloseTo(errors[0]![1]!, 12);
  });
});

describe('cluster totals', () => {
  test('merge to what one table would have become, also when clusters lie in both', () =>
    fc.assert(
      fc.property(anyRows, fc.nat(), (rows, cut) => {
        const at = cut % rows.length;
        const left = totalsOf(rows.slice(0, at));
        left.merge(totalsOf(rows.slice(at)));
        const whole = totalsOf(rows);
        expect(left.units).toBe(whole.units);
        expect(jackknife(ips, left.table(ips.terms)).value).toBeCloseTo(
          jackknife(ips, whole.table(ips.terms)).value,
          9,
        );
        expect(bootstrapOf(left)).toEqual(bootstrapOf(whole).map((value) => expect.closeTo(value, 9)));
      }),
      { numRuns: 30 },
    ));

  test('too many clusters are grouped without losing a row, in any order, and the standard error stays', () => {
    const n = CAPACITY + 20_000;
    const random = randomFrom(5);
    const rows = Array.from({ length: n }, (_, i) =>
      row({
        reward: random.int(10),
        propensity: 0.3 + random.int(5) / 10,
        targetProbability: 0.5,
        cluster: `c${i}`,
      }),
    );
    const forward = totalsOf(rows);
    const backward = totalsOf(rows.slice(n / 2));
    backward.merge(totalsOf(rows.slice(0, n / 2)));
    expect([forward.grouped, backward.grouped]).toEqual([true, true]);
    expect(forward.units).toBeLessThanOrEqual(GROUPS);
    const [a, b] = [forward, backward].map((totals) => jackknife(ips, totals.table(ips.terms)));
    expect(b!.standardError).toBeCloseTo(a!.standardError, 9);
    const values = rows.map((each) => each.weight * each.reward);
    const mean = values.reduce((x, y) => x + y, 0) / n;
    const exact = Math.sqrt(values.reduce((x, y) => x + (y - mean) ** 2, 0) / (n - 1) / n);
    expect(a!.value).toBeCloseTo(mean, 9);
    expect(Math.abs(a!.standardError / exact - 1)).toBeLessThan(0.02);
  });

  test('keys keep a hundred thousand names apart', () => {
    const index = new KeyIndex();
    for (let i = 0; i < 100_000; i++) index.add(clusterKey(`conversation-${i}`));
    expect(index.size).toBe(100_000);
    expect(index.add(clusterKey('conversation-7'))).toBe(7);
    expect(index.find(clusterKey('no such'))).toBeUndefined();
  });
});

function bootstrapOf(totals: ClusterTotals): number[] {
  return [...replicates([ips], ips.terms, totals.table(ips.terms), { count: 50, seed: 3 })[0]!].filter(
    Number.isFinite,
  );
}

describe('Poisson bootstrap', () => {
  test('draws are Poisson(1)', () => {
    const moment = (of: (k: number) => number) => TIMES.reduce((sum, k) => sum + of(k), 0) / TIMES.length;
    expect(Math.abs(moment((k) => k) - 1)).toBeLessThan(2e-5);
    expect(Math.abs(moment((k) => (k - 1) ** 2) - 1)).toBeLessThan(2e-4);
    for (let k = 0, chance = Math.exp(-1); k < 6; k++, chance /= k)
      expect(Math.abs(moment((times) => (times === k ? 1 : 0)) - chance)).toBeLessThan(2e-5);
  });

  test('agrees with the jackknife where both are good, repeats with its seed and not with another', () => {
    const totals = new ClusterTotals(TERMS);
    const random = randomFrom(2);
    for (let i = 0; i < 2000; i++)
      totals.add(
        i,
        row({ reward: random.int(2), propensity: 0.3 + random.int(5) / 10, targetProbability: 0.5 }),
      );
    const table = totals.table(snips.terms);
    const draw = (seed: number) => replicates([snips], snips.terms, table, { count: 2000, seed })[0]!;
    const [low, high] = percentileInterval(draw(1), 0.05, 2000)!;
    const { standardError } = jackknife(snips, table);
    expect(Math.abs((high - low) / (2 * 1.96 * standardError) - 1)).toBeLessThan(0.08);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
});

describe('empirical Bernstein', () => {
  test('with single rows is the textbook interval', () => {
    const values = Array.from({ length: 500 }, (_, i) => ((i * 7919) % 11) / 10);
    const bernstein = new EmpiricalBernstein();
    for (const value of values) bernstein.add(value, 1);
    const n = values.length;
    const mean = values.reduce((a, b) => a + b, 0) / n;
    const variance = values.reduce((a, v) => a + (v - mean) ** 2, 0) / n;
    const log = Math.log(4 / 0.05);
    const half = (7 * 2 * log) / (3 * (n - 1)) + Math.sqrt((2 * log * variance) / (n - 1));
    const [low, high] = bernstein.get(0.05, { low: -10, high: 10 }, 2);
    expect(low).toBeCloseTo(mean - half, 9);
    expect(high).toBeCloseTo(mean + half, 9);
  });

  test('never leaves the range of the rewards, and knows nothing from one cluster', () => {
    const bernstein = new EmpiricalBernstein();
    bernstein.add(3, 2);
    expect(bernstein.get(0.05, { low: 0, high: 5 }, 1)).toEqual([0, 5]);
    bernstein.add(3, 2);
    expect(bernstein.get(0.05, { low: 0, high: 5 }, 100)).toEqual([0, 5]);
  });

  test('is narrower with more rows', () => {
    const widths = [100, 1000, 10_000].map((n) => {
      const bernstein = new EmpiricalBernstein();
      for (let i = 0; i < n; i++) bernstein.add(i % 2, 1);
      const [low, high] = bernstein.get(0.05, { low: 0, high: 1 }, 1);
      return high - low;
    });
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(widths[2]!).toBeLessThan(widths[0]! / 5);
  });
});

describe('the sequence', () => {
  test('with single rows is the published formula', () => {
    const alpha = 0.025;
    const log = Math.log(1 / alpha);
    const sequence = new LowerSequence(alpha);
    let [sum, squares, weighted, penalty, lambdas, low] = [0, 0, 0, 0, 0, 0];
    for (let t = 1; t <= 400; t++) {
      const xi = [0, 1.4, 0.2, 3, 0.9][t % 5]!;
      const hat = Math.min(1, (0.5 + sum) / t);
      const lambda = Math.min(0.5, Math.sqrt((2 * log) / (((0.25 + squares) / t) * t * Math.log(1 + t))));
      weighted += lambda * xi;
      penalty += (xi - hat) ** 2 * (-Math.log(1 - lambda) - lambda);
      lambdas += lambda;
      squares += (xi - hat) ** 2;
      sum += xi;
      low = Math.max(low, (weighted - log - penalty) / lambdas);
      sequence.add(xi, 1, 1);
      expect(sequence.get()).toBeCloseTo(Math.min(1, low), 9);
    }
    expect(low).toBeGreaterThan(0.5);
  });

  test('excludes exactly those values that the supermartingale excludes, where clusters vary in size', () => {
    const sequence = new LowerSequence(0.05);
    const random = randomFrom(4);
    const units = Array.from({ length: 300 }, () => {
      const d = 1 + random.int(4);
      return { d, z: random.int(2) * d * 0.8 + 0.1 };
    });
    for (const { z, d } of units) sequence.add(z, d, 8);
    const low = sequence.get();
    expect(low).toBeGreaterThan(0.1);
    expect(everExceeds(units, low - 0.005)).toBe(true);
    expect(everExceeds(units, low + 0.005)).toBe(false);
  });

  test('never widens, and stays in the range of the rewards', () => {
    const range = { low: -2, high: 6, source: 'declared' } as const;
    const sequence = new ConfidenceSequence('ips', {
      alpha: 0.05,
      range,
      singleRows: true,
      maxWeight: undefined,
    });
    const random = randomFrom(9);
    let [low, high] = sequence.get()!;
    expect([low, high]).toEqual([-2, 6]);
    for (let t = 0; t < 3000; t++) {
      const weight = random.int(2) === 0 ? 1.5 : 0.5;
      sequence.add({
        ...emptyUnit(),
        rows: 1,
        weight,
        weightedReward: weight * (random.int(2) === 0 ? 3 : 1),
      });
      const [l, h] = sequence.get()!;
      expect(l >= low && h <= high).toBe(true);
      [low, high] = [l, h];
    }
    expect(low < 2 && high > 2).toBe(true);
    expect(high - low).toBeLessThan(1.5);
  });
});

/** ln M_t(v) > ln 1/α at some t, by the definition. */
function everExceeds(units: readonly { readonly z: number; readonly d: number }[], v: number): boolean {
  let [sumZ, sumD, squares, log] = [0, 0, 0, 0];
  for (const [i, { z, d }] of units.entries()) {
    const t = i + 1;
    const meanD = (1 + sumD) / t;
    const meanZ = Math.min(meanD, (0.5 + sumZ) / t);
    const lambda = Math.min(0.5, Math.sqrt((2 * Math.log(20)) / (0.25 + squares / 64) / Math.log(1 + t)));
    const y = (z - v * d) / 8;
    const hat = (meanZ - v * meanD) / 8;
    log += lambda * y - (-Math.log(1 - lambda) - lambda) * (y - hat) ** 2;
    squares += (z - meanZ - (meanZ / meanD) * (d - meanD)) ** 2;
    sumZ += z;
    sumD += d;
    if (log > Math.log(20)) return true;
  }
  return false;
}

describe('SLOPE', () => {
  test('takes the narrowest while all agree, and stops at the first that shows bias', () => {
    const agreeing = [
      { value: 1, width: 1 },
      { value: 1.2, width: 0.5 },
      { value: 1.3, width: 0.1 },
    ];
    expect(slope(agreeing)).toBe(2);
    expect(slope(agreeing.toReversed())).toBe(0);
    // |3.1 − 1| > .5 + (√6 − 1)·1, so nothing narrower is looked at, though the last would agree again.
    expect(slope([agreeing[0]!, { value: 3.1, width: 0.5 }, agreeing[2]!])).toBe(0);
    expect(() => slope([])).toThrow(RangeError);
  });

  test('the edge is |θj − θi| = ci + (√6 − 1)·cj', () => {
    const edge = 0.5 + Math.sqrt(6) - 1;
    const wide = { value: 0, width: 1 };
    expect(slope([wide, { value: edge - 1e-9, width: 0.5 }])).toBe(1);
    expect(slope([wide, { value: edge + 1e-9, width: 0.5 }])).toBe(0);
  });
});
