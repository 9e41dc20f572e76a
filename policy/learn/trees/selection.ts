import type { Examples } from './examples.ts';
import type { TreeModel } from './model.ts';

/**
 * The columns that carry a share of the gain, most first: fit on everything, keep these, refit. Gain is what the
 * splits took off the training loss, so it flatters columns of many values a little (Strobl et al. 2007); the refit's
 * held-out loss says whether anything was lost.
 */
export function selectColumns(model: TreeModel, share: number): readonly string[] {
  if (!(share > 0 && share <= 1)) throw new RangeError(`the share of gain to keep is ${share}, not 0 to 1`);
  // By gain, then by place: sorting is stable.
  const ranked = [...model.columns].sort((a, b) => model.importance[b]! - model.importance[a]!);
  const kept: string[] = [];
  let carried = 0;
  for (const column of ranked) {
    // Shares add up to 1 but for rounding, which must not cost a column.
    if (share < 1 && carried >= share - 1e-12) break;
    kept.push(column);
    carried += model.importance[column]!;
  }
  return kept;
}

/** The examples with these columns alone, in the given order. */
export function onlyColumns(examples: Examples, columns: readonly string[]): Examples {
  const { rows } = examples;
  const width = examples.columns.length;
  const places = placesOf(columns, examples.columns);
  const values = new Float32Array(rows * places.length);
  for (let row = 0, at = 0; row < rows; row++)
    for (const place of places) values[at++] = examples.values[row * width + place]!;
  return { ...examples, columns, values };
}

/** @throws RangeError naming a column that is not there. */
export function placesOf(wanted: readonly string[], columns: readonly string[]): readonly number[] {
  const placeOf = new Map(columns.map((column, place) => [column, place]));
  return wanted.map((column) => {
    const place = placeOf.get(column);
    if (place === undefined) throw new RangeError(`the column ${column} is missing`);
    return place;
  });
}
