import type { EquationName } from '../equation.ts';
import { studentQuantile } from '../interval.ts';
import type { Contrast, ContrastName } from './contrast.ts';

/**
 * The one-sided lower confidence bound that a gate reads: if the difference is 0, it exceeds 0 in at most a share α of
 * logs. θ̂ − t·se does not hold that where single rows weigh much (docs/methods.md, "The lower bound of the gate",
 * has the figures), and neither skewness corrections nor the bootstrap-t help: a sample in which the heavy rows all went
 * well shows neither variance nor skewness. Two things that are known without looking at rewards do help:
 *
 * - the variance that the weights imply: the standard error is the larger of jackknife and {@link Contrast.pooledError};
 * - the mean weight, which is 1: `ips` and `dr` are also read self-normalised, as `snips` and `sndr`, and the lower of the
 *   two bounds counts. They estimate the same and differ by what chance did to the weights.
 */
export function lowerBounds(
  contrasts: Readonly<Record<ContrastName, Contrast>>,
  { alpha, clusters }: { readonly alpha: number; readonly clusters: number },
): Readonly<Record<EquationName, number>> {
  const quantile = studentQuantile(1 - alpha, clusters - 1);
  const own = (name: ContrastName) => {
    const { difference, standardError, pooledError } = contrasts[name];
    // No difference anywhere, as between a policy and itself, leaves nothing to be unsure of.
    return difference - quantile * Math.max(standardError, pooledError);
  };
  const snips = own('snips');
  return { ips: Math.min(own('ips'), snips), snips, dr: Math.min(own('dr'), own('sndr')) };
}
