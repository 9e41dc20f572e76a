import type { Estimator } from '../estimator.ts';
import { weight, weightedReward } from '../terms.ts';

/**
 * Self-normalised IPS, Σ w·r / Σ w (Hájek 1971; Swaminathan & Joachims, NeurIPS 2015).
 *
 * Assumes what IPS assumes. Biased by O(1/n), always within the range of the rewards, unmoved by adding a constant
 * to them, and usually much less variable: weights that happen to add up to too much are divided out again.
 */
export const snips: Estimator = {
  name: 'snips',
  terms: [weight, weightedReward],
  value: (sums) => sums[1]! / sums[0]!,
};
