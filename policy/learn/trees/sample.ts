import type { Random } from '../../random.ts';
import { shuffled } from '../../random.ts';
import type { Examples } from './examples.ts';

/** Rows to grow on and rows to stop by. Rows of weight 0 are in neither, unless they are of a contest. */
export interface Held {
  readonly training: Int32Array;
  readonly heldOut: Int32Array;
}

/**
 * Holds out whole groups. Rows of one conversation share their listener and their outcome: held out by rows, the
 * trees could recognise the conversation, and stopping would come too late. Groups are drawn from their sorted
 * numbers, so the order of the rows has no say.
 */
export function holdOut({ rows, groups, weights, contests }: Examples, share: number, random: Random): Held {
  const present = new Set<number>();
  for (let row = 0; row < rows; row++) if (!weights || weights[row]! > 0) present.add(groups[row]!);
  const order = shuffled(
    [...present].sort((a, b) => a - b),
    random,
  );
  const count = Math.min(order.length - 1, Math.max(1, Math.round(share * order.length)));
  const out = new Set(order.slice(0, count));
  const training: number[] = [];
  const heldOut: number[] = [];
  const unlabelled = contests?.from ?? rows;
  for (let row = 0; row < rows; row++)
    if (!weights || weights[row]! > 0 || row >= unlabelled)
      (out.has(groups[row]!) ? heldOut : training).push(row);
  return { training: Int32Array.from(training), heldOut: Int32Array.from(heldOut) };
}

/**
 * Splits rows into `count` drawn without replacement and the rest, both in order, in one pass (selection sampling:
 * Fan, Muller & Rezucha 1962).
 */
export function drawRows(
  rows: Int32Array,
  count: number,
  random: Random,
  drawn: Int32Array,
  rest: Int32Array,
): void {
  let needed = count;
  let passed = 0;
  for (let i = 0; i < rows.length; i++) {
    if (needed > 0 && (needed === rows.length - i || random.int(rows.length - i) < needed)) {
      drawn[count - needed] = rows[i]!;
      needed -= 1;
    } else rest[passed++] = rows[i]!;
  }
}

/** A share of the columns, at least one, in their order. */
export function drawColumns<T>(columns: readonly T[], share: number, random: Random): readonly T[] {
  if (share === 1 || columns.length === 0) return columns;
  const places = shuffled([...columns.keys()], random);
  const count = Math.max(1, Math.round(share * columns.length));
  return places
    .slice(0, count)
    .sort((a, b) => a - b)
    .map((place) => columns[place]!);
}
