/** A station: what an accepted offer plays. Its key says how it was made, and makes it again. */

import { type Random, shuffled } from '../../policy/random.ts';
import { ATTRIBUTES, type Attribute } from '../../policy/vocabulary.ts';
import type { Constraint } from './constraint.ts';
import type { MusicIndex } from './music-index.ts';
import { tracksLike } from './similar.ts';
import type { Track } from './track.ts';

export const STATION_LENGTH = 20;
const MOST_BY_ONE_ARTIST = 2;

export type Station =
  /** Everything that satisfies the constraints. */
  | { readonly kind: 'attributes'; readonly constraints: readonly Constraint[] }
  /** Begins with a track and goes on with what is like it. */
  | { readonly kind: 'like'; readonly track: string };

/** `genre=alternative rock&era=1990-1999`, dislikes with `!=`; `like=ID`. Stable, readable, logged. */
export function stationKey(station: Station): string {
  if (station.kind === 'like') return `like=${station.track}`;
  const parts = station.constraints.map(
    ({ attribute, value, polarity }) =>
      `${attribute}${polarity === 'like' ? '=' : '!='}${encodeURIComponent(value)}`,
  );
  return parts.sort().join('&');
}

export function stationFromKey(key: string): Station | undefined {
  if (key.startsWith('like=')) return { kind: 'like', track: key.slice('like='.length) };
  const constraints: Constraint[] = [];
  for (const part of key.split('&')) {
    const match = /^([a-z]+)(!?=)(.*)$/.exec(part);
    if (!match || !ATTRIBUTES.includes(match[1] as Attribute)) return undefined;
    constraints.push({
      attribute: match[1] as Attribute,
      value: decodeURIComponent(match[3]!),
      polarity: match[2] === '=' ? 'like' : 'dislike',
    });
  }
  return { kind: 'attributes', constraints };
}

/** The queue, best known first mixed by the draw, at most two by one artist while others are left. */
export function stationTracks(index: MusicIndex, station: Station, random: Random): readonly Track[] {
  if (station.kind === 'like') {
    const seed = index.byId(station.track);
    return seed ? spread([seed, ...tracksLike(index, seed, STATION_LENGTH * 3)]) : [];
  }
  const { tracks } = index.narrow(station.constraints);
  return spread(shuffled(index.best(tracks, STATION_LENGTH * 3), random));
}

function spread(tracks: readonly Track[]): readonly Track[] {
  const perArtist = new Map<string, number>();
  const first: Track[] = [];
  const rest: Track[] = [];
  for (const track of tracks) {
    const soFar = perArtist.get(track.artist) ?? 0;
    perArtist.set(track.artist, soFar + 1);
    (soFar < MOST_BY_ONE_ARTIST ? first : rest).push(track);
  }
  return [...first, ...rest].slice(0, STATION_LENGTH);
}
