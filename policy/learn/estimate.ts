/** Everything the log can say about the challenger against the incumbent, and what it cannot. */
import type { PairedConversationReport } from '../estimate/conversation/paired.ts';
import { PairedEvaluation, type PairedReport } from '../estimate/paired.ts';
import type { Dataset } from './dataset.ts';
import { type Audits, auditsOf, type RewardBucket } from './estimates/audits.ts';
import { bySegment, type SegmentDifference } from './estimates/by-segment.ts';
import { conversationValues } from './estimates/conversation-values.ts';
import { type Deviation, deviationsOf } from './estimates/deviations.ts';
import { type PromptShare, promptShares } from './estimates/prompt-shares.ts';
import { type FlipReport, flipsOf } from './flips.ts';
import { type Judged, pairedRows } from './judge.ts';

export type { Deviation, PromptShare, RewardBucket, SegmentDifference };

export interface Estimates {
  /** The gated reward: usefulness a decision, over the states the logging policy visited. */
  readonly usefulness: PairedReport;
  /** Success, turns and discounted usefulness a conversation; refused where products of weights leave no support. */
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
  const range = { low: 0, high: 1, source: 'declared' } as const;
  const paired = new PairedEvaluation({ alpha, replicates, seed, range });
  for (const row of pairedRows(judged, dataset)) paired.add(row);
  return {
    usefulness: paired.get(),
    conversations: conversationValues(judged, dataset, settings),
    deviations: deviationsOf(judged, dataset, alpha),
    flips: flipsOf(judged, dataset),
    segments: bySegment(judged, dataset, alpha),
    prompts: promptShares(judged, dataset),
    audit: await auditsOf(judged, dataset),
  };
}
