/** Columns as the number of thresholds that they have reached. */
import type { TreeModel } from '../trees/model.ts';
import { type SteppedColumn, tellsApart } from './model.ts';

/**
 * The columns a teacher asks about, with its own thresholds: a student that sees no finer than its teacher is tied where
 * it is. Those that tell candidates apart come first.
 */
export function stepsOf(teacher: TreeModel): readonly SteppedColumn[] {
  const seen = teacher.columns.map(() => new Set<number>());
  for (const { feature, threshold } of teacher.trees)
    for (const [node, column] of feature.entries()) if (column >= 0) seen[column]!.add(threshold[node]!);
  const columns = teacher.columns
    .map((name, column) => ({ name, thresholds: [...seen[column]!].sort((a, b) => a - b) }))
    .filter(({ thresholds }) => thresholds.length > 0);
  return [
    ...columns.filter(({ name }) => tellsApart(name)),
    ...columns.filter(({ name }) => !tellsApart(name)),
  ];
}

/** Number of the first step of each column; one more entry than columns. */
export function startsOf(columns: readonly SteppedColumn[]): Int32Array {
  const starts = new Int32Array(columns.length + 1);
  for (const [index, { thresholds }] of columns.entries())
    starts[index + 1] = starts[index]! + thresholds.length;
  return starts;
}

/** The fewest digits that are still the same 32-bit float: as a double, 0.495 has seventeen. */
export function shortest(threshold: number): number {
  for (let digits = 1; digits < 17; digits++) {
    const short = Number(threshold.toPrecision(digits));
    if (Math.fround(short) === threshold) return short;
  }
  return threshold;
}

/** A column's thresholds as training compared with them. */
export function thresholdsOf({ thresholds }: SteppedColumn): Float64Array {
  return Float64Array.from(thresholds, Math.fround);
}

/** How many of a column's thresholds a value has reached. */
export function reached(thresholds: Float64Array, value: number): number {
  let low = 0;
  let high = thresholds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value >= thresholds[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}
