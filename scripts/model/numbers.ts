/** Numbers as they are said. A recogniser hears words: "99 Problems" and "ninety nine problems" are one sentence. */

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const DECADES = 'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ');

/** Every way to say a run of digits, each as a phrase. */
export function saidNumber(digits: string): readonly string[] {
  const value = Number(digits);
  if (digits.startsWith('0') || digits.length > 4) return [oneByOne(digits)];
  if (value < 100) return [belowHundred(value)];
  if (value < 1000) return [...hundreds(value), ...pairs(digits.slice(0, 1), digits.slice(1))];
  return [...pairs(digits.slice(0, 2), digits.slice(2)), ...thousands(value), oneByOne(digits)];
}

/** "80s" and "1980s". */
export function saidDecade(digits: string): string | undefined {
  const decade = DECADES[Number(digits.slice(-2)) / 10 - 2];
  if (decade === undefined) return digits === '2000' ? 'two thousands' : undefined;
  return digits.length === 4 ? `${belowHundred(Number(digits.slice(0, 2)))} ${decade}` : decade;
}

function belowHundred(value: number): string {
  if (value < 20) return SMALL[value]!;
  const unit = value % 10;
  return TENS[Math.floor(value / 10) - 2]! + (unit === 0 ? '' : ` ${SMALL[unit]}`);
}

function hundreds(value: number): string[] {
  const start = `${SMALL[Math.floor(value / 100)]} hundred`;
  const rest = value % 100;
  return rest === 0 ? [start] : [`${start} ${belowHundred(rest)}`, `${start} and ${belowHundred(rest)}`];
}

/** Years and bus lines: "nineteen eighty four", "nineteen oh five", "one eighty two". */
function pairs(first: string, second: string): string[] {
  const start = belowHundred(Number(first));
  const rest = Number(second);
  if (rest === 0) return first.length === 2 && first[1] !== '0' ? [`${start} hundred`] : [];
  return rest < 10 ? [`${start} oh ${SMALL[rest]}`] : [`${start} ${belowHundred(rest)}`];
}

function thousands(value: number): string[] {
  const start = `${SMALL[Math.floor(value / 1000)]} thousand`;
  const rest = value % 1000;
  if (rest === 0) return [start];
  if (rest < 100) return [`${start} ${belowHundred(rest)}`, `${start} and ${belowHundred(rest)}`];
  return hundreds(rest).map((end) => `${start} ${end}`);
}

function oneByOne(digits: string): string {
  return Array.from(digits, (digit) => SMALL[Number(digit)]!).join(' ');
}
