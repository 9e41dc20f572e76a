import type { Tree } from './model.ts';

/** A question, told by what another answer than the expected one takes away: the leaves on its expected side. */
export interface Doubt {
  readonly feature: number;
  readonly threshold: number;
  readonly doubtedByMissing: boolean;
  /** The word of leaves to change, and the bits that stay. */
  readonly word: number;
  readonly stay: number;
}

/** A tree's leaves in a row, those on the expected side of any question first. */
export interface Masks {
  readonly doubts: readonly Doubt[];
  readonly values: readonly number[];
}

/** Leaves in a word. */
export const WORD = 32;

/**
 * @param firstWord where the tree's words begin among those of all trees.
 * @param expectsLeft whether a question (feature, threshold) is expected to be answered `x < threshold`.
 */
export function masksOf(
  tree: Tree,
  firstWord: number,
  expectsLeft: (feature: number, threshold: number) => boolean,
): Masks {
  const doubts: Doubt[] = [];
  const values: number[] = [];
  const visit = (node: number): void => {
    const feature = tree.feature[node]!;
    if (feature < 0) {
      values.push(tree.value[node]!);
      return;
    }
    const threshold = Math.fround(tree.threshold[node]!);
    const leftFirst = expectsLeft(feature, threshold);
    const from = values.length;
    visit(leftFirst ? tree.left[node]! : tree.right[node]!);
    const to = values.length;
    visit(leftFirst ? tree.right[node]! : tree.left[node]!);
    const doubtedByMissing = leftFirst !== (tree.missingLeft[node] === 1);
    for (let start = from; start < to; ) {
      const word = Math.floor(start / WORD);
      const end = Math.min(to, (word + 1) * WORD);
      const stay = ~ones(start % WORD, end - start);
      doubts.push({ feature, threshold, doubtedByMissing, word: firstWord + word, stay });
      start = end;
    }
  };
  visit(0);
  return { doubts, values };
}

/** `count` bits from bit `from` on. */
function ones(from: number, count: number): number {
  return count === WORD ? -1 : ((1 << count) - 1) << from;
}
