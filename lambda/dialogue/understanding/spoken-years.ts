/** Years as they are spoken: "nineteen fifty eight", "twenty twelve", "two thousand and three". */

export interface Spoken {
  readonly text: string;
}
export interface Read<T> {
  readonly value: T;
  readonly to: number;
}

export const index = (words: string, start: number) =>
  new Map(words.split(' ').map((word, i) => [word, start + i] as const));
const UNITS = index('one two three four five six seven eight nine', 1);
const TEENS = index('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 10);
const TENS = new Map(
  [...index('twenty thirty forty fifty sixty seventy eighty ninety', 2), ['fourty', 4] as const].map(
    ([w, n]) => [w, n * 10],
  ),
);
export const CENTURIES = new Map([
  ['nineteen', 1900],
  ['twenty', 2000],
]);

/** "nineteen fifty eight", "nineteen oh five", "twenty twelve", "two thousand and three", "one thousand nine hundred and ninety". */
export function spokenYear(words: readonly Spoken[], from: number): Read<number> | undefined {
  const century = CENTURIES.get(textAt(words, from));
  if (century !== undefined) {
    if (textAt(words, from + 1) === 'hundred') {
      const rest = belowHundred(words, textAt(words, from + 2) === 'and' ? from + 3 : from + 2);
      return { value: century + (rest?.value ?? 0), to: rest?.to ?? from + 2 };
    }
    const unit = ['oh', 'o', 'aught'].includes(textAt(words, from + 1))
      ? UNITS.get(textAt(words, from + 2))
      : undefined;
    if (unit !== undefined) return { value: century + unit, to: from + 3 };
    const rest = belowHundred(words, from + 1);
    return rest && rest.value >= 10 ? { value: century + rest.value, to: rest.to } : undefined;
  }
  if (textAt(words, from + 1) !== 'thousand') return undefined;
  if (textAt(words, from) === 'two') {
    const rest = belowHundred(words, textAt(words, from + 2) === 'and' ? from + 3 : from + 2);
    return { value: 2000 + (rest?.value ?? 0), to: rest?.to ?? from + 2 };
  }
  if (
    textAt(words, from) === 'one' &&
    textAt(words, from + 2) === 'nine' &&
    textAt(words, from + 3) === 'hundred'
  ) {
    const rest = belowHundred(words, textAt(words, from + 4) === 'and' ? from + 5 : from + 4);
    return { value: 1900 + (rest?.value ?? 0), to: rest?.to ?? from + 4 };
  }
  return undefined;
}

function textAt(words: readonly Spoken[], at: number): string {
  return words[at]?.text ?? '';
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
