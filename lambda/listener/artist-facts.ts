/** What a catalogue knows of an artist: their recordings taken together, as if they were one. */
import type { Track } from '../catalog/track.ts';
import type { ContentFacts } from './content-features.ts';

/** A mood that a third of the recordings have is the artist's. */
const OFTEN = 3;

export function artistFacts(recordings: readonly Track[]): ContentFacts {
  const mean = (values: readonly (number | undefined)[]) => {
    const known = values.filter((value) => value !== undefined);
    return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  const facts = {
    // Of the middle recording: some are released again and again.
    year: recordings.flatMap(({ year }) => year ?? []).sort((a, b) => a - b)[recordings.length >> 1],
    energy: mean(recordings.map(({ energy }) => energy)),
    tempo: mean(recordings.map(({ tempo }) => tempo)),
    acousticness: mean(recordings.map(({ acousticness }) => acousticness)),
  };
  const moods = recordings.flatMap((track) => track.moods);
  const often = (mood: (typeof moods)[number]) =>
    moods.filter((other) => other === mood).length * OFTEN >= recordings.length;
  return {
    genres: [...new Set(recordings.flatMap((track) => track.genres))],
    moods: [...new Set(moods)].filter(often),
    ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
  };
}
