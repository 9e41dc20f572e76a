/** What is loved or hated. "I love it" is about what plays; "I hate country" is about country, and hardly about us. */
import type { Word } from '../normalise.ts';
import { set } from '../words.ts';
import { AFTER, BEFORE } from './degrees.ts';
import { POINTERS } from './wishes.ts';

export interface Felt {
  /** 1 about what plays, less about a kind of music, 0 where nothing is felt. */
  readonly weight: number;
  /** Where the object ends, if its words are to be overlooked. */
  readonly to: number;
}

const ABOUT_US = 1;
/**
 * A liking named to us comes with pleasure in the talk; a dislike is a wish like any other, to be obeyed, and says
 * little of how we are doing. `inform … dislike` carries all the rest of it.
 */
const KIND_LIKED = 0.5;
const KIND_DISLIKED = 0.25;
const PARTS = set(
  `
    song, sound, sounds, music, voice, vocals, lyrics, beat, guitar, guitars, melody, chorus, rhythm,
    way, vibe, mood, energy, album, track, tune, bass, drums, intro, first, last, other, singer, words,
    singing, second
  `,
);
const FEELS = set('i, we, do, not, never, always, also, still, did, everyone, and, just, to, been, am');
const LIKENING = set(
  `
    is, sounds, sound, something, anything, songs, music, more, stuff, just, feels, looks, one, was,
    bands, artists
  `,
);

export function objectOf(words: readonly Word[], at: number, to: number, end: number, feeling: number): Felt {
  const before = subject(words, at);
  const next = words[to]?.text ?? '';
  const ended = to >= end;
  if (words[to - 1]!.text === 'like' && LIKENING.has(before)) return { weight: 0, to };
  // "I would like jazz" is a wish; "I would like that" a mild yes.
  if (before === 'would' || before === 'will')
    return POINTERS.has(next) ? { weight: 0.6, to } : { weight: 0, to: end };
  if (ended || POINTERS.has(next) || AFTER.longest(words, to, end)) return { weight: ABOUT_US, to };
  if (next === 'the' || next === 'my') {
    const part = words[to + 1]?.text ?? '';
    if (PARTS.has(part)) return { weight: ABOUT_US, to };
  }
  if (!FEELS.has(before)) return { weight: 0, to };
  return { weight: feeling < 0 ? KIND_DISLIKED : KIND_LIKED, to: endOfObject(words, to, end) };
}

/** The word before, degrees and "really" aside. */
function subject(words: readonly Word[], at: number): string {
  let before = at - 1;
  while (before >= 0 && BEFORE.has(words[before]!.text) && !words[before]!.pause) before -= 1;
  return words[before]?.text ?? '';
}

/** A kind of music is named up to "but" or the end of the clause. */
function endOfObject(words: readonly Word[], from: number, end: number): number {
  const but = words.findIndex(({ text }, i) => i >= from && i < end && text === 'but');
  return but < 0 ? end : but;
}
