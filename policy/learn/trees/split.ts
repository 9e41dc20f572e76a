import type { Binned, BinnedColumn } from './bundles.ts';
import { columnSums, type Histogram } from './histogram.ts';
import type { TreeSettings } from './settings.ts';

/** A question a leaf could ask. */
export interface Split {
  readonly gain: number;
  readonly column: BinnedColumn;
  /** Bins up to this one go left; −1: no value does, only missing. */
  readonly lastLeft: number;
  readonly missingLeft: boolean;
  readonly left: Sums;
  readonly right: Sums;
}

/** Gradient and hessian of a set of rows, in units of 1. */
export interface Sums {
  readonly gradient: number;
  readonly hessian: number;
}

/** The largest 32-bit float: no number is below minus this, so only missing values go left of it. */
const LARGEST = (2 - 2 ** -23) * 2 ** 127;

/** The threshold a split is stored with. */
export function thresholdOf({ column, lastLeft }: Split): number {
  return lastLeft < 0 ? -LARGEST : column.cuts[lastLeft]!;
}

/** Finds the best split of a leaf from its histogram. Of equal splits the first column's first cut wins. */
export class SplitFinder {
  readonly #binned: Binned;
  readonly #settings: TreeSettings;
  readonly #unit: number;
  readonly #sums = new Float64Array(512);

  constructor(binned: Binned, settings: TreeSettings, unit: number) {
    this.#binned = binned;
    this.#settings = settings;
    this.#unit = unit;
  }

  best(histogram: Histogram, total: Sums, columns: readonly BinnedColumn[]): Split | undefined {
    if (total.hessian < 2 * this.#settings.leastHessian) return undefined;
    let best: Split | undefined;
    // Half the gain is what Newton's step takes off the loss (Chen & Guestrin 2016, equation 7).
    let atLeast = 2 * this.#settings.leastGain + this.#quality(total.gradient, total.hessian);
    // A gain of rounding errors is none.
    atLeast += 1e-9 * (1 + Math.abs(atLeast));
    const floor = this.#quality(total.gradient, total.hessian);
    for (const column of columns) {
      columnSums(histogram, this.#binned, column, this.#sums);
      const found = this.#bestOf(column, total, atLeast);
      if (!found) continue;
      atLeast = found.quality;
      best = this.#split(column, total, found, (found.quality - floor) / 2);
    }
    return best;
  }

  /** The best cut of one column whose children's quality exceeds `atLeast`. */
  #bestOf(column: BinnedColumn, total: Sums, atLeast: number): Found | undefined {
    const sums = this.#sums;
    const unit = this.#unit;
    const least = this.#settings.leastHessian;
    const missing = column.missing ? column.bins - 1 : -1;
    const missingGradient = column.missing ? sums[2 * missing]! / unit : 0;
    const missingHessian = column.missing ? sums[2 * missing + 1]! / unit : 0;
    const ways = missingHessian > 0 ? 2 : 1;
    let quality = atLeast;
    let lastLeft = -2;
    let foundGradient = 0;
    let foundHessian = 0;
    let missingLeft = false;
    let wholeGradient = 0;
    let wholeHessian = 0;
    // The last cut that can be made is before the last bin of values; with missing values, "missing or not" is one.
    for (let bin = ways === 2 ? -1 : 0; bin < column.cuts.length; bin++) {
      if (bin >= 0) {
        wholeGradient += sums[2 * bin]!;
        wholeHessian += sums[2 * bin + 1]!;
      }
      for (let way = bin < 0 ? 1 : 0; way < ways; way++) {
        const gradient = wholeGradient / unit + (way === 1 ? missingGradient : 0);
        const hessian = wholeHessian / unit + (way === 1 ? missingHessian : 0);
        if (hessian < least || total.hessian - hessian < least) continue;
        const now =
          this.#quality(gradient, hessian) +
          this.#quality(total.gradient - gradient, total.hessian - hessian);
        if (now <= quality) continue;
        quality = now;
        lastLeft = bin;
        foundGradient = gradient;
        foundHessian = hessian;
        missingLeft = way === 1;
      }
    }
    if (lastLeft === -2) return undefined;
    // What has not been missing here follows the heavier side, should it ever be.
    if (ways === 1) missingLeft = foundHessian * 2 > total.hessian;
    return { quality, lastLeft, missingLeft, gradient: foundGradient, hessian: foundHessian };
  }

  #split(column: BinnedColumn, total: Sums, found: Found, gain: number): Split {
    const { gradient, hessian, lastLeft, missingLeft } = found;
    return {
      gain,
      column,
      lastLeft,
      missingLeft,
      left: { gradient, hessian },
      right: { gradient: total.gradient - gradient, hessian: total.hessian - hessian },
    };
  }

  #quality(gradient: number, hessian: number): number {
    return (gradient * gradient) / (hessian + this.#settings.l2);
  }
}

interface Found {
  readonly quality: number;
  readonly lastLeft: number;
  readonly missingLeft: boolean;
  readonly gradient: number;
  readonly hessian: number;
}
