/**
 * Who listened to whom (Last.fm, HetRec 2011), and what is known of these artists' music: genres of one source, sound
 * and years of the recordings another has of them.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { foldName } from '../../lambda/catalog/fold.ts';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { CatalogBuilder } from '../../lambda/catalog/parse.ts';
import type { Track } from '../../lambda/catalog/track.ts';
import { artistFacts } from '../../lambda/listener/artist-facts.ts';
import type { Listen } from '../../lambda/listener/listening.ts';

/** An artist as if they were one recording: what the content embedding is made of. */
export type Artist = Omit<Track, 'popularity'>;

export interface LastFm {
  readonly listeners: number;
  /** An artist's place here is the `item` of a listen. */
  readonly artists: readonly Artist[];
  readonly listens: readonly Listen[];
}

/** @param folder where the data files are. */
export function readLastFm(folder: string): LastFm {
  const lines = (name: string) =>
    gunzipSync(readFileSync(`${folder}/${name}`))
      .toString('utf8')
      .trim()
      .split('\n');
  const genres = new Map<string, string[]>();
  for (const line of lines('artist-genres.jsonl.gz')) {
    const row = JSON.parse(line) as { artist: string; genres: string[] };
    const known = row.genres.flatMap((name) => genreTree.resolve(name) ?? []);
    if (known.length > 0) genres.set(foldName(row.artist), [...new Set(known)]);
  }
  const recordings = recordingsByArtist(lines('spotify-tracks.jsonl.gz'));

  const places = new Map<string, number>();
  const artists: Artist[] = [];
  for (const line of lines('lastfm-artists.csv.gz').slice(1)) {
    const comma = line.indexOf(',');
    const name = line
      .slice(comma + 1)
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"');
    places.set(line.slice(0, comma), artists.length);
    const key = foldName(name);
    artists.push(asRecording(name, genres.get(key) ?? [], recordings.get(key) ?? []));
  }
  const listeners = new Map<string, number>();
  const listens = lines('lastfm-user-artists.csv.gz')
    .slice(1)
    .map((line): Listen => {
      const [user, artist, count] = line.split(',');
      const listener = listeners.get(user!) ?? listeners.size;
      listeners.set(user!, listener);
      return { listener, item: places.get(artist!)!, count: Number(count) };
    });
  return { listeners: listeners.size, artists, listens };
}

function recordingsByArtist(lines: readonly string[]): ReadonlyMap<string, readonly Track[]> {
  const builder = new CatalogBuilder(genreTree);
  for (const line of lines) builder.add(JSON.parse(line));
  return grouped(builder.build('recordings').tracks, ({ artist }) => foldName(artist));
}

function asRecording(name: string, genres: readonly string[], recordings: readonly Track[]): Artist {
  const facts = artistFacts(recordings);
  return {
    id: name,
    artist: name,
    title: name,
    activities: [],
    ...facts,
    genres: [...new Set([...genres, ...facts.genres])],
  };
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
