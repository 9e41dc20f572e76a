/** Every prompt the policy may choose now, with its raw numbers: 20 to 60 of them, all legal. */
import type { Candidate } from '../../../policy/candidate.ts';
import type { MusicIndex, Narrowed } from '../../catalog/music-index.ts';
import type { DialogueState } from '../state.ts';
import { askedLately, type Ground, groundOf, withAsked } from './ground.ts';
import { items } from './items.ts';
import { eitherOrs, openAndRecover, requests, suggestions } from './questions.ts';

export const FEWEST = 20;
export const MOST = 60;

/**
 * Legal means: sensible now. No question whose answer is known or does not matter to the customer, no value already
 * spoken about, no sample heard before, no station turned down, nothing asked within the last few turns, `clarify`
 * only in doubt, `recover` only when something was not understood.
 */
export function candidatePrompts(
  state: DialogueState,
  narrowed: Narrowed,
  music: MusicIndex,
): readonly Candidate[] {
  const ground = groundOf(state, music, narrowed.tracks);
  const { artists, samples, offers, clarify } = items(ground);
  const found = [
    ...clarify,
    ...openAndRecover(ground),
    ...offers,
    ...samples,
    ...eitherOrs(ground),
    ...requests(ground),
    ...artists,
    ...suggestions(ground),
  ].filter((candidate) => !askedLately(state, candidate));
  const all = found.length < FEWEST ? [...found, ...broader(ground, found)] : found;
  return all.slice(0, MOST).map((candidate) => withAsked(state, candidate));
}

/**
 * When little is left to ask about what fits, the choice is made up from the whole catalogue: values, artists and
 * samples that would widen the search again. They promise nothing about what is known, so gain and fit are nil.
 */
function broader({ state, music }: Ground, found: readonly Candidate[]): readonly Candidate[] {
  const open = { ...state, preferences: state.preferences.filter((wish) => wish.polarity === 'dislike') };
  const ground = groundOf(open, music, music.everything);
  const known = new Set(found.map((candidate) => spelled(candidate)));
  const fresh = (candidate: Candidate) => !known.has(spelled(candidate)) && !askedLately(state, candidate);
  const missing = FEWEST - found.length;
  const values = suggestions(ground).filter(fresh).slice(0, missing);
  // Values are enough nearly always; looking for music as well costs as much as all of the above.
  const pieces = values.length < missing ? items(ground, FEWEST) : { artists: [], samples: [] };
  return [...values, ...[...pieces.artists, ...pieces.samples].filter(fresh)]
    .slice(0, missing)
    .map((candidate) => ({ ...candidate, numbers: { ...candidate.numbers, gain: 0, fit: 0 } }));
}

function spelled({ values }: Candidate): string {
  return values.join('|');
}
