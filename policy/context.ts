import type { ActName } from './meaning.ts';
import type { Attribute, Stratum } from './vocabulary.ts';

/**
 * Version of the raw context and candidate numbers below: raised when their meaning changes, logged with each decision.
 * 1: without listening history, sentiment, closeness and pace. Its logs are still read (`upgrade.ts`).
 */
export const FEATURE_VERSION = 2;

/** `exploring`: enjoys the way and is not to be hurried; `hurried`: wants music now (`lambda/dialogue/pace.ts`). */
export const PACES = ['steady', 'exploring', 'hurried'] as const;
export type Pace = (typeof PACES)[number];

export interface Exploration {
  readonly stratum: Stratum;
  /** Share of an exploring decision spread evenly over all candidates: the floor under every propensity, times 1/K. */
  readonly epsilon: number;
  /** Share of conversations in the `explore` stratum. */
  readonly exploreShare: number;
}

/** What a policy knows when it chooses: raw, small, without words or names. The same online and in the log. */
export interface DecisionContext {
  readonly exploration: Exploration;
  /** 1 for the conversation's first prompt. */
  readonly turn: number;
  readonly locale: string;
  readonly screen: boolean;
  /** Tracks that still fit, and how many the catalogue has. */
  readonly remaining: number;
  readonly catalogSize: number;
  /** Attributes with a liked value, and those the customer does not care about. */
  readonly known: readonly Attribute[];
  readonly settled: readonly Attribute[];
  readonly dislikes: number;
  /** Preferences that had to be dropped for anything to fit. */
  readonly relaxed: number;
  /** Key of the prompt before this one, e.g. `either-or:energy`; empty on the first turn. */
  readonly lastPrompt: string;
  readonly lastActs: readonly ActName[];
  /** 0–1, of the last utterance; 1 when there was none to understand. */
  readonly confidence: number;
  /** A value was heard but not surely enough to act on. */
  readonly doubt: boolean;
  /** Utterances not understood in a row, and answers in a row that brought nothing (no, don't care, something else). */
  readonly misunderstood: number;
  readonly fruitless: number;
  readonly samplesLiked: number;
  readonly samplesRejected: number;
  readonly offersRejected: number;
  /** −1…1: how the last utterance was said, and how all of them were, the latest counting most; 0 where nothing was felt. */
  readonly sentiment: number;
  readonly feeling: number;
  /** log2(1 + evidence) of the listener's taste (`lambda/listener/taste.ts`); 0 for a stranger. */
  readonly evidence: number;
  /** 0–1: how close the goal seems (`lambda/dialogue/empathy.ts`). */
  readonly closeness: number;
  readonly pace: Pace;
}
