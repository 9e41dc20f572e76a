/** Places right behind the words that ask for something: "play …", "add some …", "how about …". */
import type { Word } from './normalise.ts';
import { FILING, FUNCTION_WORDS, SORTS, set, VERBS } from './words.ts';

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

/** After "how about", "what about" (some); after "show me more", "I want some", "there is no". */
export function proposed(words: readonly Word[], from: number): boolean {
  const quantified = QUANTITIES.has(words[from - 1]?.text ?? '');
  const at = quantified ? from - 1 : from;
  const before = words[at - 1]?.text ?? '';
  if (before === 'about') return ['how', 'what'].includes(words[at - 2]?.text ?? '');
  return (
    quantified && FETCHING.has(before === 'me' || before === 'us' ? (words[at - 2]?.text ?? '') : before)
  );
}
const QUANTITIES = set('some, more, any, no, anymore, another');
const FETCHING = set(
  'show, find, get, give, want, need, suggest, recommend, have, like, love, got, include, in, on, with, try, prefer, is',
);
export const SHARES = set('some, more, any, lot, lots, all, bit');

const HEARING = new Set(['play', 'playing', 'hear', 'start']);
/** "Put on", "turn on", "queue up". */
const STARTING = new Set(['put', 'turn', 'throw', 'queue', 'cue', 'pull', 'bring', 'fire', 'look']);
