import { seedOf } from '../random.ts';
import { keyBits, mixed } from './cluster-key.ts';
import type { UnitTable } from './cluster-totals.ts';
import type { Estimator } from './estimator.ts';
import type { Interval } from './interval.ts';
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
    for (let b = 0; b < count; b++) {
      const times = poisson(mixed(base + Math.imul(b + 1, GOLDEN)) >>> 0);
      if (times === 0) continue;
      const to = b * width;
      for (let i = 0; i < width; i++) sums[to + i]! += times * totals[from + i]!;
    }
  }
  return sums;
}

const GOLDEN = 0x9e3779b9;

/** P(Poisson(1) ≤ k), scaled to 32 bits. Thirteen or more happen once in 10¹⁰ draws. */
const THRESHOLDS = Float64Array.from({ length: 13 }, (_, k) => {
  let mass = Math.exp(-1);
  let sum = mass;
  for (let i = 1; i <= k; i++) {
    mass /= i;
    sum += mass;
  }
  return sum * 2 ** 32;
});

export function poisson(bits: number): number {
  let k = 0;
  while (k < THRESHOLDS.length && bits >= THRESHOLDS[k]!) k++;
  return k;
}

/** The `bootstrap` interval: the α/2 and 1 − α/2 quantiles of the replicates. Undefined if most are undetermined. */
export function percentileInterval(values: Float64Array, alpha: number): Interval | undefined {
  const sorted = values.filter(Number.isFinite).sort();
  if (sorted.length < values.length / 2) return undefined;
  return [quantile(sorted, alpha / 2), quantile(sorted, 1 - alpha / 2)];
}

function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
