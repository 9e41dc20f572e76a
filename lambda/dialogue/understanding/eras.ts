/** Years, decades and spans in every form people say them. */
import type { Era } from '../../../policy/meaning.ts';
import { CENTURIES, index, type Read, type Spoken, spokenYear } from './spoken-years.ts';

const FIRST = 1900;
/** "After 2010" has to end somewhere; understanding is pure and knows no clock, so the end is this release's year. */
const LAST = 2026;

const DECADES = new Map(
  [
    ...index('tens twenties thirties forties fifties sixties seventies eighties nineties', 1),
    ['fourties', 4] as const,
    ['ninties', 9] as const,
    ['fiftys', 5] as const,
    ['eightys', 8] as const,
    ['sixtys', 6] as const,
    ['seventys', 7] as const,
    ['ninetys', 9] as const,
    ['fortys', 4] as const,
  ].map(([word, n]) => [word, n * 10]),
);
const NOUGHTIES = new Set(['noughties', 'naughties', 'aughts', 'oughts', 'noughts', 'aughties']);
const PARTS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['early', [0, 3]],
  ['mid', [4, 6]],
  ['middle', [4, 6]],
  ['late', [7, 9]],
]);
const OPENERS: ReadonlySet<string> = new Set([
  ...'one two the year years from between before pre prior older earlier until till up since after post newer later'.split(
    ' ',
  ),
  ...[...PARTS.keys(), ...DECADES.keys(), ...CENTURIES.keys(), ...NOUGHTIES],
]);

/** Longest era that starts at `from`. */
export function eraAt(words: readonly Spoken[], from: number): Read<Era> | undefined {
  if (!opensEra(words[from]!.text)) return undefined;
  return range(words, from) ?? openEnded(words, from) ?? partOf(words, from) ?? point(words, from);
}

/** Most words cannot start an era, and every word of every utterance is asked. */
function opensEra(word: string): boolean {
  return OPENERS.has(word) || (word >= '0' && word < ':');
}

/** "from 1975 to 1980", "between the sixties and the eighties", "1975 through 1980". */
function range(words: readonly Spoken[], from: number): Read<Era> | undefined {
  const opener = words[from]!.text;
  const between = opener === 'between';
  const start = between || opener === 'from' ? the(words, from + 1) : the(words, from);
  const first = partOf(words, start) ?? point(words, start);
  if (!first) return undefined;
  const link = words[first.to]?.text;
  if (
    !(between
      ? link === 'and' || link === 'to'
      : ['to', 'until', 'till', 'through', 'thru'].includes(link ?? ''))
  )
    return undefined;
  const next = the(words, first.to + 1);
  const second = partOf(words, next) ?? point(words, next) ?? today(words, next);
  if (!second || second.value.to < first.value.from) return undefined;
  return { value: { from: first.value.from, to: second.value.to }, to: second.to };
}

/** "From the eighties through today". */
function today(words: readonly Spoken[], from: number): Read<Era> | undefined {
  return ['today', 'now', 'present', 'nowadays', 'date'].includes(words[from]?.text ?? '')
    ? { value: { from: LAST, to: LAST }, to: from + 1 }
    : undefined;
}

/** "before 1970", "after the nineties", "since 2010", "older than 1990". */
function openEnded(words: readonly Spoken[], from: number): Read<Era> | undefined {
  const opener = words[from]!.text;
  const second = words[from + 1]?.text;
  const than =
    second === 'than' || (opener === 'prior' && second === 'to') || (opener === 'up' && second === 'to');
  const bound = point(words, the(words, from + (than ? 2 : 1)));
  if (!bound) return undefined;
  const { from: low, to: high } = bound.value;
  const value = openSpan(opener, than, low, high);
  return value && value.from <= value.to ? { value, to: bound.to } : undefined;
}

function openSpan(opener: string, than: boolean, low: number, high: number): Era | undefined {
  if (['before', 'pre', 'prior'].includes(opener) || (['older', 'earlier'].includes(opener) && than))
    return { from: FIRST, to: low - 1 };
  if (['until', 'till'].includes(opener) || (opener === 'up' && than)) return { from: FIRST, to: high };
  if (opener === 'since') return { from: low, to: LAST };
  if (['after', 'post'].includes(opener) || (['newer', 'later'].includes(opener) && than))
    return { from: high + 1, to: LAST };
  return undefined;
}

/** "early nineties", "the late 1960s", "mid eighties". */
function partOf(words: readonly Spoken[], from: number): Read<Era> | undefined {
  const part = PARTS.get(words[from]?.text ?? '');
  if (!part) return undefined;
  const whole = decadeAt(words, the(words, words[from + 1]?.text === 'of' ? from + 2 : from + 1));
  if (!whole) return undefined;
  const { from: low } = whole.value;
  return { value: { from: low + part[0], to: low + part[1] }, to: whole.to };
}

function point(words: readonly Spoken[], from: number): Read<Era> | undefined {
  return decadeAt(words, from) ?? yearAt(words, from);
}

function decadeAt(words: readonly Spoken[], from: number): Read<Era> | undefined {
  const word = words[from]?.text;
  if (word === undefined) return undefined;
  const digits = /^(?:(19|20)?(\d0))s$/.exec(word);
  if (digits) {
    const tens = Number(digits[2]);
    const century = digits[1] ? Number(digits[1]) * 100 : tens < 20 ? 2000 : 1900;
    return decade(century + tens, from + 1);
  }
  if (NOUGHTIES.has(word)) return decade(2000, from + 1);
  const plain = DECADES.get(word);
  if (plain !== undefined && plain !== 10) return decade(1900 + plain, from + 1);
  const next = words[from + 1]?.text ?? '';
  const century = CENTURIES.get(word);
  if (century !== undefined) {
    const tens = DECADES.get(next);
    if (tens !== undefined && century + tens <= LAST) return decade(century + tens, from + 2);
    if (next === 'hundreds') return decade(century, from + 2);
  }
  if (word === 'two' && next === 'thousands') return decade(2000, from + 2);
  return undefined;
}

function decade(start: number, to: number): Read<Era> {
  return { value: { from: start, to: start + 9 }, to };
}

function yearAt(words: readonly Spoken[], from: number): Read<Era> | undefined {
  const word = words[from]?.text;
  if (word === undefined) return undefined;
  const year = /^\d{4}$/.test(word) ? { value: Number(word), to: from + 1 } : spokenYear(words, from);
  if (!year || year.value < FIRST || year.value > LAST) return undefined;
  return { value: { from: year.value, to: year.value }, to: year.to };
}

function the(words: readonly Spoken[], from: number): number {
  return ['the', 'year', 'years'].includes(words[from]?.text ?? '') ? the(words, from + 1) : from;
}
