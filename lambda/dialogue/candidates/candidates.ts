/** Every prompt the policy may choose now, with its raw numbers: 20 to 60 of them, all legal. */
import type { Candidate } from '../../../policy/candidate.ts';
import type { MusicIndex, Narrowed } from '../../catalog/music-index.ts';
import { offerCanWait, paceOf } from '../pace.ts';
import type { DialogueState } from '../state.ts';
import { askedLately, type Ground, groundOf, ofToday } from './ground.ts';
import { items } from './items.ts';
import { personal } from './personal.ts';
import { eitherOrs, openAndRecover, requests, suggestions } from './questions.ts';
import type { Suited } from './suited.ts';

export const FEWEST = 20;
export const MOST = 60;

/**
 * Legal means: sensible now. No question whose answer is known or does not matter to the customer, no value already
 * spoken about, no sample heard before, no station turned down, nothing asked within the last few turns, `clarify`
 * only in doubt, `recover` only when something was not understood. Who is in a hurry gets offers and nothing else; who
 * enjoys the way is not hurried to one (`pace.ts`).
 */
export function candidatePrompts(
  state: DialogueState,
  narrowed: Narrowed,
  music: MusicIndex,
  suited?: Suited,
): readonly Candidate[] {
  const ground = groundOf(state, music, narrowed.tracks, suited);
  const found = unique(sensible(ground)).filter((candidate) => !askedLately(state, candidate));
  const offers = found.filter(({ kind }) => kind === 'offer' || kind === 'clarify');
  const hurried = paceOf(state) === 'hurried' && offers.length > 0;
  const enough = found.length < FEWEST ? [...found, ...broader(ground, found)] : found;
  return (hurried ? offers : enough).slice(0, MOST).map((candidate) => ofToday(ground, candidate));
}

function sensible(ground: Ground): readonly Candidate[] {
  const { artists, samples, offers, clarify } = items(ground);
  const own = personal(ground);
  return [
    ...clarify,
    ...openAndRecover(ground),
    ...(offerCanWait(ground.state) ? [] : [...offers, ...own.offers]),
    ...samples,
    ...eitherOrs(ground),
    ...requests(ground),
    ...artists,
    ...own.others,
    ...suggestions(ground),
  ];
}

/** A stranger's candidates and those of their taste may be the same. */
function unique(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ kind, values }) => {
    if (values.length === 0) return true;
    const key = `${kind} ${values.join('|')}`;
    return !seen.has(key) && seen.add(key);
  });
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
