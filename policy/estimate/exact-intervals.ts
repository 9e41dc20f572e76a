import { ConfidenceSequence, type SequenceSettings } from './confidence-sequence.ts';
import { EmpiricalBernstein } from './empirical-bernstein.ts';
import type { EquationName, RewardRange, Unit } from './equation.ts';
import type { Interval } from './interval.ts';

/** What the empirical Bernstein interval takes for granted. */
export interface Bounds {
  readonly weight: number;
  readonly range: RewardRange;
  /** How far predictions and rewards together spread. */
  readonly predictedSpread: number;
}

/** The intervals that need each cluster whole: empirical Bernstein and the sequence, for each equation. */
export class ExactIntervals {
  readonly #bernstein: ReadonlyMap<EquationName, EmpiricalBernstein>;
  readonly #sequence: ReadonlyMap<EquationName, ConfidenceSequence>;
  #clusters = 0;
  #mostRows = 0;
  #weight = 0;
  #squaredWeight = 0;

  constructor(equations: readonly EquationName[], settings: SequenceSettings) {
    this.#bernstein = new Map(equations.map((equation) => [equation, new EmpiricalBernstein()]));
    this.#sequence = new Map(
      equations.map((equation) => [equation, new ConfidenceSequence(equation, settings)]),
    );
  }

  add(unit: Unit): void {
    this.#clusters += 1;
    if (unit.rows > this.#mostRows) this.#mostRows = unit.rows;
    this.#weight += unit.weight;
    this.#squaredWeight += unit.weight * unit.weight;
    this.#bernstein.get('ips')!.add(unit.weightedReward, unit.rows);
    this.#bernstein.get('snips')!.add(unit.weightedReward, unit.weight);
    this.#bernstein.get('dr')?.add(unit.predictedValue + unit.correction, unit.rows);
    for (const sequence of this.#sequence.values()) sequence.add(unit);
  }

  /** (ΣW)²/ΣW² over the clusters' total weights W: how many equally heavy clusters would be worth as much. */
  get effectiveClusters(): number {
    return this.#weight === 0 ? 0 : (this.#weight * this.#weight) / this.#squaredWeight;
  }

  get clusters(): number {
    return this.#clusters;
  }

  get mostRows(): number {
    return this.#mostRows;
  }

  bernstein(equation: EquationName, alpha: number, bounds: Bounds): Interval {
    const span = this.#mostRows * spanOf(equation, bounds);
    return this.#bernstein.get(equation)!.get(alpha, bounds.range, span);
  }

  sequence(equation: EquationName): ConfidenceSequence {
    return this.#sequence.get(equation)!;
  }
}

/**
 * How far one row's y = a − v·d can spread, given v. Several rows spread no more than their number times that, since
 * each row's y can be 0 or of either sign.
 */
function spanOf(equation: EquationName, { weight, range, predictedSpread }: Bounds): number {
  switch (equation) {
    case 'ips':
      return weight * (Math.max(0, range.high) - Math.min(0, range.low));
    case 'snips':
      return weight * (range.high - range.low);
    case 'dr':
      return (2 * weight + 1) * predictedSpread;
  }
}
