/** The catalogue's artists, titles and albums as slot values, best known first. */
import { foldName } from '../../lambda/catalog/fold.ts';
import type { Track } from '../../lambda/catalog/track.ts';
import { unaccented } from './sayable.ts';
import type { SlotType } from './schema.ts';
import { SlotTypeBuilder } from './slot-type.ts';

/** How many names of each kind the model teaches. Names beyond them are still found, from what was heard. */
export interface Room {
  readonly artists: number;
  readonly tracks: number;
  readonly albums: number;
}

/** @param tracks most popular first, as a catalogue keeps them */
export function nameTypes(tracks: readonly Track[], room: Room): readonly SlotType[] {
  const albums = tracks.flatMap(({ album }) => (album === undefined ? [] : [album]));
  return [
    nameType(
      'Artist',
      tracks.map(({ artist }) => artist),
      room.artists,
      artistForms,
    ),
    nameType(
      'Track',
      tracks.map(({ title }) => title),
      room.tracks,
      titleForms,
    ),
    nameType('Album', albums, room.albums, titleForms),
  ];
}

function nameType(
  kind: string,
  names: readonly string[],
  room: number,
  forms: (name: string) => readonly string[],
): SlotType {
  const type = new SlotTypeBuilder(kind);
  // Names under one key are one name to us: "Beatles" and "The Beatles" find the same artist.
  const known = new Set<string>();
  for (const name of new Set(names)) {
    if (known.size >= room) break;
    const key = foldName(name);
    if (name.length <= LONGEST_SAID && !known.has(key) && type.add(idOf(key), forms(name))) known.add(key);
  }
  return type.build();
}

function artistForms(name: string): readonly string[] {
  const bare = /^the .{4,}/i.test(name) ? [name.slice(4)] : [];
  return [name, ...bare];
}

/** A title is called by its words, without the version ("- Remastered 2009") and the guests ("(feat. X)"). */
function titleForms(title: string): readonly string[] {
  const bare = title
    .replace(/\s+-\s.*$/, '')
    .replace(/\s*[([].*$/, '')
    .trim();
  // Brackets that open a title are part of it: "(I Can't Get No) Satisfaction".
  const opened = /^[([]/.test(title)
    ? [title.replace(/\s+-\s.*$/, ''), title.replace(/^[([][^)\]]*[)\]]\s*/, '')]
    : [bare];
  return opened.filter((form) => form.length > 0);
}

/** Nobody says a longer name, and our own look-up takes a longer span for a sentence. */
const LONGEST_SAID = 80;

/** Stable while the name is: the key under which the catalogue knows it, in characters an id may have. */
function idOf(key: string): string {
  return unaccented(key)
    .replace(/[^a-z0-9]/g, '')
    .slice(0, MOST_ID);
}
const MOST_ID = 80;
