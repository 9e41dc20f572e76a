/** Where the challenger wins and loses. */
import { gatedDifference, type PairedRow } from '../../estimate/paired.ts';
import type { Dataset } from '../dataset.ts';
import { type Judged, pairedRows } from '../judge.ts';
import { segmentsOf } from '../segments.ts';

export interface SegmentDifference {
  readonly segment: string;
  readonly rows: number;
  readonly effectiveSampleSize: number;
  readonly challenger: number | null;
  readonly incumbent: number | null;
  readonly difference: number | null;
  readonly interval: readonly [low: number, high: number] | null;
  readonly refused: string | null;
}

export function bySegment(judged: Judged, dataset: Dataset, alpha: number): readonly SegmentDifference[] {
  const segments = new Map<string, PairedRow[]>();
  let index = 0;
  for (const row of pairedRows(judged, dataset)) {
    for (const segment of segmentsOf(dataset.decisions, judged.rows[index]!)) {
      const rows = segments.get(segment) ?? [];
      rows.push(row);
      segments.set(segment, rows);
    }
    index += 1;
  }
  return [...segments].map(([segment, rows]) => {
    const { differences, diagnostics, refused } = gatedDifference(rows, { alpha });
    const dr = differences.find(({ estimator }) => estimator === 'dr');
    return {
      segment,
      rows: rows.length,
      effectiveSampleSize: diagnostics.challenger.effectiveSampleSize,
      challenger: dr?.challenger ?? null,
      incumbent: dr?.incumbent ?? null,
      difference: dr?.difference ?? null,
      interval: dr?.normal ?? null,
      refused: refused?.reason ?? null,
    };
  });
}
