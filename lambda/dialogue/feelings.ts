/** How the conversation has felt so far: what was felt last, what all of it adds up to, and how well we understood. */
import { type MeaningRepresentation, says } from '../../policy/meaning.ts';

export interface Feelings {
  /** −1…1: how the last utterance was said. */
  readonly last: number;
  /** −1…1: all of them, the latest counting most; what is said without feeling lets it fade. */
  readonly soFar: number;
  /** 0–1: how sure understanding has been, the latest counting most; what was not understood counts 0. */
  readonly understood: number;
}

/** Before anything was said. */
export const UNMOVED: Feelings = { last: 0, soFar: 0, understood: 1 };

/** How much of what was before an utterance leaves: a feeling fades slower than it is replaced by another. */
const REPLACED = 0.5;
const FADES = 0.85;

export function felt(before: Feelings, { sentiment = 0, confidence, acts }: MeaningRepresentation): Feelings {
  const soFar = sentiment === 0 ? FADES * before.soFar : REPLACED * before.soFar + (1 - REPLACED) * sentiment;
  const sure = says(acts, 'out-of-domain') ? 0 : confidence;
  return {
    last: sentiment,
    soFar: round2(soFar),
    understood: round2(REPLACED * before.understood + (1 - REPLACED) * sure),
  };
}

function round2(value: number): number {
  // Never −0, which a log in JSON does not keep.
  return Math.round(value * 100) / 100 || 0;
}
