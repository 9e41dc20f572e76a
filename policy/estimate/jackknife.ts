import type { UnitTable } from './cluster-totals.ts';
import type { Estimator } from './estimator.ts';
import { type Interval, studentQuantile } from './interval.ts';

export interface Jackknifed {
  readonly value: number;
  readonly standardError: number;
  readonly units: number;
}

/**
 * The standard error of an estimator by leaving out one cluster at a time (Tukey 1958; for clusters, CV3 of MacKinnon,
 * Nielsen & Webb 2023). For a mean of single rows it is exactly s/√n. For ratios it agrees with the delta method where
 * that is good and errs on the wide side where single clusters weigh heavily, which is where the delta method is
 * known to be too narrow; and it needs no derivative, so one routine serves all estimators.
 */
export function jackknife(estimator: Pick<Estimator, 'value'>, table: UnitTable): Jackknifed {
  const { units, width, totals, sums } = table;
  const value = estimator.value(sums);
  const without = new Float64Array(width);
  let mean = 0;
  let squares = 0;
  for (let unit = 0; unit < units; unit++) {
    for (let i = 0; i < width; i++) without[i] = sums[i]! - totals[unit * width + i]!;
    // Welford: the leave-one-out values differ in their last digits only.
    const off = estimator.value(without) - value;
    const step = off - mean;
    mean += step / (unit + 1);
    squares += step * (off - mean);
  }
  return { value, standardError: Math.sqrt(((units - 1) / units) * squares), units };
}

/** The `normal` interval: estimate ± t·standard error, with one degree of freedom less than clusters. */
export function normalInterval({ value, standardError, units }: Jackknifed, alpha: number): Interval {
  const half = studentQuantile(1 - alpha / 2, units - 1) * standardError;
  return [value - half, value + half];
}
