/** A learned model of the log-odds that a prompt is useful, whichever learner made it. */
import { COLUMN_NAMES } from '../features.ts';
import type { DistilledModel } from './distil/model.ts';
import { DistilledScorer } from './distil/scorer.ts';
import { type LinearModel, LinearScorer } from './linear/model.ts';
import type { TreeModel } from './trees/model.ts';
import { TreeScorer } from './trees/scorer.ts';

export type RewardModel =
  | { readonly kind: 'linear'; readonly model: LinearModel }
  | { readonly kind: 'trees'; readonly model: TreeModel }
  | { readonly kind: 'distilled'; readonly model: DistilledModel };

export const MODEL_KINDS: readonly string[] = ['linear', 'trees', 'distilled'];

export interface RewardScorer {
  /** Higher is better: log-odds, except for linear models with the identity link. Reads WIDTH numbers from `offset`. */
  score(values: Float32Array, offset: number): number;
  /** The reward expected, in [0, 1]. A distilled model's is right on average only: it was taught differences. */
  reward(values: Float32Array, offset: number): number;
}

/** @throws RangeError when the model asks for a column this encoder does not have. */
export function scorerOf(reward: RewardModel): RewardScorer {
  switch (reward.kind) {
    case 'linear': {
      const scorer = new LinearScorer(reward.model);
      const score = (values: Float32Array, offset: number) => scorer.score(values, offset);
      return reward.model.link === 'logistic' ? ofLogOdds(score) : ofRewards(score);
    }
    case 'trees': {
      const scorer = new TreeScorer(reward.model, COLUMN_NAMES);
      return ofLogOdds((values, offset) => scorer.logit(values, offset));
    }
    case 'distilled': {
      const scorer = new DistilledScorer(reward.model);
      return ofLogOdds((values, offset) => scorer.score(values, offset));
    }
  }
}

function ofLogOdds(score: RewardScorer['score']): RewardScorer {
  return { score, reward: (values, offset) => logistic(score(values, offset)) };
}

function ofRewards(score: RewardScorer['score']): RewardScorer {
  return { score, reward: (values, offset) => clamped(score(values, offset)) };
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

function clamped(reward: number): number {
  return Math.min(1, Math.max(0, reward));
}
