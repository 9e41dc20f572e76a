/** Guardrails: what one prompt of the challenger's would change, the rest of the conversation as it was logged. */
import { gatedDifference, type PairedRow } from '../../estimate/paired.ts';
import type { Dataset } from '../dataset.ts';
import { type Judged, pairedRowsOf } from '../judge.ts';

export interface Deviation {
  readonly name: 'leaving' | 'turns to go';
  readonly challenger: number | null;
  readonly incumbent: number | null;
  readonly difference: number | null;
  /** Two-sided, 95 %. */
  readonly interval: readonly [low: number, high: number] | null;
}

const LEFT = new Set(['abandoned', 'stopped', 'failed']);

export function deviationsOf(judged: Judged, dataset: Dataset, alpha: number): readonly Deviation[] {
  const { decisions, outcomes, toGo } = dataset;
  const leaves = (row: number) => (LEFT.has(outcomes[decisions.conversation[row]!]!) ? 1 : 0);
  return [
    deviation('leaving', pairedRowsOf(judged, dataset, leaves), alpha),
    deviation(
      'turns to go',
      pairedRowsOf(judged, dataset, (row) => toGo[row]!),
      alpha,
    ),
  ];
}

function deviation(name: Deviation['name'], rows: Iterable<PairedRow>, alpha: number): Deviation {
  const snips = gatedDifference(rows, { alpha }).differences.find(({ estimator }) => estimator === 'snips');
  return {
    name,
    challenger: snips?.challenger ?? null,
    incumbent: snips?.incumbent ?? null,
    difference: snips?.difference ?? null,
    interval: snips?.normal ?? null,
  };
}
