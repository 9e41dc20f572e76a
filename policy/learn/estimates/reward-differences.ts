/** How the challenger does on every reward, whichever it was trained on: what one reward wins, another may pay for. */
import { type GatedEstimate, gatedDifference } from '../../estimate/paired.ts';
import type { Dataset } from '../dataset.ts';
import { type Judged, pairedRows, pairedRowsOf } from '../judge.ts';
import { REWARDS, type RewardName } from '../rewards.ts';
import { silentOn, takenForGranted } from '../told.ts';

export interface RewardDifference {
  readonly reward: RewardName;
  /** Whether it is what was trained on and what the gate reads. */
  readonly gated: boolean;
  /** Mean of the judged decisions, as they were logged. */
  readonly logged: number;
  /** Self-normalised (`snips`): the one estimator that needs no model and means the same for all; null where refused. */
  readonly snips: RewardEstimate | null;
  /** Doubly robust: only the gated reward has a model of it. */
  readonly dr: RewardEstimate | null;
  readonly refused: string | null;
  /** What was taken for granted where the log does not tell. */
  readonly note: string | null;
}

export type RewardEstimate = Pick<
  GatedEstimate,
  'challenger' | 'incumbent' | 'difference' | 'relative' | 'lowerBound'
> & { readonly interval: readonly [low: number, high: number] };

export function rewardDifferences(
  judged: Judged,
  dataset: Dataset,
  alpha: number,
): readonly RewardDifference[] {
  const { rewards, report } = dataset;
  return REWARDS.map((reward) => {
    const column = rewards[reward];
    const gated = reward === report.reward.name;
    const found = gatedDifference(
      pairedRowsOf(judged, dataset, (row) => column[row]!),
      { alpha },
    );
    const modelled = gated ? gatedDifference(pairedRows(judged, dataset), { alpha }).differences : [];
    let sum = 0;
    for (const row of judged.rows) sum += column[row]!;
    return {
      reward,
      gated,
      logged: sum / judged.rows.length,
      snips: estimateOf(found.differences, 'snips'),
      dr: estimateOf(modelled, 'dr'),
      refused: found.refused ? (silentOn(reward, report) ?? found.refused.reason) : null,
      note: takenForGranted(reward, report) ?? null,
    };
  });
}

function estimateOf(
  differences: readonly GatedEstimate[],
  wanted: GatedEstimate['estimator'],
): RewardEstimate | null {
  const found = differences.find(({ estimator }) => estimator === wanted);
  if (!found) return null;
  const { challenger, incumbent, difference, relative, lowerBound, normal } = found;
  return { challenger, incumbent, difference, relative, lowerBound, interval: normal };
}
