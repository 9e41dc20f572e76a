import type { SlotType } from './schema.ts';
import { SlotTypeBuilder } from './slot-type.ts';

const DECADES: readonly (readonly [from: number, names: readonly string[]])[] = [
  [1920, ['nineteen twenties', 'twenties']],
  [1930, ['thirties', 'nineteen thirties']],
  [1940, ['forties', 'nineteen forties']],
  [1950, ['fifties', 'nineteen fifties']],
  [1960, ['sixties', 'nineteen sixties']],
  [1970, ['seventies', 'nineteen seventies']],
  [1980, ['eighties', 'nineteen eighties']],
  [1990, ['nineties', 'nineteen nineties']],
  [2000, ['two thousands', 'noughties', 'aughts']],
  [2010, ['twenty tens']],
  [2020, ['twenty twenties']],
];
/** Years into the decade, as `eras.ts` in the understanding reads them. */
const PARTS: readonly (readonly [name: string, from: number, to: number])[] = [
  ['early', 0, 3],
  ['mid', 4, 6],
  ['late', 7, 9],
];

/** Decades and their parts; single years have a slot of their own. Ids are the keys eras have in the log. */
export function eraType(): SlotType {
  const type = new SlotTypeBuilder('Era');
  for (const [from, names] of DECADES) {
    // Digits are not listed: "80s" and "eighties" are said alike, and our grammar reads both.
    type.add(
      `${from}-${from + 9}`,
      names.flatMap((name) => [`the ${name}`, name]),
    );
  }
  for (const [from, names] of DECADES.slice(3)) {
    for (const [part, first, last] of PARTS) {
      type.add(
        `${from + first}-${from + last}`,
        names.flatMap((name) => [`the ${part} ${name}`, `${part} ${name}`]),
      );
    }
  }
  return type.build();
}
