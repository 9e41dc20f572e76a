/** Where things lie in a picture of sequences. Pure. */
import type { Sequence } from '../../../policy/rollout/look.ts';

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/**
 * Zero, every point and the last interval are in the picture. The first intervals are many times as wide, of few
 * listeners: showing them whole would leave nothing to be seen of the last.
 */
export function scaleOf(sequences: readonly Sequence[]): Scale {
  const last = sequences.at(-1);
  const shown = [
    0,
    ...sequences.map(({ difference }) => difference),
    ...(last ? [last.lower, last.upper] : []),
  ];
  const [least, most] = [Math.min(...shown), Math.max(...shown)];
  const pad = (most - least || 1) * 0.25;
  const [low, high] = [least - pad, most + pad];
  const step = stepOf((high - low) / 4);
  const first = Math.ceil(low / step);
  const ticks = Array.from({ length: Math.floor(high / step) - first + 1 }, (_, n) => (first + n) * step);
  return { low, high, ticks };
}

/** 1, 2 or 5 times a power of ten: the next above. */
function stepOf(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((times) => times * power >= rough) ?? 10) * power;
}

/** Share of the way from one time to another, within 0 and 1; the middle of no time at all. */
export function along(at: string, from: string, to: string): number {
  const span = Date.parse(to) - Date.parse(from);
  if (!(span > 0)) return 0.5;
  return Math.min(1, Math.max(0, (Date.parse(at) - Date.parse(from)) / span));
}

export type Side = 'above' | 'below' | 'unsure';

/** Which side of zero the whole interval is on. */
export function sideOf({ lower, upper }: Sequence): Side {
  if (lower > 0) return 'above';
  return upper < 0 ? 'below' : 'unsure';
}
