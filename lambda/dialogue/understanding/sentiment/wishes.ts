/**
 * Which words ask rather than feel. "Play Bad Guy", "something sad", "is it any good" and "songs by the Killers" hold
 * words of feeling that are a name, a wish or a question; they are overlooked up to where the reply goes on.
 */
import { normalise, type Word } from '../normalise.ts';
import { Phrases } from '../phrases.ts';
import { FILING, set } from '../words.ts';
import { FEELINGS, TASTE } from './lexicon.ts';

/** What plays, or was just said: feelings about it are about us. */
export const POINTERS = set(
  `
    it, this, that, these, those, them, him, her, you, your, everything, how, what, all, so, both,
    either, us
  `,
);

const REQUESTS = new Phrases<true>().add(
  `
    play, plya, plays, play me, hear, listen to, put on, incorporate, queue, queue up, stream, shuffle,
    find, find me, give me, get me, show me, search, search for, look for, looking for, use, open,
    recommend, suggest, want, need, go with, switch to, change to, start, try, make me, create, build,
    in the mood for, feel like, how about, what about, would like, would love, would prefer, prefer,
    would rather have, i wish, can i get, can i have, something, anything, some, any, more, similar to,
    songs like, music like, something like, anything but, i meant, i said, the song called, called,
    named, titled, entitled, save, rate
  `,
  true,
);
const ASKED_AGAIN = set('it, this, that, these, those, them');
/** What follows is a name until something is said of it ("this one by Drake is great"). */
const ATTRIBUTIONS = set('by, from, featuring, feat, ft');
const SAYS = set('is, are, was, were, sounds, has, makes, sucks, rocks, slaps');
const TURNS = set('but, because, although, though, however, since');
const ASKS = set('is, are, was, were, do, does, did, can, could, will, would, should, have, has, may');
const ASKED = set('you, i, we, it, this, that, these, those, there, they, he, she, any, the');
const ASKS_ALWAYS = set('who, whose, which, when, where');
/** "Good music", "great songs": described and wanted. With a verb or a pointer before it is a verdict. */
const SORTS_OF_MUSIC = set(
  `
    music, songs, tunes, tracks, hits, stuff, beats, vibes, jams, playlist, playlists, bands, artists,
    albums
  `,
);
const JUDGES = set(
  'is, are, was, were, be, such, what, these, those, love, like, hate, how, got, have, this, that',
);

/** For each word, whether it is overlooked. `names` are those understanding found in the words. */
export function overlooked(words: readonly Word[], names: readonly string[]): readonly boolean[] {
  const mask = words.map(() => false);
  for (const name of names) hideName(words, name, mask);
  for (let at = 0; at < words.length; ) {
    const feeling = FEELINGS.longest(words, at, endOfClause(words, at));
    if (feeling && feeling.meaning.valence !== 0 && feeling.to > at + 1) {
      at = feeling.to;
      continue;
    }
    const to = wishFrom(words, at);
    if (to !== undefined) mask.fill(true, at, to);
    else if (SORTS_OF_MUSIC.has(words[at]!.text) && !judged(words, at))
      mask.fill(true, Math.max(0, at - 2), at);
    at = Math.max(at + 1, to ?? 0);
  }
  return mask;
}

/** No phrase goes on after a pause. */
export function endOfClause(words: readonly Word[], from: number): number {
  let at = from;
  while (at < words.length - 1 && !words[at]!.pause) at += 1;
  return Math.min(words.length, at + 1);
}

/** Where the wish or question that starts here ends; undefined if none does. */
function wishFrom(words: readonly Word[], at: number): number | undefined {
  const { text } = words[at]!;
  const next = words[at + 1]?.text ?? '';
  if (at === 0 || words[at - 1]!.pause) {
    if (ASKS_ALWAYS.has(text)) return endOfClause(words, at);
    if (ASKS.has(text) && ASKED.has(next) && text !== 'have') return endOfWish(words, at + 2);
  }
  if (ATTRIBUTIONS.has(text)) return endOfWish(words, at + 1, SAYS);
  // What is filed, and where, is named to the end: "add this to This Is Earth, Wind & Fire".
  if (FILING.has(text)) return endOfSentence(words, at);
  const request = REQUESTS.longest(words, at, endOfClause(words, at));
  // "Makes me want to dance" asks for nothing.
  if (!request || (text === 'want' && words[at - 1]?.text === 'me')) return undefined;
  // "Play it, I love it": what is asked for was named before.
  const object = words[request.to]?.text ?? '';
  return ASKED_AGAIN.has(object) && !words[request.to - 1]!.pause
    ? request.to + 1
    : endOfWish(words, request.to);
}

function endOfSentence(words: readonly Word[], from: number): number {
  for (let at = from + 1; at < words.length; at += 1)
    if (words[at - 1]!.end || (words[at]!.text === 'i' && goesOn(words, at))) return at;
  return words.length;
}

function endOfWish(words: readonly Word[], from: number, says: ReadonlySet<string> = new Set()): number {
  for (let at = from; at < words.length; at += 1) {
    if (words[at - 1]?.pause || TURNS.has(words[at]!.text)) return at;
    if (at > from && (says.has(words[at]!.text) || goesOn(words, at))) return at;
  }
  return words.length;
}

/** "… I love it", "… this is painful": a recogniser hears no stop before them. */
function goesOn(words: readonly Word[], at: number): boolean {
  const [first, second, third] = [words[at]!.text, words[at + 1]?.text ?? '', words[at + 2]?.text ?? ''];
  if (first === 'i' || first === 'we')
    return TASTE.longest(words, at + 1) !== undefined && POINTERS.has(third);
  return (first === 'it' || first === 'this' || first === 'that') && second === 'is';
}

function judged(words: readonly Word[], at: number): boolean {
  for (let before = at - 1; before >= 0 && !words[before]!.pause; before -= 1)
    if (JUDGES.has(words[before]!.text)) return true;
  return false;
}

function hideName(words: readonly Word[], name: string, mask: boolean[]): void {
  const parts = normalise(name).words.map(({ text }) => text);
  const bare = parts[0] === 'the' ? parts.slice(1) : parts;
  if (bare.length === 0) return;
  for (let at = 0; at + bare.length <= words.length; at += 1)
    if (bare.every((text, i) => words[at + i]!.text === text)) mask.fill(true, at, at + bare.length);
}
