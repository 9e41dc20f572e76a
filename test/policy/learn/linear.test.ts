/** The linear learner: it finds signals that are there, and its features are Vowpal Wabbit's. */
import { COLUMN_NAMES, COLUMNS, WIDTH } from '../../../policy/features.ts';
import { CONSTANT, featureHash, namespaceHash, quadraticIndex } from '../../../policy/hash.ts';
import { type LinearModel, LinearScorer, scaleOf } from '../../../policy/learn/linear/model.ts';
import { DEFAULT_LINEAR, trainLinear } from '../../../policy/learn/linear/train.ts';
import { logistic, scorerOf } from '../../../policy/learn/reward-model.ts';
import { perform } from '../../../policy/learn/tasks.ts';
import type { Examples } from '../../../policy/learn/trees/examples.ts';
import { randomFrom } from '../../../policy/random.ts';
import { BEST, bandit, CHANCE } from './bandit.ts';

const place = (name: string) => COLUMN_NAMES.indexOf(name);
const KNOWN = place('c.known=genre');
const FIT = place('p.fit');
const OFFER = place('p.kind=offer');

/** Rows in which three columns vary; the label is drawn from `chance` (or is it, where `exact`). */
function drawn(rows: number, chance: (x: Float32Array) => number, exact = false): Examples {
  const random = randomFrom(11);
  const unit = () => random.int(2 ** 20) / 2 ** 20;
  const values = new Float32Array(rows * WIDTH);
  const labels = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const x = values.subarray(row * WIDTH, (row + 1) * WIDTH);
    x[KNOWN] = Number(unit() < 0.5);
    x[FIT] = unit();
    x[OFFER] = Number(unit() < 0.5);
    labels[row] = exact ? chance(x) : Number(unit() < chance(x));
  }
  return { columns: COLUMN_NAMES, rows, values, labels, groups: Uint32Array.from(labels.keys()) };
}

function scoreAt(model: LinearModel, x: Readonly<Record<number, number>>): number {
  const row = new Float32Array(WIDTH);
  for (const [column, value] of Object.entries(x)) row[Number(column)] = value;
  return new LinearScorer(model).score(row, 0);
}

/** A prompt's fit matters, an offer is good only with a genre known: a main effect and a pair. */
const logOdds = (x: Float32Array) => -1 + 2 * x[FIT]! + 2 * x[OFFER]! * x[KNOWN]! - x[OFFER]!;

/** The chances lie between 0.16 and 0.86, so that a model without the pair would be 0.2 off somewhere. */
test('log-odds that are linear in columns and pairs are found', () => {
  const model = trainLinear(drawn(6_000, (x) => logistic(logOdds(x))));
  expect(model.link).toBe('logistic');
  for (const known of [0, 1])
    for (const offer of [0, 1])
      for (const fit of [0.2, 0.8]) {
        const x = { [KNOWN]: known, [OFFER]: offer, [FIT]: fit };
        const truth = logOdds(Object.assign(new Float32Array(WIDTH), x));
        expect(Math.abs(logistic(scoreAt(model, x)) - logistic(truth))).toBeLessThan(0.12);
      }
});

test('with the identity link, scores are the rewards themselves, also outside 0 to 1', () => {
  const reward = (x: Float32Array) => 3 * x[FIT]! - 1 - x[KNOWN]!;
  const model = trainLinear(drawn(4_000, reward, true), { link: 'identity' });
  for (const [x, truth] of [
    [{ [FIT]: 0.9 }, 1.7],
    [{ [FIT]: 0.1, [KNOWN]: 1 }, -1.7],
    [{ [FIT]: 0.5, [OFFER]: 1 }, 0.5],
  ] as const)
    expect(Math.abs(scoreAt(model, x) - truth)).toBeLessThan(0.15);
  const row = new Float32Array(WIDTH);
  row[FIT] = 0.9;
  expect(scorerOf({ kind: 'linear', model }).reward(row, 0)).toBe(1);
});

test('a weight stands where Vowpal Wabbit would look for it: constant, columns, and pairs of c and p', () => {
  const mask = 2 ** 18 - 1;
  const hash = (column: number) => {
    const { namespace, name } = COLUMNS[column]!;
    return featureHash(name, namespaceHash(namespace));
  };
  const only = (index: number): LinearModel => ({ bits: 18, link: 'logistic', weights: [[index, 1]] });
  const x = { [KNOWN]: 1, [FIT]: 0.5, [place('p.gain')]: 2, [place('x.left-out')]: 3 };
  expect(scoreAt(only(CONSTANT & mask), {})).toBe(1);
  expect(scoreAt(only(hash(FIT) & mask), x)).toBe(0.5);
  expect(scoreAt(only(hash(place('p.gain')) & mask), x)).toBe(2 * scaleOf(place('p.gain')));
  expect(scaleOf(place('p.gain'))).toBe(0.25);
  expect(scoreAt(only(quadraticIndex(hash(KNOWN), hash(FIT), mask)), x)).toBe(0.5);
  expect(scoreAt(only(quadraticIndex(hash(FIT), hash(KNOWN), mask)), x)).toBe(0);
  expect(scoreAt(only(quadraticIndex(hash(KNOWN), hash(place('x.left-out')), mask)), x)).toBe(0);
});

test('the scorer reads the row that begins at its offset', () => {
  const model = trainLinear(drawn(500, (x) => logistic(logOdds(x))));
  const { values } = drawn(3, () => 0.5);
  const scorer = new LinearScorer(model);
  const third = scorer.score(values, 2 * WIDTH);
  expect(third).toBe(scorer.score(values.slice(2 * WIDTH), 0));
  expect(third).not.toBe(scorer.score(values, 0));
});

/** Always asking the logging policy's favourite is worth 0.3, as drawing evenly is. */
test.each([
  ['mtr', 0.9],
  ['dr', 0.9],
  ['ips', 0.7],
] as const)(
  '%s finds the best prompt of each context, which the log mostly does not ask',
  (target, share) => {
    const { data, value } = bandit(3_000, 2);
    const model = perform({ kind: 'fit-linear', rows: data.order, target }, data) as {
      kind: 'linear';
      model: LinearModel;
    };
    const choices = perform({ kind: 'choose', model, rows: data.order }, data) as Uint16Array;
    expect(value(choices)).toBeGreaterThan(CHANCE + share * (BEST - CHANCE));
  },
);

test('weights count: rows of weight 0 are as if they were not there', () => {
  const examples = drawn(400, (x) => logistic(logOdds(x)));
  const upside = {
    ...examples,
    labels: examples.labels.map((label, row) => (row < 200 ? 1 - label : label)),
  };
  const weights = Float32Array.from(examples.labels, (_, row) => Number(row >= 200));
  const settings = { l2: 0 };
  expect(trainLinear({ ...examples, weights }, settings)).toEqual(
    trainLinear({ ...upside, weights }, settings),
  );
  expect(trainLinear({ ...examples, weights }, settings)).not.toEqual(trainLinear(examples, settings));
});

test('the seed decides, and only the seed', () => {
  const examples = drawn(300, (x) => logistic(logOdds(x)));
  const model = trainLinear(examples, { seed: 4 });
  expect(JSON.stringify(trainLinear(examples, { seed: 4 }))).toBe(JSON.stringify(model));
  expect(JSON.stringify(trainLinear(examples, { seed: 5 }))).not.toBe(JSON.stringify(model));
});

test('a model is plain JSON: finite weights of six digits that are not 0, by index, within its bits', () => {
  const { weights, bits } = trainLinear(
    drawn(300, (x) => logistic(logOdds(x))),
    { bits: 12 },
  );
  expect(bits).toBe(12);
  const indices = weights.map(([index]) => index);
  expect(indices).toEqual([...new Set(indices)].sort((a, b) => a - b));
  expect(Math.max(...indices)).toBeLessThan(2 ** 12);
  for (const [, weight] of weights) {
    expect(weight === 0 || !Number.isFinite(weight)).toBe(false);
    expect(Number(weight.toPrecision(6))).toBe(weight);
  }
  expect(DEFAULT_LINEAR.bits).toBe(18);
});

test('rows or labels that cannot be learned from are refused', () => {
  const examples = drawn(3, () => 0.5);
  const none = { ...examples, rows: 0, values: new Float32Array(), labels: new Float32Array() };
  expect(() => trainLinear(none)).toThrow('there are no rows to learn from');
  const labels = Float32Array.of(1, Number.NaN, 0);
  expect(() => trainLinear({ ...examples, labels })).toThrow('the label of row 1 is not a number');
});
