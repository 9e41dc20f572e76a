/** The published utterances at levels of complexity: batches of rare words are removed, from one level to the next. */
import type { Labelled } from '../../complexity/text-classifier.ts';
import { tokensOf } from '../../complexity/tokens.ts';
import { type Labelled as Published, read } from '../understanding/data.ts';

/** Only the abstract is known to us, and "removing batches of rare words" can be read in two ways; both are measured. */
export const READINGS = ['utterances', 'words'] as const;
/** `utterances`: those with a rare word go. `words`: the rare words go, the rest of the utterance stays. */
export type Reading = (typeof READINGS)[number];

/** A word is rare below so many occurrences in all utterances; the first level is everything. */
const THRESHOLDS = [1, 2, 3, 5, 8, 12, 20, 30] as const;

export interface Level {
  readonly threshold: number;
  readonly utterances: readonly Labelled[];
}

/** Intents that two collections publish under two names: to tell the collections apart is not what is measured. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['PlayMusic', 'play_music'],
  ['AddToPlaylist', 'update_playlist'],
  ['general_repeat', 'repeat'],
  ['general_affirm', 'yes'],
  ['general_negate', 'no'],
  ['general_commandstop', 'cancel'],
  ['general_joke', 'tell_joke'],
  ['general_greet', 'greeting'],
  ['music_query', 'what_song'],
  ['audio_volume_up', 'change_volume'],
  ['audio_volume_down', 'change_volume'],
]);

/** Fewer than so many utterances at any level, and the intent is left out of all: levels must pose one task. */
const FEWEST = 24;

export function published(): readonly Labelled[] {
  return read<Published>('music-utterances.jsonl.gz')
    .map(({ text, intent }) => ({ words: tokensOf(text), label: SAME.get(intent) ?? intent }))
    .filter(({ words }) => words.length > 0);
}

export function levelsOf(all: readonly Labelled[], reading: Reading): readonly Level[] {
  const counts = new Map<string, number>();
  for (const word of all.flatMap(({ words }) => words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const levels = THRESHOLDS.map((threshold) => {
    const frequent = (word: string) => counts.get(word)! >= threshold;
    const utterances =
      reading === 'utterances'
        ? all.filter(({ words }) => words.every(frequent))
        : all
            .map(({ words, label }) => ({ words: words.filter(frequent), label }))
            .filter(({ words }) => words.length > 0);
    return { threshold, utterances };
  });
  const kept = new Set(all.map(({ label }) => label));
  for (const { utterances } of levels)
    for (const label of kept)
      if (utterances.filter((utterance) => utterance.label === label).length < FEWEST) kept.delete(label);
  return levels.map(({ threshold, utterances }) => ({
    threshold,
    utterances: utterances.filter(({ label }) => kept.has(label)),
  }));
}
