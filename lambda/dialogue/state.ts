/** What a conversation remembers between turns. It travels in session attributes, so it is plain JSON and stays small. */
import type { ActName } from '../../policy/meaning.ts';
import type { Attribute, Stratum } from '../../policy/vocabulary.ts';
import type { Constraint } from '../catalog/constraint.ts';
import { type Feelings, UNMOVED } from './feelings.ts';
import type { PendingPrompt } from './prompt.ts';
import { type Manner, UNSPOKEN } from './tone.ts';

export const STATE_VERSION = 3;

/** A wish, and the turn whose prompt elicited it; 0 when the customer said it before anything was asked. */
export interface Preference extends Constraint {
  readonly turn: number;
}

/** A preference that a newer one replaced, kept for "go back". */
interface Former extends Preference {
  readonly until: number;
}

export interface DialogueState {
  readonly version: number;
  readonly conversationId: string;
  readonly listener: string;
  readonly stratum: Stratum;
  /** Ordinals below mean something only in this catalogue. */
  readonly catalogVersion: string;
  /** Prompts asked so far. */
  readonly turn: number;
  /** The prompt that waits for its answer, and the words it was asked in, for "say that again". */
  readonly pending?: PendingPrompt;
  readonly said: string;
  /** In the order they were said. */
  readonly preferences: readonly Preference[];
  readonly former: readonly Former[];
  /** Attributes the customer does not care about. */
  readonly settled: readonly Attribute[];
  /** Heard, but not surely enough to act on. */
  readonly doubt?: { readonly attribute: Attribute; readonly value: string };
  /** Times asked by prompt key; marks of the ids of the last few prompts. */
  readonly asked: Readonly<Record<string, number>>;
  readonly recent: readonly string[];
  /** Ordinals of the tracks sampled: nobody hears the same sample twice. */
  readonly sampled: readonly number[];
  /** Tracks to make a station of, best last: liked samples and "more like …", with the turn that brought them. */
  readonly anchors: readonly { readonly track: string; readonly turn: number }[];
  /** Marks of the keys of the last few stations the customer turned down. */
  readonly declined: readonly string[];
  readonly counts: Counts;
  readonly feelings: Feelings;
  readonly manner: Manner;
  /** What is known of the listener's taste, as text (`listener/taste.ts`): from their history, and taught by this conversation. */
  readonly taste: string;
  /** Ordinals of tracks they were given to hear in earlier conversations. */
  readonly heard: readonly number[];
  /** Turn of the last offer; 0 when there was none. */
  readonly offered: number;
  readonly last: { readonly prompt: string; readonly acts: readonly ActName[]; readonly confidence: number };
  /** Indices of the wordings used last, by phrase key and tone. */
  readonly wordings: Readonly<Record<string, number>>;
}

interface Counts {
  readonly misunderstood: number;
  readonly fruitless: number;
  readonly samplesLiked: number;
  readonly samplesRejected: number;
  readonly offersRejected: number;
  /** Times they asked for music when nothing was known that could play: "just play something". */
  readonly pushed: number;
}

/** How much of the past is kept: what a hundred turns leave behind must fit the session. */
export const KEPT = {
  recent: 8,
  former: 6,
  anchors: 4,
  declined: 6,
  sampled: 150,
  preferences: 24,
  wordings: 24,
  heard: 60,
} as const;

export function newConversation(
  id: Pick<DialogueState, 'conversationId' | 'listener' | 'stratum' | 'catalogVersion'> &
    Partial<Pick<DialogueState, 'taste' | 'heard'>>,
): DialogueState {
  return {
    version: STATE_VERSION,
    taste: '',
    heard: [],
    ...id,
    turn: 0,
    said: '',
    preferences: [],
    former: [],
    settled: [],
    asked: {},
    recent: [],
    sampled: [],
    anchors: [],
    declined: [],
    counts: {
      misunderstood: 0,
      fruitless: 0,
      samplesLiked: 0,
      samplesRejected: 0,
      offersRejected: 0,
      pushed: 0,
    },
    feelings: UNMOVED,
    manner: UNSPOKEN,
    offered: 0,
    last: { prompt: '', acts: [], confidence: 1 },
    wordings: {},
  };
}

/** The likes of an attribute, as value keys. */
export function liked(state: DialogueState, attribute: Attribute): readonly string[] {
  return state.preferences
    .filter((p) => p.attribute === attribute && p.polarity === 'like')
    .map((p) => p.value);
}
