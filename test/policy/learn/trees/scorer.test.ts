import fc from 'fast-check';
import { areaUnderCurve, logLoss } from '../../../../policy/learn/trees/loss.ts';
import type { TreeModel } from '../../../../policy/learn/trees/model.ts';
import { holdOut } from '../../../../policy/learn/trees/sample.ts';
import { TreeScorer } from '../../../../policy/learn/trees/scorer.ts';
import { trainTrees } from '../../../../policy/learn/trees/train.ts';
import { randomFrom } from '../../../../policy/random.ts';
import { made, walked } from './made.ts';

const examples = made(
  3_000,
  8,
  (x) => 0.1 + 0.4 * Number(x[0]! > 0.3) + 0.4 * Number(x[1] === 1) * Number(!(x[3]! < 0.5)),
  1,
  (uniform, place) =>
    place < 3 ? (place === 0 ? uniform : Number(uniform < 0.5)) : uniform < 0.2 ? Number.NaN : uniform,
);
// From two leaves to more than fit two words.
const models = [2, 31, 32, 33, 100].map((leaves) =>
  trainTrees(examples, { leaves, depth: 12, mostTrees: 25, patience: 25, leastHessian: 0.5 }),
);

test.each(
  models.map(
    (model) => [Math.max(...model.trees.map((tree) => tree.feature.length + 1)) / 2, model] as const,
  ),
)('trees of %i leaves score as walking down them does, to the last bit, also from JSON', (_, model) => {
  const read = JSON.parse(JSON.stringify(model)) as TreeModel;
  const [scorer, readScorer] = [model, read].map((one) => new TreeScorer(one, examples.columns));
  const thresholds = model.trees.flatMap((tree) => tree.threshold);
  const value = fc.oneof(
    fc.constantFrom(...thresholds),
    fc.float(),
    fc.float({ min: 0, max: 1, noNaN: true }),
    fc.constant(Number.NaN),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 8, maxLength: 8 }), fc.nat(5), (x, offset) => {
      const row = new Float32Array(offset + 8);
      row.set(x, offset);
      const expected = walked(model, examples.columns, row.subarray(offset));
      expect(scorer!.logit(row, offset)).toBe(expected);
      expect(readScorer!.logit(row, offset)).toBe(expected);
    }),
    { numRuns: 300 },
  );
});

test('the scorer repeats the held-out loss that training reported, bit for bit', () => {
  for (const model of models) {
    const scorer = new TreeScorer(model, examples.columns);
    const logits = Float64Array.from({ length: examples.rows }, (_, row) =>
      scorer.logit(examples.values, row * 8),
    );
    const { heldOut } = holdOut(examples, 0.15, randomFrom(1));
    const scored = { rows: heldOut, labels: examples.labels, weights: undefined, logits };
    expect(logLoss(scored)).toBe(model.trained.logLoss);
    expect(areaUnderCurve(scored)).toBe(model.trained.auc);
  }
});

test('columns are bound by name, wherever the caller has them', () => {
  const [, model] = models;
  const columns = ['other', ...examples.columns.toReversed()];
  const row = examples.values.subarray(0, 8);
  const turned = Float32Array.from([5, ...[...row].reverse()]);
  expect(new TreeScorer(model!, columns).logit(turned, 0)).toBe(
    new TreeScorer(model!, examples.columns).logit(row, 0),
  );
  expect(() => new TreeScorer(model!, columns.slice(0, -1))).toThrow(
    new RangeError('the column x0 is missing'),
  );
});

test('a model without trees, or of trees without questions, is its base rate', () => {
  const { trained } = models[0]!;
  const single = { feature: [-1], threshold: [0], left: [0], right: [0], missingLeft: [0], value: [0.25] };
  const none = { columns: [], base: -1, trees: [], importance: {}, trained };
  expect(new TreeScorer(none, []).logit(new Float32Array(0), 0)).toBe(-1);
  expect(new TreeScorer({ ...none, trees: [single, single] }, ['x']).logit(new Float32Array(1), 0)).toBe(
    -0.5,
  );
});

test('the area under the curve counts ties half and fractional labels in part', () => {
  const area = (labels: number[], logits: number[]) =>
    areaUnderCurve({
      rows: Int32Array.from(labels.keys()),
      labels: Float32Array.from(labels),
      weights: undefined,
      logits: Float64Array.from(logits),
    });
  expect(area([0, 0, 1, 1], [1, 2, 3, 4])).toBe(1);
  expect(area([1, 1, 0, 0], [1, 2, 3, 4])).toBe(0);
  expect(area([0, 1, 0, 1], [1, 1, 1, 1])).toBe(0.5);
  expect(area([0, 1, 0, 1], [1, 2, 3, 4])).toBe(0.75);
  expect(area([1, 1], [1, 2])).toBe(0.5);
  expect(area([0.25, 0.75], [1, 2])).toBe((0.75 * (0.75 + 0.125) + 0.25 * 0.375) / 1);
});
