import type { Estimator } from '../estimator.ts';
import { count, type Term } from '../terms.ts';

/**
 * IPS with weights cut off at `clip`, Σ min(w, clip)·r / n (Ionides 2008; Bottou et al., JMLR 2013).
 *
 * Assumes what IPS assumes. No row counts more than `clip` times; what is cut off is bias towards 0. Clipped, not
 * dropped: setting large weights to 0 would throw away exactly the rows that speak of what the target does more.
 */
export function clippedIps(clip: number): Estimator {
  const clipped: Term = {
    name: `min(w,${clip})·r`,
    of: (row) => (row.weight < clip ? row.weight : clip) * row.reward,
  };
  return {
    name: 'clipped-ips',
    terms: [count, clipped],
    value: (sums) => sums[1]! / sums[0]!,
    hyperparameter: { name: 'clip', value: clip },
  };
}
