import { binOf, cutsOf } from './cuts.ts';
import type { Examples } from './examples.ts';

/** A column as the learner sees it: bins, of which the last is for missing values where there are any. */
export interface BinnedColumn {
  /** Its place in the examples' columns. */
  readonly place: number;
  readonly cuts: Float32Array;
  readonly missing: boolean;
  /** Bins of values and, with `missing`, one more. */
  readonly bins: number;
  readonly bundle: number;
  /** The bin is ⌊code / stride⌋ mod bins. */
  readonly stride: number;
}

/**
 * Several columns in one byte: the code of a row counts through all combinations of their bins. Eight 0/1 columns
 * make one bundle, and one pass over the rows fills the histogram of all eight, whose own histograms are sums over
 * it. LightGBM bundles columns that exclude each other (Ke et al. 2017, section 4); a product of bins needs no such
 * search, loses nothing, and 0/1 columns are most of what an encoder makes.
 */
export interface Bundle {
  readonly size: number;
  /** The word its codes are in, one word a row, and where in it: code = (word >>> shift) & 255. */
  readonly word: Int32Array;
  readonly shift: number;
}

export interface Binned {
  readonly columns: readonly BinnedColumn[];
  readonly bundles: readonly Bundle[];
  /** Codes of four bundles each: a row's number and gradient are read once for all four. */
  readonly words: readonly Int32Array[];
}

/** Codes of a bundle, and its share of a histogram. */
export const CODES = 256;
export const BUNDLES_A_WORD = 4;

/** Bins every column that varies over the training rows; cuts know nothing of the held-out rows. */
export function binned(examples: Examples, training: Int32Array, bins: number): Binned {
  const varying = examples.columns
    .map((_, place) => ({ place, ...cutColumn(examples, training, place, bins) }))
    .filter((column) => column.varies)
    // Columns of few bins next to each other, or a wide one would end a bundle early. Stable: ties keep their order.
    .sort((a, b) => a.bins - b.bins);
  const sizes: number[] = [];
  const columns: BinnedColumn[] = [];
  for (const { place, cuts, missing, bins } of varying) {
    const last = sizes.length - 1;
    const fits = last >= 0 && sizes[last]! * bins <= CODES;
    const stride = fits ? sizes[last]! : 1;
    if (fits) sizes[last] = stride * bins;
    else sizes.push(bins);
    columns.push({ place, cuts, missing, bins, bundle: sizes.length - 1, stride });
  }
  const words = Array.from(
    { length: Math.ceil(sizes.length / BUNDLES_A_WORD) },
    () => new Int32Array(examples.rows),
  );
  const bundles = sizes.map((size, b) => ({
    size,
    word: words[Math.floor(b / BUNDLES_A_WORD)]!,
    shift: 8 * (b % BUNDLES_A_WORD),
  }));
  for (const column of columns) encode(examples, column, bundles[column.bundle]!);
  // In the examples' order: of two columns that split equally well, the first is asked about.
  return { columns: columns.sort((a, b) => a.place - b.place), bundles, words };
}

function cutColumn(examples: Examples, training: Int32Array, place: number, bins: number) {
  const { weights } = examples;
  const values = valuesOf(examples, place);
  const present = new Float32Array(training.length);
  let count = 0;
  for (const row of training) {
    const value = values[row]!;
    if (!Number.isNaN(value)) present[count++] = value;
  }
  // A value may be missing from held-out rows alone, and they too need a bin.
  let missing = false;
  for (const value of values) missing ||= Number.isNaN(value);
  const cuts = cutsOf(present.subarray(0, count), bins, (distinct) => {
    const mass = new Float64Array(distinct.length);
    for (const row of training) {
      const value = values[row]!;
      if (!Number.isNaN(value)) mass[binOf(distinct, value) - 1]! += weights ? weights[row]! : 1;
    }
    return mass;
  });
  const varies = cuts.length > 0 || (count > 0 && count < training.length);
  return { cuts, missing, varies, bins: cuts.length + (missing ? 2 : 1) };
}

function encode(examples: Examples, { place, cuts, stride }: BinnedColumn, { word, shift }: Bundle): void {
  const values = valuesOf(examples, place);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    const bin = Number.isNaN(value) ? cuts.length + 1 : binOf(cuts, value);
    // Strides are products of the bins before, so adding never carries into the next bundle.
    word[row]! += (stride * bin) << shift;
  }
}

/** A column lying in one piece: it is gone through several times. */
function valuesOf({ columns, rows, values }: Examples, place: number): Float32Array {
  const column = new Float32Array(rows);
  for (let row = 0, at = place; row < rows; row++, at += columns.length) {
    const value = values[at]!;
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
      throw new RangeError(`column ${columns[place]} is infinite in row ${row}; missing is NaN`);
    column[row] = value;
  }
  return column;
}
