/** Years, decades and spans in every form people say them. */
import type { Era } from '../../../policy/meaning.ts';

interface Spoken {
  readonly text: string;
}
interface Read<T> {
  readonly value: T;
  readonly to: number;
}

const FIRST = 1900;
/** "After 2010" has to end somewhere; understanding is pure and knows no clock, so the end is this release's year. */
const LAST = 2026;

const index = (words: string, start: number) =>
  new Map(words.split(' ').map((word, i) => [word, start + i] as const));
const UNITS = index('one two three four five six seven eight nine', 1);
const TEENS = index('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 10);
const TENS = new Map(
  [...index('twenty thirty forty fifty sixty seventy eighty ninety', 2), ['fourty', 4] as const].map(
    ([w, n]) => [w, n * 10],
  ),
);
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
const CENTURIES = new Map([
  ['nineteen', 1900],
  ['twenty', 2000],
]);

/** Longest era that starts at `from`. */
export function eraAt(words: readonly Spoken[], from: number): Read<Era> | undefined {
  return range(words, from) ?? openEnded(words, from) ?? partOf(words, from) ?? point(words, from);
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
  const second = partOf(words, the(words, first.to + 1)) ?? point(words, the(words, first.to + 1));
  if (!second || second.value.to < first.value.from) return undefined;
  return { value: { from: first.value.from, to: second.value.to }, to: second.to };
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
  const span = (): Era | undefined => {
    if (['before', 'pre', 'prior'].includes(opener) || (['older', 'earlier'].includes(opener) && than))
      return { from: FIRST, to: low - 1 };
    if (['until', 'till'].includes(opener) || (opener === 'up' && than)) return { from: FIRST, to: high };
    if (opener === 'since') return { from: low, to: LAST };
    if (['after', 'post'].includes(opener) || (['newer', 'later'].includes(opener) && than))
      return { from: high + 1, to: LAST };
    return undefined;
  };
  const value = span();
  return value && value.from <= value.to ? { value, to: bound.to } : undefined;
}

const PARTS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['early', [0, 3]],
  ['mid', [4, 6]],
  ['middle', [4, 6]],
  ['late', [7, 9]],
]);

/** "early nineties", "the late 1960s", "mid eighties". */
function partOf(words: readonly Spoken[], from: number): Read<Era> | undefined {
  const part = PARTS.get(words[from]?.text ?? '');
  if (!part) return undefined;
  const decade = decadeAt(words, the(words, words[from + 1]?.text === 'of' ? from + 2 : from + 1));
  if (!decade) return undefined;
  const { from: low } = decade.value;
  return { value: { from: low + part[0], to: low + part[1] }, to: decade.to };
}

function point(words: readonly Spoken[], from: number): Read<Era> | undefined {
  return decadeAt(words, from) ?? yearAt(words, from);
}

function decadeAt(words: readonly Spoken[], from: number): Read<Era> | undefined {
  const word = words[from]?.text;
  if (word === undefined) return undefined;
  const decade = (start: number, to: number) => ({ value: { from: start, to: start + 9 }, to });
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

function yearAt(words: readonly Spoken[], from: number): Read<Era> | undefined {
  const word = words[from]?.text;
  if (word === undefined) return undefined;
  const year = /^\d{4}$/.test(word) ? { value: Number(word), to: from + 1 } : spokenYear(words, from);
  if (!year || year.value < FIRST || year.value > LAST) return undefined;
  return { value: { from: year.value, to: year.value }, to: year.to };
}

/** "nineteen fifty eight", "nineteen oh five", "twenty twelve", "two thousand and three", "one thousand nine hundred and ninety". */
function spokenYear(words: readonly Spoken[], from: number): Read<number> | undefined {
  const at = (i: number) => words[i]?.text ?? '';
  const century = CENTURIES.get(at(from));
  if (century !== undefined) {
    if (at(from + 1) === 'hundred') {
      const rest = belowHundred(words, at(from + 2) === 'and' ? from + 3 : from + 2);
      return { value: century + (rest?.value ?? 0), to: rest?.to ?? from + 2 };
    }
    const unit = ['oh', 'o', 'aught'].includes(at(from + 1)) ? UNITS.get(at(from + 2)) : undefined;
    if (unit !== undefined) return { value: century + unit, to: from + 3 };
    const rest = belowHundred(words, from + 1);
    return rest && rest.value >= 10 ? { value: century + rest.value, to: rest.to } : undefined;
  }
  if (at(from + 1) !== 'thousand') return undefined;
  if (at(from) === 'two') {
    const rest = belowHundred(words, at(from + 2) === 'and' ? from + 3 : from + 2);
    return { value: 2000 + (rest?.value ?? 0), to: rest?.to ?? from + 2 };
  }
  if (at(from) === 'one' && at(from + 2) === 'nine' && at(from + 3) === 'hundred') {
    const rest = belowHundred(words, at(from + 4) === 'and' ? from + 5 : from + 4);
    return { value: 1900 + (rest?.value ?? 0), to: rest?.to ?? from + 4 };
  }
  return undefined;
}

function belowHundred(words: readonly Spoken[], from: number): Read<number> | undefined {
  const word = words[from]?.text ?? '';
  const two = /^\d{2}$/.test(word) ? Number(word) : (TEENS.get(word) ?? UNITS.get(word));
  if (two !== undefined) return { value: two, to: from + 1 };
  const tens = TENS.get(word);
  if (tens === undefined) return undefined;
  const unit = UNITS.get(words[from + 1]?.text ?? '');
  return { value: tens + (unit ?? 0), to: unit === undefined ? from + 1 : from + 2 };
}

function the(words: readonly Spoken[], from: number): number {
  return ['the', 'year', 'years'].includes(words[from]?.text ?? '') ? the(words, from + 1) : from;
}
