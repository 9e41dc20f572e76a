import type { Contests } from '../congruent/loss.ts';

/** Rows to learn from, dense, row-major. */
export interface Examples {
  /** Names, in order. */
  readonly columns: readonly string[];
  readonly rows: number;
  /** rows × columns.length; NaN is a missing value. */
  readonly values: Float32Array;
  /** 0 to 1. */
  readonly labels: Float32Array | Uint8Array;
  /** At least 0; absent: 1 each. A row of weight 0 is as if it were not there. */
  readonly weights?: Float32Array;
  /** The conversation of each row. Its rows share a listener and an outcome, so they are held out together. */
  readonly groups: Int32Array | Uint32Array;
  /** Rows whose order matters as well as their labels (`policy/learn/congruent`). */
  readonly contests?: Contests;
}

/** @throws RangeError with the first thing that makes the examples impossible to learn from. */
export function checkExamples(examples: Examples): void {
  const { columns, rows, values, labels, weights, groups } = examples;
  if (rows === 0) throw new RangeError('trees need rows to learn from; there are none');
  if (new Set(columns).size !== columns.length) throw new RangeError('two columns have the same name');
  expectLength('values', values.length, rows * columns.length);
  expectLength('labels', labels.length, rows);
  expectLength('groups', groups.length, rows);
  if (weights) expectLength('weights', weights.length, rows);
  let [lowest, highest] = [1, 0];
  const seen = new Set<number>();
  for (let row = 0; row < rows; row++) {
    const label = labels[row]!;
    const weight = weights ? weights[row]! : 1;
    if (!(label >= 0 && label <= 1)) throw new RangeError(`row ${row} has the label ${label}, not 0 to 1`);
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new RangeError(`row ${row} has the weight ${weight}, not a number of at least 0`);
    if (weight === 0) continue;
    lowest = Math.min(lowest, label);
    highest = Math.max(highest, label);
    seen.add(groups[row]!);
  }
  if (seen.size === 0) throw new RangeError('trees need rows to learn from; all have the weight 0');
  if (lowest === highest) throw new RangeError(`all labels are ${lowest}; there is nothing to tell apart`);
  if (seen.size === 1)
    throw new RangeError('all rows are of one group; early stopping has to hold out another');
}

function expectLength(what: string, length: number, expected: number): void {
  if (length !== expected) throw new RangeError(`there are ${length} ${what}, not ${expected}`);
}
