import type { Estimator } from '../estimator.ts';
import { count, weightedReward } from '../terms.ts';

/**
 * Inverse propensity scoring, Σ w·r / n (Horvitz & Thompson 1952).
 *
 * Assumes correct propensities and that whatever the target may do, the log sometimes did; nothing about rewards.
 * Then it is unbiased, at the price of variance: one row of weight 100 counts a hundred times.
 */
export const ips: Estimator = {
  name: 'ips',
  terms: [count, weightedReward],
  value: (sums) => sums[1]! / sums[0]!,
};
