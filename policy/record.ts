/** The log's contract: what one turn leaves behind, written online and read offline. Items are immutable. */
import type { Candidate } from './candidate.ts';
import type { DecisionContext } from './context.ts';
import type { FallbackReason } from './decide.ts';
import type { Act, MeaningRepresentation } from './meaning.ts';
import type { Attribute, OutcomeName, Polarity } from './vocabulary.ts';

export const SCHEMA_VERSION = 1;

/** Who was served by what. */
export interface RecordHead {
  readonly schema: number;
  readonly conversationId: string;
  readonly turn: number;
  /** ISO 8601, the request's own timestamp: a retried request writes the same record. */
  readonly at: string;
  /** Keyed hash of the platform's user id; empty where the platform sent none. */
  readonly listener: string;
}

export interface DecisionRecord extends RecordHead {
  readonly type: 'decision';
  /** Hash of the request id: tells a retry from a second answer to the same turn. */
  readonly request: string;
  readonly arm: string;
  /** Percent of listeners in the challenger's arm; 0 while no rollout is on its way. Absent before there were rollouts. */
  readonly stage?: number;
  /** Which rollout the arm is of, while one is on its way. */
  readonly rollout?: string;
  readonly policyVersion: string;
  readonly featureVersion: number;
  readonly catalogVersion: string;
  readonly context: DecisionContext;
  readonly candidates: readonly Candidate[];
  readonly probabilities: readonly number[];
  readonly chosen: number;
  readonly propensity: number;
  readonly seed: number;
  /** What the customer's answer to the prompt before this one meant; no acts on the first turn. */
  readonly meaning: MeaningRepresentation;
  readonly fallback?: FallbackReason;
  /** What making the decision took, in milliseconds, by the clock of the edge. A repeated request keeps the first. */
  readonly tookMs?: number;
}

/** A preference that stood when the conversation ended, and the prompt that elicited it. */
export interface Elicited {
  readonly attribute: Attribute;
  /** Value key. */
  readonly value: string;
  readonly polarity: Polarity;
  /** The turn whose prompt it answered; 0 when the customer said it unasked. */
  readonly turn: number;
  /** Share of the played tracks that are as it asks, two decimals: whether what was said shows in the music. */
  readonly fits?: number;
}

/** What plays: the accepted station. */
export interface Played {
  /** The offer's key, e.g. `genre:jazz+energy:low`. */
  readonly station: string;
  /** Track ids in playing order. */
  readonly tracks: readonly string[];
  /** Turn whose sample or offer led to it; 0 when the customer asked for it outright. */
  readonly ledBy: number;
}

export interface OutcomeRecord extends RecordHead {
  readonly type: 'outcome';
  readonly outcome: OutcomeName;
  /** What learned it: an answered turn, the end of the session, a playback event, or the timer that closes silence. */
  readonly source: 'turn' | 'session' | 'playback' | 'timer';
  /** The answer that brought it, where there was one. */
  readonly acts?: readonly Act[];
  /** How it was said: the answer's sentiment, where anything was felt. */
  readonly sentiment?: number;
  readonly elicited?: readonly Elicited[];
  readonly played?: Played;
  /** Playback events: which track of the queue, and how far it got. */
  readonly playback?: { readonly event: string; readonly index: number; readonly offsetMs: number };
}

export type LogRecord = DecisionRecord | OutcomeRecord;
