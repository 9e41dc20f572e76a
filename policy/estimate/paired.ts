import { addRow, emptyUnit, type OpenUnit, type RewardRange } from './equation.ts';
import type { Intervals } from './estimates.ts';
import type { EstimatorName } from './estimator.ts';
import { familiesOf } from './families.ts';
import { type Difference, differencesOf } from './paired/differences.ts';
import { ExactDifference } from './paired/exact.ts';
import { PairSums } from './paired/pair-sums.ts';
import { challengerRow, checkPaired, incumbentRow, type PairedRow } from './paired/row.ts';
import { type PairedRefusal, type SideDiagnostics, Sides } from './paired/side.ts';
import { PairedTotals } from './paired/totals.ts';

export { type GatedDifference, type GatedEstimate, gatedDifference } from './paired/gated.ts';
export type { Difference, EstimatorName, Intervals, PairedRefusal, PairedRow, SideDiagnostics };

export interface PairedSettings {
  readonly alpha: number;
  /** Of the bootstrap. */
  readonly replicates: number;
  readonly seed: number;
  readonly range: RewardRange;
}

export interface PairedReport {
  readonly rows: number;
  readonly clusters: number;
  /** Empty where refused. */
  readonly differences: readonly Difference[];
  readonly diagnostics: {
    readonly challenger: SideDiagnostics;
    readonly incumbent: SideDiagnostics;
    /** Mean reward of the log itself. */
    readonly loggedValue: number;
  };
  readonly refused: PairedRefusal | null;
  readonly notes: readonly string[];
  readonly settings: {
    readonly alpha: number;
    readonly bootstrap: number;
    readonly seed: number;
    readonly rewardRange: RewardRange;
    readonly weightBound: number;
  };
}

/**
 * Challenger − incumbent on the same rows, by every estimator. What both would have done alike cancels row by row, so
 * the difference is known better than either value. For a gate that asks often, `gatedDifference` has the same values
 * and lower bounds of `dr`, `snips` and `ips` alone.
 */
export class PairedEvaluation {
  readonly #settings: PairedSettings;
  readonly #families = familiesOf({ low: 0, high: Number.POSITIVE_INFINITY });
  readonly #totals: PairedTotals;
  readonly #sums = new PairSums();
  readonly #sides = new Sides();
  readonly #exact: ExactDifference;
  #open:
    | { readonly cluster: number; readonly challenger: OpenUnit; readonly incumbent: OpenUnit }
    | undefined;

  constructor(settings: PairedSettings) {
    this.#settings = settings;
    const used = this.#families.flatMap(({ members, unbiased }) => [
      ...members,
      ...(unbiased ? [unbiased] : []),
    ]);
    this.#totals = new PairedTotals(used.flatMap(({ terms }) => terms));
    this.#exact = new ExactDifference(settings.alpha, settings.range);
  }

  /** @throws RangeError for a row that cannot be, and where rows of a conversation are not adjacent. */
  add(row: PairedRow): void {
    checkPaired(row);
    this.#sums.add(row);
    if (this.#open?.cluster !== row.cluster) this.#begin(row.cluster);
    const challenger = challengerRow(row);
    const incumbent = incumbentRow(row);
    addRow(this.#open!.challenger, challenger);
    addRow(this.#open!.incumbent, incumbent);
    this.#totals.add(row.cluster, challenger, incumbent);
    this.#sides.add(row);
  }

  /** After the last row. @throws RangeError before the first. */
  get(): PairedReport {
    this.#end();
    this.#sums.close();
    const sums = this.#sums;
    const rows = sums.totals[0]!;
    if (rows === 0) throw new RangeError('no rows to evaluate');
    const { challenger, incumbent, refused } = this.#sides.get(sums);
    const { alpha, replicates, seed, range } = this.#settings;
    const weight = Math.max(1, 1 / challenger.support.smallestPropensity);
    const { low, high } = this.#sides.predictions;
    const predictedSpread = Math.max(range.high, high) - Math.min(range.low, low);
    const { differences, notes } = refused
      ? { differences: [], notes: [] }
      : differencesOf({
          families: this.#families,
          totals: this.#totals,
          sums,
          exact: this.#exact,
          bounds: { weight, range, predictedSpread },
          settings: { alpha, replicates, seed },
        });
    return {
      rows,
      clusters: sums.clusters,
      differences,
      diagnostics: { challenger, incumbent, loggedValue: sums.totals[1]! / rows },
      refused,
      notes: [...notes, ...(refused ? [] : this.#outside())],
      settings: { alpha, bootstrap: replicates, seed, rewardRange: range, weightBound: weight },
    };
  }

  #begin(cluster: number): void {
    this.#end();
    this.#open = { cluster, challenger: emptyUnit(), incumbent: emptyUnit() };
  }

  #end(): void {
    if (this.#open) this.#exact.add(this.#open.challenger, this.#open.incumbent);
    this.#open = undefined;
  }

  #outside(): string[] {
    const { low, high } = this.#settings.range;
    const rewards = this.#sides.rewards;
    if (rewards.low >= low && rewards.high <= high) return [];
    return [
      `rewards reach from ${rewards.low} to ${rewards.high}, outside the range ${low} to ${high}: empirical-bernstein and sequence do not hold`,
    ];
  }
}
