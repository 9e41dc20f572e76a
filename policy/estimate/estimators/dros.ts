import type { Estimator } from '../estimator.ts';
import { count, predictedValue, residual, type Term } from '../terms.ts';

/**
 * Doubly robust with optimistic shrinkage, ŵ = λw / (w² + λ) (Su, Dimakopoulou, Krishnamurthy & Dudík, ICML 2020).
 *
 * Assumes what DR assumes. ŵ minimises a bound on the squared error; it never exceeds √λ/2 and falls again for huge
 * weights, which are left to the model. λ = 0 is the direct method, λ = ∞ is DR.
 */
export function dros(lambda: number): Estimator {
  const shrunk: Term = {
    name: `${lambda}w/(w²+${lambda})(r−q)`,
    of: (row) => ((lambda * row.weight) / (row.weight * row.weight + lambda)) * residual(row),
  };
  return {
    name: 'dros',
    terms: [count, predictedValue, shrunk],
    value: (sums) => (sums[1]! + sums[2]!) / sums[0]!,
    hyperparameter: { name: 'lambda', value: lambda },
  };
}
