import { seedOf } from '../random.ts';
import { keyBits } from './cluster-key.ts';
import type { UnitTable } from './cluster-totals.ts';
import type { Estimator } from './estimator.ts';
import { type Interval, studentQuantile, twoSided } from './interval.ts';
import type { Term } from './terms.ts';

/**
 * The Poisson bootstrap (Chamandy et al. 2012; Hanley & MacGibbon 2006): in replicate b every cluster counts Poisson(1)
 * times. How often is a hash of the cluster's key, b and the seed, so no draw depends on the order or the place of
 * the rows; estimators share the draws, which makes differences between them paired.
 *
 * @returns per estimator its value in every replicate, in the order of the replicates.
 */
export function replicates(
  estimators: readonly Estimator[],
  terms: readonly Term[],
  table: UnitTable,
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly Float64Array[] {
  const sums = resampled(table, count, seedOf('poisson-bootstrap', seed));
  const own = estimators.map((estimator) => estimator.terms.map((term) => terms.indexOf(term)));
  return estimators.map((estimator, e) => {
    const part = new Float64Array(own[e]!.length);
    return Float64Array.from({ length: count }, (_, b) => {
      for (const [i, column] of own[e]!.entries()) part[i] = sums[b * table.width + column]!;
      return estimator.value(part);
    });
  });
}

/** `count` lines of sums, one a replicate. */
function resampled({ units, width, totals, keyAt }: UnitTable, count: number, seed: number): Float64Array {
  const sums = new Float64Array(count * width);
  for (let unit = 0; unit < units; unit++) {
    const from = unit * width;
    const base = keyBits(keyAt(unit)) ^ seed;
    // One hash makes two draws of 16 bits each.
    for (let b = 0, bits = 0; b < count; b++) {
      bits = b % 2 === 0 ? hashed(base, b) : bits >>> 16;
      const times = TIMES[bits & 0xffff]!;
      if (times === 0) continue;
      const to = b * width;
      for (let i = 0; i < width; i++) sums[to + i]! += times * totals[from + i]!;
    }
  }
  return sums;
}

/** How often each unit counts in replicate b, for estimates that are no function of a table's sums. */
export function drawTimes(times: Uint8Array, b: number, seed: number): void {
  const from = seedOf('poisson-bootstrap', seed);
  for (let unit = 0; unit < times.length; unit++)
    times[unit] = TIMES[hashed(keyBits(unit) ^ from, b) & 0xffff]!;
}

/** MurmurHash3's finaliser over a Weyl sequence. In this file, because this is the innermost loop of all. */
function hashed(base: number, b: number): number {
  let h = (base + imul(b + 1, 0x9e3779b9)) | 0;
  h = imul(h ^ (h >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

const { imul } = Math;

/** Poisson(1) by inversion at 65,536 evenly spaced quantiles: mean and variance are right to a few 10⁻⁵. */
export const TIMES = Uint8Array.from({ length: 65_536 }, (_, i) => poissonQuantile((i + 0.5) / 65_536));

function poissonQuantile(share: number): number {
  let k = 0;
  let mass = Math.exp(-1);
  for (let below = mass; below < share; below += mass) {
    k += 1;
    mass /= k;
  }
  return k;
}

/**
 * The `bootstrap` interval: quantiles of the replicates, further out the fewer units there are ("expanded percentile",
 * Hesterberg 2015): plain percentile intervals are too narrow by √((n − 1)/n) and by the t distribution.
 *
 * Undefined without replicates, or if most of them are undetermined.
 */
export function percentileInterval(values: Float64Array, alpha: number, units: number): Interval | undefined {
  const sorted = values.filter(Number.isFinite).sort();
  if (sorted.length === 0 || sorted.length < values.length / 2) return undefined;
  const expanded = twoSided(Math.sqrt(units / (units - 1)) * studentQuantile(1 - alpha / 2, units - 1));
  return [quantile(sorted, expanded / 2), quantile(sorted, 1 - expanded / 2)];
}

function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
