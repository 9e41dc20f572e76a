/**
 * Slots: places of a request where a name is expected, what it may name there, and how strongly. "By" wants an artist
 * and takes any word for one; "play" takes whatever is not an everyday phrase.
 */
import { eraAt } from './eras.ts';
import type { NameMatch } from './lexicon.ts';
import type { Word } from './normalise.ts';
import type { Reading } from './readings.ts';
import { COURTESY, FILING, FOREIGN, FUNCTION_WORDS, NOUNS, SORTS, set, VERBS } from './words.ts';

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
  if (before === 'from' || before === 'of') return undefined;
  if (owned && setting.musical) return { kinds: ['artist'], support: 0.6 };
  if (article && before !== 'the') return undefined;
  if (after === 'by' && asked(words, from)) return { kinds: ['track', 'album'], support: 0.9 };
  if (asked(words, from)) {
    // "Add eggs" files groceries as readily as songs; "add Eric Clapton" only music.
    const certain = setting.heard || setting.musical || weightOf(words, from, to, setting) >= 2;
    return { kinds: certain ? ANY : ['artist'], support: 0.6 };
  }
  if (
    (before === 'and' || before === 'or' || words[from - 1]?.pause) &&
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
  for (const { to, meaning } of lexical)
    if (meaning.kind === 'likeness' && !meaning.complete) likened[to] = true;
  const valued = words.map(() => false);
  for (const { from, to, meaning } of lexical) if (meaning.kind === 'value') valued.fill(true, from, to);
  return { musical, heard, answering, likened, valued };
}

const VAGUE = set(
  'something, anything, everything, stuff, more, one, that, this, it, them, some, any, all, me, only, best, newest, latest, top, those, these, another, whatever',
);
const CALLED = new Set(['called', 'titled', 'named', 'entitled']);
const LIKENESS_ENDS = new Set(['like', 'to', 'of', 'by', 'as', 'in', 'song']);

/** No word of it is anything but everyday: as likely a phrase as a name. */
function isPlain(words: readonly Word[], from: number, to: number, { heard }: Setting): boolean {
  return words
    .slice(from, to)
    .every(({ text }) => EVERYDAY.some((table) => table.has(text)) || (!heard && FOREIGN.has(text)));
}
const EVERYDAY = [FUNCTION_WORDS, COURTESY, SORTS, NOUNS, VERBS];

function isNumber(words: readonly Word[], from: number, to: number): boolean {
  return words.slice(from, to).every(({ text }) => /^\d+(st|nd|rd|th)?$/.test(text) || SORTS.has(text));
}

/** Directly after "play", "listen to", "add", give or take an article, an ordering or a year. */
export function asked(words: readonly Word[], from: number): boolean {
  for (let at = from - 1; at >= 0 && at >= from - 4; at -= 1) {
    const { text } = words[at]!;
    const previous = words[at - 1]?.text ?? '';
    if (FILING.has(text) && words.at(-1)!.text === 'list') return false;
    if (HEARING.has(text) || FILING.has(text)) return true;
    if (text === 'to' && previous.startsWith('listen')) return true;
    if ((text === 'on' || text === 'up') && STARTING.has(previous)) return true;
    if (!FUNCTION_WORDS.has(text) && !SORTS.has(text) && !VERBS.has(text)) return false;
  }
  return false;
}

const HEARING = new Set(['play', 'playing', 'hear', 'start']);
/** "Put on", "turn on", "queue up". */
const STARTING = new Set(['put', 'turn', 'throw', 'queue', 'cue', 'pull', 'bring', 'fire', 'look']);

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
