/** Everything the log can say about the challenger against the incumbent, and what it cannot. */
import type { PairedConversationReport } from '../estimate/conversation/paired.ts';
import { PairedEvaluation, type PairedReport } from '../estimate/paired.ts';
import type { Dataset } from './dataset.ts';
import { type PromptRewards, rewardsAfterPrompts } from './estimates/after-prompts.ts';
import { type Audits, auditsOf, type RewardBucket } from './estimates/audits.ts';
import { bySegment, type SegmentDifference } from './estimates/by-segment.ts';
import { conversationValues } from './estimates/conversation-values.ts';
import { type Deviation, deviationsOf } from './estimates/deviations.ts';
import { type PromptShare, promptShares } from './estimates/prompt-shares.ts';
import { type RewardDifference, rewardDifferences } from './estimates/reward-differences.ts';
import { counterfactualFlips, couplingOf, type FlipReport, flipsOf } from './flips.ts';
import { type Judged, pairedRows } from './judge.ts';
import { isOfPrompt } from './rewards.ts';

export type { Deviation, PromptRewards, PromptShare, RewardBucket, RewardDifference, SegmentDifference };

export interface Estimates {
  /**
   * The gated reward a decision, over the states the logging policy visited. Named by the reward that came first: readers
   * of reports know it by that name. Which reward it is stands in the dataset's report.
   */
  readonly usefulness: PairedReport;
  /** Every reward, the gated one among them, without a model of it: what is won and lost elsewhere. */
  readonly rewards: readonly RewardDifference[];
  /** What followed each kind of prompt in the log. */
  readonly afterPrompts: readonly PromptRewards[];
  /** Success, turns and the discounted gated reward a conversation; refused where products of weights leave no support. */
  readonly conversations: PairedConversationReport;
  /** If this one prompt were chosen by the challenger, and the rest of the conversation as it was logged. */
  readonly deviations: readonly Deviation[];
  readonly flips: FlipReport;
  readonly segments: readonly SegmentDifference[];
  /** Share of decisions, by prompt key, in which each policy asks it. */
  readonly prompts: readonly PromptShare[];
  readonly audit: Audits;
}

export interface EstimateSettings {
  readonly alpha: number;
  readonly replicates: number;
  readonly seed: number;
  readonly discount: number;
}

export async function estimate(
  judged: Judged,
  dataset: Dataset,
  settings: EstimateSettings,
): Promise<Estimates> {
  const { alpha, replicates, seed } = settings;
  const reward = dataset.report.reward.name;
  const range = { low: 0, high: 1, source: 'declared' } as const;
  const paired = new PairedEvaluation({ alpha, replicates, seed, range });
  for (const row of pairedRows(judged, dataset)) paired.add(row);
  return {
    usefulness: paired.get(),
    rewards: rewardDifferences(judged, dataset, alpha),
    afterPrompts: rewardsAfterPrompts(dataset, alpha),
    conversations: conversationValues(judged, dataset, settings),
    deviations: deviationsOf(judged, dataset, alpha),
    flips: isOfPrompt(reward)
      ? counterfactualFlips(judged, dataset)
      : flipsOf(judged, dataset, couplingOf(reward)),
    segments: bySegment(judged, dataset, alpha),
    prompts: promptShares(judged, dataset),
    audit: await auditsOf(judged, dataset),
  };
}
