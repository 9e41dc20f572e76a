/** An utterance in parts: its sentences, or whatever else parts it. */
import type { Word } from './normalise.ts';

export function sentences(words: readonly Word[]): readonly (readonly Word[])[] {
  return split(words, ({ end }) => end);
}

export function split(words: readonly Word[], after: (word: Word) => boolean): readonly (readonly Word[])[] {
  const found: Word[][] = [[]];
  for (const word of words) {
    found.at(-1)!.push(word);
    if (after(word)) found.push([]);
  }
  return found.filter((part) => part.length > 0);
}
