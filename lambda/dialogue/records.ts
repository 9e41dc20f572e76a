/** What a turn leaves in the log, built from what it knew. */
import type { Candidate } from '../../policy/candidate.ts';
import { type DecisionContext, FEATURE_VERSION } from '../../policy/context.ts';
import type { Decision } from '../../policy/decide.ts';
import type { MeaningRepresentation } from '../../policy/meaning.ts';
import {
  type DecisionRecord,
  type Elicited,
  type OutcomeRecord,
  type Played,
  SCHEMA_VERSION,
} from '../../policy/record.ts';
import type { OutcomeName } from '../../policy/vocabulary.ts';
import type { DialogueState } from './state.ts';

/** The choice with everything it was made of. */
export interface DecisionMade {
  readonly context: DecisionContext;
  readonly candidates: readonly Candidate[];
  readonly decision: Decision;
  readonly seed: number;
}

export function decisionRecord(
  state: DialogueState,
  made: DecisionMade,
  from: {
    readonly at: string;
    readonly request: string;
    readonly arm: string;
    readonly policyVersion: string;
    readonly meaning: MeaningRepresentation;
  },
): DecisionRecord {
  const { decision, ...rest } = made;
  const { meaning, ...served } = from;
  return {
    type: 'decision',
    ...head(state, made.context.turn, from.at),
    ...served,
    featureVersion: FEATURE_VERSION,
    catalogVersion: state.catalogVersion,
    ...rest,
    ...decision,
    meaning: { acts: meaning.acts, confidence: Math.round(meaning.confidence * 100) / 100 },
  };
}

export function outcomeRecord(
  state: DialogueState,
  outcome: OutcomeName,
  learned: Pick<OutcomeRecord, 'at' | 'source' | 'acts'> & { readonly played?: Played },
): OutcomeRecord {
  return {
    type: 'outcome',
    ...head(state, state.turn, learned.at),
    outcome,
    ...learned,
    ...(outcome === 'played' ? { elicited: elicited(state) } : {}),
  };
}

function head(state: DialogueState, turn: number, at: string) {
  return { schema: SCHEMA_VERSION, conversationId: state.conversationId, turn, at, listener: state.listener };
}

/** What stood at the end and which prompt brought it; liked samples count as wishes for their track. */
function elicited(state: DialogueState): readonly Elicited[] {
  const wishes = state.preferences.map(({ attribute, value, polarity, turn }) => ({
    attribute,
    value,
    polarity,
    turn,
  }));
  const anchors = state.anchors.map(({ track, turn }) => ({
    attribute: 'track' as const,
    value: track,
    polarity: 'like' as const,
    turn,
  }));
  return [...wishes, ...anchors];
}
