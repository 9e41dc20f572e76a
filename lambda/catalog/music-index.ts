/**
 * The catalogue as sets of ordinals per attribute value. Ordinals follow popularity, so "the best k under these
 * constraints" is the first k members of an intersection, and "how many" is a population count: neither looks at the
 * tracks themselves.
 */
import { eraFromKey } from '../../policy/meaning.ts';
import type { Attribute } from '../../policy/vocabulary.ts';
import { Bits } from './bits.ts';
import type { Constraint } from './constraint.ts';
import { Facet, type ValueCount } from './facet.ts';
import { GRADED, levelOf } from './levels.ts';
import { type Catalog, decadeOf, type Track } from './track.ts';

/** The part of the genre tree the index needs. */
interface GenreAncestry {
  above(genre: string): readonly string[];
}

export interface Narrowed {
  readonly tracks: Bits;
  /** Constraints that had to be dropped, because with them nothing was left. */
  readonly relaxed: readonly Constraint[];
}

/** Attributes whose values are few enough to hold a bit vector each; names are kept as lists of ordinals. */
const NAMED = ['artist', 'track', 'album'] as const;
type Named = (typeof NAMED)[number];

export class MusicIndex {
  readonly version: string;
  readonly everything: Bits;
  private readonly catalog: Catalog;
  private readonly facets = new Map<Attribute, Facet>();
  private readonly names: Record<Named, Map<string, number[]>> = {
    artist: new Map(),
    track: new Map(),
    album: new Map(),
  };
  private readonly ordinals = new Map<string, number>();
  private readonly years = new Map<number, Bits>();
  private readonly spans = new Map<string, Bits>();
  /**
   * What was made of the whole catalogue and of the set of the turn at hand, which is asked for the same several
   * times. (A WeakMap by set would do too, but every collection of garbage would have to look at it.)
   */
  private readonly ofEverything = new Map<string, unknown>();
  private ofLatest: { readonly within: Bits; readonly made: Map<string, unknown> };

  constructor(catalog: Catalog, genres: GenreAncestry) {
    this.catalog = catalog;
    this.version = catalog.version;
    this.everything = Bits.all(catalog.tracks.length);
    this.ofLatest = { within: this.everything, made: this.ofEverything };
    for (const [ordinal, track] of catalog.tracks.entries()) this.index(track, ordinal, genres);
  }

  get size(): number {
    return this.catalog.tracks.length;
  }

  track(ordinal: number): Track {
    const track = this.catalog.tracks[ordinal];
    if (!track) throw new RangeError(`ordinal ${ordinal} is outside a catalogue of ${this.size} tracks`);
    return track;
  }

  byId(id: string): Track | undefined {
    const ordinal = this.ordinals.get(id);
    return ordinal === undefined ? undefined : this.track(ordinal);
  }

  ordinalOf(id: string): number | undefined {
    return this.ordinals.get(id);
  }

  /** Tracks with this value; a genre includes everything below it in the tree. Undefined when no track has it. */
  having(attribute: Attribute, value: string): Bits | undefined {
    if (attribute === 'era') return this.span(value);
    if (isNamed(attribute)) {
      const ordinals = this.names[attribute].get(value);
      return ordinals && Bits.of(this.size, ordinals);
    }
    return this.facets.get(attribute)?.having(value);
  }

  /** How many of `within` have this value. */
  count(within: Bits, attribute: Attribute, value: string): number {
    if (isNamed(attribute)) {
      const ordinals = this.names[attribute].get(value) ?? [];
      return ordinals.reduce((sum, ordinal) => sum + (within.has(ordinal) ? 1 : 0), 0);
    }
    const having = this.having(attribute, value);
    return having ? within.countAnd(having) : 0;
  }

  /** All values of a facet (not of names) that occur in `within`, with their counts, most frequent first. */
  values(attribute: Attribute, within: Bits): readonly ValueCount[] {
    return this.facets.get(attribute)?.counts(within, Number.POSITIVE_INFINITY) ?? [];
  }

  /** The few most frequent of them: all that a conversation can name. Counted once a set. */
  frequent(attribute: Attribute, within: Bits): readonly ValueCount[] {
    return this.once(
      within,
      `frequent:${attribute}`,
      () => this.facets.get(attribute)?.counts(within, MOST_VALUES) ?? [],
    );
  }

  /** Something that follows from a set alone: made when it is first asked for. The name says what, and its type. */
  once<T>(within: Bits, name: string, make: () => T): T {
    return getOrPut(this.madeOf(within), name, make) as T;
  }

  /** The most popular `limit` tracks of a set, best first. */
  best(within: Bits, limit: number): readonly Track[] {
    return within.first(limit).map((ordinal) => this.track(ordinal));
  }

  /**
   * The tracks that satisfy the constraints, newest wish last. Where they contradict each other or the catalogue,
   * the largest set of wishes that leaves something is kept, the newest being the dearest, and the rest is reported.
   */
  narrow(constraints: readonly Constraint[]): Narrowed {
    let tracks = this.everything;
    const relaxed: Constraint[] = [];
    for (const wish of wishes(constraints)) {
      const narrowed = this.apply(tracks, wish);
      if (narrowed) tracks = narrowed;
      else relaxed.push(...wish);
    }
    return { tracks, relaxed };
  }

  /** What a wish leaves of the tracks; undefined when it would leave nothing. */
  private apply(tracks: Bits, wish: readonly Constraint[]): Bits | undefined {
    let wanted: Bits | undefined;
    for (const { attribute, value } of wish) {
      const having = this.having(attribute, value);
      wanted = wanted && having ? wanted.or(having) : (wanted ?? having);
    }
    const dislikes = wish[0]!.polarity === 'dislike';
    if (!wanted) return dislikes ? tracks : undefined;
    const left = dislikes ? tracks.without(wanted) : tracks.and(wanted);
    return left.count() > 0 ? left : undefined;
  }

  /** What was made of a set before, by name. */
  protected madeOf(within: Bits): Map<string, unknown> {
    if (within === this.everything) {
      if (this.ofEverything.size >= MOST_MADE) this.ofEverything.clear();
      return this.ofEverything;
    }
    if (this.ofLatest.within !== within) this.ofLatest = { within, made: new Map() };
    return this.ofLatest.made;
  }

  private index(track: Track, ordinal: number, genres: GenreAncestry): void {
    this.ordinals.set(track.id, ordinal);
    getOrPut(this.names.artist, track.artist, () => []).push(ordinal);
    getOrPut(this.names.track, track.title, () => []).push(ordinal);
    if (track.album !== undefined) getOrPut(this.names.album, track.album, () => []).push(ordinal);
    for (const genre of new Set(track.genres.flatMap((name) => [name, ...genres.above(name)])))
      this.facet('genre', genre, ordinal);
    for (const mood of track.moods) this.facet('mood', mood, ordinal);
    for (const activity of track.activities) this.facet('activity', activity, ordinal);
    if (track.vocals !== undefined) this.facet('vocals', track.vocals, ordinal);
    for (const attribute of GRADED) {
      const value = track[attribute];
      if (value !== undefined) this.facet(attribute, levelOf(attribute, value), ordinal);
    }
    if (track.year !== undefined) {
      const decade = decadeOf(track.year);
      this.facet('era', `${decade.from}-${decade.to}`, ordinal);
      getOrPut(this.years, track.year, () => new Bits(this.size)).add(ordinal);
    }
  }

  private facet(attribute: Attribute, value: string, ordinal: number): void {
    getOrPut(this.facets, attribute, () => new Facet(this.size)).add(value, ordinal);
  }

  /** Any span of years, not only decades; remembered, as conversations ask for the same few. */
  private span(key: string): Bits | undefined {
    const decade = this.facets.get('era')?.having(key);
    if (decade) return decade;
    const known = this.spans.get(key);
    if (known) return known;
    const era = eraFromKey(key);
    if (!era) return undefined;
    let bits = new Bits(this.size);
    for (const [year, tracks] of this.years) if (year >= era.from && year <= era.to) bits = bits.or(tracks);
    if (bits.count() === 0) return undefined;
    if (this.spans.size < MAX_REMEMBERED_SPANS) this.spans.set(key, bits);
    return bits;
  }
}

const MAX_REMEMBERED_SPANS = 500;

/** Names carry what customers have ruled out, so they do not come to an end by themselves. */
const MOST_MADE = 1_000;

const MOST_VALUES = 64;

function isNamed(attribute: Attribute): attribute is Named {
  return (NAMED as readonly string[]).includes(attribute);
}

function getOrPut<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Groups likes by attribute; dislikes stand alone. Newest first, so that what was said last is dropped last. */
function wishes(constraints: readonly Constraint[]): readonly (readonly Constraint[])[] {
  const groups: Constraint[][] = [];
  for (const constraint of constraints.toReversed()) {
    const together =
      constraint.polarity === 'like' &&
      groups.find(([first]) => first!.polarity === 'like' && first!.attribute === constraint.attribute);
    if (together) together.push(constraint);
    else groups.push([constraint]);
  }
  return groups;
}
