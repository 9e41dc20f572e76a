/** A catalogue of a few well chosen names: ordinary words, numerals, symbols, initials. */

import entries from '../../../lambda/catalog/genres/genres.json';
import { GenreTree } from '../../../lambda/catalog/genres/genres.ts';
import { NameIndex } from '../../../lambda/catalog/names.ts';
import { MOODS } from '../../../lambda/catalog/track.ts';
import type { PendingPrompt } from '../../../lambda/dialogue/prompt.ts';
import type { Lexicon } from '../../../lambda/dialogue/understanding/lexicon.ts';
import { understand } from '../../../lambda/dialogue/understanding/understand.ts';
import { type Act, valueKey } from '../../../policy/meaning.ts';

const RECORDINGS: readonly (readonly [artist: string, title: string, album: string, popularity: number])[] = [
  ['The Beatles', 'Help!', 'Help! (Remastered)', 0.8],
  ['The Beatles', 'Something', 'Abbey Road', 0.85],
  ['The Beatles', 'Yesterday', 'Help! (Remastered)', 0.86],
  ['Queen', 'Bohemian Rhapsody', 'A Night at the Opera', 0.9],
  ['Pharrell Williams', 'Happy', 'G I R L', 0.8],
  ['John Denver', 'Take Me Home, Country Roads', 'Poems, Prayers & Promises', 0.8],
  ['M.I.A.', 'Paper Planes', 'Kala', 0.7],
  ['R.E.M.', 'Losing My Religion', 'Out of Time', 0.8],
  ['AC/DC', 'Thunderstruck', 'The Razors Edge', 0.85],
  ['Ke$ha', 'TiK ToK', 'Animal', 0.75],
  ['Led Zeppelin', 'Stairway to Heaven', 'Led Zeppelin IV', 0.82],
  ['Led Zeppelin', 'Ramble On', 'Led Zeppelin II', 0.7],
  ['Boyz II Men', 'End of the Road', 'Cooleyhighharmony', 0.6],
  ["Guns N' Roses", 'Patience', 'G N’ R Lies', 0.8],
  ['Simon & Garfunkel', 'Mrs. Robinson', 'Bookends', 0.7],
  ['Sigur Rós', 'Hoppípolla', 'Takk...', 0.6],
  ['Björk', 'Army of Me', 'Post', 0.6],
  ['Nirvana', 'Come as You Are', 'Nevermind', 0.85],
  ['deadmau5', 'Strobe', 'For Lack of a Better Name', 0.7],
  ['Yes', 'Roundabout', 'Fragile', 0.6],
  ['Twenty One Pilots', 'Stressed Out', 'Blurryface', 0.85],
  ['Radiohead', 'Creep', 'Pablo Honey', 0.85],
  ['Rain', 'Rainism', 'Rainism', 0.2],
  ['Prince', '1999', '1999', 0.7],
];

export const names = new NameIndex(
  RECORDINGS.map(([artist, title, album, popularity]) => ({ artist, title, album, popularity })),
);
export const lexicon: Lexicon = { names, genres: new GenreTree(entries), moods: MOODS };

/** The acts in one line each: `+genre=rock`, `-era=1980-1989`, `critique tempo more`, `more-like Queen`. */
export function acts(text: string, pending?: PendingPrompt): readonly string[] {
  return understand(text, pending, lexicon).acts.map(line);
}

export function line(act: Act): string {
  if (act.act === 'inform')
    return `${act.polarity === 'like' ? '+' : '-'}${act.attribute}=${valueKey(act.value)}`;
  return Object.values(act).join(' ');
}
