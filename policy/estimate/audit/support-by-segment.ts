import { LEAST_EFFECTIVE_ROWS } from '../refusal.ts';

export interface SegmentSupport {
  readonly segment: string;
  readonly rows: number;
  readonly effectiveSampleSize: number;
  readonly meanWeight: number;
  /** Share of rows whose action the challenger would never take. */
  readonly withoutSupport: number;
  /** Too little to say anything about the challenger in this segment. */
  readonly flagged: boolean;
}

/**
 * Where in the log the challenger can be judged: an ESS that is fine overall may come from one kind of situation. The
 * segment is the caller's: a turn, a locale, a kind of listener.
 */
export class SupportBySegment {
  readonly #segments = new Map<string, { rows: number; weight: number; squares: number; without: number }>();

  add(segment: string, weight: number): void {
    let own = this.#segments.get(segment);
    if (!own) {
      own = { rows: 0, weight: 0, squares: 0, without: 0 };
      this.#segments.set(segment, own);
    }
    own.rows += 1;
    own.weight += weight;
    own.squares += weight * weight;
    if (weight === 0) own.without += 1;
  }

  /** The least supported first. */
  get(): readonly SegmentSupport[] {
    return [...this.#segments]
      .map(([segment, { rows, weight, squares, without }]) => {
        const effectiveSampleSize = squares > 0 ? (weight * weight) / squares : 0;
        return {
          segment,
          rows,
          effectiveSampleSize,
          meanWeight: weight / rows,
          withoutSupport: without / rows,
          flagged: effectiveSampleSize < LEAST_EFFECTIVE_ROWS,
        };
      })
      .sort((a, b) => a.effectiveSampleSize - b.effectiveSampleSize || (a.segment < b.segment ? -1 : 1));
  }
}
