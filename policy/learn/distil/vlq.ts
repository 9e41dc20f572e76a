/** Whole numbers as text, small ones in one character: base64 VLQ, as source maps have it. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Six bits a character: five of the number, and whether more follow. */
const BITS = 5;
const MORE = 1 << BITS;

/** @param number of less than 30 bits. */
export function vlq(number: number): string {
  let rest = (Math.abs(number) << 1) | Number(number < 0);
  let text = '';
  do {
    const digit = rest & (MORE - 1);
    rest >>>= BITS;
    text += DIGITS[rest > 0 ? digit | MORE : digit]!;
  } while (rest > 0);
  return text;
}

/** @throws RangeError at a character that is none, or where the text ends within a number. */
export function fromVlq(text: string): readonly number[] {
  const numbers: number[] = [];
  let [sum, shift] = [0, 0];
  for (const character of text) {
    const digit = DIGITS.indexOf(character);
    if (digit < 0) throw new RangeError(`${character} is no digit of base64`);
    sum += (digit & (MORE - 1)) << shift;
    shift += BITS;
    if (digit & MORE) continue;
    numbers.push(sum & 1 ? -(sum >>> 1) : sum >>> 1);
    [sum, shift] = [0, 0];
  }
  if (shift > 0) throw new RangeError('the text ends within a number');
  return numbers;
}
