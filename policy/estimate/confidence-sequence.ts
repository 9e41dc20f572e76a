import { Ceiling } from './ceiling.ts';
import type { EquationName, RewardRange, Unit } from './equation.ts';
import type { Interval } from './interval.ts';
import { LowerSequence } from './lower-sequence.ts';

export interface SequenceSettings {
  readonly alpha: number;
  readonly range: RewardRange;
  /** Whether every cluster is one row. */
  readonly singleRows: boolean;
  /** The largest weight there can be, where it is known. */
  readonly maxWeight: number | undefined;
}

/**
 * The `sequence` interval: at every time at once, with probability 1 − α, V lies in it. One may look after every
 * cluster, and stop when one likes. Clusters come in the order of the file.
 *
 * Rewards are mapped to [0, 1] by their range. The upper side is the lower side of 1 − V, for rewards 1 − r, at α/2 each.
 */
export class ConfidenceSequence {
  readonly #equation: EquationName;
  readonly #range: RewardRange;
  readonly #below: LowerSequence;
  readonly #above: LowerSequence;
  /** Bounds on d, and on how far z can fall below 0 (only where a prediction is subtracted). */
  readonly #size: Ceiling;
  readonly #fallBelow: Ceiling;
  readonly #fallAbove: Ceiling;

  constructor(equation: EquationName, { alpha, range, singleRows, maxWeight }: SequenceSettings) {
    this.#equation = equation;
    this.#range = range;
    this.#below = new LowerSequence(alpha / 2);
    this.#above = new LowerSequence(alpha / 2);
    const known = singleRows ? maxWeight : undefined;
    this.#size =
      equation === 'snips'
        ? new Ceiling(known, FIRST_WEIGHT)
        : new Ceiling(singleRows ? 1 : undefined, FIRST_ROWS);
    this.#fallBelow = new Ceiling(equation === 'dr' ? known : 0, FIRST_WEIGHT);
    this.#fallAbove = new Ceiling(equation === 'dr' ? known : 0, FIRST_WEIGHT);
  }

  add(unit: Unit): void {
    const { low, high } = this.#range;
    const spread = high - low;
    const dr = this.#equation === 'dr';
    const d = this.#equation === 'snips' ? unit.weight : unit.rows;
    const z = dr
      ? (unit.predictedValue + unit.correction - low * unit.rows) / spread
      : (unit.weightedReward - low * unit.weight) / spread;
    // Σ w·r turns into Σ w·(1 − r), E_π q̂ into 1 − E_π q̂.
    const mirrored = (dr ? unit.rows : unit.weight) - z;
    this.#below.add(z, d, this.#size.next + this.#fallBelow.next);
    this.#above.add(mirrored, d, this.#size.next + this.#fallAbove.next);
    this.#size.see(d);
    this.#fallBelow.see(-z);
    this.#fallAbove.see(-mirrored);
  }

  /** Undefined when the two sides have crossed: the rows contradict that there is one V, or the range of the rewards. */
  get(): Interval | undefined {
    const low = this.#below.get();
    const high = 1 - this.#above.get();
    if (low > high) return undefined;
    const { low: least, high: most } = this.#range;
    return [least + (most - least) * low, least + (most - least) * high];
  }

  /** How many clusters broke the bound that was in force when they came. */
  get surprises(): number {
    return this.#size.surprises + this.#fallBelow.surprises + this.#fallAbove.surprises;
  }
}

/** Bounds before anything was seen. */
export const FIRST_ROWS = 16;
export const FIRST_WEIGHT = 16;
