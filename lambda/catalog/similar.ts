/** "More like this": how near two recordings are, by what the catalogue knows of them. */
import { Bits } from './bits.ts';
import type { MusicIndex } from './music-index.ts';
import type { Track } from './track.ts';

/** Ranked candidates looked at: enough for a station, small enough for a turn. */
const POOL = 400;

/** 0–1. Shared specific genres weigh most, then sound, then era. */
export function similarity(a: Track, b: Track): number {
  const shared = a.genres.filter((genre) => b.genres.includes(genre)).length;
  const genre = shared / Math.max(1, Math.min(a.genres.length, b.genres.length));
  const sound =
    1 -
    (gap(a.energy, b.energy) +
      gap(scaleTempo(a.tempo), scaleTempo(b.tempo)) +
      gap(a.acousticness, b.acousticness)) /
      3;
  const era = 1 - Math.min(1, gap(a.year, b.year, 8) / 30);
  return 0.5 * genre + 0.3 * sound + 0.2 * era;
}

/** Tracks like this one, nearest first, itself left out. */
export function tracksLike(
  index: MusicIndex,
  seed: Track,
  limit: number,
  within: Bits = index.everything,
): readonly Track[] {
  return index
    .best(neighbourhood(index, seed, within), index.size)
    .map((track) => ({ track, near: similarity(seed, track) }))
    .sort((a, b) => b.near - a.near || b.track.popularity - a.track.popularity)
    .slice(0, limit)
    .map(({ track }) => track);
}

/** The tracks that are looked at: the best known of the seed's genres, its most specific first, itself left out. */
export function neighbourhood(index: MusicIndex, seed: Track, within: Bits): Bits {
  const found = new Bits(index.size);
  for (const genre of seed.genres) {
    const having = index.having('genre', genre)?.and(within);
    if (having) for (const ordinal of having.first(POOL)) found.add(ordinal);
    if (found.count() >= POOL) break;
  }
  found.remove(index.ordinalOf(seed.id)!);
  return found;
}

function gap(a: number | undefined, b: number | undefined, unknown = 0.3): number {
  return a === undefined || b === undefined ? unknown : Math.abs(a - b);
}

/** Tempo on 0–1 over 60–180 beats a minute. */
function scaleTempo(tempo: number | undefined): number | undefined {
  return tempo === undefined ? undefined : Math.min(1, Math.max(0, (tempo - 60) / 120));
}
