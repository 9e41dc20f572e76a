import type { Estimator } from '../estimator.ts';
import { count, predictedValue, residual, type Term } from '../terms.ts';

/**
 * Switch-DR, Σ (E_π q̂ + w·1{w ≤ τ}·(r − q̂)) / n (Wang, Agarwal & Dudík, ICML 2017).
 *
 * Assumes what DR assumes, and trusts the model alone where the weight exceeds τ: the bias is the model's error
 * there. τ = 0 is the direct method, τ = ∞ is DR.
 */
export function switchDr(threshold: number): Estimator {
  const trusted: Term = {
    name: `w·1{w≤${threshold}}(r−q)`,
    of: (row) => (row.weight <= threshold ? row.weight * residual(row) : 0),
  };
  return {
    name: 'switch-dr',
    terms: [count, predictedValue, trusted],
    value: (sums) => (sums[1]! + sums[2]!) / sums[0]!,
    hyperparameter: { name: 'threshold', value: threshold },
  };
}
