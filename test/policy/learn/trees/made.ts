import type { Examples } from '../../../../policy/learn/trees/examples.ts';
import { sigmoid } from '../../../../policy/learn/trees/loss.ts';
import type { Tree, TreeModel } from '../../../../policy/learn/trees/model.ts';
import { TreeScorer } from '../../../../policy/learn/trees/scorer.ts';
import { randomFrom } from '../../../../policy/random.ts';

/** Examples drawn from a known probability: columns uniform on [0, 1), four rows a conversation. */
export function made(
  rows: number,
  width: number,
  probability: (x: Float32Array) => number,
  seed = 1,
  column: (uniform: number, place: number) => number = (uniform) => uniform,
): Examples {
  const random = randomFrom(seed);
  const uniform = () => random.int(2 ** 24) / 2 ** 24;
  const values = new Float32Array(rows * width);
  const labels = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const x = values.subarray(row * width, (row + 1) * width);
    for (let place = 0; place < width; place++) x[place] = column(uniform(), place);
    labels[row] = Number(uniform() < probability(x));
  }
  const groups = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / 4));
  return { columns: Array.from({ length: width }, (_, c) => `x${c}`), rows, values, labels, groups };
}

export function probabilities(model: TreeModel, { columns, rows, values }: Examples): readonly number[] {
  const scorer = new TreeScorer(model, columns);
  return Array.from({ length: rows }, (_, row) => sigmoid(scorer.logit(values, row * columns.length)));
}

export function probability(model: TreeModel, x: readonly number[]): number {
  return sigmoid(new TreeScorer(model, columnsOf(x.length)).logit(Float32Array.from(x), 0));
}

export function columnsOf(width: number): readonly string[] {
  return Array.from({ length: width }, (_, c) => `x${c}`);
}

/** What `model.ts` says a tree means, walked node by node: the scorer has to agree to the last bit. */
export function walked(model: TreeModel, columns: readonly string[], row: Float32Array): number {
  const down = (tree: Tree): number => {
    let node = 0;
    while (tree.feature[node]! >= 0) {
      const value = row[columns.indexOf(model.columns[tree.feature[node]!]!)]!;
      const isLeft = Number.isNaN(value)
        ? tree.missingLeft[node] === 1
        : value < Math.fround(tree.threshold[node]!);
      node = isLeft ? tree.left[node]! : tree.right[node]!;
    }
    return tree.value[node]!;
  };
  return model.trees.reduce((sum, tree) => sum + down(tree), model.base);
}
