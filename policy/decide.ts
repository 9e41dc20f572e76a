import type { Candidate } from './candidate.ts';
import type { DecisionContext } from './context.ts';
import { beliefs, exploit, explore, sample, uniform } from './distribution.ts';

/** Anything that can weigh candidates: the rule policy, a learned one, a baseline. */
export interface Model {
  /** Kind and content, e.g. `rule-1`: logged, so that a decision can be replayed by what made it. */
  readonly version: string;
  /**
   * One log-weight a candidate; only differences matter. Their softmax is the belief that a candidate is the best,
   * so a model is also responsible for how sure it is.
   */
  score(context: DecisionContext, candidates: readonly Candidate[]): readonly number[];
}

/** Why a decision was made without its model. Serving degrades with a name; it never goes mute. */
export type FallbackReason = 'scores-missing' | 'scores-not-finite' | 'model-threw' | ServingFallback;

/** Why another policy than the one assigned was asked: its artifact, or how the rollout stands, could not be had. */
export type ServingFallback =
  | 'policy-missing'
  | 'policy-damaged'
  | 'policy-incompatible'
  | 'policy-unreachable'
  | 'rollout-unreachable';

export interface Decision {
  /** One probability a candidate, in order; adds up to 1. */
  readonly probabilities: readonly number[];
  readonly chosen: number;
  readonly propensity: number;
  readonly fallback?: FallbackReason;
}

/**
 * The choice of a prompt: score, build the distribution the stratum asks for, sample it with the seed. A function of
 * its arguments alone, so replaying a logged decision gives the same vector and the same choice, bit for bit.
 *
 * @throws RangeError when there are no candidates: the caller always has some.
 */
export function decide(
  context: DecisionContext,
  candidates: readonly Candidate[],
  model: Model,
  seed: number,
): Decision {
  if (candidates.length === 0) throw new RangeError('a decision needs at least one candidate');
  const scored = scoresOf(context, candidates, model);
  const probabilities =
    typeof scored === 'string'
      ? uniform(candidates.length)
      : context.exploration.stratum === 'explore'
        ? explore(beliefs(scored), context.exploration.epsilon)
        : exploit(scored);
  const chosen = sample(probabilities, seed);
  return {
    probabilities,
    chosen,
    propensity: probabilities[chosen]!,
    ...(typeof scored === 'string' ? { fallback: scored } : {}),
  };
}

function scoresOf(
  context: DecisionContext,
  candidates: readonly Candidate[],
  model: Model,
): readonly number[] | FallbackReason {
  let scores: readonly number[];
  try {
    scores = model.score(context, candidates);
  } catch {
    return 'model-threw';
  }
  if (scores.length !== candidates.length) return 'scores-missing';
  return scores.every(Number.isFinite) ? scores : 'scores-not-finite';
}
