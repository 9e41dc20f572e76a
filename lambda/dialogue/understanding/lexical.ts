/** The readings that tables, the era grammar and the genre tree give. Names come after, from `mentions.ts`. */

import { isWeak, VALUES } from './attributes.ts';
import { correctionAt } from './corrections.ts';
import { CRITIQUES } from './critiques.ts';
import { CUES, LIKENESS } from './cues.ts';
import { eraAt } from './eras.ts';
import { FOREIGN } from './foreign.ts';
import type { Genres } from './lexicon.ts';
import type { Word } from './normalise.ts';
import { playlistNames, servedBy } from './playlists.ts';
import { POLARITY } from './polarity.ts';
import type { Meaning, Reading } from './readings.ts';
import {
  COURTESY,
  FORMS,
  FUNCTION_WORDS,
  GREETINGS,
  NOT_GENRES,
  NOUNS,
  SERVICES,
  SORTS,
  VERBS,
  WEAK_GENRES,
} from './words.ts';

/** Each reading pays a little, so that "alternative rock" beats "alternative" and "rock". */
const PIECE = 0.1;
const LONGEST_GENRE = 5;

export function lexicalReadings(words: readonly Word[], genres: Genres): readonly Reading[] {
  const readings: Reading[] = [];
  const add = (from: number, to: number, meaning: Meaning, perWord: number) =>
    readings.push({ from, to, meaning, worth: perWord * (to - from) - PIECE });
  for (const from of words.keys()) {
    const end = clauseEnd(words, from);
    const era = eraAt(words, from);
    if (era)
      add(
        from,
        era.to,
        { kind: 'value', attribute: 'era', value: era.value, weak: era.value.from === era.value.to },
        1.1,
      );
    for (const { meaning, to } of VALUES.at(words, from, end)) {
      add(from, to, { kind: 'value', ...meaning, weak: isWeak(words.slice(from, to)) }, 1.02);
    }
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_GENRE); to += 1) {
      const genre = genreOf(words, from, to, genres);
      if (genre)
        add(
          from,
          to,
          {
            kind: 'value',
            attribute: 'genre',
            value: genre,
            weak: to === from + 1 && WEAK_GENRES.has(words[from]!.text),
          },
          1,
        );
      if (words[to - 1]!.pause) break;
    }
    for (const { meaning, to } of CRITIQUES.at(words, from, end)) {
      // "Not too sad" forbids sadness; it does not say that something was too sad.
      if (words[from]!.text === 'too' && words[from - 1]?.text === 'not') continue;
      // "No more sad songs" refuses them.
      if (words[from]!.text === 'more' && words[from - 1]?.text === 'no') continue;
      add(from, to, { kind: 'critique', act: { act: 'critique', ...meaning } }, 1.05);
    }
    const correction = correctionAt(words, from);
    if (correction) add(from, correction.to, { kind: 'correction', undo: correction.undo }, 0.9);
    for (const { meaning, to } of CUES.at(words, from, end))
      add(from, to, { kind: 'cue', act: meaning }, 0.9);
    for (const { meaning, to } of LIKENESS.at(words, from, end))
      add(from, to, { kind: 'likeness', complete: meaning === 'complete' }, 0.9);
    for (const { meaning, to } of POLARITY.at(words, from, end))
      add(from, to, { kind: 'polarity', polarity: meaning }, 0.3);
    for (const { meaning, to } of VERBS.at(words, from, end))
      add(from, to, { kind: 'verb', verb: meaning }, meaning === 'hear' ? 0.4 : 0.15);
    for (const { meaning, to } of NOUNS.at(words, from, end))
      add(from, to, { kind: 'noun', noun: meaning }, 0.5);
    for (const { to } of SERVICES.at(words, from, end))
      if (servedBy(words, from)) add(from, to, { kind: 'aside' }, 1.2);
    for (const { to } of SORTS.at(words, from, end)) add(from, to, { kind: 'aside' }, 0.25);
    for (const { to } of FOREIGN.at(words, from, end)) add(from, to, { kind: 'foreign' }, 0.35);
    for (const { to } of FUNCTION_WORDS.at(words, from, end))
      add(from, to, { kind: 'filler' }, PIECE / (to - from));
    for (const { to } of GREETINGS.at(words, from, end)) add(from, to, { kind: 'filler' }, 1.1);
    for (const { to } of COURTESY.at(words, from, end))
      add(from, to, { kind: 'filler' }, PIECE / (to - from) + 0.01);
  }
  return [...readings, ...playlistNames(words, genres)];
}

/** No phrase goes on after a pause: "thank you. Pick some" does not say "you pick". */
function clauseEnd(words: readonly Word[], from: number): number {
  let at = from;
  while (at < words.length && !words[at]!.pause) at += 1;
  return Math.min(words.length, at + 1);
}

function genreOf(words: readonly Word[], from: number, to: number, genres: Genres): string | undefined {
  const phrase = words
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');
  if (to - from === 1 && (phrase.length < 2 || FUNCTION_WORDS.has(phrase))) return undefined;
  if (NOT_GENRES.has(phrase)) return undefined;
  // "Chill songs" are chill, not chillout; "world music" is a genre though "world" is none.
  if (
    NOT_GENRES.has(words[from]!.text) &&
    NOUNS.has(words[to - 1]!.text) &&
    VALUES.at(words, from, to).some((value) => value.to === to - 1)
  )
    return undefined;
  // "Epic music" is music that is epic, though trailers have a genre of that name.
  if (
    words[to - 1]!.text === 'music' &&
    VALUES.at(words, from, to).some((value) => value.to === to - 1 && value.meaning.attribute === 'mood')
  )
    return undefined;
  if (FORMS.has(phrase) && namesAnItem(words, from, to)) return undefined;
  // A span that ends in a function word or an empty noun is the shorter span with something after it.
  return genres.resolve(phrase);
}

/** "Play a concerto by X" wants one piece; "play some concertos", "concerto music" a kind of music. */
function namesAnItem(words: readonly Word[], from: number, to: number): boolean {
  const next = words[to]?.text ?? '';
  if (next === 'music' || next === 'songs') return false;
  const previous = words[from - 1]?.text;
  return (
    previous !== undefined &&
    !['some', 'like', 'love', 'into', 'more', 'no', 'not', 'or', 'genre', 'any'].includes(previous)
  );
}
