/** A learned model of the log-odds that a prompt is useful, whichever learner made it. */
import { COLUMN_NAMES } from '../features.ts';
import { type LinearModel, LinearScorer } from './linear/model.ts';
import type { TreeModel } from './trees/model.ts';
import { TreeScorer } from './trees/scorer.ts';

export type RewardModel =
  | { readonly kind: 'linear'; readonly model: LinearModel }
  | { readonly kind: 'trees'; readonly model: TreeModel };

export interface RewardScorer {
  /** Higher is better: log-odds, except for linear models with the identity link. Reads WIDTH numbers from `offset`. */
  score(values: Float32Array, offset: number): number;
  /** The reward expected, in [0, 1]. */
  reward(values: Float32Array, offset: number): number;
}

/** @throws RangeError when the model asks for a column this encoder does not have. */
export function scorerOf(reward: RewardModel): RewardScorer {
  if (reward.kind === 'linear') {
    const scorer = new LinearScorer(reward.model);
    const expected = reward.model.link === 'logistic' ? logistic : clamped;
    return {
      score: (values, offset) => scorer.score(values, offset),
      reward: (values, offset) => expected(scorer.score(values, offset)),
    };
  }
  const scorer = new TreeScorer(reward.model, COLUMN_NAMES);
  return {
    score: (values, offset) => scorer.logit(values, offset),
    reward: (values, offset) => logistic(scorer.logit(values, offset)),
  };
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

function clamped(reward: number): number {
  return Math.min(1, Math.max(0, reward));
}
