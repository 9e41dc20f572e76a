/** From decisions to examples: what each target says of the prompts, checked against truth by hand and by averages. */
import { COLUMN_NAMES, encode, WIDTH } from '../../../policy/features.ts';
import { candidatesOf } from '../../../policy/learn/decisions.ts';
import { chosenExamples, targetExamples, weightOf } from '../../../policy/learn/examples.ts';
import type { Examples } from '../../../policy/learn/trees/examples.ts';
import type { DecisionRecord } from '../../../policy/record.ts';
import { datasetFrom, decisionsIn, made } from '../../support/log-builder.ts';
import { decisionRecord } from '../../support/records.ts';
import { bandit } from './bandit.ts';

const log = [...made(0), ...made(1, 2), ...made(2)];
const data = datasetFrom(log);

test('one example a decision: the chosen prompt, as it was when it was chosen', () => {
  const { values, rows, groups, labels, columns } = chosenExamples(data, data.order, 'plain');
  const decisions = decisionsIn(log);
  expect([rows, columns]).toEqual([8, COLUMN_NAMES]);
  expect([...labels]).toEqual([1, 0, 1, 1, 1, 1, 0, 1]);
  for (const [index, { context, candidates, chosen }] of decisions.entries())
    expect(values.slice(index * WIDTH, (index + 1) * WIDTH)).toEqual(encode(context, [candidates[chosen]!]));
  // Which number a conversation has does not matter; that its rows share it does.
  expect([...groups].map((group) => groups.indexOf(group))).toEqual([0, 0, 0, 3, 3, 5, 5, 5]);
});

test('groups do not depend on the order in which a log is read', () => {
  const reversed = datasetFrom([...log].reverse());
  expect(chosenExamples(reversed, reversed.order, 'soon')).toEqual(chosenExamples(data, data.order, 'soon'));
});

test('a weight is what the draw was worth among evenly drawn ones, and at most ten', () => {
  const weight = (changes: Partial<DecisionRecord>) => {
    const [, ...rest] = made(0, 1);
    const first = decisionRecord({ conversationId: 'conversation-0', at: made(0)[0]!.at, ...changes });
    return weightOf(datasetFrom([first, ...rest]).decisions, 0);
  };
  expect(weight({ probabilities: [0.2, 0.783333, 0.016667] })).toBeCloseTo(1 / (3 * 0.783333), 12);
  expect(weight({ chosen: 0, propensity: 0.2 })).toBeCloseTo(1 / 0.6, 12);
  expect(weight({ chosen: 2, propensity: 0.016667 })).toBe(10);
});

/** Mean of the target over rows of one prompt in one context, weighted: what a learner with a free cell would find. */
function cells({ examples, count }: { examples: Examples; count: number }) {
  const at = (row: number, name: string) => examples.values[row * WIDTH + COLUMN_NAMES.indexOf(name)]!;
  const sums = new Map<string, { label: number; weight: number }>();
  for (let row = 0; row < count; row++) {
    const kind = ['open', 'either-or', 'request', 'suggest'].find((each) => at(row, `p.kind=${each}`) === 1);
    const key = `${kind}, ${at(row, 'c.known') === 1 ? 'genre' : 'nothing'} known`;
    const sum = sums.get(key) ?? { label: 0, weight: 0 };
    const weight = examples.weights?.[row] ?? 1;
    sum.label += weight * examples.labels[row]!;
    sum.weight += weight;
    sums.set(key, sum);
  }
  return Object.fromEntries([...sums].map(([key, { label, weight }]) => [key, label / weight]));
}

const TRUTH = {
  'open, nothing known': 0.3,
  'either-or, nothing known': 0.6,
  'request, nothing known': 0.2,
  'suggest, nothing known': 0.1,
  'open, genre known': 0.3,
  'either-or, genre known': 0.1,
  'request, genre known': 0.2,
  'suggest, genre known': 0.6,
};

/**
 * With `ips` and `dr` a prompt is named in a share p of decisions for itself and in the others as one of three: over
 * both, its labels average to the truth.
 */
test.each(['mtr', 'ips', 'dr'] as const)('%s is right about every prompt on average', (target) => {
  const { data: logged } = bandit(12_000, 5);
  const { examples, link } = targetExamples(logged, logged.order, target);
  expect(link).toBe(target === 'mtr' ? 'logistic' : 'identity');
  expect(examples.rows).toBe(target === 'mtr' ? 12_000 : 24_000);
  const found = cells({ examples, count: examples.rows });
  expect(Object.keys(found).sort()).toEqual(Object.keys(TRUTH).sort());
  for (const [key, truth] of Object.entries(TRUTH)) expect(Math.abs(found[key]! - truth)).toBeLessThan(0.06);
});

test('ips and dr stand for all candidates: weights of a decision add up to 1, and another prompt is named', () => {
  const { examples } = targetExamples(data, data.order, 'ips', { seed: 3 });
  const { rows, weights, values, groups, labels } = examples;
  const half = rows / 2;
  for (let index = 0; index < half; index++) {
    const row = data.order[index]!;
    expect(weights![index]! + weights![half + index]!).toBeCloseTo(1, 6);
    expect(weights![index]).toBeCloseTo(1 / candidatesOf(data.decisions, row), 6);
    expect(groups[half + index]).toBe(groups[index]);
    const part = (at: number) => values.slice(at * WIDTH, (at + 1) * WIDTH);
    expect(part(half + index)).not.toEqual(part(index));
    expect(labels[half + index]).toBe(0);
  }
});

test('the seed says which others are named', () => {
  const named = (seed: number) => targetExamples(data, data.order, 'dr', { seed }).examples.values;
  expect(named(3)).toEqual(named(3));
  expect(named(3)).not.toEqual(named(4));
});
