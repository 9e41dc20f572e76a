import type { ActName } from './meaning.ts';
import type { Attribute, Stratum } from './vocabulary.ts';

/** Version of the raw context and candidate numbers below: raised when their meaning changes, logged with each decision. */
export const FEATURE_VERSION = 1;

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
}
