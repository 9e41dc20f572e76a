/**
 * A teacher's trees as terms. A leaf is a product of intervals, one a column, and an interval is the difference of two
 * steps: trees are a polynomial in steps, whose high orders are cut off. What is cut off does not just vanish: each
 * interval is its share in the log plus a deviation, and products of more than three deviations are left out (the
 * truncated ANOVA decomposition; Hoeffding 1948, Lengerich et al. 2020). It starts the student close to its teacher
 * before any lesson, and names the few steps that are worth a weight.
 */
import type { Tree, TreeModel } from '../trees/model.ts';
import type { Lessons } from './lessons.ts';
import { MOST_STEPS, type SteppedColumn, type Term, tellsApart } from './model.ts';
import { startsOf } from './steps.ts';

/** How often each step holds, over all candidates of the lessons. */
export function sharesOf(columns: readonly SteppedColumn[], lessons: Lessons): Float64Array {
  const starts = startsOf(columns);
  const telling = columns.filter(({ name }) => tellsApart(name)).length;
  const others = columns.length - telling;
  const shares = new Float64Array(starts[columns.length]!);
  for (let index = 0; index < lessons.rows.length; index++)
    for (let at = lessons.first[index]!; at < lessons.first[index + 1]!; at++)
      for (let i = 0; i < columns.length; i++) {
        const has =
          i < telling ? lessons.prompts[at * telling + i]! : lessons.contexts[index * others + i - telling]!;
        for (let step = 0; step < has; step++) shares[starts[i]! + step]! += 1;
      }
  const all = Math.max(1, lessons.teacher.length);
  return shares.map((count) => count / all);
}

/** An interval of a column: thresholds reached, from `low` to below `high`. */
interface Interval {
  readonly column: number;
  readonly low: number;
  readonly high: number;
}

/** @param order steps a term may have, at most MOST_STEPS. */
export function termsOf(
  teacher: TreeModel,
  columns: readonly SteppedColumn[],
  shares: Float64Array,
  order = MOST_STEPS,
): readonly Term[] {
  const starts = startsOf(columns);
  const decides = starts[columns.filter(({ name }) => tellsApart(name)).length]!;
  const sums = new Map<string, { steps: readonly number[]; weight: number }>();
  const add = (steps: readonly number[], weight: number) => {
    const sorted = [...steps].sort((a, b) => a - b);
    // Of the context alone, or of nothing: the same for every candidate.
    if (sorted.length === 0 || sorted[0]! >= decides) return;
    const key = sorted.join(' ');
    const known = sums.get(key);
    if (known) known.weight += weight;
    else sums.set(key, { steps: sorted, weight });
  };
  for (const tree of teacher.trees)
    for (const { value, intervals } of leavesOf(tree, teacher.columns, columns)) {
      const deviations = intervals.map(({ column, low, high }) => {
        const first = starts[column]!;
        const ended = high < columns[column]!.thresholds.length + 1;
        const summands: (readonly [step: number | undefined, sign: number])[] = [
          [low > 0 ? first + low - 1 : undefined, 1],
          ...(ended ? [[first + high - 1, -1] as const] : []),
        ];
        const share = (low > 0 ? shares[first + low - 1]! : 1) - (ended ? shares[first + high - 1]! : 0);
        return { summands: [...summands, [undefined, -share] as const], share };
      });
      const multiply = (from: number, steps: readonly number[], weight: number, taken: number): void => {
        if (from === deviations.length) {
          add(steps, weight);
          return;
        }
        const { summands, share } = deviations[from]!;
        multiply(from + 1, steps, weight * share, taken);
        if (taken === order) return;
        for (const [step, sign] of summands)
          multiply(from + 1, step === undefined ? steps : [...steps, step], weight * sign, taken + 1);
      };
      multiply(0, [], value, 0);
    }
  return [...sums.values()].filter(({ weight }) => Math.abs(weight) > 1e-9);
}

function leavesOf(tree: Tree, names: readonly string[], columns: readonly SteppedColumn[]) {
  const leaves: { readonly value: number; readonly intervals: readonly Interval[] }[] = [];
  const walk = (node: number, path: ReadonlyMap<number, Interval>) => {
    const feature = tree.feature[node]!;
    if (feature < 0) {
      leaves.push({ value: tree.value[node]!, intervals: [...path.values()] });
      return;
    }
    const column = columns.findIndex(({ name }) => name === names[feature]);
    const { thresholds } = columns[column]!;
    const cut = thresholds.indexOf(tree.threshold[node]!) + 1;
    const { low, high } = path.get(column) ?? { low: 0, high: thresholds.length + 1 };
    const within = (next: Interval) => new Map(path).set(column, next);
    if (cut > low) walk(tree.left[node]!, within({ column, low, high: Math.min(high, cut) }));
    if (cut < high) walk(tree.right[node]!, within({ column, low: Math.max(low, cut), high }));
  };
  if (tree.feature.length > 0) walk(0, new Map());
  return leaves;
}
