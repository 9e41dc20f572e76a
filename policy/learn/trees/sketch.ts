import type { Tree } from './model.ts';
import { type Split, thresholdOf } from './split.ts';

/** A tree while it grows: every node begins as a leaf. Features are places in the examples' columns. */
export class TreeSketch {
  readonly #feature: number[] = [];
  readonly #threshold: number[] = [];
  readonly #left: number[] = [];
  readonly #right: number[] = [];
  readonly #missingLeft: number[] = [];
  readonly #value: number[] = [];

  leaf(): number {
    this.#feature.push(-1);
    this.#threshold.push(0);
    this.#left.push(0);
    this.#right.push(0);
    this.#missingLeft.push(0);
    this.#value.push(0);
    return this.#feature.length - 1;
  }

  /** Turns a leaf into a question with two new leaves. */
  ask(node: number, split: Split): readonly [left: number, right: number] {
    const children = [this.leaf(), this.leaf()] as const;
    this.#feature[node] = split.column.place;
    this.#threshold[node] = thresholdOf(split);
    [this.#left[node], this.#right[node]] = children;
    this.#missingLeft[node] = Number(split.missingLeft);
    return children;
  }

  /** Returns the value as it is kept: of six significant digits. */
  settle(node: number, value: number): number {
    // + 0: JSON has no −0.
    this.#value[node] = Number(value.toPrecision(6)) + 0;
    return this.#value[node]!;
  }

  tree(): Tree {
    return {
      feature: this.#feature,
      threshold: this.#threshold,
      left: this.#left,
      right: this.#right,
      missingLeft: this.#missingLeft,
      value: this.#value,
    };
  }
}
