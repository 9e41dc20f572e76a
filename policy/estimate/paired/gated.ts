import { type Interval, studentQuantile } from '../interval.ts';
import { type Contrast, type ContrastName, contrastOf } from './contrast.ts';
import { lowerBounds } from './lower-bound.ts';
import { PairSums } from './pair-sums.ts';
import { checkPaired, type PairedRow } from './row.ts';
import { type PairedRefusal, type SideDiagnostics, Sides } from './side.ts';

export interface GatedDifference {
  readonly rows: number;
  readonly clusters: number;
  /** Empty where refused. */
  readonly differences: readonly GatedEstimate[];
  readonly diagnostics: { readonly challenger: SideDiagnostics; readonly incumbent: SideDiagnostics };
  readonly refused: PairedRefusal | null;
}

export interface GatedEstimate {
  readonly estimator: 'dr' | 'snips' | 'ips';
  readonly challenger: number;
  readonly incumbent: number;
  readonly difference: number;
  readonly standardError: number;
  /** difference / incumbent; null where the incumbent is not worth more than 0. */
  readonly relative: number | null;
  /** One-sided, at level α. */
  readonly lowerBound: number;
  /** Two-sided, at level α. */
  readonly normal: Interval;
}

/**
 * Challenger − incumbent by the three estimators a gate reads, in one pass without bootstrap: the figures of
 * `PairedEvaluation` in a few milliseconds.
 *
 * @throws RangeError without rows, for a row that cannot be, and where rows of a conversation are not adjacent.
 */
export function gatedDifference(
  rows: Iterable<PairedRow>,
  { alpha }: { readonly alpha: number } = { alpha: 0.05 },
): GatedDifference {
  const sums = new PairSums();
  const sides = new Sides();
  for (const row of rows) {
    checkPaired(row);
    sums.add(row);
    sides.add(row);
  }
  sums.close();
  if (sums.clusters === 0) throw new RangeError('no rows to evaluate');
  const { refused, ...diagnostics } = sides.get(sums);
  return {
    rows: sums.totals[0]!,
    clusters: sums.clusters,
    differences: refused ? [] : estimates(sums, alpha),
    diagnostics,
    refused,
  };
}

function estimates(sums: PairSums, alpha: number): GatedEstimate[] {
  const { clusters } = sums;
  const contrasts = contrastsOf(sums);
  const bounds = lowerBounds(contrasts, { alpha, clusters });
  const quantile = studentQuantile(1 - alpha / 2, clusters - 1);
  return (['dr', 'snips', 'ips'] as const).map((estimator) => {
    const { challenger, incumbent, difference, standardError } = contrasts[estimator];
    return {
      estimator,
      challenger,
      incumbent,
      difference,
      standardError,
      relative: relativeTo(incumbent, difference),
      lowerBound: bounds[estimator],
      normal: [difference - quantile * standardError, difference + quantile * standardError],
    };
  });
}

export function contrastsOf(sums: PairSums): Readonly<Record<ContrastName, Contrast>> {
  return {
    ips: contrastOf('ips', sums),
    snips: contrastOf('snips', sums),
    dr: contrastOf('dr', sums),
    sndr: contrastOf('sndr', sums),
  };
}

export function relativeTo(incumbent: number, difference: number): number | null {
  return incumbent > 0 ? difference / incumbent : null;
}
