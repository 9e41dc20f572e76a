import jstat from 'jstat';

export interface ChiSquare {
  readonly statistic: number;
  readonly degrees: number;
  /** 1 where nothing could vary. */
  readonly pValue: number;
}

/**
 * dᵀ Σ⁺ d for a vector of deviations d with covariance Σ (line by line), and how surprising it is: χ² with as many degrees
 * of freedom as Σ has dimensions. Deviations of shares add up to 0, so Σ is always singular; a Cholesky decomposition
 * that takes the largest remaining variance first finds its rank on the way and stops there.
 */
export function chiSquareOf(deviations: ArrayLike<number>, covariance: Float64Array): ChiSquare {
  const size = deviations.length;
  const matrix = covariance.slice();
  const rest = Float64Array.from(deviations);
  const open = new Set(Array.from({ length: size }, (_, i) => i));
  const diagonal = (i: number) => matrix[i * size + i]!;
  const least = SINGULAR * Math.max(0, ...Array.from(open, diagonal));
  let statistic = 0;
  let degrees = 0;
  while (open.size > 0) {
    const pivot = [...open].reduce((a, b) => (diagonal(b) > diagonal(a) ? b : a));
    const variance = diagonal(pivot);
    if (!(variance > least)) break;
    open.delete(pivot);
    degrees += 1;
    statistic += (rest[pivot]! * rest[pivot]!) / variance;
    // What the pivot explains of the others is taken off them.
    for (const i of open) {
      const share = matrix[i * size + pivot]! / variance;
      rest[i]! -= share * rest[pivot]!;
      for (const j of open) matrix[i * size + j]! -= share * matrix[pivot * size + j]!;
    }
  }
  const pValue = degrees > 0 ? 1 - jstat.chisquare.cdf(statistic, degrees) : 1;
  return { statistic, degrees, pValue };
}

/** A variance this small beside the largest is rounding. */
const SINGULAR = 1e-9;
