/** What a turn leaves in the log, built from what it knew. */
import type { Candidate } from '../../policy/candidate.ts';
import { type DecisionContext, FEATURE_VERSION } from '../../policy/context.ts';
import type { Decision, FallbackReason, Model } from '../../policy/decide.ts';
import type { MeaningRepresentation } from '../../policy/meaning.ts';
import {
  type DecisionRecord,
  type Elicited,
  type OutcomeRecord,
  SCHEMA_VERSION,
} from '../../policy/record.ts';
import type { OutcomeName } from '../../policy/vocabulary.ts';
import type { MusicIndex } from '../catalog/music-index.ts';
import { stationKey } from '../catalog/station.ts';
import type { Track } from '../catalog/track.ts';
import type { Accepted } from './accepted.ts';
import type { DialogueState } from './state.ts';

/** Who decided (`ports.ts`). */
interface ServedBy {
  readonly model: Pick<Model, 'version'>;
  readonly arm: string;
  readonly stage?: number;
  readonly rollout?: string;
  readonly fallback?: FallbackReason;
}

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
    readonly by: ServedBy;
    readonly meaning: MeaningRepresentation;
  },
): DecisionRecord {
  const { decision, ...rest } = made;
  const { meaning, request, by } = from;
  const { rollout, fallback } = by;
  return {
    type: 'decision',
    ...head(state, made.context.turn, from.at),
    request,
    arm: by.arm,
    stage: by.stage ?? 0,
    ...(rollout === undefined ? {} : { rollout }),
    policyVersion: by.model.version,
    featureVersion: FEATURE_VERSION,
    catalogVersion: state.catalogVersion,
    ...rest,
    ...(fallback === undefined ? {} : { fallback }),
    ...decision,
    meaning: { ...meaning, confidence: Math.round(meaning.confidence * 100) / 100 },
  };
}

export function outcomeRecord(
  state: DialogueState,
  outcome: OutcomeName,
  learned: Pick<OutcomeRecord, 'at' | 'source' | 'acts' | 'sentiment' | 'elicited' | 'played'>,
): OutcomeRecord {
  return { type: 'outcome', ...head(state, state.turn, learned.at), outcome, ...learned };
}

/** An utterance, and when it was made. */
interface Heard {
  readonly meaning: MeaningRepresentation;
  readonly request: { readonly at: string };
}

/** An outcome that an utterance brought: with what was said, and how. */
export function turnOutcome(
  state: DialogueState,
  outcome: OutcomeName,
  { meaning: { acts, sentiment }, request: { at } }: Heard,
  more: Pick<OutcomeRecord, 'elicited' | 'played'> = {},
): OutcomeRecord {
  const felt = sentiment === undefined ? {} : { sentiment };
  return outcomeRecord(state, outcome, { at, source: 'turn', acts, ...felt, ...more });
}

/** The customer accepted a station: the outcome a conversation is for. */
export function playedRecord(
  state: DialogueState,
  { station, queue, ledBy }: Accepted & { readonly queue: readonly Track[] },
  heard: Heard,
  music: MusicIndex,
): OutcomeRecord {
  const played = { station: stationKey(station), tracks: queue.map((track) => track.id), ledBy };
  return turnOutcome(state, 'played', heard, { elicited: elicited(state, queue, music), played });
}

function head(state: DialogueState, turn: number, at: string) {
  return { schema: SCHEMA_VERSION, conversationId: state.conversationId, turn, at, listener: state.listener };
}

/** What stood at the end, which prompt brought it, and how far it shows in what plays; a liked sample is a wish for its track. */
function elicited(state: DialogueState, queue: readonly Track[], music: MusicIndex): readonly Elicited[] {
  const wishes = state.preferences.map(({ attribute, value, polarity, turn }): Elicited => {
    const having = music.having(attribute, value);
    const has = (track: Track) => having?.has(music.ordinalOf(track.id) ?? -1) ?? false;
    const fitting = queue.filter((track) => has(track) === (polarity === 'like')).length;
    return { attribute, value, polarity, turn, fits: shareOf(fitting, queue) };
  });
  const anchors = state.anchors.map(({ track, turn }): Elicited => {
    const plays = queue.some(({ id }) => id === track);
    return { attribute: 'track', value: track, polarity: 'like', turn, fits: Number(plays) };
  });
  return [...wishes, ...anchors];
}

function shareOf(part: number, whole: readonly unknown[]): number {
  return Math.round((100 * part) / Math.max(1, whole.length)) / 100;
}
