import type { Candidate } from '../../../policy/candidate.ts';
import { promptId, promptKey } from '../../../policy/candidate.ts';
import { markOf } from '../../../policy/random.ts';
import { ATTRIBUTES, type Attribute } from '../../../policy/vocabulary.ts';
import type { Bits } from '../../catalog/bits.ts';
import type { MusicIndex } from '../../catalog/music-index.ts';
import type { DialogueState } from '../state.ts';
import { round2 } from './gain.ts';

/** What every kind of candidate is built from. */
export interface Ground {
  readonly state: DialogueState;
  readonly music: MusicIndex;
  /** Tracks that still fit, and how many. */
  readonly tracks: Bits;
  readonly total: number;
  /** Attributes one may ask about: the answer is not known and the customer cares. */
  readonly asks: ReadonlySet<Attribute>;
}

export function groundOf(state: DialogueState, music: MusicIndex, tracks: Bits): Ground {
  const asks = new Set<Attribute>(ATTRIBUTES);
  for (const attribute of state.settled) asks.delete(attribute);
  for (const wish of state.preferences) if (wish.polarity === 'like') asks.delete(wish.attribute);
  return { state, music, tracks, total: tracks.count(), asks };
}

type Draft = Omit<Candidate, 'numbers'> & {
  readonly gain: number;
  readonly fit: number;
  readonly popularity: number;
};

/** A prompt with its numbers rounded, as if it had never been asked: all of it follows from the tracks alone. */
export function unasked({ kind, attribute, values, gain, fit, popularity }: Draft): Candidate {
  const numbers = { gain: round2(gain), fit: round2(fit), popularity: round2(popularity), asked: 0 };
  return attribute === undefined ? { kind, values, numbers } : { kind, attribute, values, numbers };
}

/** With how often this conversation has asked such a thing. */
export function withAsked(state: DialogueState, candidate: Candidate): Candidate {
  const asked = state.asked[promptKey(candidate)];
  return asked === undefined ? candidate : { ...candidate, numbers: { ...candidate.numbers, asked } };
}

/** Values the customer has already spoken about, which are not named again. */
export function spokenOf(state: DialogueState, attribute: Attribute): ReadonlySet<string> {
  const spoken = new Set<string>();
  for (const wish of state.preferences) if (wish.attribute === attribute) spoken.add(wish.value);
  return spoken;
}

export function askedLately(
  state: DialogueState,
  prompt: Pick<Candidate, 'kind' | 'attribute' | 'values'>,
): boolean {
  // Making a mark costs more than this look-up, and most prompts are of a kind that was never asked.
  return state.asked[promptKey(prompt)] !== undefined && state.recent.includes(markOf(promptId(prompt)));
}
