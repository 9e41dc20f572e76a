import type { UnitTable } from './cluster-totals.ts';
import type { Estimator } from './estimator.ts';
import { type Interval, studentQuantile } from './interval.ts';

export interface Jackknifed {
  readonly value: number;
  readonly standardError: number;
  readonly units: number;
  /** Of the estimate itself, as far as the clusters tell: 0 for a symmetric one, growing as fewer clusters decide it. */
  readonly skewness: number;
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
  const off = new Float64Array(units);
  let mean = 0;
  for (let unit = 0; unit < units; unit++) {
    for (let i = 0; i < width; i++) without[i] = sums[i]! - totals[unit * width + i]!;
    off[unit] = value - estimator.value(without);
    mean += off[unit]! / units;
  }
  let squares = 0;
  let cubes = 0;
  for (let unit = 0; unit < units; unit++) {
    const from = off[unit]! - mean;
    squares += from * from;
    cubes += from * from * from;
  }
  return {
    value,
    standardError: Math.sqrt(((units - 1) / units) * squares),
    units,
    skewness: squares > 0 ? cubes / squares ** 1.5 : 0,
  };
}

/** The `normal` interval: estimate ± t·standard error, with one degree of freedom less than clusters. */
export function normalInterval({ value, standardError, units }: Jackknifed, alpha: number): Interval {
  const half = studentQuantile(1 - alpha / 2, units - 1) * standardError;
  return [value - half, value + half];
}
