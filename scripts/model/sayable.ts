/** Catalogue spellings → what a slot value may be spelled with, and text → the words a recogniser compares. */
import { saidDecade, saidNumber } from './numbers.ts';

/** The platform takes at most this many characters a value. */
export const LONGEST_VALUE = 140;

/**
 * A name in the characters the platform takes: letters, digits, spaces, apostrophes, hyphens, and full stops after
 * single letters. Undefined where nothing is left that an English speaker could say ("÷", "吻別", "F**k").
 */
export function sayable(name: string): string | undefined {
  if (/[^\p{Script=Latin}\P{L}]/u.test(name) || /\*/.test(name)) return undefined;
  const said = name
    .normalize('NFC')
    .replace(/[’‘`´]/g, "'")
    .replace(/[ʻʼ]/g, '')
    .replace(/(?<=\p{L})\$/gu, 's')
    .replace(/\$(?=\p{L})/gu, 'S')
    .replace(/(?<=\p{L})!(?=\p{L})/gu, 'i')
    .replace(/\s*[&+]\s*/g, ' and ')
    // "M.I.A." is read letter by letter only when its letters stand apart.
    .replace(/(?<![\p{L}\p{N}'])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu, '$1. ')
    .replace(/(?<!(?<![\p{L}\p{N}'])\p{L})\./gu, ' ')
    .replace(/[^\p{L}\p{M}\p{N}'.-]+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}.])[-']+|[-']+(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return said.length > 0 && said.length <= LONGEST_VALUE && /[\p{L}\p{N}]/u.test(said) ? said : undefined;
}

/** Without its accents, as a recogniser for English may spell it. */
export function unaccented(text: string): string {
  return text.normalize('NFD').replace(/\p{M}+/gu, '');
}

/** The readings of a text as words: more than one only where a number can be said in several ways. */
export function readings(text: string): readonly (readonly string[])[] {
  let made: readonly (readonly string[])[] = [[]];
  const plain = unaccented(text).toLowerCase().replace(/['.]/g, '');
  for (const [token] of plain.matchAll(/\d+s\b|\d+|[\p{L}…]+/gu)) {
    made = made.flatMap((start) => saidToken(token).map((words) => [...start, ...words.split(' ')]));
    // Names with three numbers in them exist; their every reading is not worth the room.
    if (made.length > MOST_READINGS) made = made.slice(0, MOST_READINGS);
  }
  return made;
}
const MOST_READINGS = 16;

function saidToken(token: string): readonly string[] {
  const [, digits, plural] = /^(\d+)(s?)$/.exec(token) ?? [];
  if (digits === undefined) return [token];
  if (!plural) return saidNumber(digits);
  const decade = saidDecade(digits);
  return decade === undefined ? saidNumber(digits).map((number) => `${number} s`) : [decade];
}
