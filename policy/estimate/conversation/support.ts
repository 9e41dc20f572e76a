import { twoSided } from '../interval.ts';
import { LEAST_EFFECTIVE_ROWS, MEAN_WEIGHT_OFF, type Refusal } from '../refusal.ts';
import type { Paths } from './paths.ts';

/** What the products of weights look like at the end of the conversations. */
export interface ProductDiagnostics {
  /** (ΣW)²/ΣW²: how many conversations of equal weight would be worth as much. */
  readonly effectiveSampleSize: number;
  readonly meanWeight: number;
  /** Of the mean weight being 1; null where weights do not vary. */
  readonly meanWeightPValue: number | null;
  readonly maxWeight: number;
  /** Share of conversations that the evaluated policy could not have had. */
  readonly withoutTarget: number;
  readonly longest: number;
  readonly meanLength: number;
}

/** Chance explains |z| > 3 once in 400 logs. Stricter than for single rows: products lose support step by step. */
const PRODUCT_WEIGHT_Z = 3;

export function supportOf(
  paths: Paths,
  steps: number,
): { readonly diagnostics: ProductDiagnostics; readonly refused: Refusal | null } {
  const n = paths.size;
  let [weight, squares, most, without] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const own = paths.finalWeight(i);
    weight += own;
    squares += own * own;
    most = Math.max(most, own);
    if (own === 0) without += 1;
  }
  const mean = weight / n;
  const standardError = Math.sqrt(Math.max(0, squares / n - mean * mean) / (n - 1));
  const z = standardError > 0 ? (mean - 1) / standardError : 0;
  const effectiveSampleSize = squares === 0 ? 0 : (weight * weight) / squares;
  return {
    diagnostics: {
      effectiveSampleSize,
      meanWeight: mean,
      meanWeightPValue: standardError > 0 ? twoSided(z) : null,
      maxWeight: most,
      withoutTarget: without / n,
      longest: paths.longest,
      meanLength: steps / n,
    },
    refused: refusalOf(n, effectiveSampleSize, mean, z) ?? null,
  };
}

function refusalOf(n: number, effective: number, meanWeight: number, z: number): Refusal | undefined {
  if (effective === 0)
    return {
      kind: 'no-target-support',
      reason: `the evaluated policy could have had none of the ${n} logged conversations: in each it would not have taken some logged action`,
    };
  if (n === 1)
    return {
      kind: 'one-cluster',
      reason: 'there is one conversation: without a second, nothing tells how much chance did',
    };
  // Not `<`: products that overflow are not a number, and no support either.
  if (!(effective >= LEAST_EFFECTIVE_ROWS))
    return {
      kind: 'effective-sample-size',
      reason: `the products of weights leave ${effective.toFixed(1)} effective conversations of ${n}, below ${LEAST_EFFECTIVE_ROWS}: a few conversations would decide the answer`,
    };
  if (Math.abs(z) > PRODUCT_WEIGHT_Z && Math.abs(meanWeight - 1) > MEAN_WEIGHT_OFF)
    return {
      kind: 'mean-weight',
      reason: `the mean product of weights is ${meanWeight.toPrecision(4)}, ${Math.abs(z).toFixed(1)} standard errors from 1: ${
        meanWeight < 1
          ? 'the evaluated policy goes where the log never went, or the propensities are not those of this log'
          : 'the propensities are not those of this log'
      }`,
    };
  return undefined;
}
