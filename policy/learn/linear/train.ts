/** Trains the linear model on the columns of decisions; how it descends is `descent.ts`. */
import type { Examples } from '../trees/examples.ts';
import { DEFAULT_LINEAR, descend, type LinearSettings } from './descent.ts';
import { HashedRow, type LinearModel } from './model.ts';

export { DEFAULT_LINEAR, type LinearSettings } from './descent.ts';

/** @throws RangeError when there are no rows, or a label is not a number. */
export function trainLinear(examples: Examples, settings: Partial<LinearSettings> = {}): LinearModel {
  const all = { ...DEFAULT_LINEAR, ...settings };
  const { labels, weights, values, contests } = examples;
  const rows = contests?.from ?? examples.rows;
  const width = examples.columns.length;
  const hashed = new HashedRow(all.bits);
  const row = (at: number) => {
    hashed.read(values, at * width);
    return hashed;
  };
  return descend(
    { rows, labels, ...(weights ? { weights } : {}), ...(contests ? { contests } : {}), row },
    all,
  );
}
