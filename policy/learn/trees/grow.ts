import type { Binned, BinnedColumn } from './bundles.ts';
import { emptyHistogram, fillHistogram, type Histogram, subtract } from './histogram.ts';
import type { Tree } from './model.ts';
import { leftCodes, partition } from './partition.ts';
import type { TreeSettings } from './settings.ts';
import { TreeSketch } from './sketch.ts';
import { type Split, SplitFinder, type Sums } from './split.ts';

/** What one tree is grown on. The row lists are put in the order of the leaves. */
export interface Ground {
  readonly sampled: Int32Array;
  /** Rows that have no say in this tree but are given its values: not drawn, or held out. */
  readonly others: Int32Array;
  /** By row, in whole units. */
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
  readonly columns: readonly BinnedColumn[];
}

export interface Grown {
  readonly tree: Tree;
  /** Gain by the column's place, of each split. */
  readonly gains: readonly (readonly [place: number, gain: number])[];
}

interface Leaf {
  readonly node: number;
  readonly depth: number;
  readonly sums: Sums;
  readonly sampled: readonly [from: number, to: number];
  readonly others: readonly [from: number, to: number];
  readonly histogram: Histogram | undefined;
  readonly split: Split | undefined;
}

/**
 * Log-odds a leaf may move before the learning rate. Where p is near 0 the hessian is too, and a leaf of rare
 * rewards would leap by hundreds (the `max_delta_step` of XGBoost).
 */
const LONGEST_STEP = 4;

/** Grows trees leaf by leaf, the best split first (Shi 2007; Ke et al. 2017), keeping its buffers between trees. */
export class Grower {
  readonly #binned: Binned;
  readonly #settings: TreeSettings;
  readonly #unit: number;
  readonly #finder: SplitFinder;
  readonly #histograms: Histogram[] = [];
  #histogramsUsed = 0;
  readonly #spare: Int32Array;
  readonly #nodeGradients: Float64Array;
  readonly #nodeHessians: Float64Array;

  constructor(binned: Binned, rows: number, settings: TreeSettings, unit: number) {
    this.#binned = binned;
    this.#settings = settings;
    this.#unit = unit;
    this.#finder = new SplitFinder(binned, settings, unit);
    this.#spare = new Int32Array(rows);
    this.#nodeGradients = new Float64Array(rows);
    this.#nodeHessians = new Float64Array(rows);
  }

  /** Grows one tree and adds its values to the log-odds of all rows of the ground. */
  grow(ground: Ground, logits: Float64Array): Grown {
    const sketch = new TreeSketch();
    const gains: [number, number][] = [];
    this.#histogramsUsed = 0;
    const leaves: Leaf[] = [this.#root(sketch.leaf(), ground)];
    while (leaves.length < this.#settings.leaves) {
      const best = bestOf(leaves);
      if (best < 0) break;
      const leaf = leaves[best]!;
      const split = leaf.split!;
      gains.push([split.column.place, split.gain]);
      const isLast = leaves.length + 1 === this.#settings.leaves;
      const [left, right] = this.#divide(leaf, split, sketch.ask(leaf.node, split), ground, isLast);
      leaves[best] = left;
      leaves.push(right);
    }
    for (const leaf of leaves) {
      const value = sketch.settle(leaf.node, this.#valueOf(leaf.sums));
      add(value, ground.sampled, leaf.sampled, logits);
      add(value, ground.others, leaf.others, logits);
    }
    return { tree: sketch.tree(), gains };
  }

  #root(node: number, ground: Ground): Leaf {
    const { sampled, others, gradients, hessians } = ground;
    let gradient = 0;
    let hessian = 0;
    for (const row of sampled) {
      gradient += gradients[row]!;
      hessian += hessians[row]!;
    }
    const sums = { gradient: gradient / this.#unit, hessian: hessian / this.#unit };
    const histogram = this.#count(ground, 0, sampled.length);
    const split = this.#finder.best(histogram, sums, ground.columns);
    return {
      node,
      depth: 0,
      sums,
      sampled: [0, sampled.length],
      others: [0, others.length],
      histogram,
      split,
    };
  }

  #divide(
    leaf: Leaf,
    split: Split,
    [leftNode, rightNode]: readonly [number, number],
    ground: Ground,
    isLast: boolean,
  ): readonly [Leaf, Leaf] {
    const bundle = this.#binned.bundles[split.column.bundle]!;
    const goLeft = leftCodes(split);
    const [from, to] = leaf.sampled;
    const [otherFrom, otherTo] = leaf.others;
    const middle = partition(ground.sampled, from, to, bundle, goLeft, this.#spare);
    const otherMiddle = partition(ground.others, otherFrom, otherTo, bundle, goLeft, this.#spare);
    const depth = leaf.depth + 1;
    // Children that cannot be asked further need no histogram.
    const isEnd = isLast || depth === this.#settings.depth;
    const [left, right] = isEnd ? [] : this.#countChildren(ground, leaf.histogram!, from, middle, to);
    const child = (node: number, sums: Sums, histogram: Histogram | undefined) => ({
      node,
      depth,
      sums,
      histogram,
      split: histogram && this.#finder.best(histogram, sums, ground.columns),
    });
    return [
      { ...child(leftNode, split.left, left), sampled: [from, middle], others: [otherFrom, otherMiddle] },
      { ...child(rightNode, split.right, right), sampled: [middle, to], others: [otherMiddle, otherTo] },
    ];
  }

  #countChildren(
    ground: Ground,
    parent: Histogram,
    from: number,
    middle: number,
    to: number,
  ): readonly [left: Histogram, right: Histogram] {
    const leftIsSmaller = middle - from < to - middle;
    const smaller = leftIsSmaller ? this.#count(ground, from, middle) : this.#count(ground, middle, to);
    subtract(parent, smaller);
    return leftIsSmaller ? [smaller, parent] : [parent, smaller];
  }

  #count({ sampled, gradients, hessians }: Ground, from: number, to: number): Histogram {
    for (let i = from; i < to; i++) {
      this.#nodeGradients[i] = gradients[sampled[i]!]!;
      this.#nodeHessians[i] = hessians[sampled[i]!]!;
    }
    const histogram = this.#histogram();
    fillHistogram(histogram, this.#binned, {
      rows: sampled,
      from,
      to,
      gradients: this.#nodeGradients,
      hessians: this.#nodeHessians,
    });
    return histogram;
  }

  #histogram(): Histogram {
    const next = this.#histogramsUsed++;
    this.#histograms[next] ??= emptyHistogram(this.#binned);
    return this.#histograms[next];
  }

  #valueOf({ gradient, hessian }: Sums): number {
    const step = -gradient / (hessian + this.#settings.l2);
    return this.#settings.learningRate * Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
  }
}

function bestOf(leaves: readonly Leaf[]): number {
  let best = -1;
  for (let i = 0; i < leaves.length; i++) {
    const gain = leaves[i]!.split?.gain ?? 0;
    if (gain > (leaves[best]?.split?.gain ?? 0)) best = i;
  }
  return best;
}

function add(
  value: number,
  rows: Int32Array,
  [from, to]: readonly [number, number],
  logits: Float64Array,
): void {
  for (let i = from; i < to; i++) logits[rows[i]!]! += value;
}
