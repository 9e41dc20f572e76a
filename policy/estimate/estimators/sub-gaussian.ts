import type { Estimator } from '../estimator.ts';
import { count, type Term } from '../terms.ts';

/**
 * IPS with smoothly shrunk weights ŵ = w / (1 − λ + λw) (Metelli, Russo & Restelli, NeurIPS 2021, power mean s = −1).
 *
 * Assumes what IPS assumes. λ = 0 is IPS, λ = 1 ignores the target policy. ŵ never exceeds 1/λ, which gives the
 * estimate sub-Gaussian tails; unlike clipping, every weight stays in order and the estimate is smooth in λ.
 */
export function subGaussian(lambda: number): Estimator {
  const shrunk: Term = {
    name: `w/(1−${lambda}+${lambda}w)·r`,
    of: (row) => (row.weight / (1 - lambda + lambda * row.weight || 1)) * row.reward,
  };
  return {
    name: 'sub-gaussian',
    terms: [count, shrunk],
    value: (sums) => sums[1]! / sums[0]!,
    hyperparameter: { name: 'lambda', value: lambda },
  };
}
