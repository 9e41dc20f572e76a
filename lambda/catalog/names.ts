/**
 * The catalogue's names, in memory. A look-up goes from certain to forgiving: the folded name, then the same sounds,
 * then similar letters. Blocking (a phonetic key, letter trigrams) keeps the comparisons to a few dozen names.
 */
import { distance } from 'fastest-levenshtein';
import { foldName, foldWords, unleet } from './fold.ts';
import { Phonetics } from './phonetic.ts';
import type { Track } from './track.ts';
import { Trigrams } from './trigrams.ts';

/** A catalogue name found in spoken words. `similarity` is 1 for an exact match, lower for fuzzy or phonetic ones. */
export interface NameMatch {
  readonly kind: 'artist' | 'track' | 'album';
  /** As the catalogue spells it. */
  readonly name: string;
  /** Highest popularity (0–1) among the recordings that carry the name; breaks ties. */
  readonly popularity: number;
  readonly similarity: number;
}

type Kind = NameMatch['kind'];

interface Entry {
  readonly kind: Kind;
  readonly name: string;
  readonly key: string;
  /** How the name sounds. Empty for names too long to be misheard as one piece. */
  sound: string;
  popularity: number;
}

/** Below this two names are different names. */
const NEAR_ENOUGH = 0.7;
/** Names this short have too many neighbours one letter away. */
const SHORTEST_FUZZY = 4;
/** Nobody names anything in this many letters; longer spans are not names but sentences. */
const LONGEST = 80;
const CANDIDATES = 24;
/** Codes this long seldom coincide by accident. */
const DISTINCT_SOUND = 4;
/** What a surname alone is worth ("Bowie"), and how well known one must be to be called by it. */
const SURNAME = 0.93;
const FAMOUS = 0.75;

/** What `Names` in `dialogue/understanding/lexicon.ts` asks for; the catalogue knows nothing of conversations. */
export class NameIndex {
  private readonly entries: Entry[] = [];
  private readonly byKey = new Map<string, number[]>();
  private readonly bySound = new Map<string, number[]>();
  private readonly bySurname = new Map<string, number>();
  private readonly trigrams = new Trigrams();
  private readonly phonetics = new Phonetics();

  constructor(tracks: readonly Pick<Track, 'artist' | 'title' | 'album' | 'popularity'>[]) {
    const known = new Map<string, Entry>();
    const keys = new Map<string, string>();
    const add = (kind: Kind, name: string, popularity: number) => {
      if (!name) return;
      const id = `${kind}:${name}`;
      const entry = known.get(id);
      if (entry) {
        entry.popularity = Math.max(entry.popularity, popularity);
        return;
      }
      const key = keys.get(name) ?? foldName(name);
      keys.set(name, key);
      const made: Entry = { kind, name, key, sound: '', popularity };
      known.set(id, made);
      this.entries.push(made);
    };
    for (const track of tracks) {
      add('artist', track.artist, track.popularity);
      add('track', track.title, track.popularity);
      if (track.album) add('album', track.album, track.popularity);
    }
    for (const [ordinal, entry] of this.entries.entries()) this.index(entry, ordinal);
    this.trigrams.freeze();
  }

  get size(): number {
    return this.entries.length;
  }

  exact(words: string, kinds: readonly Kind[], limit: number): readonly NameMatch[] {
    if (words.length > LONGEST) return [];
    const key = foldName(words);
    return best(
      this.matches(this.byKey.get(key) ?? [], kinds, (entry) => (entry.key === key ? 1 : 0.99)),
      limit,
    );
  }

  find(words: string, kinds: readonly Kind[], limit: number): readonly NameMatch[] {
    const exact = this.exact(words, kinds, limit);
    if (exact.length > 0 || words.length > LONGEST) return exact;
    const key = foldName(words);
    if (key.length < SHORTEST_FUZZY) return [];
    const sound = this.phonetics.code(foldWords(words));
    const ordinals = new Set(this.trigrams.nearest(key, CANDIDATES));
    for (const neighbour of [sound, ...shortened(sound)]) {
      for (const ordinal of this.bySound.get(neighbour) ?? []) ordinals.add(ordinal);
    }
    const near = this.matches(ordinals, kinds, (entry) => similarity(key, sound, entry));
    const known = this.bySurname.get(key);
    if (known !== undefined) near.push(...this.matches([known], kinds, () => SURNAME));
    return best(
      near.filter((match) => match.similarity >= NEAR_ENOUGH),
      limit,
    );
  }

  private index(entry: Entry, ordinal: number): void {
    this.rememberSurname(entry, ordinal);
    push(this.byKey, entry.key, ordinal);
    for (const key of otherKeys(entry)) push(this.byKey, key, ordinal);
    if (entry.key.length < SHORTEST_FUZZY || entry.key.length > LONGEST) return;
    this.trigrams.add(entry.key, ordinal);
    // Titles are long and distinctive, so letters find them; artists are what recognisers mangle.
    if (entry.kind !== 'artist') return;
    entry.sound = this.phonetics.code(foldWords(unleet(entry.name.toLowerCase())));
    for (const neighbour of [entry.sound, ...shortened(entry.sound)]) push(this.bySound, neighbour, ordinal);
  }

  private rememberSurname({ kind, name, popularity }: Entry, ordinal: number): void {
    const words = kind === 'artist' && popularity >= FAMOUS ? foldWords(name) : [];
    const surname = words.at(-1) ?? '';
    if (words.length < 2 || words.length > 3 || words[0] === 'the' || surname.length < 5) return;
    const rival = this.bySurname.get(surname);
    if (rival === undefined || this.entries[rival]!.popularity < popularity)
      this.bySurname.set(surname, ordinal);
  }

  private matches(
    ordinals: Iterable<number>,
    kinds: readonly Kind[],
    similarityOf: (entry: Entry) => number,
  ): NameMatch[] {
    const matches: NameMatch[] = [];
    for (const ordinal of ordinals) {
      const entry = this.entries[ordinal]!;
      if (!kinds.includes(entry.kind)) continue;
      const { kind, name, popularity } = entry;
      matches.push({ kind, name, popularity, similarity: similarityOf(entry) });
    }
    return matches;
  }
}

/** What else a name answers to: without its version ("- Remastered 2009"), its guests ("(feat. X)") and its digits-for-letters. */
function otherKeys({ kind, name, key }: Entry): Set<string> {
  const keys = new Set<string>();
  if (kind !== 'artist') {
    const bare = name.replace(/\s+-\s.*$/, '').replace(/\s*[([].*$/, '');
    if (bare && bare !== name) keys.add(foldName(bare));
  }
  keys.add(unleet(key));
  keys.delete(key);
  return keys;
}

/**
 * Letters and sounds, weighed alike, or letters alone where they agree better. Sounds alone never decide: metaphone
 * hears "Cher" and "Sherry" as one.
 */
function similarity(key: string, sound: string, entry: Entry): number {
  const letters = ratio(key, entry.key);
  if (!entry.sound || !sound) return letters;
  if (sound === entry.sound && sound.length >= DISTINCT_SOUND) return 0.7 + 0.3 * letters;
  return Math.max(letters, 0.5 * letters + 0.5 * ratio(sound, entry.sound));
}

function ratio(a: string, b: string): number {
  const edits = swapped(a, b) ? 1 : distance(a, b);
  return 1 - edits / Math.max(a.length, b.length, 1);
}

/** Two neighbouring letters typed in the wrong order are one slip, not two. */
function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** A code with one sound missing, for each: two codes one insertion, deletion or substitution apart share one. */
function shortened(code: string): string[] {
  if (code.length < 4 || code.length > 12) return [];
  return Array.from(code, (_, i) => code.slice(0, i) + code.slice(i + 1));
}

function best(matches: NameMatch[], limit: number): readonly NameMatch[] {
  return matches
    .sort((a, b) => b.similarity - a.similarity || b.popularity - a.popularity || (a.name < b.name ? -1 : 1))
    .slice(0, limit);
}

function push<K>(map: Map<K, number[]>, key: K, ordinal: number): void {
  const ordinals = map.get(key);
  if (ordinals) ordinals.push(ordinal);
  else map.set(key, [ordinal]);
}
