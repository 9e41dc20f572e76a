/** Names of playlists and of services: words that say where music is or goes, and nothing about it. */

import { FOREIGN } from './foreign.ts';
import type { Genres } from './lexicon.ts';
import type { Word } from './normalise.ts';
import type { Reading } from './readings.ts';
import { COURTESY, FILING, PLAYLISTS, POSSESSIVES, RIGHT_EDGES } from './words.ts';

const BEFORE_SERVICES = new Set(
  'on using with via through off from open use play in at by launch my to the over and music it'.split(' '),
);
const MAKING = new Set(
  'make create build start have get find hear listen compile put play add generate see try'.split(' '),
);
const CALLED = new Set(['called', 'named', 'titled', 'entitled']);
const NAME_ENDS = new Set(['on', 'from', 'by', 'in', 'with', 'using']);
const DESTINATIONS = new Set(['to', 'onto', 'into', 'on', 'in']);
const LONGEST_NAME = 10;
/** Above whatever the words of a name are worth one by one. */
const WORTH = 1.6;

/** "On spotify", "open spotify", "play groove shark folk-rock": a service, not an artist called Amazon. */
export function servedBy(words: readonly Word[], from: number): boolean {
  return from === 0 || BEFORE_SERVICES.has(words[from - 1]!.text);
}

/** A playlist of somebody's is a name ("my dance vibes playlist", "the queen playlist"); "a rock playlist" describes music. */
export function playlistNames(words: readonly Word[], genres: Genres): readonly Reading[] {
  const spans: Span[] = [];
  for (const at of words.keys()) {
    if (PLAYLISTS.has(words[at]!.text)) spans.push(...nameAfter(words, at), ...nameBefore(words, at, genres));
  }
  spans.push(...destinations(words));
  return spans.map(({ from, to }) => ({ from, to, meaning: { kind: 'aside' }, worth: WORTH * (to - from) }));
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** "The playlist called Workout", "the playlist Late Night Jazz on Pandora". */
function nameAfter(words: readonly Word[], at: number): readonly Span[] {
  const next = words[at + 1]?.text;
  if (!words[at]!.text.startsWith('playlist') || next === undefined) return [];
  if (CALLED.has(next)) return [{ from: at, to: words.length }];
  const owner = words[at - 1]?.text ?? '';
  if (!(POSSESSIVES.has(owner) || owner === 'play') || RIGHT_EDGES.has(next)) return [];
  const end = words.findIndex(({ text }, i) => i > at && NAME_ENDS.has(text));
  return [{ from: at - 1, to: end < 0 ? words.length : end }];
}

/** "My dance vibes playlist", "to dance vibes playlist". */
function nameBefore(words: readonly Word[], at: number, genres: Genres): readonly Span[] {
  const opens = (i: number) => i === 0 || DESTINATIONS.has(words[i - 1]!.text) || words[i - 1]!.pause;
  let from = at;
  while (!opens(from) && at - from < LONGEST_NAME && !POSSESSIVES.has(words[from]!.text)) from -= 1;
  const owned = POSSESSIVES.has(words[from]!.text);
  // "I'd like to make a jazz playlist" files nothing.
  if (MAKING.has(words[from]!.text)) return [];
  if (from === at || !(owned || DESTINATIONS.has(words[from - 1]?.text ?? ''))) return [];
  const name = words.slice(owned ? from + 1 : from, at).map(({ text }) => text);
  // A shopping list is none of ours; a playlist named for a genre plays that genre, wherever it is kept.
  if (words[at]!.text === 'list' && name.some((word) => FOREIGN.has(word))) return [];
  if (owned && filingVerb(words) < 0 && genres.resolve(name.join(' ')) !== undefined) return [];
  return [{ from, to: at + 1 }];
}

/** "Add X to Y", "put X on Y": whatever Y is, it is where the music goes. */
function destinations(words: readonly Word[]): readonly Span[] {
  if (filingVerb(words) < 0) return [];
  const spans: Span[] = [];
  for (let at = words.length - 2; at > 1; at -= 1) {
    const { text } = words[at]!;
    if (!DESTINATIONS.has(text) || words.slice(at + 1).every((word) => COURTESY.has(word.text))) continue;
    spans.push({ from: at, to: words.length });
    if (text === 'to' || text === 'onto' || text === 'into') break;
  }
  return spans;
}

/** Where "add" or "put" stands near the start; "put on" plays. */
function filingVerb(words: readonly Word[]): number {
  return words
    .slice(0, 6)
    .findIndex(
      ({ text }, i) =>
        FILING.has(text) && !(text === 'put' && ['on', 'in'].includes(words[i + 1]?.text ?? '')),
    );
}
