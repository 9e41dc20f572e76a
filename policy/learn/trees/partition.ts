import { type Bundle, CODES } from './bundles.ts';
import type { Split } from './split.ts';

/** For every code of the split's bundle, 1 where its rows go left. */
export function leftCodes(split: Split): Uint8Array {
  const { column, lastLeft, missingLeft } = split;
  const left = new Uint8Array(CODES);
  for (let code = 0; code < CODES; code++) {
    const bin = Math.floor(code / column.stride) % column.bins;
    const isMissing = column.missing && bin === column.bins - 1;
    left[code] = Number(isMissing ? missingLeft : bin <= lastLeft);
  }
  return left;
}

/**
 * Moves the rows that go left to the front, both sides in their order, and returns where the right side begins.
 * Every row is written to both sides and one of the two counters moves: no branch to guess wrong.
 */
export function partition(
  rows: Int32Array,
  from: number,
  to: number,
  bundle: Bundle,
  left: Uint8Array,
  spare: Int32Array,
): number {
  const { word, shift } = bundle;
  let front = from;
  let back = 0;
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    const goes = left[(word[row]! >>> shift) & 255]!;
    rows[front] = row;
    spare[back] = row;
    front += goes;
    back += 1 - goes;
  }
  rows.set(spare.subarray(0, back), front);
  return front;
}
