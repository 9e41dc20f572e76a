/** Everything that is said before the next prompt. */
import type { MeaningRepresentation } from '../../../policy/meaning.ts';
import type { Narrowed } from '../../catalog/music-index.ts';
import { type Segment, say } from '../reply.ts';
import type { DialogueState } from '../state.ts';
import type { Conduct } from '../tone.ts';
import { acknowledge, setAside } from './acknowledge.ts';
import type { PhraseKey, Wording } from './wording.ts';

export interface Heard {
  readonly meaning: MeaningRepresentation;
  /** In which it was heard, and which it led to. */
  readonly before: DialogueState;
  readonly state: DialogueState;
  readonly narrowed: Pick<Narrowed, 'relaxed'>;
  /** Said instead of an acknowledgement: a welcome, an explanation. */
  readonly opener?: PhraseKey | undefined;
}

export function lead(
  { meaning, before, state, narrowed, opener }: Heard,
  wording: Wording,
  conduct: Conduct,
): readonly Segment[] {
  // Wishes that cannot be met together are told when they meet, not at every turn from then on.
  const news = state.preferences === before.preferences ? [] : say(setAside(narrowed.relaxed, wording));
  const opening = opener ? say(wording.say(opener)) : acknowledge(meaning, before.pending, wording, conduct);
  return [...opening, ...news];
}
