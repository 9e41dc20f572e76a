/**
 * The genre tree: a name has any number of parents and aliases. Spoken forms are folded, so that "hip-hop",
 * "Hip Hop" and "hiphop", or "drum & bass" and "drum and bass", need no alias each.
 */
import { foldWords } from '../fold.ts';
import entries from './genres.json' with { type: 'json' };

export interface GenreEntry {
  readonly name: string;
  readonly parents: readonly string[];
  readonly aliases: readonly string[];
}

/** Words that say "this is a genre" without saying which: "jazz music", "rock songs", "punk tunes". */
const EMPTY_TAILS = new Set(['music', 'songs', 'song', 'tunes', 'tune', 'genre', 'style', 'stuff', 'tracks']);

/** Among the rest, what `Genres` in `dialogue/understanding/lexicon.ts` asks for. */
export class GenreTree {
  private readonly entries = new Map<string, GenreEntry>();
  private readonly children = new Map<string, string[]>();
  private readonly spoken = new Map<string, string>();
  /** How spoken forms begin. Nearly all words of a conversation are turned away here. */
  private readonly openings = new Set<string>();
  private readonly descendants = new Map<string, readonly string[]>();
  private readonly ancestors = new Map<string, readonly string[]>();

  constructor(entries: readonly GenreEntry[]) {
    for (const entry of entries) {
      this.entries.set(entry.name, entry);
      for (const parent of entry.parents) {
        const siblings = this.children.get(parent);
        if (siblings) siblings.push(entry.name);
        else this.children.set(parent, [entry.name]);
      }
    }
    // Names before aliases: what one genre is called must never be shadowed by what another is sometimes called.
    for (const { name } of entries) this.teach(name, name);
    for (const { name, aliases } of entries) for (const alias of aliases) this.teach(alias, name);
  }

  resolve(words: string): string | undefined {
    // Two genres may fold alike; each still answers to its own spelling.
    if (this.entries.has(words)) return words;
    const folded = foldWords(words);
    if (!this.openings.has(opening(folded.join('')))) return undefined;
    const found = this.lookUp(folded);
    if (found !== undefined) return found;
    const shorter = withoutTail(folded);
    return shorter.length < folded.length ? this.lookUp(shorter) : undefined;
  }

  has(genre: string): boolean {
    return this.entries.has(genre);
  }

  all(): readonly string[] {
    return [...this.entries.keys()];
  }

  parents(genre: string): readonly string[] {
    return this.entries.get(genre)?.parents ?? [];
  }

  /** The genres without parents: the families everything else belongs to. */
  families(): readonly string[] {
    return [...this.entries.values()].filter((entry) => entry.parents.length === 0).map(({ name }) => name);
  }

  within(genre: string): readonly string[] {
    return remembered(this.descendants, genre, () => this.reach(genre, (name) => this.children.get(name)));
  }

  above(genre: string): readonly string[] {
    return remembered(this.ancestors, genre, () => this.reach(genre, (name) => this.parents(name)));
  }

  private teach(form: string, name: string): void {
    const folded = foldWords(form);
    for (const key of [folded.join(' '), folded.join('')]) {
      if (key && !this.spoken.has(key)) this.spoken.set(key, name);
    }
    this.openings.add(opening(folded.join('')));
  }

  private lookUp(folded: readonly string[]): string | undefined {
    if (folded.length === 0) return undefined;
    const exact = this.spoken.get(folded.join(' '));
    if (exact !== undefined) return exact;
    // Joined forms forgive "hiphop" and "syn th pop", but short ones would make words of stray letters ("d j").
    const joined = folded.join('');
    if (joined.length >= 4) {
      const match = this.spoken.get(joined);
      if (match !== undefined) return match;
    }
    const plural = joined.endsWith('s') && joined.length > 4 ? folded.join(' ').slice(0, -1) : undefined;
    return plural === undefined ? undefined : this.spoken.get(plural);
  }

  /** Breadth first, so that the nearest come first; a cycle in the data ends instead of hanging. */
  private reach(genre: string, next: (name: string) => readonly string[] | undefined): readonly string[] {
    const seen = new Set([genre]);
    for (const name of seen)
      for (const other of next(name) ?? []) if (this.entries.has(other)) seen.add(other);
    return [...seen];
  }
}

function opening(joined: string): string {
  return joined.slice(0, 4);
}

function withoutTail(folded: readonly string[]): readonly string[] {
  let end = folded.length;
  while (end > 0 && EMPTY_TAILS.has(folded[end - 1]!)) end -= 1;
  return folded.slice(0, end);
}

function remembered<K, V>(memory: Map<K, V>, key: K, make: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = make();
  memory.set(key, value);
  return value;
}

export const genreTree = new GenreTree(entries);
