/** The catalogue that comes with Segue: facts about well-known recordings (`starter/README.md` describes the columns). */
import { seedOf } from '../../policy/random.ts';
import { CatalogBuilder, type Row } from './parse.ts';
import fifties from './starter/1950s.json' with { type: 'json' };
import sixties from './starter/1960s.json' with { type: 'json' };
import seventies from './starter/1970s.json' with { type: 'json' };
import eighties from './starter/1980s.json' with { type: 'json' };
import nineties from './starter/1990s.json' with { type: 'json' };
import noughties from './starter/2000s.json' with { type: 'json' };
import tens from './starter/2010s.json' with { type: 'json' };
import twenties from './starter/2020s.json' with { type: 'json' };
import type { Catalog } from './track.ts';

const DECADES: readonly (readonly (readonly unknown[])[])[] = [
  fifties,
  sixties,
  seventies,
  eighties,
  nineties,
  noughties,
  tens,
  twenties,
];

/** @throws Error when a row of the shipped data is not a track: a mistake of ours, caught by its test. */
export function starterCatalog(genres: { resolve(words: string): string | undefined }): Catalog {
  const builder = new CatalogBuilder(genres);
  for (const row of DECADES.flat()) {
    const problem = builder.add(named(row));
    if (problem) throw new Error(`starter catalogue: ${problem} in ${JSON.stringify(row)}`);
  }
  return builder.build('starter');
}

function named(row: readonly unknown[]): Row {
  const [artist, title, album, year, genres, energy, tempo, mode, moods, vocals, acousticness, popularity] =
    row;
  return {
    id: starterId(String(artist), String(title)),
    artist,
    title,
    album,
    year,
    genres,
    energy: Number(energy) / 100,
    tempo,
    mode,
    moods,
    vocals,
    acousticness: Number(acousticness) / 100,
    popularity,
  };
}

/** Short, and the same for the same recording whatever stands around it. */
function starterId(artist: string, title: string): string {
  return `s${seedOf(artist.toLowerCase(), title.toLowerCase()).toString(36).padStart(7, '0')}`;
}
