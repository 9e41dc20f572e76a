/** A station: what an accepted offer plays. Its key says how it was made, and makes it again. */

import { type Random, shuffled } from '../../policy/random.ts';
import { ATTRIBUTES, type Attribute } from '../../policy/vocabulary.ts';
import type { Constraint } from './constraint.ts';
import { neighbourGroups } from './like-station.ts';
import type { MusicIndex } from './music-index.ts';
import type { Track } from './track.ts';

export const STATION_LENGTH = 20;
const MOST_BY_ONE_ARTIST = 2;

export type Station =
  /** Everything that satisfies the constraints. */
  | { readonly kind: 'attributes'; readonly constraints: readonly Constraint[] }
  /** Begins with a track and goes on with what is like it and satisfies the constraints, the oldest of them first. */
  | { readonly kind: 'like'; readonly track: string; readonly constraints: readonly Constraint[] };

/**
 * `era=1990-1999&genre=alternative rock`, dislikes with `!=`; `like=ID&genre=jazz`. Stable, readable, logged. The
 * wishes of a `like` station keep the order they were said in, because the oldest gives way first.
 */
export function stationKey(station: Station): string {
  const parts = station.constraints.map(
    ({ attribute, value, polarity }) =>
      `${attribute}${polarity === 'like' ? '=' : '!='}${encodeURIComponent(value)}`,
  );
  return station.kind === 'like'
    ? [`${LIKE}${encodeURIComponent(station.track)}`, ...parts].join('&')
    : parts.sort().join('&');
}

export function stationFromKey(key: string): Station | undefined {
  const [first, ...rest] = key.split('&');
  if (!first!.startsWith(LIKE)) {
    const constraints = constraintsFrom(key.split('&'));
    return constraints && { kind: 'attributes', constraints };
  }
  const track = decoded(first!.slice(LIKE.length));
  const constraints = constraintsFrom(rest);
  return track && constraints ? { kind: 'like', track, constraints } : undefined;
}

const LIKE = 'like=';

function constraintsFrom(parts: readonly string[]): readonly Constraint[] | undefined {
  const constraints: Constraint[] = [];
  for (const part of parts) {
    const match = /^([a-z]+)(!?=)(.*)$/.exec(part);
    const value = match ? decoded(match[3]!) : undefined;
    if (!match || value === undefined || !ATTRIBUTES.includes(match[1] as Attribute)) return undefined;
    constraints.push({
      attribute: match[1] as Attribute,
      value,
      polarity: match[2] === '=' ? 'like' : 'dislike',
    });
  }
  return constraints;
}

/** Keys come back from sessions and logs: what cannot be decoded is not a key. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The queue, best known first mixed by the draw, at most two by one artist while others are left. */
export function stationTracks(index: MusicIndex, station: Station, random: Random): readonly Track[] {
  if (station.kind === 'like') {
    const seed = index.byId(station.track);
    if (!seed) return [];
    const queue: Track[] = [];
    for (const group of neighbourGroups(index, seed, station.constraints, STATION_LENGTH * 3)) {
      queue.push(...spread(group));
      if (queue.length >= STATION_LENGTH) break;
    }
    return queue.slice(0, STATION_LENGTH);
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
