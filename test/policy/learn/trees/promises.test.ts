import fc from 'fast-check';
import type { Examples } from '../../../../policy/learn/trees/examples.ts';
import { holdOut } from '../../../../policy/learn/trees/sample.ts';
import { onlyColumns, selectColumns } from '../../../../policy/learn/trees/selection.ts';
import { trainTrees } from '../../../../policy/learn/trees/train.ts';
import { randomFrom, shuffled } from '../../../../policy/random.ts';
import { made, probabilities } from './made.ts';

const examples = made(
  1_500,
  6,
  (x) => 0.1 + 0.7 * Number(x[0]! + x[1]! > 1),
  3,
  (uniform, place) =>
    place === 2 ? Number(uniform < 0.2) : place === 5 && uniform < 0.3 ? Number.NaN : uniform,
);
const small = { mostTrees: 30, leaves: 8 };
const everyRow = { ...small, rowShare: 1 };

/** The rows at these places, in this order. */
function rowsOf(from: Examples, places: readonly number[]): Examples {
  const width = from.columns.length;
  return {
    columns: from.columns,
    rows: places.length,
    values: Float32Array.from(
      places.flatMap((row) => [...from.values.subarray(row * width, (row + 1) * width)]),
    ),
    labels: Float32Array.from(places, (row) => from.labels[row]!),
    groups: Int32Array.from(places, (row) => from.groups[row]!),
    ...(from.weights ? { weights: Float32Array.from(places, (row) => from.weights![row]!) } : {}),
  };
}

test('the same seed gives the same JSON, another seed another', () => {
  const json = (seed: number) => JSON.stringify(trainTrees(examples, { ...small, seed }));
  expect(json(5)).toBe(json(5));
  expect(json(5)).not.toBe(json(6));
});

test('with all rows in each tree, the order of the rows changes nothing', () => {
  const order = shuffled([...Array(examples.rows).keys()], randomFrom(9));
  expect(JSON.stringify(trainTrees(rowsOf(examples, order), everyRow))).toBe(
    JSON.stringify(trainTrees(examples, everyRow)),
  );
});

test('a row of weight n is n rows, and one of weight 0 is none', () => {
  const weights = Float32Array.from({ length: examples.rows }, (_, row) => row % 4);
  const repeated = [...weights.keys()].flatMap((row) => Array<number>(weights[row]!).fill(row));
  // Few bins, so that they are made by mass.
  const settings = { ...everyRow, bins: 16 };
  const { trained: _, ...weighted } = trainTrees({ ...examples, weights }, settings);
  const { trained: __, ...written } = trainTrees(rowsOf(examples, repeated), settings);
  expect(JSON.stringify(weighted)).toBe(JSON.stringify(written));
});

test('a constant column, anywhere, changes nothing', () => {
  const plain = JSON.stringify(trainTrees(examples, small));
  fc.assert(
    fc.property(
      fc.nat(examples.columns.length),
      fc.oneof(fc.constant(Number.NaN), fc.float({ noNaN: true, noDefaultInfinity: true })),
      (place, constant) => {
        const columns = examples.columns.toSpliced(place, 0, 'constant');
        const width = columns.length;
        const values = new Float32Array(examples.rows * width);
        for (let row = 0; row < examples.rows; row++) {
          const x = [...examples.values.subarray(row * (width - 1), (row + 1) * (width - 1))];
          values.set(x.toSpliced(place, 0, constant), row * width);
        }
        expect(JSON.stringify(trainTrees({ ...examples, columns, values }, small))).toBe(plain);
      },
    ),
    { numRuns: 8 },
  );
});

test('groups are never split, and both sides have some', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -5, max: 40 }), { minLength: 2, maxLength: 200 }),
      fc.double({ min: 0.01, max: 0.9, noNaN: true }),
      fc.nat(),
      (numbers, share, seed) => {
        fc.pre(new Set(numbers).size > 1);
        const groups = Int32Array.from(numbers);
        const rows = groups.length;
        const blank = { columns: [], rows, values: new Float32Array(), labels: new Uint8Array(rows), groups };
        const { training, heldOut } = holdOut(blank, share, randomFrom(seed));
        const ofTraining = new Set(Array.from(training, (row) => groups[row]!));
        const ofHeldOut = new Set(Array.from(heldOut, (row) => groups[row]!));
        expect([...ofTraining].filter((group) => ofHeldOut.has(group))).toEqual([]);
        expect(training.length + heldOut.length).toBe(rows);
        expect(Math.min(training.length, heldOut.length)).toBeGreaterThan(0);
      },
    ),
  );
});

test('predictions stay within the hull of the labels, whatever the rows', () => {
  const cell = fc.oneof(
    fc.constant(Number.NaN),
    fc.float({ noNaN: true, noDefaultInfinity: true }),
    fc.nat(2),
  );
  const row = fc.record({
    x: fc.tuple(cell, cell),
    label: fc.float({ min: 0, max: 1, noNaN: true }),
    weight: fc.float({ min: 0, max: 100, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 8, maxLength: 60 }), (drawn) => {
      const set: Examples = {
        columns: ['a', 'b'],
        rows: drawn.length,
        values: Float32Array.from(drawn.flatMap(({ x }) => x)),
        // One of each, with some weight, so that there is something to learn.
        labels: Float32Array.from(drawn, ({ label }, i) => (i < 2 ? i : label)),
        weights: Float32Array.from(drawn, ({ weight }, i) => (i < 2 ? 1 : weight)),
        groups: Int32Array.from(drawn.keys()),
      };
      const model = trainTrees(set, { mostTrees: 10, leastHessian: 0.01 });
      for (const p of probabilities(model, set)) expect(p > 0 && p < 1).toBe(true);
      expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    }),
  );
});

test('one 0/1 column: predictions lie between the two mean labels', () => {
  const two = made(
    2_000,
    1,
    (x) => (x[0] === 0 ? 0.3 : 0.6),
    1,
    (uniform) => Number(uniform < 0.4),
  );
  const model = trainTrees(two, { ...everyRow, mostTrees: 100, patience: 100 });
  const { training } = holdOut(two, 0.15, randomFrom(1));
  const mean = (value: number) => {
    const labels = [...training].filter((row) => two.values[row] === value).map((row) => two.labels[row]!);
    return labels.reduce((a, b) => a + b, 0) / labels.length;
  };
  const found = probabilities(model, two);
  expect(Math.min(...found)).toBeGreaterThanOrEqual(mean(0) - 1e-9);
  expect(Math.max(...found)).toBeLessThanOrEqual(mean(1) + 1e-9);
});

test('progress is told of every tree, and the model is cut back to the best', () => {
  const losses: number[] = [];
  const model = trainTrees(examples, { patience: 5 }, (trees, loss) => {
    losses.push(loss);
    expect(trees).toBe(losses.length);
  });
  expect(model.trees).toHaveLength(model.trained.trees);
  expect(model.trained.logLoss).toBe(Math.min(...losses));
  expect(losses.indexOf(model.trained.logLoss) + 1).toBe(model.trained.trees);
  expect(losses).toHaveLength(model.trained.trees + 5);
});

test('columns that carry the gain are kept, the most first, and a refit on them loses next to nothing', () => {
  const model = trainTrees(examples);
  const kept = selectColumns(model, 0.6);
  expect(kept.toSorted()).toEqual(['x0', 'x1']);
  expect(model.importance[kept[0]!]).toBeGreaterThanOrEqual(model.importance[kept[1]!]!);
  expect(selectColumns(model, 1).toSorted()).toEqual([...model.columns]);
  const refit = trainTrees(onlyColumns(examples, kept));
  expect(refit.columns).toEqual(kept);
  expect(refit.trained.logLoss).toBeLessThan(model.trained.logLoss + 0.01);
});

test('onlyColumns takes columns in the order asked for', () => {
  const two = onlyColumns(examples, ['x3', 'x0']);
  expect([...two.values.subarray(0, 4)]).toEqual([3, 0, 9, 6].map((at) => examples.values[at]));
  expect(() => onlyColumns(examples, ['nowhere'])).toThrow(new RangeError('the column nowhere is missing'));
});

test.each<[string, Partial<Examples>, string]>([
  ['no rows', { rows: 0 }, 'there are none'],
  ['NaN label', { labels: new Float32Array(examples.rows).fill(Number.NaN) }, 'row 0 has the label NaN'],
  ['labels all equal', { labels: new Uint8Array(examples.rows).fill(1) }, 'all labels are 1'],
  ['one group only', { groups: new Int32Array(examples.rows) }, 'one group'],
  ['labels that do not match', { labels: new Uint8Array(3) }, 'there are 3 labels, not 1500'],
  ['values that do not match', { values: new Float32Array(3) }, 'there are 3 values, not 9000'],
  ['a negative weight', { weights: new Float32Array(examples.rows).fill(-1) }, 'weight -1'],
  ['no weight at all', { weights: new Float32Array(examples.rows) }, 'all have the weight 0'],
  [
    'an infinite value',
    { values: examples.values.map((v, at) => (at === 8 ? 1 / 0 : v)) },
    'x2 is infinite in row 1',
  ],
  ['a name twice', { columns: ['x0', 'x0', 'x2', 'x3', 'x4', 'x5'] }, 'same name'],
])('refuses %s', (_, wrong, message) => {
  const refused = () => trainTrees({ ...examples, ...wrong });
  expect(refused).toThrow(RangeError);
  expect(refused).toThrow(message);
});

test.each([{ bins: 256 }, { leaves: 1 }, { rowShare: 0 }, { learningRate: Number.NaN }, { mostTrees: 1.5 }])(
  'refuses the settings %j',
  (wrong) => {
    expect(() => trainTrees(examples, wrong)).toThrow(RangeError);
  },
);
