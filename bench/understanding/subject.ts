/** What is measured: the skill's understanding with the Spotify catalogue loaded, and the time it takes. */
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { NameIndex } from '../../lambda/catalog/names.ts';
import { MOODS } from '../../lambda/catalog/track.ts';
import type { PendingPrompt } from '../../lambda/dialogue/prompt.ts';
import type { Lexicon } from '../../lambda/dialogue/understanding/lexicon.ts';
import { understand } from '../../lambda/dialogue/understanding/understand.ts';
import type { Act } from '../../policy/meaning.ts';
import { read } from './data.ts';

interface SpotifyRow {
  readonly track_artist: string | null;
  readonly track_name: string | null;
  readonly track_album_name: string | null;
  readonly track_popularity: number;
}

/** Reads the catalogue, indexes its names, and prints how long that took. */
export function loadSubject(): Subject {
  const rows = read<SpotifyRow>('spotify-tracks.jsonl.gz');
  const start = performance.now();
  const names = new NameIndex(
    rows.map((row) => ({
      artist: row.track_artist ?? '',
      title: row.track_name ?? '',
      ...(row.track_album_name ? { album: row.track_album_name } : {}),
      popularity: row.track_popularity / 100,
    })),
  );
  const took = Math.round(performance.now() - start);
  console.log(`${rows.length} tracks, ${names.size} names, index built in ${took} ms\n`);
  return new Subject(names);
}

export class Subject {
  readonly names: NameIndex;
  private readonly lexicon: Lexicon;
  private readonly times: number[] = [];

  constructor(names: NameIndex) {
    this.names = names;
    this.lexicon = { names, genres: genreTree, moods: MOODS };
  }

  acts(text: string, pending?: PendingPrompt): readonly Act[] {
    const start = performance.now();
    const meaning = understand(text, pending, this.lexicon);
    this.times.push(performance.now() - start);
    return meaning.acts;
  }

  /** The time of every utterance so far. */
  reportTimes(): void {
    const times = this.times.toSorted((a, b) => a - b);
    const quantile = (share: number) => times[Math.floor(times.length * share)]!.toFixed(3);
    console.log(
      `\ntime an utterance: p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms, most ${times.at(-1)!.toFixed(1)} ms (${times.length} utterances)`,
    );
  }
}
