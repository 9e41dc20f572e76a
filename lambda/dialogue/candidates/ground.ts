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

/** Completes and rounds a candidate's numbers. */
export function candidate(state: DialogueState, draft: Draft): Candidate {
  const { gain, fit, popularity, ...prompt } = draft;
  return {
    ...prompt,
    numbers: {
      gain: round2(gain),
      fit: round2(fit),
      popularity: round2(popularity),
      asked: state.asked[promptKey(prompt)] ?? 0,
    },
  };
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
  return state.recent.includes(markOf(promptId(prompt)));
}
