/** Annotated values and understood acts as comparable keys: a genre's id, an era's years, an artist's folded name. */
import { foldName } from '../../lambda/catalog/fold.ts';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import type { NameIndex } from '../../lambda/catalog/names.ts';
import { type Act, type Era, isEra } from '../../policy/meaning.ts';

export const SLOTS = ['genre', 'era', 'artist'] as const;
export type Slot = (typeof SLOTS)[number];

const DECADES = [
  'twenties',
  'thirties',
  'fourties',
  'fifties',
  'sixties',
  'seventies',
  'eighties',
  'nineties',
];

/** The gold value as one comparable key, or undefined where neither catalogue nor tree has it. */
function goldKey(slot: Slot, value: string, names: NameIndex): string | undefined {
  if (slot === 'genre') return genreTree.resolve(value);
  if (slot === 'era') return eraKey(value);
  const plain = value.replace(/['’]s$/, '');
  return [value, plain].some((name) => names.exact(name, ['artist'], 1).length > 0)
    ? foldName(plain)
    : undefined;
}

function eraKey(value: string): string | undefined {
  const decade = DECADES.indexOf(value.toLowerCase());
  if (decade >= 0) return `${1920 + 10 * decade}-${1929 + 10 * decade}`;
  return /^\d{4}$/.test(value) ? `${value}-${value}` : undefined;
}

export function goldKeys(slot: Slot, values: readonly string[], names: NameIndex): readonly string[] {
  return values.map((value) => goldKey(slot, value, names)).filter((key) => key !== undefined);
}

export function predictedKeys(slot: Slot, meaning: readonly Act[]): readonly string[] {
  return meaning.flatMap((act) => {
    if (act.act === 'more-like' && slot === 'artist' && act.artist) return [foldName(act.artist)];
    if (act.act !== 'inform' || act.attribute !== slot) return [];
    if (isEra(act.value)) return [`${(act.value as Era).from}-${(act.value as Era).to}`];
    return [slot === 'artist' ? foldName(act.value) : act.value];
  });
}
