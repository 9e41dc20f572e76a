/**
 * A few of many: the best by a score, each less welcome the more it is like those already picked (maximal marginal
 * relevance, Carbonell & Goldstein, SIGIR 1998). Nobody twice.
 */
import { decadeOf, type Track } from '../../catalog/track.ts';

/** What a genre or a decade that was picked already costs, in units of the score. */
const SAME_GENRE = 0.12;
const SAME_DECADE = 0.04;

export function diverse(
  tracks: readonly Track[],
  most: number,
  score: (track: Track) => number,
): readonly Track[] {
  const left = tracks.map((track) => ({ track, worth: score(track) }));
  const picked: Track[] = [];
  while (picked.length < most && left.length > 0) {
    let best = 0;
    for (let i = 1; i < left.length; i++) if (left[i]!.worth > left[best]!.worth) best = i;
    const { track } = left[best]!;
    picked.push(track);
    for (let i = left.length - 1; i >= 0; i--) {
      const other = left[i]!;
      if (other.track.artist === track.artist) left.splice(i, 1);
      else other.worth -= likeness(other.track, track);
    }
  }
  return picked;
}

function likeness(a: Track, b: Track): number {
  const genre = a.genres[0] !== undefined && a.genres[0] === b.genres[0] ? SAME_GENRE : 0;
  const decade = a.year !== undefined && b.year !== undefined && sameDecade(a.year, b.year) ? SAME_DECADE : 0;
  return genre + decade;
}

function sameDecade(a: number, b: number): boolean {
  return decadeOf(a).from === decadeOf(b).from;
}
