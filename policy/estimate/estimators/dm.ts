import type { Estimator } from '../estimator.ts';
import { count, predictedValue } from '../terms.ts';

/**
 * The direct method, Σ E_π q̂ / n: what the model of rewards believes.
 *
 * Assumes that the model is right, which the log cannot promise: it needs no propensities and notices no mistake.
 * Here as the baseline that the doubly robust estimators repair.
 */
export const dm: Estimator = {
  name: 'dm',
  terms: [count, predictedValue],
  value: (sums) => sums[1]! / sums[0]!,
};
