/**
 * One spelling for everything people write or say differently: case, diacritics, punctuation, "the", "&"/"and",
 * "$", numerals, spelled-out letters. Names are compared folded and returned as the catalogue spells them.
 */

const CARDINALS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
const TENS: ReadonlyMap<string, number> = new Map(
  ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map((word, i) => [
    word,
    (i + 2) * 10,
  ]),
);
const NUMERALS = new Map<string, string>(CARDINALS.split(' ').map((word, i) => [word, String(i)]));
for (const [word, value] of TENS) NUMERALS.set(word, String(value));
// "i", "v", "x" and "xx" are left alone: they are words and names ("The xx") far more often than numbers.
for (const [i, roman] of 'ii iii iv vi vii viii ix xi xii xiii xiv xv'.split(' ').entries()) {
  NUMERALS.set(roman, ['2', '3', '4', '6', '7', '8', '9', '11', '12', '13', '14', '15'][i]!);
}
NUMERALS.set('first', '1st').set('second', '2nd').set('third', '3rd');

const SILENT = new Set(['the', 'and', 'n']);

/** Letters that only decorate: "Ke$ha", "P!nk", "A$AP", "Sigur Rós", "Motörhead", "Ørsted". */
function plainLetters(text: string): string {
  // Nearly everything said is plain already.
  if (PLAIN_TEXT.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[øœæßðþłı]/g, (letter) => PLAIN.get(letter) ?? letter)
    .replace(/\$/g, 's')
    .replace(/(?<=[a-z])!(?=[a-z])/g, 'i')
    .replace(/['’`´]/g, '');
}
const PLAIN_TEXT = /^[\w\s&+.,-]*$/;
const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries({ ø: 'o', œ: 'oe', æ: 'ae', ß: 'ss', ð: 'd', þ: 'th', ł: 'l', ı: 'i' }),
);

/** The words of a text: plain letters and digits of any script, with runs of single letters joined ("r e m" → "rem"). */
export function foldWords(text: string): string[] {
  const words: string[] = [];
  let spelling = false;
  for (const [word] of plainLetters(text).matchAll(/[\p{L}\p{N}]+|&|\+/gu)) {
    if (word === '&' || word === '+') {
      words.push('and');
      spelling = false;
      continue;
    }
    const letter = word.length === 1 && /[a-z]/.test(word);
    if (letter && spelling) words[words.length - 1] += word;
    else words.push(word);
    spelling = letter;
  }
  return words;
}

/** A key under which all spellings of a name meet: "The R.E.M. IV", "r e m four" → "rem4". Never empty for a non-empty text. */
export function foldName(text: string): string {
  const words = foldWords(text);
  const sounded = words.filter((word) => !SILENT.has(word));
  const key = (sounded.length > 0 ? sounded : words)
    .map((word, i, all) => numeral(word, all[i + 1]))
    .join('');
  return key || text.trim().toLowerCase();
}

/** "four" → "4", "iv" → "4", "twenty" "one" → "21": the ten swallows its unit. */
function numeral(word: string, next: string | undefined): string {
  const value = NUMERALS.get(word);
  if (value === undefined) return word;
  const unit = next === undefined ? undefined : NUMERALS.get(next);
  if (TENS.has(word) && unit?.length === 1 && unit !== '0') return value[0]!;
  return value;
}

/** Digits read as the letters they stand in for: "deadmau5" → "deadmaus". Only inside words, never "blink-182" or "u2". */
export function unleet(key: string): string {
  return /[a-z]{3,}/.test(key) && /[a-z]\d|\d[a-z]/.test(key)
    ? key.replace(/[013457]/g, (digit) => LETTERS.get(digit) ?? digit)
    : key;
}
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' }),
);
