/**
 * Adaptive gradient descent over rows of hashed features (Duchi, Hazan & Singer 2011): steps shrink feature by feature
 * as it has been seen to matter, so rare features still learn. What a row is made of is its reader's business: columns
 * of a decision (`train.ts`) or the words of a text (`sparse.ts`).
 */
import { randomFrom, shuffled } from '../../random.ts';
import { DescendedContests } from '../congruent/descended.ts';
import type { Contests } from '../congruent/loss.ts';
import type { LinearModel } from './model.ts';

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

/** The features that are not 0; indices below 2^bits. */
export interface SparseRow {
  readonly indices: Uint32Array;
  readonly values: Float32Array;
  /** How many of them count; the arrays may be longer. */
  readonly count: number;
}

export interface Rows {
  readonly rows: number;
  readonly labels: ArrayLike<number>;
  /** Absent: 1 each. */
  readonly weights?: ArrayLike<number>;
  /** May be the same object each time, written over. */
  row(at: number): SparseRow;
  /** Among rows that are not counted by `rows`, being without labels. */
  readonly contests?: Contests;
}

/** @throws RangeError when there are no rows, or a label is not a number. */
export function descend(data: Rows, settings: LinearSettings): LinearModel {
  const { bits, rate, passes, l2, link, seed } = settings;
  const { rows, labels, contests } = data;
  if (rows === 0) throw new RangeError('there are no rows to learn from');
  const weights = new Float32Array(2 ** bits);
  const squares = new Float32Array(2 ** bits);
  const random = randomFrom(seed);
  const kept = contests ? new DescendedContests(contests) : undefined;
  const order = Array.from({ length: rows }, (_, index) => index);
  for (let pass = 0; pass < passes; pass++)
    for (const at of shuffled(order, random)) {
      const label = labels[at]!;
      if (Number.isNaN(label)) throw new RangeError(`the label of row ${at} is not a number`);
      const row = data.row(at);
      const score = scored(row);
      const predicted = link === 'logistic' ? 1 / (1 + Math.exp(-score)) : score;
      descendAlong(row, (predicted - label) * (data.weights?.[at] ?? 1));
      kept?.after(
        at,
        (member) => scored(data.row(member)),
        (member, slope) => descendAlong(data.row(member), slope),
      );
    }
  return { bits, link, weights: nonZero(weights) };

  function scored({ indices, values: x, count }: SparseRow): number {
    let score = 0;
    for (let i = 0; i < count; i++) score += weights[indices[i]!]! * x[i]!;
    return score;
  }

  function descendAlong({ indices, values: x, count }: SparseRow, slope: number): void {
    for (let i = 0; i < count; i++) {
      const index = indices[i]!;
      const gradient = slope * x[i]! + l2 * weights[index]!;
      squares[index]! += gradient * gradient;
      weights[index]! -= (rate * gradient) / Math.sqrt(squares[index]! + TINY);
    }
  }
}

/** The first step of a feature is as long as the rate, whatever its gradient; without it the division is by 0. */
const TINY = 1e-12;

function nonZero(weights: Float32Array): (readonly [number, number])[] {
  const list: (readonly [number, number])[] = [];
  for (let index = 0; index < weights.length; index++)
    if (Math.abs(weights[index]!) > 1e-6) list.push([index, Number(weights[index]!.toPrecision(6))]);
  return list;
}
