import { ClusterStream } from './cluster-stream.ts';
import { ClusterTotals } from './cluster-totals.ts';
import { Diagnostics, type Looks } from './diagnostics.ts';
import { type EquationName, type RewardRange, UNIT_TERMS, unitAt } from './equation.ts';
import { type Estimate, estimatesOf } from './estimates.ts';
import type { EstimatorName } from './estimator.ts';
import { snips } from './estimators/snips.ts';
import { ExactIntervals } from './exact-intervals.ts';
import { type Family, familiesOf } from './families.ts';
import { twoSided } from './interval.ts';
import { type Jackknifed, jackknife, normalInterval } from './jackknife.ts';
import { notesOf } from './notes.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import type { Row } from './row.ts';
import { count, reward, weight } from './terms.ts';

export interface EvaluationSettings {
  /** Every row carries q̂ and E_π q̂. */
  readonly predictions: boolean;
  /** Rows name their cluster; otherwise each row is its own. */
  readonly clustered: boolean;
  readonly range: RewardRange;
  /** The largest weight there can be, where it is known. */
  readonly maxWeight?: number;
  readonly alpha: number;
  /** Bootstrap replicates. */
  readonly replicates: number;
  readonly seed: number;
}

export interface Report {
  readonly rows: number;
  readonly clusters: number;
  readonly estimates: readonly Estimate[];
  readonly diagnostics: Omit<Looks, 'rows' | 'rewards' | 'predictions'> & {
    /** The same for clusters; null where they could not be kept apart. */
    readonly clusterEffectiveSampleSize: number | null;
    readonly meanWeightInterval: readonly [number, number] | null;
    /** Of the mean weight being 1. */
    readonly meanWeightPValue: number | null;
    /** Mean reward of the log itself, for comparison. */
    readonly loggedValue: number;
  };
  readonly refused: Refusal | null;
  readonly absent: readonly { readonly estimator: EstimatorName; readonly reason: string }[];
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
 * Off-policy evaluation in one pass: `add` rows, `get` the report. Nothing here grows with the rows, except the names of
 * clusters (about 30 bytes each), so that a cluster which comes back is recognised.
 */
export class Evaluation {
  readonly #settings: EvaluationSettings;
  readonly #families: readonly Family[];
  readonly #totals: ClusterTotals;
  readonly #diagnostics = new Diagnostics();
  readonly #streamed: ExactIntervals;
  readonly #clusters: ClusterStream;

  constructor(settings: EvaluationSettings) {
    this.#settings = settings;
    this.#families = familiesOf({ low: 0, high: settings.maxWeight ?? Number.POSITIVE_INFINITY });
    const used = this.#families
      .filter((family) => settings.predictions || !family.needsPredictions)
      .flatMap(({ members, unbiased }) => [...members, ...(unbiased ? [unbiased] : [])]);
    this.#totals = new ClusterTotals([
      reward,
      ...UNIT_TERMS,
      ...used.flatMap((estimator) => estimator.terms),
    ]);
    this.#streamed = this.#exact();
    this.#clusters = new ClusterStream((unit) => this.#streamed.add(unit));
  }

  add(row: Row): void {
    this.#diagnostics.add(row);
    this.#totals.add(this.#clusters.add(row), row);
  }

  /** Rewards seen so far; those outside the range that was given make the distribution-free intervals wrong. */
  get rewards(): Looks['rewards'] {
    return this.#diagnostics.get().rewards;
  }

  /** @throws RangeError before the first row. */
  get(): Report {
    this.#clusters.close();
    const looks = this.#diagnostics.get();
    if (looks.rows === 0) throw new RangeError('no rows to evaluate');
    const { clusters } = this.#clusters;
    const exact = this.#wholeClusters();
    const meanWeight = this.#meanWeight();
    const z = meanWeight.standardError > 0 ? (meanWeight.value - 1) / meanWeight.standardError : 0;
    const refused = refusalOf({
      looks,
      clusters,
      effectiveClusters: exact?.effectiveClusters,
      meanWeightZ: z,
    });
    const { alpha, replicates, seed, range, maxWeight, predictions } = this.#settings;
    const weightBound = maxWeight ?? Math.max(1, 1 / looks.support.smallestPropensity);
    const families = this.#families.filter((family) => predictions || !family.needsPredictions);
    const spread = {
      low: Math.min(range.low, looks.predictions.low),
      high: Math.max(range.high, looks.predictions.high),
    };
    const bounds = { weight: weightBound, range, predictedSpread: spread.high - spread.low };
    const { effectiveSampleSize, support } = looks;
    return {
      rows: looks.rows,
      clusters,
      estimates: refused
        ? []
        : estimatesOf(families, this.#totals, exact, { alpha, replicates, seed, bounds }),
      diagnostics: {
        effectiveSampleSize,
        maxWeight: looks.maxWeight,
        meanWeight: looks.meanWeight,
        support,
        clusterEffectiveSampleSize: exact?.effectiveClusters ?? null,
        meanWeightInterval: clusters > 1 ? normalInterval(meanWeight, alpha) : null,
        meanWeightPValue: meanWeight.standardError > 0 ? twoSided(z) : null,
        loggedValue: this.#totals.table([reward]).sums[0]! / looks.rows,
      },
      refused: refused ?? null,
      absent: this.#families
        .filter((family) => !families.includes(family))
        .map(({ name }) => ({
          estimator: name,
          reason: 'needs the columns predicted_reward and predicted_target_value',
        })),
      notes: refused
        ? []
        : notesOf({
            looks,
            clusters,
            grouped: this.#totals.grouped,
            exact,
            equations: this.#equations(),
            range,
            weightBound,
            weightDeclared: maxWeight !== undefined,
            clustered: this.#settings.clustered,
            meanWeightZ: z,
            skewness: jackknife(snips, this.#totals.table(snips.terms)).skewness,
          }),
      settings: { alpha, bootstrap: replicates, seed, rewardRange: range, weightBound },
    };
  }

  #equations(): readonly EquationName[] {
    return this.#settings.predictions ? ['ips', 'snips', 'dr'] : ['ips', 'snips'];
  }

  #exact(): ExactIntervals {
    const { alpha, range, clustered, maxWeight } = this.#settings;
    return new ExactIntervals(this.#equations(), { alpha, range, singleRows: !clustered, maxWeight });
  }

  /** What saw every cluster whole: the stream, or, where clusters lay scattered, the totals while they are kept apart. */
  #wholeClusters(): ExactIntervals | undefined {
    if (!this.#clusters.scattered) return this.#streamed;
    if (this.#totals.grouped) return undefined;
    const exact = this.#exact();
    const { units, totals } = this.#totals.table(UNIT_TERMS);
    for (let unit = 0; unit < units; unit++) exact.add(unitAt(totals, unit));
    return exact;
  }

  #meanWeight(): Jackknifed {
    const table = this.#totals.table([count, weight]);
    return jackknife({ value: (sums) => sums[1]! / sums[0]! }, table);
  }
}
