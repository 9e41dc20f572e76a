import type { Doubt } from './masks.ts';
import type { TreeModel } from './model.ts';

/** By column of the model, its distinct thresholds in order. */
export function thresholdsOf({ columns, trees }: TreeModel): readonly Float32Array[] {
  const distinct = columns.map(() => new Set<number>());
  for (const { feature, threshold } of trees)
    for (const [node, column] of feature.entries())
      if (column >= 0) distinct[column]!.add(Math.fround(threshold[node]!));
  return distinct.map((thresholds) => Float32Array.from(thresholds).sort());
}

/**
 * All doubts by column and threshold: between any two values lies one stretch of them. A doubt is two numbers, a word
 * and the bits that stay; places count numbers and include the room kept before the first doubt.
 */
export class Questions {
  readonly cuts: Float32Array;
  /** By column: where its thresholds begin. */
  readonly cutsFrom: Int32Array;
  /** By threshold, and one more a column: the place of its first doubt. Column c's begin at cutsFrom[c] + c. */
  readonly starts: Int32Array;
  /** By column: the place of the first doubt at the expected value. */
  readonly middles: Int32Array;
  /** By column: the place of the first doubt that a missing value raises. */
  readonly missing: Int32Array;
  readonly #numbers: readonly number[];

  constructor(thresholds: readonly Float32Array[], doubts: readonly Doubt[], room: number) {
    const sorted = [...doubts].sort(
      (a, b) => a.feature - b.feature || a.threshold - b.threshold || a.word - b.word,
    );
    const ofMissing = sorted.filter((doubt) => doubt.doubtedByMissing);
    this.#numbers = [...sorted, ...ofMissing].flatMap(({ word, stay }) => [word, stay]);
    this.cuts = Float32Array.from(thresholds.flatMap((cuts) => [...cuts]));
    const cutsFrom = [0];
    const starts: number[] = [];
    const middles: number[] = [];
    let next = 0;
    for (const [column, cuts] of thresholds.entries()) {
      cutsFrom.push(cutsFrom.at(-1)! + cuts.length);
      const first = starts.length;
      for (const cut of cuts) {
        starts.push(room + 2 * next);
        while (sorted[next]?.feature === column && sorted[next]!.threshold === cut) next += 1;
      }
      starts.push(room + 2 * next);
      middles.push(starts[first + Math.floor(cuts.length / 2)]!);
    }
    this.cutsFrom = Int32Array.from(cutsFrom);
    this.starts = Int32Array.from(starts);
    this.middles = Int32Array.from(middles);
    const missing = new Int32Array(thresholds.length + 1).fill(room + 2 * sorted.length);
    for (const { feature } of ofMissing) missing[feature + 1]! += 2;
    for (let column = 1; column < missing.length; column++)
      missing[column]! += missing[column - 1]! - (room + 2 * sorted.length);
    this.missing = missing;
  }

  /** The doubts, behind room for as many numbers. */
  behind(room: number): Int32Array {
    const numbers = new Int32Array(room + this.#numbers.length);
    numbers.set(this.#numbers, room);
    return numbers;
  }
}
