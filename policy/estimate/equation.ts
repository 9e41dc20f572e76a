/**
 * The three equations that pin V down, each an average over clusters that is 0 at the true V:
 *
 *     ips     E[Σ w·r                − V·Σ 1] = 0
 *     snips   E[Σ w·r                − V·Σ w] = 0
 *     dr      E[Σ (E_π q̂ + w·(r−q̂))  − V·Σ 1] = 0        sums over the rows of one cluster
 *
 * Intervals that must hold without large-sample theory (empirical Bernstein, the confidence sequence) test these
 * averages for every V. So clusters may have any size, also one that depends on how well things went.
 */
import type { Row } from './row.ts';
import {
  correction,
  count,
  predictedValue,
  type Term,
  weight,
  weightedPrediction,
  weightedReward,
} from './terms.ts';

export type EquationName = 'ips' | 'snips' | 'dr';

/** The rows of one cluster, added up. */
export interface Unit {
  readonly rows: number;
  readonly weight: number;
  readonly weightedReward: number;
  /** Of the next three, all are NaN where there are no predictions. */
  readonly predictedValue: number;
  readonly correction: number;
  readonly weightedPrediction: number;
}

/** A cluster under construction. */
export type OpenUnit = { -readonly [K in keyof Unit]: Unit[K] };

export const UNIT_TERMS: readonly Term[] = [
  count,
  weight,
  weightedReward,
  predictedValue,
  correction,
  weightedPrediction,
];

export function emptyUnit(): OpenUnit {
  return { rows: 0, weight: 0, weightedReward: 0, predictedValue: 0, correction: 0, weightedPrediction: 0 };
}

export function addRow(unit: OpenUnit, row: Row): void {
  unit.rows += 1;
  unit.weight += row.weight;
  unit.weightedReward += row.weight * row.reward;
  unit.predictedValue += predictedValue.of(row);
  unit.correction += correction.of(row);
  unit.weightedPrediction += weightedPrediction.of(row);
}

/** A line of a table of UNIT_TERMS, as a unit. */
export function unitAt(totals: Float64Array, unit: number): Unit {
  const at = unit * UNIT_TERMS.length;
  return {
    rows: totals[at]!,
    weight: totals[at + 1]!,
    weightedReward: totals[at + 2]!,
    predictedValue: totals[at + 3]!,
    correction: totals[at + 4]!,
    weightedPrediction: totals[at + 5]!,
  };
}

/** Between which values rewards can lie, and how we know. */
export interface RewardRange {
  readonly low: number;
  readonly high: number;
  readonly source: 'assumed' | 'declared' | 'observed';
}
