import type { Interval } from '../interval.ts';
import { gatedDifference } from '../paired/gated.ts';
import type { PairedRefusal } from '../paired/side.ts';

export interface PerturbationRow {
  /** Which conversation. Rows of one conversation are adjacent. */
  readonly cluster: number;
  readonly reward: number;
  readonly propensity: number;
  /** π: the policy's probability of the logged action. */
  readonly probability: number;
  /** K: how many actions there were. */
  readonly candidates: number;
  readonly predictedReward: number;
  /** E_π q̂. */
  readonly value: number;
  /** Mean q̂ over all K: what a random choice is worth to the model. */
  readonly uniformValue: number;
}

export interface PerturbationReport {
  /** By the doubly robust estimator; null where refused. */
  readonly before: number | null;
  readonly after: number | null;
  /** after − before. */
  readonly difference: number | null;
  readonly interval: Interval | null;
  /** The estimate fell, and by more than chance: the interval lies below 0. */
  readonly noticed: boolean;
  readonly refused: PairedRefusal | null;
}

/**
 * An estimate that cannot tell a policy from one that was spoiled on purpose is no ground for a decision. The spoiled policy
 * chooses at random in `share` of all decisions, so its probabilities are known exactly, (1 − share)·π + share/K, and
 * before and after are a paired difference on the same rows. No draw is made.
 */
export function perturbationCheck(
  rows: Iterable<PerturbationRow>,
  { share, alpha }: { readonly share: number; readonly alpha: number } = { share: 0.25, alpha: 0.05 },
): PerturbationReport {
  const { differences, refused } = gatedDifference(spoiled(rows, share), { alpha });
  const dr = differences.find(({ estimator }) => estimator === 'dr');
  if (!dr) return { before: null, after: null, difference: null, interval: null, noticed: false, refused };
  return {
    before: dr.incumbent,
    after: dr.challenger,
    difference: dr.difference,
    interval: dr.normal,
    noticed: dr.normal[1] < 0,
    refused,
  };
}

/** The spoiled policy as challenger of the one it was. */
function* spoiled(rows: Iterable<PerturbationRow>, share: number) {
  for (const { cluster, reward, propensity, probability, candidates, predictedReward, value, ...row } of rows)
    yield {
      cluster,
      reward,
      propensity,
      challenger: (1 - share) * probability + share / candidates,
      incumbent: probability,
      predictedReward,
      challengerValue: (1 - share) * value + share * row.uniformValue,
      incumbentValue: value,
    };
}
