/** Where a column's values are cut into bins: value v is in bin b when cuts[b − 1] ≤ v < cuts[b]. */

/**
 * The cuts of a column: one between any two neighbouring distinct values when there are at most `bins` of them,
 * otherwise bins of about equal mass. A bin holds whole values, and a value heavier than a fair bin gets its own.
 *
 * @param values without missing; sorted in place.
 * @param massOf the total weight of each of the distinct values, asked for only when there are too many.
 */
export function cutsOf(
  values: Float32Array,
  bins: number,
  massOf: (distinct: Float32Array) => Float64Array,
): Float32Array {
  const distinct = distinctOf(values);
  if (distinct.length <= bins) return distinct.subarray(1).map((value, i) => between(distinct[i]!, value));
  const mass = massOf(distinct);
  let rest = mass.reduce((a, b) => a + b, 0);
  let binsLeft = bins;
  let open = 0;
  const cuts: number[] = [];
  for (let i = 0; i + 1 < distinct.length && binsLeft > 1; i++) {
    open += mass[i]!;
    // The fair share is of what is left, so that a heavy value makes the later bins lighter.
    const fair = rest / binsLeft;
    if (open < fair && mass[i + 1]! < fair) continue;
    cuts.push(between(distinct[i]!, distinct[i + 1]!));
    rest -= open;
    open = 0;
    binsLeft -= 1;
  }
  return Float32Array.from(cuts);
}

/** The bin of a value: how many cuts are at or below it. */
export function binOf(cuts: Float32Array, value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cuts[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A 32-bit float in (below, above]; halfway when there is one. Never −0, which JSON would bring back as 0. */
function between(below: number, above: number): number {
  const middle = Math.fround((below + above) / 2);
  return (middle > below ? middle : above) + 0;
}

function distinctOf(values: Float32Array): Float32Array {
  const few = fewOf(values);
  if (few) return few;
  values.sort();
  let count = 0;
  for (let i = 0; i < values.length; i++)
    if (count === 0 || values[i] !== values[count - 1]) values[count++] = values[i]!;
  return values.subarray(0, count);
}

/** The distinct values if they are a handful, as of a 0/1 column: not worth sorting 200,000 rows for. */
function fewOf(values: Float32Array): Float32Array | undefined {
  const few: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    let at = 0;
    while (at < few.length && few[at] !== value) at += 1;
    if (at < few.length) continue;
    if (few.length === HANDFUL) return undefined;
    few.push(value);
  }
  return Float32Array.from(few).sort();
}

const HANDFUL = 4;
