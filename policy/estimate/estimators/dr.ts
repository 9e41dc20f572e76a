import type { Estimator } from '../estimator.ts';
import { correction, count, predictedValue } from '../terms.ts';

/**
 * Doubly robust, Σ (E_π q̂ + w·(r − q̂)) / n (Robins & Rotnitzky 1995; Dudík, Langford & Li, ICML 2011).
 *
 * Assumes correct propensities and a q̂ that was fitted on other clusters; the model may be wrong. Unbiased like IPS,
 * and the better the model the smaller the part that weights multiply.
 */
export const dr: Estimator = {
  name: 'dr',
  terms: [count, predictedValue, correction],
  value: (sums) => (sums[1]! + sums[2]!) / sums[0]!,
};
