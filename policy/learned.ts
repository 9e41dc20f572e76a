/** A learned policy at work: the same encoder and the same scorer as offline. */
import type { PolicyArtifact } from './artifact.ts';
import type { Model } from './decide.ts';
import { encode, WIDTH } from './features.ts';
import { type RewardModel, scorerOf } from './learn/reward-model.ts';

/** @throws RangeError when the artifact's model asks for a column this encoder does not have. */
export function learnedPolicy({ kind, model, version, exploration }: PolicyArtifact): Model {
  const scorer = scorerOf({ kind, model } as RewardModel);
  return {
    version,
    score: (context, candidates) => {
      const rows = encode(context, candidates);
      return candidates.map((_, index) => scorer.score(rows, index * WIDTH) / exploration.temperature);
    },
  };
}
