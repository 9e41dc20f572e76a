import type { Candidate } from '../../../policy/candidate.ts';
import { promptId, promptKey } from '../../../policy/candidate.ts';
import { markOf } from '../../../policy/random.ts';
import { ATTRIBUTES, type Attribute } from '../../../policy/vocabulary.ts';
import type { Bits } from '../../catalog/bits.ts';
import type { MusicIndex } from '../../catalog/music-index.ts';
import type { DialogueState } from '../state.ts';
import { round2 } from './gain.ts';
import { INDIFFERENT, type Suited } from './suited.ts';

/** What every kind of candidate is built from. */
export interface Ground {
  readonly state: DialogueState;
  readonly music: MusicIndex;
  /** Tracks that still fit, and how many. */
  readonly tracks: Bits;
  readonly total: number;
  /** Attributes one may ask about: the answer is not known and the customer cares. */
  readonly asks: ReadonlySet<Attribute>;
  /** Absent where the skill knows no tastes. */
  readonly suited?: Suited;
}

export function groundOf(state: DialogueState, music: MusicIndex, tracks: Bits, suited?: Suited): Ground {
  const asks = new Set<Attribute>(ATTRIBUTES);
  for (const attribute of state.settled) asks.delete(attribute);
  for (const wish of state.preferences) if (wish.polarity === 'like') asks.delete(wish.attribute);
  return { state, music, tracks, total: tracks.count(), asks, ...(suited ? { suited } : {}) };
}

type Draft = Omit<Candidate, 'numbers'> & {
  readonly gain: number;
  readonly fit: number;
  readonly popularity: number;
};

/** A prompt with its numbers rounded, as if never asked and of a stranger: all of it follows from the tracks alone. */
export function unasked({ kind, attribute, values, gain, fit, popularity }: Draft): Candidate {
  const numbers = {
    gain: round2(gain),
    fit: round2(fit),
    popularity: round2(popularity),
    affinity: INDIFFERENT,
    asked: 0,
  };
  return attribute === undefined ? { kind, values, numbers } : { kind, attribute, values, numbers };
}

/** With what only this conversation knows: how often it has asked such a thing, and how well it suits who is asked. */
export function ofToday({ state, suited }: Ground, candidate: Candidate): Candidate {
  const asked = state.asked[promptKey(candidate)];
  if (asked === undefined && !suited) return candidate;
  const affinity = suited?.ofPrompt(candidate) ?? INDIFFERENT;
  return { ...candidate, numbers: { ...candidate.numbers, affinity, asked: asked ?? 0 } };
}

/** Ordinals of what they were given to hear, today or not long ago. */
export function heardBefore({ state }: Ground): ReadonlySet<number> {
  return new Set([...state.sampled, ...state.heard]);
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
