import { KeyIndex } from '../cluster-key.ts';
import type { PairedRow } from './row.ts';

/** What is summed over the rows of a conversation, in this order. e = r − q̂; c and i mark challenger and incumbent. */
export const COLUMN = {
  rows: 0,
  reward: 1,
  residual: 2,
  /** Σ w of each side: what a self-normalised estimate divides by. */
  weight: { challenger: 3, incumbent: 4 },
  squaredWeight: { challenger: 5, incumbent: 6 },
  weightProduct: 7,
  weightedReward: { challenger: 8, incumbent: 9 },
  weightedResidual: { challenger: 10, incumbent: 11 },
  predictedValue: { challenger: 12, incumbent: 13 },
} as const;

const WIDTH = 14;

/**
 * Fourteen sums a conversation, 112 bytes: all that IPS, SNIPS and the doubly robust differences need for values, the
 * jackknife and the pooled error. One flat array, because a gate in a benchmark is asked thousands of times.
 */
export class PairSums {
  /** Of everything. */
  readonly totals = new Float64Array(WIDTH);
  squaredReward = 0;
  squaredResidual = 0;
  #lines = new Float64Array(1024 * WIDTH);
  readonly #seen = new KeyIndex();
  #clusters = 0;
  #last = Number.NaN;

  get clusters(): number {
    return this.#clusters;
  }

  /** Conversation `cluster`'s sum of a column. */
  at(cluster: number, column: number): number {
    return this.#lines[cluster * WIDTH + column]!;
  }

  /** @throws RangeError where rows of a conversation are not adjacent: its parts would pass for independent. */
  add(row: PairedRow): void {
    if (row.cluster !== this.#last) this.#begin(row.cluster);
    const { reward, propensity, predictedReward } = row;
    const c = row.challenger / propensity;
    const i = row.incumbent / propensity;
    const residual = reward - predictedReward;
    const lines = this.#lines;
    const at = (this.#clusters - 1) * WIDTH;
    lines[at]! += 1;
    lines[at + 1]! += reward;
    lines[at + 2]! += residual;
    lines[at + 3]! += c;
    lines[at + 4]! += i;
    lines[at + 5]! += c * c;
    lines[at + 6]! += i * i;
    lines[at + 7]! += c * i;
    lines[at + 8]! += c * reward;
    lines[at + 9]! += i * reward;
    lines[at + 10]! += c * residual;
    lines[at + 11]! += i * residual;
    lines[at + 12]! += row.challengerValue;
    lines[at + 13]! += row.incumbentValue;
    this.squaredReward += reward * reward;
    this.squaredResidual += residual * residual;
  }

  /** Adds up the totals. After the last row, and again if more rows came. */
  close(): void {
    this.totals.fill(0);
    const end = this.#clusters * WIDTH;
    for (let at = 0; at < end; at += WIDTH)
      for (let column = 0; column < WIDTH; column++) this.totals[column]! += this.#lines[at + column]!;
  }

  #begin(cluster: number): void {
    if (this.#seen.add(cluster) < this.#clusters)
      throw new RangeError(`rows of conversation ${cluster} are not adjacent`);
    this.#last = cluster;
    this.#clusters += 1;
    if (this.#clusters * WIDTH <= this.#lines.length) return;
    const larger = new Float64Array(this.#lines.length * 2);
    larger.set(this.#lines);
    this.#lines = larger;
  }
}
