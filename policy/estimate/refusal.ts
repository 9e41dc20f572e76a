import type { Looks } from './diagnostics.ts';

export type RefusalKind =
  | 'one-cluster'
  | 'no-variance'
  | 'no-target-support'
  | 'effective-sample-size'
  | 'effective-clusters'
  | 'mean-weight';

/** No support, no number: why there is no estimate. */
export interface Refusal {
  readonly kind: RefusalKind;
  readonly reason: string;
}

export interface Suspect {
  readonly looks: Looks;
  readonly clusters: number;
  /** Undefined where clusters could not be kept apart. */
  readonly effectiveClusters: number | undefined;
  /** (mean weight − 1) / its standard error. */
  readonly meanWeightZ: number;
}

/**
 * With fewer, the relative error of a mean of 0/1 rewards exceeds what the reward itself could explain (1/√50 ≈ 14 %
 * of a standard deviation), a single row can hold 2 % of all weight and more, and the normal and bootstrap intervals
 * no longer cover what they promise: docs/methods.md shows it falling.
 */
export const LEAST_EFFECTIVE_ROWS = 50;
/** Ten independent pieces are the fewest from which scatter between pieces is worth estimating. */
export const LEAST_EFFECTIVE_CLUSTERS = 10;
/** Chance explains |z| > 4 once in 16,000 files; a mean off by less than 5 % does little harm and gets a note. */
export const MEAN_WEIGHT_Z = 4;
export const MEAN_WEIGHT_OFF = 0.05;

/** The first reason not to answer, gravest first. */
export function refusalOf({ looks, clusters, effectiveClusters, meanWeightZ }: Suspect): Refusal | undefined {
  const { effectiveSampleSize, rows, rewards, meanWeight } = looks;
  if (looks.maxWeight === 0)
    return {
      kind: 'no-target-support',
      reason: `the evaluated policy would have taken none of the ${rows} logged actions: nothing in the log speaks of it`,
    };
  if (clusters === 1)
    return {
      kind: 'one-cluster',
      reason: `all ${rows} rows are one cluster: without a second, nothing tells how much chance did`,
    };
  if (rewards.low === rewards.high)
    return {
      kind: 'no-variance',
      reason: `all ${rows} rewards are ${rewards.low}: without variance every policy looks the same and no interval can be made`,
    };
  if (effectiveSampleSize < LEAST_EFFECTIVE_ROWS)
    return {
      kind: 'effective-sample-size',
      reason: `the effective sample size is ${short(effectiveSampleSize)} of ${rows} rows, below ${LEAST_EFFECTIVE_ROWS}: a few rows would decide the answer (the heaviest has ${percent(looks.support.heaviestRow)} of the weight)`,
    };
  if (effectiveClusters !== undefined && effectiveClusters < LEAST_EFFECTIVE_CLUSTERS)
    return {
      kind: 'effective-clusters',
      reason: `the weight sits on ${short(effectiveClusters)} effective clusters of ${clusters}, below ${LEAST_EFFECTIVE_CLUSTERS}: too few to see how clusters differ`,
    };
  if (Math.abs(meanWeightZ) > MEAN_WEIGHT_Z && Math.abs(meanWeight - 1) > MEAN_WEIGHT_OFF)
    return {
      kind: 'mean-weight',
      reason: `the mean weight is ${meanWeight.toPrecision(4)}, ${short(Math.abs(meanWeightZ))} standard errors from 1: ${
        meanWeight < 1
          ? 'the evaluated policy takes actions that were not logged, or the propensities are not those of this log'
          : 'the propensities are not those of this log'
      }`,
    };
  return undefined;
}

function short(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
