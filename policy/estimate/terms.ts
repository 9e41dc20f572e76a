/**
 * What is summed over rows. Estimators share terms, so a term is one object, compared by identity: `weight` is
 * added up once, however many estimators need it.
 */
import type { Row } from './row.ts';

const MISSING = Number.NaN;

export interface Term {
  readonly name: string;
  readonly of: (row: Row) => number;
}

export const count: Term = { name: '1', of: () => 1 };
export const reward: Term = { name: 'r', of: (row) => row.reward };
export const weight: Term = { name: 'w', of: (row) => row.weight };
export const weightedReward: Term = { name: 'w·r', of: (row) => row.weight * row.reward };
export const squaredWeight: Term = { name: 'w²', of: (row) => row.weight * row.weight };
export const squaredWeightReward: Term = { name: 'w²·r', of: (row) => row.weight * row.weight * row.reward };

/** What the model of rewards expects of the evaluated policy. */
export const predictedValue: Term = { name: 'v', of: (row) => row.predictedTargetValue ?? MISSING };
/** What the model got wrong, weighted: the part of a doubly robust estimate that repairs it. */
export const correction: Term = { name: 'w(r−q)', of: (row) => row.weight * residual(row) };
export const weightedPrediction: Term = {
  name: 'w·q',
  of: (row) => row.weight * (row.predictedReward ?? MISSING),
};

/** r − q̂. NaN without a prediction, so that an estimator used without its columns cannot look like a number. */
export function residual(row: Row): number {
  return row.reward - (row.predictedReward ?? MISSING);
}
