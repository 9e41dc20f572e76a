/** What understanding asks of the catalogue and of the genre tree. */
import type { NameMatch } from '../../catalog/names.ts';
import type { Mood } from '../../catalog/track.ts';

export type { NameMatch };

/** What understanding asks of the catalogue: names, in memory, with misspellings and mishearings forgiven. */
export interface Names {
  /** Only names these words spell, give or take case, diacritics, punctuation, "the", "and" and numerals: cheap. */
  exact(words: string, kinds: readonly NameMatch['kind'][], limit: number): readonly NameMatch[];
  /** The best matches for a span of spoken words, best first; empty when nothing is near enough. */
  find(words: string, kinds: readonly NameMatch['kind'][], limit: number): readonly NameMatch[];
}

/** What understanding asks of the genre tree. */
export interface Genres {
  /** The genre a spoken or spelled form names (aliases, hyphens, "and"/"&", plurals), or undefined. */
  resolve(words: string): string | undefined;
  /** The genre itself and everything below it in the tree. */
  within(genre: string): readonly string[];
  /** The genre itself, its parents, their parents …, nearest first. */
  above(genre: string): readonly string[];
}

export interface Lexicon {
  readonly names: Names;
  readonly genres: Genres;
  readonly moods: readonly Mood[];
}
