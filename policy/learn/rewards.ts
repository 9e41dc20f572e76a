/**
 * What a prompt can be rewarded with. Usefulness is the published reward; the others are named by Mairesse, Luo & Ye as
 * what comes next: which actions lead to playback, and whether people are satisfied. All are numbers from 0 to 1 that the
 * log tells without an annotator, so that the same learners, estimators and gate work on each.
 */
import type { OutcomeName } from '../vocabulary.ts';

export const REWARDS = ['usefulness', 'playback', 'seconds', 'turns', 'satisfaction'] as const;
export type RewardName = (typeof REWARDS)[number];

/** As one says it of a prompt, in tables and reports. */
export const REWARD_MEANINGS: Readonly<Record<RewardName, string>> = {
  usefulness: 'what it elicited shows in the music that was played and listened to',
  playback: 'its conversation ended in music that was listened to',
  seconds: 'how long that music was listened to, as a share of half an hour',
  turns: 'music was found, and how soon: 0.8 for every prompt still to come',
  satisfaction:
    'how the answers from here on were said, from 0 (hated) over 0.5 (without feeling) to 1 (loved)',
};

/** Longer than this, seconds tell of the evening and not of the conversation. */
const FULL_SECONDS = 1_800;

/** A choice: what a prompt too many costs. Learners of other rewards discount by it too (`usefulness.ts`, SOONER). */
const TURN_COSTS = 0.8;

/** What is known of a decision's conversation once it is over. */
export interface Aftermath {
  readonly useful: boolean;
  readonly outcome: OutcomeName;
  /** Whether what played was listened to, and for how long in seconds. */
  readonly listened: boolean;
  readonly seconds: number;
  /** Prompts still to come. */
  readonly toGo: number;
  /** −1…1: mean sentiment of the answers from this one on; 0 where nothing was felt. */
  readonly feeling: number;
}

export function rewardOf(name: RewardName, after: Aftermath): number {
  switch (name) {
    case 'usefulness':
      return Number(after.useful);
    case 'playback':
      return Number(after.outcome === 'played' && after.listened);
    case 'seconds':
      return after.outcome === 'played' ? Math.min(1, after.seconds / FULL_SECONDS) : 0;
    case 'turns':
      return after.outcome === 'played' && after.listened ? TURN_COSTS ** after.toGo : 0;
    case 'satisfaction':
      return (1 + after.feeling) / 2;
  }
}

/**
 * Whether it is a yes or no about one prompt. The others are of a whole conversation: what else happens in it decides
 * them too, and is the same whichever prompt is asked here.
 */
export function isOfPrompt(name: RewardName): boolean {
  return name === 'usefulness';
}

/**
 * Rewards that do not say themselves how soon: their learners are told (`usefulness.ts`, SOONER). Playback discounted is
 * what `turns` is, so the two are fitted to the same and judged by different things. Undiscounted, playback would give
 * every prompt of a conversation the same credit, the one that ended it and the five before: such policies were worse
 * than the rule policy even in playback (docs/learning.md, "Rewards").
 */
export function isDiscounted(name: RewardName): boolean {
  return name === 'usefulness' || name === 'playback' || name === 'seconds';
}
