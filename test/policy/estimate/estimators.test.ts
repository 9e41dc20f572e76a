/** Estimators against closed forms and properties. */
import fc from 'fast-check';
import { Accumulator, type Estimator } from '../../../policy/estimate/estimator.ts';
import { clippedIps } from '../../../policy/estimate/estimators/clipped-ips.ts';
import { cressieRead } from '../../../policy/estimate/estimators/cressie-read.ts';
import { dm } from '../../../policy/estimate/estimators/dm.ts';
import { dr } from '../../../policy/estimate/estimators/dr.ts';
import { dros } from '../../../policy/estimate/estimators/dros.ts';
import { ips } from '../../../policy/estimate/estimators/ips.ts';
import { sndr } from '../../../policy/estimate/estimators/sndr.ts';
import { snips } from '../../../policy/estimate/estimators/snips.ts';
import { subGaussian } from '../../../policy/estimate/estimators/sub-gaussian.ts';
import { switchDr } from '../../../policy/estimate/estimators/switch-dr.ts';
import { familiesOf } from '../../../policy/estimate/families.ts';
import { type Row, rowOf } from '../../../policy/estimate/row.ts';
import { anyRows, row } from './rows.ts';

const unbounded = { low: 0, high: Number.POSITIVE_INFINITY };
const ALL: readonly Estimator[] = familiesOf(unbounded).flatMap(({ members }) => members);
const named = ALL.map(
  (estimator) => [`${estimator.name} ${estimator.hyperparameter?.value ?? ''}`, estimator] as const,
);

function estimate(estimator: Estimator, rows: readonly Row[]): number | undefined {
  const accumulator = new Accumulator(estimator);
  for (const each of rows) accumulator.add(each);
  return accumulator.get();
}

/** Three rows with weights 2, 1, 1/2; rewards 1, 0, 3; q̂ 0.5, 0.2, 2; E_π q̂ 0.6, 0.4, 1.5. */
const three = [
  row({
    reward: 1,
    propensity: 0.25,
    targetProbability: 0.5,
    predictedReward: 0.5,
    predictedTargetValue: 0.6,
  }),
  row({
    reward: 0,
    propensity: 0.5,
    targetProbability: 0.5,
    predictedReward: 0.2,
    predictedTargetValue: 0.4,
  }),
  row({ reward: 3, propensity: 1, targetProbability: 0.5, predictedReward: 2, predictedTargetValue: 1.5 }),
];

test.each([
  [ips, (2 + 0 + 1.5) / 3],
  [snips, 3.5 / 3.5],
  [clippedIps(1), (1 + 0 + 1.5) / 3],
  [subGaussian(0.5), ((2 / 1.5) * 1 + 0 + (0.5 / 0.75) * 3) / 3],
  [dm, 2.5 / 3],
  [dr, (2.5 + 2 * 0.5 - 0.2 + 0.5 * 1) / 3],
  [sndr, 2.5 / 3 + 1.3 / 3.5],
  [switchDr(1), (2.5 - 0.2 + 0.5) / 3],
  [dros(4), (2.5 + 1 * 0.5 - 0.8 * 0.2 + (2 / 4.25) * 1) / 3],
  // By hand: unseen weight 0; w̄ = 3.5/4, mean square 5.25/4, so b = (1/8)/(35/64) = 8/35 and a = 0.8.
  [
    cressieRead(unbounded),
    (0.8 * 3.5 + (8 / 35) * 4.75) / 4 + (1 - (0.8 * 3.5 + (8 / 35) * 5.25) / 4) * (4 / 3),
  ],
] as const)('closed form: $name', (estimator, expected) => {
  expect(estimate(estimator, three)).toBeCloseTo(expected, 12);
});

test('each limit is the estimator it should be', () => {
  const limits = [
    [clippedIps(1e9), ips],
    [subGaussian(0), ips],
    [switchDr(1e9), dr],
    [switchDr(0), dm],
    [dros(1e15), dr],
    [dros(0), dm],
  ] as const;
  for (const [shrunk, limit] of limits)
    expect(estimate(shrunk, three)).toBeCloseTo(estimate(limit, three)!, 9);
});

describe.each(named)('%s', (_, estimator) => {
  test('nothing from nothing', () => expect(estimate(estimator, [])).toBeUndefined());

  test('weights of 1 and a model without knowledge: the sample mean', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1 }), (rewards) => {
        const rows = rewards.map((reward) => row({ reward, predictedReward: 0, predictedTargetValue: 0 }));
        const mean = rewards.reduce((a, b) => a + b, 0) / rewards.length;
        if (estimator.name === 'dm') expect(estimate(estimator, rows)).toBe(0);
        // Optimistic shrinkage leaves λ/(1 + λ) of a weight of 1.
        else if (estimator.name === 'dros') {
          const { value: lambda } = estimator.hyperparameter!;
          expect(estimate(estimator, rows)).toBeCloseTo((mean * lambda) / (1 + lambda), 9);
        } else expect(estimate(estimator, rows)).toBeCloseTo(mean, 9);
      }),
    ));

  test('rows in any order, in any two parts, are the same rows', () =>
    fc.assert(
      fc.property(anyRows, fc.nat(), (rows, cut) => {
        const whole = estimate(estimator, rows)!;
        const tolerance = 1e-9 * (1 + Math.abs(whole));
        expect(Math.abs(estimate(estimator, rows.toReversed())! - whole)).toBeLessThan(tolerance);
        const at = cut % rows.length;
        const [left, right] = [new Accumulator(estimator), new Accumulator(estimator)];
        for (const each of rows.slice(0, at)) left.add(each);
        for (const each of rows.slice(at)) right.add(each);
        left.merge(right);
        expect(Math.abs(left.get()! - whole)).toBeLessThan(tolerance);
      }),
    ));
});

test.each([
  ['snips', snips],
  ['cressie-read', cressieRead(unbounded)],
  ['cressie-read, bounded', cressieRead({ low: 0, high: 60 })],
])('%s estimates 1 from 1s, whatever the weights', (_, estimator) =>
  fc.assert(
    fc.property(anyRows, (rows) => {
      const ones = rows.map((each) => ({ ...each, reward: 1 }));
      // The Cressie–Read masses may miss what no unseen row of the assumed weights could make up for.
      const value = estimate(estimator, ones)!;
      if (estimator === snips) expect(value).toBeCloseTo(1, 9);
      else expect(value).toBeGreaterThan(1 - 1e-9);
    }),
  ),
);

test('dr and sndr with a perfect model return its value whatever the weights', () =>
  fc.assert(
    fc.property(anyRows, (rows) => {
      const perfect = rows.map((each) => ({ ...each, reward: each.predictedReward! }));
      for (const estimator of [dr, sndr])
        expect(estimate(estimator, perfect)).toBeCloseTo(estimate(dm, perfect)!, 9);
    }),
  ));

test('an estimator of predictions is not a number without them', () => {
  expect(estimate(dr, [row()])).toBeUndefined();
});

test('different estimators do not merge', () => {
  expect(() => new Accumulator(ips).merge(new Accumulator(snips))).toThrow(RangeError);
  expect(() => new Accumulator(clippedIps(2)).merge(new Accumulator(clippedIps(5)))).toThrow(RangeError);
});

test.each([
  ['reward is NaN', { reward: Number.NaN }],
  ['reward is Infinity', { reward: Number.POSITIVE_INFINITY }],
  ['propensity is 0', { propensity: 0 }],
  ['propensity is -0.1', { propensity: -0.1 }],
  ['propensity is 1.01', { propensity: 1.01 }],
  ['propensity is NaN', { propensity: Number.NaN }],
  ['propensity 1e-200 is too small', { propensity: 1e-200 }],
  ['target_probability is 1.5', { targetProbability: 1.5 }],
  ['target_probability is -1', { targetProbability: -1 }],
  ['predicted_reward is NaN', { predictedReward: Number.NaN }],
  ['predicted_target_value is Infinity', { predictedTargetValue: Number.POSITIVE_INFINITY }],
])('no row: %s', (problem, numbers) => {
  const made = rowOf({ reward: 1, propensity: 0.5, targetProbability: 0.5, ...numbers });
  expect('problem' in made && made.problem).toContain(problem);
});
