import { ConfidenceSequence } from '../confidence-sequence.ts';
import { EmpiricalBernstein } from '../empirical-bernstein.ts';
import type { EquationName, RewardRange, Unit } from '../equation.ts';
import type { Bounds } from '../exact-intervals.ts';
import type { Interval } from '../interval.ts';
import { DifferenceSequence } from './difference-sequence.ts';

/**
 * Empirical Bernstein and the sequence for a difference δ. For `ips` and `dr` a conversation gives one number:
 *
 *     ips   a = Σ (w_c − w_i)·(r − low)               (weights average 1 on both sides: `low` drops out, and bounds get tighter)
 *     dr    a = Σ (v_c − v_i + (w_c − w_i)·(r − q̂))
 *
 * and E[a − δ·rows] = 0. A difference of two ratios solves no such equation, so `snips` takes the interval of each side at
 * α/2 and subtracts them (Bonferroni). That holds, but what the two sides share is not subtracted: it is wide.
 */
export class ExactDifference {
  readonly #range: RewardRange;
  readonly #alpha: number;
  readonly #bernstein = { ips: new EmpiricalBernstein(), dr: new EmpiricalBernstein() };
  readonly #sequence: { readonly ips: DifferenceSequence; readonly dr: DifferenceSequence };
  readonly #challenger: Side;
  readonly #incumbent: Side;
  #mostRows = 0;

  constructor(alpha: number, range: RewardRange) {
    this.#alpha = alpha;
    this.#range = range;
    const spread = range.high - range.low;
    this.#sequence = {
      ips: new DifferenceSequence(alpha, spread),
      dr: new DifferenceSequence(alpha, spread),
    };
    this.#challenger = sideOf(alpha / 2, range);
    this.#incumbent = sideOf(alpha / 2, range);
  }

  add(challenger: Unit, incumbent: Unit): void {
    const { rows } = challenger;
    if (rows > this.#mostRows) this.#mostRows = rows;
    const ips =
      challenger.weightedReward -
      incumbent.weightedReward -
      this.#range.low * (challenger.weight - incumbent.weight);
    const dr =
      challenger.predictedValue + challenger.correction - incumbent.predictedValue - incumbent.correction;
    for (const [name, a] of [
      ['ips', ips],
      ['dr', dr],
    ] as const) {
      this.#bernstein[name].add(a, rows);
      this.#sequence[name].add(a, rows);
    }
    this.#challenger.bernstein.add(challenger.weightedReward, challenger.weight);
    this.#challenger.sequence.add(challenger);
    this.#incumbent.bernstein.add(incumbent.weightedReward, incumbent.weight);
    this.#incumbent.sequence.add(incumbent);
  }

  get mostRows(): number {
    return this.#mostRows;
  }

  bernstein(equation: EquationName, { weight, range, predictedSpread }: Bounds): Interval {
    const spread = range.high - range.low;
    if (equation === 'snips') {
      const span = this.#mostRows * weight * spread;
      const [c, i] = [this.#challenger, this.#incumbent].map((side) =>
        side.bernstein.get(this.#alpha / 2, range, span),
      ) as [Interval, Interval];
      return between(c, i);
    }
    // w_c − w_i lies between −weight and weight; what it multiplies, and v_c − v_i, spread as far as rewards and predictions.
    const span = equation === 'ips' ? 2 * weight * spread : 2 * (weight + 1) * predictedSpread;
    return this.#bernstein[equation].get(this.#alpha, { low: -spread, high: spread }, this.#mostRows * span);
  }

  sequence(equation: EquationName): Interval | undefined {
    if (equation !== 'snips') return this.#sequence[equation].get();
    const [c, i] = [this.#challenger.sequence.get(), this.#incumbent.sequence.get()];
    return c && i ? between(c, i) : undefined;
  }

  surprises(equation: EquationName): number {
    return equation === 'snips'
      ? this.#challenger.sequence.surprises + this.#incumbent.sequence.surprises
      : this.#sequence[equation].surprises;
  }
}

interface Side {
  readonly bernstein: EmpiricalBernstein;
  readonly sequence: ConfidenceSequence;
}

function sideOf(alpha: number, range: RewardRange): Side {
  return {
    bernstein: new EmpiricalBernstein(),
    sequence: new ConfidenceSequence('snips', { alpha, range, singleRows: false, maxWeight: undefined }),
  };
}

function between([challengerLow, challengerHigh]: Interval, [low, high]: Interval): Interval {
  return [challengerLow - high, challengerHigh - low];
}
