/**
 * Rows of somebody's catalogue → tracks. Reads the columns of Spotify exports and data sets, and our own normalised
 * JSONL. A row that cannot be a track is refused with a reason; a bad or unknown fact inside a good row is left out
 * and counted, never guessed.
 */
import { seedOf } from '../../policy/random.ts';
import { activitiesFrom, moodsFrom } from './derive.ts';
import { ACTIVITIES, type Catalog, MOODS, type Track, VOCALS } from './track.ts';

/** A row as read: whatever the file had under each column. */
export type Row = Readonly<Record<string, unknown>>;

export type RowProblem = 'not an object' | 'no id' | 'no title' | 'no artist' | 'duplicate id';
export type FactProblem =
  | 'unknown genre'
  | 'energy outside 0–1'
  | 'tempo outside 20–300'
  | 'acousticness outside 0–1'
  | 'popularity outside 0–100'
  | 'no year in the release date'
  | 'address is not https';

export interface ImportReport {
  readonly rows: number;
  readonly tracks: number;
  readonly rejected: Readonly<Partial<Record<RowProblem, number>>>;
  readonly leftOut: Readonly<Partial<Record<FactProblem, number>>>;
}

interface GenreNames {
  resolve(words: string): string | undefined;
}

/** Collects rows, answers with the catalogue. One pass; memory grows with the tracks only. */
export class CatalogBuilder {
  private readonly tracks = new Map<string, Track>();
  private readonly rejected: Partial<Record<RowProblem, number>> = {};
  private readonly leftOut: Partial<Record<FactProblem, number>> = {};
  private rows = 0;
  private readonly genres: GenreNames;

  constructor(genres: GenreNames) {
    this.genres = genres;
  }

  /** @returns why the row was refused, or undefined when it became a track. */
  add(row: unknown): RowProblem | undefined {
    this.rows += 1;
    const read = this.read(row);
    if (typeof read !== 'string') this.tracks.set(read.id, read);
    else this.rejected[read] = (this.rejected[read] ?? 0) + 1;
    return typeof read === 'string' ? read : undefined;
  }

  report(): ImportReport {
    return { rows: this.rows, tracks: this.tracks.size, rejected: this.rejected, leftOut: this.leftOut };
  }

  build(name: string): Catalog {
    return catalogOf(name, [...this.tracks.values()]);
  }

  private read(row: unknown): Track | RowProblem {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'not an object';
    const field = (...names: string[]) =>
      names.map((name) => (row as Row)[name]).find((value) => present(value));
    const id = text(field('track_id', 'id', 'uri'));
    const title = text(field('track_name', 'title', 'name', 'track'));
    const artist = artistOf(field('track_artist', 'artist', 'artists', 'artist_name'));
    if (!id) return 'no id';
    if (!title) return 'no title';
    if (!artist) return 'no artist';
    if (this.tracks.has(id)) return 'duplicate id';

    const energy = this.share(field('energy'), 1, 'energy outside 0–1');
    const tempo = this.within(field('tempo'), 20, 300, 'tempo outside 20–300');
    const acousticness = this.share(field('acousticness'), 1, 'acousticness outside 0–1');
    const popularity =
      this.share(field('track_popularity', 'popularity'), 100, 'popularity outside 0–100') ?? 0;
    const mode = modeOf(field('mode'));
    const vocals = vocalsOf(field('vocals'), number(field('instrumentalness')));
    const stated = strings(field('moods', 'mood')).filter((mood) =>
      (MOODS as readonly string[]).includes(mood),
    );
    const moods = (stated.length > 0
      ? stated
      : moodsFrom({
          ...defined({ energy, tempo, mode, acousticness }),
          ...defined({ valence: number(field('valence')), danceability: number(field('danceability')) }),
        })) as unknown as Track['moods'];
    const activities = strings(field('activities', 'activity')).filter((activity) =>
      (ACTIVITIES as readonly string[]).includes(activity),
    ) as unknown as Track['activities'];
    const sound = defined({ energy, tempo, mode, vocals, acousticness });
    return {
      id,
      artist,
      title,
      genres: this.genresOf(row as Row),
      moods,
      activities: activities.length > 0 ? activities : activitiesFrom({ ...sound, moods }),
      popularity,
      ...sound,
      ...defined({
        album: text(field('track_album_name', 'album', 'album_name')),
        year: this.yearOf(field('track_album_release_date', 'release_date', 'year')),
        durationMs: number(field('duration_ms', 'durationMs')),
        preview: this.address(field('preview_url', 'preview')),
        audio: this.address(field('audio_url', 'audio')),
      }),
    };
  }

  private genresOf(row: Row): string[] {
    const playlists = Array.isArray(row.playlists) ? (row.playlists as Row[]) : [];
    const named = [
      ...strings(row.genres),
      ...strings(row.genre),
      ...strings(row.playlist_subgenre),
      ...playlists.flatMap((playlist) => strings(playlist?.playlist_subgenre)),
      ...strings(row.playlist_genre),
      ...playlists.flatMap((playlist) => strings(playlist?.playlist_genre)),
    ];
    const found = new Set<string>();
    for (const name of named) {
      const genre = this.genres.resolve(name);
      if (genre) found.add(genre);
      else this.note('unknown genre');
    }
    return [...found];
  }

  private share(value: unknown, whole: number, problem: FactProblem): number | undefined {
    const found = this.within(value, 0, whole, problem);
    return found === undefined ? undefined : found / whole;
  }

  private within(value: unknown, low: number, high: number, problem: FactProblem): number | undefined {
    if (!present(value)) return undefined;
    const found = number(value);
    if (found !== undefined && found >= low && found <= high) return found;
    this.note(problem);
    return undefined;
  }

  private yearOf(value: unknown): number | undefined {
    if (!present(value)) return undefined;
    const year = Number(/^\d{4}/.exec(String(value))?.[0]);
    if (year >= 1860 && year <= 2100) return year;
    this.note('no year in the release date');
    return undefined;
  }

  private address(value: unknown): string | undefined {
    const address = text(value);
    if (!address) return undefined;
    if (address.startsWith('https://')) return address;
    this.note('address is not https');
    return undefined;
  }

  private note(problem: FactProblem): void {
    this.leftOut[problem] = (this.leftOut[problem] ?? 0) + 1;
  }
}

/** Orders tracks by popularity and names the version by content. */
export function catalogOf(name: string, tracks: readonly Track[]): Catalog {
  const ordered = [...tracks].sort((a, b) => b.popularity - a.popularity || (a.id < b.id ? -1 : 1));
  const content = seedOf(...ordered.map((track) => JSON.stringify(track)));
  return { version: `${name}-${content.toString(16).padStart(8, '0')}`, tracks: ordered };
}

function present(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function text(value: unknown): string | undefined {
  const found = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  return found === '' ? undefined : found;
}

function number(value: unknown): number | undefined {
  if (!present(value)) return undefined;
  const found = Number(value);
  return Number.isFinite(found) ? found : undefined;
}

/** A list, or a string that separates by `;` (CSV) or by `, `. */
function strings(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(strings);
  return (
    text(value)
      ?.split(/\s*[;,]\s*/)
      .filter(Boolean) ?? []
  );
}

function artistOf(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return text(typeof first === 'object' && first !== null ? (first as Row).name : first);
}

function modeOf(value: unknown): 'major' | 'minor' | undefined {
  if (value === 'major' || value === 'minor') return value;
  const found = number(value);
  return found === 1 ? 'major' : found === 0 ? 'minor' : undefined;
}

function vocalsOf(stated: unknown, instrumentalness: number | undefined): Track['vocals'] {
  if ((VOCALS as readonly unknown[]).includes(stated)) return stated as Track['vocals'];
  return instrumentalness !== undefined && instrumentalness >= 0.5 ? 'instrumental' : undefined;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what is undefined: an absent fact is an absent key. */
function defined<T extends object>(facts: T): Defined<T> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Defined<T>;
}
