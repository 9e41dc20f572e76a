import type { Estimator } from '../estimator.ts';
import { correction, count, predictedValue, weight } from '../terms.ts';

/**
 * Self-normalised doubly robust, Σ E_π q̂ / n + Σ w·(r − q̂) / Σ w (Thomas & Brunskill, ICML 2016).
 *
 * Assumes what DR assumes. Divides the correction by the weights seen instead of the weights expected: a bias of
 * O(1/n) for less variance where weights vary much.
 */
export const sndr: Estimator = {
  name: 'sndr',
  terms: [count, predictedValue, weight, correction],
  value: (sums) => sums[1]! / sums[0]! + sums[3]! / sums[2]!,
};
