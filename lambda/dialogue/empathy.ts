/**
 * The empathy score: how close the conversation seems to its goal, from how the customer has felt so far, how well we
 * have understood, and how confident the next candidates are (announced as a next step by Mairesse, Luo & Ye, RecSys
 * 2021; how to put the three together is ours). It is a feature of the policy, and sets wording and tone of voice.
 */
import type { Candidate } from '../../policy/candidate.ts';
import type { Feelings } from './feelings.ts';

const WEIGHTS = { feeling: 0.4, understood: 0.3, confident: 0.3 } as const;

/** @returns 0–1, two decimals; about 0.6 where nothing has happened yet. */
export function closeness({ soFar, understood }: Feelings, candidates: readonly Candidate[]): number {
  const score =
    WEIGHTS.feeling * ((1 + soFar) / 2) +
    WEIGHTS.understood * understood +
    WEIGHTS.confident * confidence(candidates);
  return Math.round(score * 100) / 100;
}

/** Of the best piece of music that could be played next: how determined the wish is, and how well it suits. */
function confidence(candidates: readonly Candidate[]): number {
  let best = 0;
  for (const { kind, numbers } of candidates)
    if (kind === 'sample' || kind === 'offer') best = Math.max(best, (numbers.fit + numbers.affinity) / 2);
  return best;
}
