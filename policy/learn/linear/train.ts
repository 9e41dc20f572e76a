/**
 * Trains the linear model by adaptive gradient descent (Duchi, Hazan & Singer 2011): steps shrink feature by feature
 * as it has been seen to matter, so rare features still learn.
 */
import { randomFrom, shuffled } from '../../random.ts';
import type { Examples } from '../trees/examples.ts';
import { HashedRow, type LinearModel } from './model.ts';

export interface LinearSettings {
  readonly bits: number;
  readonly rate: number;
  readonly passes: number;
  /** Pulls weights towards 0, per example. */
  readonly l2: number;
  readonly link: LinearModel['link'];
  readonly seed: number;
}

export const DEFAULT_LINEAR: LinearSettings = {
  bits: 18,
  rate: 0.1,
  passes: 3,
  l2: 1e-6,
  link: 'logistic',
  seed: 1,
};

/** @throws RangeError when there are no rows, or a label is not a number. */
export function trainLinear(examples: Examples, settings: Partial<LinearSettings> = {}): LinearModel {
  const { bits, rate, passes, l2, link, seed } = { ...DEFAULT_LINEAR, ...settings };
  const { rows, labels, values } = examples;
  if (rows === 0) throw new RangeError('there are no rows to learn from');
  const width = examples.columns.length;
  const weights = new Float32Array(2 ** bits);
  const squares = new Float32Array(2 ** bits);
  const row = new HashedRow(bits);
  const random = randomFrom(seed);
  const order = Array.from({ length: rows }, (_, index) => index);
  for (let pass = 0; pass < passes; pass++)
    for (const at of shuffled(order, random)) {
      const label = labels[at]!;
      if (Number.isNaN(label)) throw new RangeError(`the label of row ${at} is not a number`);
      row.read(values, at * width);
      const { indices, values: x, count } = row;
      let score = 0;
      for (let i = 0; i < count; i++) score += weights[indices[i]!]! * x[i]!;
      const predicted = link === 'logistic' ? 1 / (1 + Math.exp(-score)) : score;
      const slope = (predicted - label) * (examples.weights?.[at] ?? 1);
      for (let i = 0; i < count; i++) {
        const index = indices[i]!;
        const gradient = slope * x[i]! + l2 * weights[index]!;
        squares[index]! += gradient * gradient;
        weights[index]! -= (rate * gradient) / Math.sqrt(squares[index]! + TINY);
      }
    }
  return { bits, link, weights: nonZero(weights) };
}

/** The first step of a feature is as long as the rate, whatever its gradient; without it the division is by 0. */
const TINY = 1e-12;

function nonZero(weights: Float32Array): (readonly [number, number])[] {
  const list: (readonly [number, number])[] = [];
  for (const [index, weight] of weights.entries())
    if (Math.abs(weight) > 1e-6) list.push([index, Number(weight.toPrecision(6))]);
  return list;
}
