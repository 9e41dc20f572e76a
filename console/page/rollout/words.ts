/** How the rollout's figures and times are written: signs, units and intervals, and never a number of no known size. */
import type { Sequence } from '../../../policy/rollout/look.ts';

/** A figure and its unit stay on one line. */
const PERCENT = '\u00a0%';

export function share(value: number): string {
  return `${(100 * value).toFixed(1)}${PERCENT}`;
}

/** Of listeners, as stages are called: `5 %`, and `2.5 %` of stages of one's own. */
export function stageName(stage: number): string {
  return `${Number(stage.toFixed(2))}${PERCENT}`;
}

export function count(value: number): string {
  return value.toLocaleString('en-US');
}

export function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

export function pValue(p: number): string {
  return p < 0.0001 ? 'p < 0.0001' : `p = ${Number(p.toPrecision(2))}`;
}

/** What a difference is measured in. */
export interface Unit {
  /** Points of a share are read as whole numbers. */
  readonly times: number;
  readonly decimals: number;
  readonly name: string;
  readonly level: (value: number) => string;
}

export const POINTS: Unit = { times: 100, decimals: 1, name: 'percentage points', level: share };
export const PROMPTS: Unit = {
  times: 1,
  decimals: 2,
  name: 'prompts a conversation',
  level: (value) => value.toFixed(2),
};

/** `+3.1, between −1.1 and +7.3`. */
export function differenceWords(
  { difference, lower, upper }: Sequence,
  { times, decimals }: Pick<Unit, 'times' | 'decimals'>,
): string {
  const [middle, low, high] = [difference, lower, upper].map((value) => signed(times * value, decimals));
  return `${middle}, between ${low} and ${high}`;
}

/** Everybody who looks at a rollout reads the same clock, whose times are the journal's. */
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** `6 Jan, 08:00`. */
export function moment(iso: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? 'an unknown time' : MOMENT.format(at);
}

/** `2026-01-06 08:00`, as the terminal writes it. */
export function stamp(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}

const HOUR = 3_600_000;

/** `5 hours`, `2.5 days`. */
export function lasted(from: string, to: string): string {
  const hours = Math.max(0, Date.parse(to) - Date.parse(from)) / HOUR;
  if (hours < 1) return 'under an hour';
  const [value, unit] = hours < 48 ? [Math.round(hours), 'hour'] : [Number((hours / 24).toFixed(1)), 'day'];
  return `${value} ${unit}${value === 1 ? '' : 's'}`;
}
