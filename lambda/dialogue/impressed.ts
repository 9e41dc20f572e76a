/** What a reaction to a sample teaches of the listener's taste: towards what was liked, away from what was not. */
import { type MeaningRepresentation, says } from '../../policy/meaning.ts';
import type { MusicIndex } from '../catalog/music-index.ts';
import type { Embedding } from '../listener/embedding.ts';
import { STRANGER, type Taste, tasteFrom, tasteText, taught } from '../listener/taste.ts';
import type { DialogueState } from './state.ts';

/** How strongly a plain yes, a plain no and a "rather something faster" speak; how it was said makes it more or less. */
const PLAIN = { yes: 0.5, no: -0.4, but: -0.2 } as const;

/** Read once: a conversation asks for the same taste every turn, and affinities are remembered by it. */
export function tasteOfState({ taste: text }: Pick<DialogueState, 'taste'>): Taste {
  if (latest.text !== text) latest = { text, taste: tasteFrom(text) ?? STRANGER };
  return latest.taste;
}
let latest = { text: '', taste: STRANGER };

/** @param before the state in which the sample was waiting for its answer. */
export function impressed(
  state: DialogueState,
  before: DialogueState,
  meaning: MeaningRepresentation,
  music: MusicIndex,
  embedding: Embedding,
): DialogueState {
  const { pending } = before;
  const ordinal = pending?.kind === 'sample' ? music.ordinalOf(pending.values[0]!) : undefined;
  const strength = strengthOf(meaning);
  if (ordinal === undefined || strength === 0) return state;
  const taste = taught(tasteOfState(state), embedding.vectorOf(ordinal), strength);
  return { ...state, taste: tasteText(taste) };
}

/** −1…1. Words that say no more than yes or no are taken at that. */
export function strengthOf({ acts, sentiment = 0 }: MeaningRepresentation): number {
  if (says(acts, 'deny') || says(acts, 'alternatives')) return Math.min(PLAIN.no, sentiment);
  if (says(acts, 'affirm') || says(acts, 'more-like')) return sentiment === 0 ? PLAIN.yes : sentiment;
  if (says(acts, 'critique')) return PLAIN.but;
  return sentiment;
}
