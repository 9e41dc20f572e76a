/** How figures are written. What is missing or not finite becomes a word, never `null` or `NaN`. */
export type Maybe = number | null | undefined;
export type MaybeInterval = readonly [low: number, high: number] | null | undefined;

export const MISSING = 'unknown';
const MINUS = '−';
/** A figure and its sign stay on one line. */
const PERCENT = '\u00a0%';

export function known(value: Maybe): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function whole(value: Maybe): string {
  return known(value) ? negative(Math.round(value).toLocaleString('en-US')) : MISSING;
}

/** As many decimals in every row of a column. */
export function fixed(value: Maybe, decimals = 4): string {
  return known(value)
    ? negative(
        value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
      )
    : MISSING;
}

export function signed(value: Maybe, decimals = 4): string {
  if (!known(value)) return MISSING;
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return text;
  return `${value < 0 ? MINUS : '+'}${text}`;
}

export function between(interval: MaybeInterval, decimals = 4): string {
  return interval?.every(known)
    ? `${signed(interval[0], decimals)}\u00a0… ${signed(interval[1], decimals)}`
    : MISSING;
}

/** One decimal, or two figures that count where the share is small. */
export function percent(share: Maybe): string {
  if (!known(share)) return MISSING;
  const value = 100 * share;
  if (value !== 0 && Math.abs(value) < 0.01) return `under 0.01${PERCENT}`;
  if (value === 0) return `0${PERCENT}`;
  return `${negative(Math.abs(value) >= 1 ? value.toFixed(1) : value.toPrecision(2))}${PERCENT}`;
}

/** At an axis, where figures are round. */
export function roundPercent(share: number): string {
  return `${negative(String(Number((100 * share).toPrecision(3))))}${PERCENT}`;
}

/** Of 100 prompts. */
export function ofHundred(share: Maybe): string {
  return known(share) ? negative((100 * share).toFixed(1)) : MISSING;
}

/** The same of a lower bound: rounding must not promise more. */
export function atLeastOfHundred(share: number): string {
  return ofHundred(Math.floor(1000 * share + 1e-9) / 1000);
}

export function pValue(p: Maybe): string {
  if (!known(p)) return MISSING;
  return p < 0.0001 ? 'p < 0.0001' : `p = ${Number(p.toPrecision(2))}`;
}

/** A value that becomes another. */
export function fromTo(from: Maybe, to: Maybe, decimals: number): string {
  if (!known(from) && !known(to)) return MISSING;
  return `${fixed(from, decimals)}\u00a0→ ${fixed(to, decimals)}`;
}

export function level(alpha: number): string {
  return `${Number((100 * (1 - alpha)).toFixed(2))}${PERCENT}`;
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

export function day(iso: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? 'an unknown day' : DAY.format(at);
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${whole(count)} ${count === 1 ? one : many}`;
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? 'none') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

export function sentence(text: string): string {
  const trimmed = text.trim();
  return `${capital(trimmed)}${/[.!?]$/.test(trimmed) ? '' : '.'}`;
}

function negative(text: string): string {
  return text.replace(/^-/, MINUS);
}
