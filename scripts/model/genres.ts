/** The genre tree as slot values. */

import entries from '../../lambda/catalog/genres/genres.json' with { type: 'json' };
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { NOT_GENRES } from '../../lambda/dialogue/understanding/words.ts';
import { unaccented } from './sayable.ts';
import type { SlotType } from './schema.ts';
import { SlotTypeBuilder } from './slot-type.ts';

/** The samples say "{genre} music" themselves. */
const TAIL = / (music|songs)$/;

/** @param reserved what other attributes' values are called: "romantic" is a mood before it is a genre */
export function genreType(reserved: Iterable<string>): SlotType {
  const type = new SlotTypeBuilder('Genre', reserved);
  for (const { name, aliases } of entries) {
    // A genre by a name that means something else in conversation would be known by its leftovers.
    if (NOT_GENRES.has(name)) continue;
    const spoken = aliases.filter(
      (alias) => !NOT_GENRES.has(alias) && !TAIL.test(alias) && !misspelt(alias, name),
    );
    const forms = [name, ...spoken].filter((form) => genreTree.resolve(form) === name);
    type.add(idOf(name), forms.map(initials));
  }
  return type.build();
}

function idOf(name: string): string {
  return unaccented(name)
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z0-9]+/g, '_');
}

/** Letters are heard as letters when they are written as letters: "r&b" becomes "R. & B.". "K-pop" and "a cappella" stay. */
function initials(form: string): string {
  const apart = form.replace(/\s*&\s*/g, ' & ');
  return apart.replace(/(?<!\S)\p{L}(?: (?:and |& |\p{L} )?\p{L})+(?!\S)/gu, (run) =>
    run.replace(/(?<!\S)\p{L}(?!\S)/gu, (letter) => `${letter.toUpperCase()}.`),
  );
}

/** Aliases also forgive typing ("reggea"); a recogniser never misspells, and two spellings of one sound confuse it. */
function misspelt(alias: string, name: string): boolean {
  const letters = (text: string) => text.replace(/[^a-z]/g, '');
  const [a, b] = [letters(alias), letters(name)];
  const near = a !== b && a.length > 2 && !alias.includes(' ') && Math.abs(a.length - b.length) <= 1;
  return near && skeleton(a) === skeleton(b);
}

/** Consonants, doubled ones once: what a misspelling usually keeps. */
function skeleton(letters: string): string {
  return letters
    .replace(/[aeiouy]/g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/[ck]+/g, 'k');
}
