import { selectColumns } from '../../../../policy/learn/trees/selection.ts';
import { trainTrees } from '../../../../policy/learn/trees/train.ts';
import { made, probabilities, probability } from './made.ts';

const flag = (uniform: number) => Number(uniform < 0.5);

test('XOR, of which no linear model can learn anything', () => {
  const examples = made(4_000, 2, (x) => (x[0] !== x[1] ? 0.9 : 0.1), 1, flag);
  const model = trainTrees(examples);
  for (const [a, b, truth] of [
    [0, 0, 0.1],
    [0, 1, 0.9],
    [1, 0, 0.9],
    [1, 1, 0.1],
  ] as const)
    expect(Math.abs(probability(model, [a, b]) - truth)).toBeLessThan(0.05);
  expect(model.trained.auc).toBeGreaterThan(0.85);
});

test('a rising signal is learned as a rising one', () => {
  const model = trainTrees(
    made(8_000, 1, (x) => 0.1 + 0.8 * x[0]!),
    { leaves: 8, leastHessian: 50 },
  );
  const at = [0.05, 0.3, 0.5, 0.7, 0.95].map((x) => probability(model, [x]));
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(at.at(-1)! - at[0]!).toBeGreaterThan(0.6);
});

test('calibrated: a known probability comes back, and each tenth of the predictions is right on average', () => {
  const truth = (x: Float32Array) => 0.05 + 0.6 * x[0]! * x[1]! + (x[2]! < 0.3 ? 0.2 : 0);
  const model = trainTrees(made(20_000, 4, truth), { leaves: 16 });
  const fresh = made(10_000, 4, truth, 2);
  const rows = probabilities(model, fresh)
    .map((p, row) => ({ p, truth: truth(fresh.values.subarray(row * 4, row * 4 + 4)) }))
    .sort((a, b) => a.p - b.p);
  for (let tenth = 0; tenth < 10; tenth++) {
    const part = rows.slice(tenth * 1_000, (tenth + 1) * 1_000);
    const mean = (of: (row: { p: number; truth: number }) => number) =>
      part.reduce((sum, row) => sum + of(row), 0) / part.length;
    expect(Math.abs(mean((row) => row.p) - mean((row) => row.truth))).toBeLessThan(0.03);
  }
  const off = rows.reduce((sum, row) => sum + Math.abs(row.p - row.truth), 0) / rows.length;
  expect(off).toBeLessThan(0.03);
});

test('a missing value follows what missing values meant, whichever side that is', () => {
  // Missing stands for a high probability, beside low values that do and high values that do not.
  for (const [low, high] of [
    [0.9, 0.1],
    [0.1, 0.9],
  ] as const) {
    const examples = made(
      6_000,
      1,
      (x) => (Number.isNaN(x[0]) ? 0.9 : x[0]! < 0.5 ? low : high),
      1,
      (uniform) => (uniform < 0.3 ? Number.NaN : (uniform - 0.3) / 0.7),
    );
    const model = trainTrees(examples);
    expect(Math.abs(probability(model, [Number.NaN]) - 0.9)).toBeLessThan(0.05);
    expect(Math.abs(probability(model, [0.2]) - low)).toBeLessThan(0.05);
    expect(Math.abs(probability(model, [0.8]) - high)).toBeLessThan(0.05);
  }
});

test('that a value is missing can be all there is to know', () => {
  const examples = made(
    4_000,
    1,
    (x) => (Number.isNaN(x[0]) ? 0.8 : 0.2),
    1,
    (uniform) => (uniform < 0.5 ? Number.NaN : 7),
  );
  const model = trainTrees(examples);
  expect(Math.abs(probability(model, [Number.NaN]) - 0.8)).toBeLessThan(0.05);
  expect(Math.abs(probability(model, [7]) - 0.2)).toBeLessThan(0.05);
  expect(JSON.parse(JSON.stringify(model))).toEqual(model);
});

test('pure noise is left alone: early stopping keeps next to the base rate', () => {
  for (let seed = 1; seed <= 3; seed++) {
    const noise = made(4_000, 10, () => 0.3, seed);
    const model = trainTrees(noise, { seed });
    expect(model.trained.trees).toBeLessThan(15);
    const rate = Array.from(noise.labels).reduce((a, b) => a + b, 0) / noise.rows;
    const off = probabilities(model, noise).map((p) => Math.abs(p - rate));
    expect(off.reduce((a, b) => a + b, 0) / off.length).toBeLessThan(0.04);
    expect(model.trained.logLoss).toBeLessThanOrEqual(model.trained.baseLogLoss);
  }
});

test('a rare reward is not leapt at', () => {
  const model = trainTrees(
    made(20_000, 3, (x) => (x[0]! < 0.01 ? 0.9 : 0.002)),
    { leastHessian: 0.05 },
  );
  expect(probability(model, [0.005, 0.5, 0.5])).toBeGreaterThan(0.6);
  expect(probability(model, [0.5, 0.5, 0.5])).toBeLessThan(0.01);
});

test('importance finds the three columns of thirty that matter', () => {
  const examples = made(
    8_000,
    30,
    (x) => 0.15 + 0.4 * Number(x[4]! > 0.6) + 0.4 * x[17]! * Number(x[23]! < 0.5),
  );
  const model = trainTrees(examples, { leaves: 8 });
  expect(selectColumns(model, 0.999).slice(0, 3).toSorted()).toEqual(['x17', 'x23', 'x4']);
  const shares = Object.values(model.importance);
  expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  for (const column of ['x4', 'x17', 'x23']) expect(model.importance[column]).toBeGreaterThan(0.1);
  // The other 27 share what noise there is to fit.
  const others = Object.entries(model.importance).filter(
    ([column]) => !['x4', 'x17', 'x23'].includes(column),
  );
  for (const [, share] of others) expect(share).toBeLessThan(0.03);
});
