import type { Estimator } from '../estimator.ts';
import { count, reward, squaredWeight, squaredWeightReward, weight, weightedReward } from '../terms.ts';

export interface WeightBounds {
  readonly low: number;
  /** Infinity where nothing is known. */
  readonly high: number;
}

/**
 * Empirical likelihood for bandits with the Cressie–Read divergence of power −2 (Karampatziakis, Langford & Mineiro,
 * ICML 2020), as in Vowpal Wabbit's estimators.
 *
 * Assumes what IPS assumes. We know that weights average 1, and the sample seldom does. So give row i the mass
 * p_i = (a + b·w_i)/(1 + n), with a and b such that masses and weights both average 1, and return Σ p_i·w_i·r_i. One row we
 * did not see stands in for what is missing: it has the largest possible weight if weights came out too low, else
 * the smallest, and the mean reward of the log. Like SNIPS asymptotically unbiased; often tighter where rewards and
 * weights go together.
 */
export function cressieRead(bounds: WeightBounds): Estimator {
  return {
    name: 'cressie-read',
    terms: [count, weight, squaredWeight, weightedReward, squaredWeightReward, reward],
    value: (sums) => {
      const n = sums[0]!;
      const w = sums[1]!;
      const [a, b] = mass(n, w, sums[2]!, w < n ? bounds.high : bounds.low);
      const seen = (a * sums[3]! + b * sums[4]!) / (1 + n);
      const seenWeight = (a * w + b * sums[2]!) / (1 + n);
      return seen + Math.max(0, 1 - seenWeight) * (sums[5]! / n);
    },
  };
}

/** a and b of Σp = 1 and Σp·w = 1 over the n rows and the unseen one. */
function mass(n: number, w: number, ww: number, unseen: number): readonly [number, number] {
  // The limit for an unbounded weight: the unseen row takes all that is missing with no mass of its own.
  if (unseen === Number.POSITIVE_INFINITY) return [(1 + n) / n, 0];
  const mean = (w + unseen) / (1 + n);
  const square = (ww + unseen * unseen) / (1 + n);
  const variance = square - mean * mean;
  if (!(variance > 0)) return [(1 + n) / n, 0];
  const b = (1 - mean) / variance;
  return [1 - b * mean, b];
}
