/**
 * Slots: places of a request where a name is expected, what it may name there, and how strongly. "By" wants an artist
 * and takes any word for one; "play" takes whatever is not an everyday phrase.
 */
import { asked, proposed, SHARES } from './asking-for.ts';
import { opensNames } from './corrections.ts';
import { eraAt } from './eras.ts';
import { FOREIGN } from './foreign.ts';
import type { NameMatch } from './lexicon.ts';
import type { Word } from './normalise.ts';
import type { Reading } from './readings.ts';
import { COURTESY, FUNCTION_WORDS, NOUNS, SORTS, set, VERBS } from './words.ts';

type Kind = NameMatch['kind'];

/** Where a name may stand, what it may be there, and how much the place speaks for it being one. */
export interface Slot {
  readonly kinds: readonly Kind[];
  readonly support: number;
}

const ANY: readonly Kind[] = ['artist', 'track', 'album'];

export function slotOf(words: readonly Word[], from: number, to: number, setting: Setting): Slot | undefined {
  const before = words[from - 1]?.text ?? '';
  const after = words[to]?.text ?? '';
  const nounBefore = nounEnding(words, from);
  const nounAfter = NOUNS.longest(words, to)?.meaning;
  if (CALLED.has(before)) return { kinds: kindsOf(nounEnding(words, from - 1)) ?? ANY, support: 1.5 };
  const ends = to === words.length || words[to - 1]!.pause || after === 'by';
  // "From the album So Good": everyday words too, if they are all that follows.
  if (nounBefore === 'album' && ends && OFF.has(words[from - 3]?.text ?? ''))
    return { kinds: ['album'], support: 1.3 };
  const era = eraAt(
    words,
    before !== 'the' && words[from]!.text === 'the' && to > from + 1 ? from + 1 : from,
  );
  const plain = isPlain(words, from, to, setting) || era?.to === to || isNumber(words, from, to);
  if (before === 'by' || before === 'featuring') return { kinds: ['artist'], support: 1.5 };
  if (nounBefore === 'artist' && !plain) return { kinds: ['artist'], support: 1.2 };
  // "Play Help by the Beatles": between "play" and "by" even an everyday word is a title.
  if (
    after === 'by' &&
    before === 'play' &&
    to === from + 1 &&
    !VAGUE.has(words[from]!.text) &&
    !NOUNS.has(words[from]!.text) &&
    !era
  )
    return { kinds: ['track', 'album'], support: 1.2 };
  if (plain) return undefined;
  if (nounBefore === 'track') return { kinds: ['track', 'artist'], support: 1 };
  if (nounBefore === 'album') return { kinds: ['album', 'artist'], support: 1 };
  if (LIKENESS_ENDS.has(before) && setting.likened[from]) return { kinds: ANY, support: 1.2 };
  const article = before === 'a' || before === 'an' || before === 'the';
  const owned = after === "'s" || nounAfter === 'music' || nounAfter === 'track' || nounAfter === 'album';
  if (
    (before === 'from' || before === 'of') &&
    (nounEnding(words, from - 1) || (setting.musical && to === words.length))
  )
    return { kinds: ['artist', 'album', 'track'], support: 0.6 };
  if (before === 'of' && SHARES.has(words[from - 2]?.text ?? '') && asked(words, from - 1))
    return { kinds: ['artist'], support: 0.8 };
  if (before === 'from' || before === 'of') return undefined;
  if (nounAfter === 'album' && OWNING.has(before)) return { kinds: ['album', 'artist'], support: 0.8 };
  if (after === 'fan' && article) return { kinds: ['artist'], support: 1 };
  if (owned && setting.musical) return { kinds: ['artist'], support: 0.6 };
  if (article && before !== 'the') return undefined;
  if (FOND.has(before) && (setting.musical || setting.answering)) return { kinds: ['artist'], support: 0.6 };
  if (after === 'by' && asked(words, from)) return { kinds: ['track', 'album'], support: 0.9 };
  // "I want Backstreet Boys": who wants a thing of one word may want anything.
  if (before === 'want' && ends && (setting.answering || weightOf(words, from, to, setting) >= 2))
    return { kinds: ['artist'], support: 0.6 };
  if (proposed(words, from)) return { kinds: ['artist'], support: 0.6 };
  if (asked(words, from)) {
    // "Add eggs" files groceries as readily as songs; "add Eric Clapton" only music.
    const certain = setting.heard || setting.musical || weightOf(words, from, to, setting) >= 2;
    return { kinds: certain ? ANY : ['artist'], support: 0.6 };
  }
  if (
    (before === 'and' || before === 'or' || words[from - 1]?.pause || setting.mended[from]) &&
    (setting.musical || setting.likened.some((ends) => ends))
  )
    return { kinds: ['artist', 'track'], support: 0.4 };
  if (from === 0 && to === words.length) return { kinds: setting.answering ? ANY : ['artist'], support: 0.4 };
  return setting.musical && weightOf(words, from, to, setting) >= 2 ? { kinds: ANY, support: 0 } : undefined;
}

/** What of the whole utterance a slot depends on. */
export interface Setting {
  /** "Play", "songs", "listen to": the utterance says music. */
  readonly musical: boolean;
  /** The customer asks to hear something: then even "Train" and "Traffic" may be names. */
  readonly heard: boolean;
  /** A prompt is waiting: a bare title answers it. */
  readonly answering: boolean;
  /** Positions where a "similar to" ends. */
  readonly likened: readonly boolean[];
  /** Positions where a "no wait" or "I mean" ends. */
  readonly mended: readonly boolean[];
  /** Words that are, or are part of, a value: as such they are less of a name. */
  readonly valued: readonly boolean[];
}

export function settingOf(words: readonly Word[], lexical: readonly Reading[], answering: boolean): Setting {
  const musical =
    lexical.some(({ meaning }) => meaning.kind === 'noun') ||
    words.some(({ text }) => text === 'play' || text === 'hear' || text.startsWith('listen'));
  const heard =
    words.some(({ text }) => text === 'playlist') ||
    lexical.some(({ meaning }) => meaning.kind === 'verb' && meaning.verb === 'hear');
  const likened = words.map(() => false);
  const mended = words.map(() => false);
  for (const { from, to, meaning } of lexical) {
    if (meaning.kind === 'likeness' && !meaning.complete) likened[to] = true;
    if (meaning.kind === 'correction' && opensNames(words, from)) mended[to] = true;
  }
  const valued = words.map(() => false);
  for (const { from, to, meaning } of lexical) if (meaning.kind === 'value') valued.fill(true, from, to);
  return { musical, heard, answering, likened, mended, valued };
}

const VAGUE = set(
  'something, anything, everything, stuff, more, one, that, this, it, them, some, any, all, me, only, best, newest, latest, top, those, these, another, whatever',
);
/** "On the album", "from her album". */
const OFF = set('on, from, in, off, of');
const OWNING = set("the, her, his, their, 's, that");
/** "I like Adele", "I'm a fan of Queen". */
const FOND = set('like, love, enjoy, prefer, adore, of, into, especially');
const CALLED = new Set(['called', 'titled', 'named', 'entitled']);
const LIKENESS_ENDS = new Set(['like', 'to', 'of', 'by', 'as', 'in', 'song']);

/** No word of it is anything but everyday: as likely a phrase as a name. */
function isPlain(words: readonly Word[], from: number, to: number, { heard }: Setting): boolean {
  return (
    words
      .slice(from, to)
      .every(({ text }) => EVERYDAY.some((table) => table.has(text)) || (!heard && FOREIGN.has(text))) ||
    COURTESY.longest(words, from)?.to === to
  );
}
const EVERYDAY = [FUNCTION_WORDS, COURTESY, SORTS, NOUNS, VERBS];

function isNumber(words: readonly Word[], from: number, to: number): boolean {
  return words.slice(from, to).every(({ text }) => /^\d+(st|nd|rd|th)?$/.test(text) || SORTS.has(text));
}

function nounEnding(words: readonly Word[], end: number): 'music' | 'track' | 'album' | 'artist' | undefined {
  for (let from = Math.max(0, end - 3); from < end; from += 1) {
    const found = NOUNS.at(words, from, end).find(({ to }) => to === end);
    if (found) return found.meaning;
  }
  return undefined;
}

function kindsOf(noun: ReturnType<typeof nounEnding>): readonly Kind[] | undefined {
  return noun && noun !== 'music' ? [noun] : undefined;
}

/** What the words weigh as a name: words with a meaning of their own are less likely to be one. */
export function weightOf(words: readonly Word[], from: number, to: number, { valued }: Setting): number {
  let weight = 0;
  for (let at = from; at < to; at += 1) {
    const { text } = words[at]!;
    if (FUNCTION_WORDS.has(text) || COURTESY.has(text)) weight += 0.2;
    else if (NOUNS.has(text) || VERBS.has(text) || SORTS.has(text)) weight += 0.3;
    else if (FOREIGN.has(text) || valued[at]) weight += 0.6;
    else weight += 1;
  }
  return weight;
}
