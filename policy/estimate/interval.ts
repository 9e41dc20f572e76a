import jstat from 'jstat';

export type Interval = readonly [low: number, high: number];

/** The smallest interval that also holds the value. */
export function reaching([low, high]: Interval, value: number): Interval {
  return [Math.min(low, value), Math.max(high, value)];
}

/** Where |z| would be exceeded by chance: the two-sided p-value. */
export function twoSided(z: number): number {
  return 2 * jstat.normal.cdf(-Math.abs(z), 0, 1);
}

/** Student's t: with few clusters their scatter is itself uncertain, and the normal quantile would be too small. */
export function studentQuantile(p: number, degrees: number): number {
  return jstat.studentt.inv(p, degrees);
}
