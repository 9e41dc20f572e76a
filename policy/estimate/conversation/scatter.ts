import { type Interval, studentQuantile } from '../interval.ts';
import { drawTimes, percentileInterval } from '../poisson-bootstrap.ts';
import { PLACES } from './paths.ts';

export interface ScatterSettings {
  readonly alpha: number;
  readonly replicates: number;
  readonly seed: number;
}

/** A value over conversations, with the intervals that conversations as units of independence give. */
export interface ConversationValue {
  readonly value: number;
  readonly standardError: number;
  readonly intervals: { readonly normal: Interval; readonly bootstrap: Interval | null };
}

/** Values at PLACES places (several estimates at once), of all conversations, of all but each, and resampled. */
export interface Source {
  readonly size: number;
  values(times?: Uint8Array): Float64Array;
  leavingOut(): Iterable<Float64Array>;
}

/** Per place its value and scatter: jackknife and Poisson bootstrap, all places in the same draws. */
export function scatterOf(source: Source, settings: ScatterSettings): readonly ConversationValue[] {
  const { alpha, replicates, seed } = settings;
  const n = source.size;
  const values = source.values();
  const sums = new Float64Array(PLACES);
  const squares = new Float64Array(PLACES);
  for (const without of source.leavingOut())
    for (let at = 0; at < PLACES; at++) {
      const off = values[at]! - without[at]!;
      sums[at]! += off;
      squares[at]! += off * off;
    }
  const drawn = Array.from({ length: PLACES }, () => new Float64Array(replicates));
  const times = new Uint8Array(n);
  for (let b = 0; b < replicates; b++) {
    drawTimes(times, b, seed);
    const resampled = source.values(times);
    for (let at = 0; at < PLACES; at++) drawn[at]![b] = resampled[at]!;
  }
  const quantile = studentQuantile(1 - alpha / 2, n - 1);
  return Array.from(values, (value, at) => {
    const scatter = Math.max(0, squares[at]! - (sums[at]! * sums[at]!) / n);
    const standardError = Math.sqrt(((n - 1) / n) * scatter);
    return {
      value,
      standardError,
      intervals: {
        normal: [value - quantile * standardError, value + quantile * standardError],
        bootstrap: percentileInterval(drawn[at]!, alpha, n) ?? null,
      },
    };
  });
}
