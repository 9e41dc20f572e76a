/** The dialogue state in session attributes. They come back from outside, so they are checked before they are believed. */
import * as v from 'valibot';
import { ATTRIBUTES, PROMPT_KINDS } from '../../policy/vocabulary.ts';
import { type DialogueState, STATE_VERSION } from '../dialogue/state.ts';
import { TONES } from '../dialogue/tone.ts';

const ATTRIBUTE_KEY = 'segue';

const Attribute = v.picklist(ATTRIBUTES);
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Graded = v.pipe(v.number(), v.minValue(-1), v.maxValue(1));
const Constraint = {
  attribute: Attribute,
  value: v.string(),
  polarity: v.picklist(['like', 'dislike']),
  turn: Count,
};

const State = v.object({
  version: v.literal(STATE_VERSION),
  conversationId: v.string(),
  listener: v.string(),
  stratum: v.picklist(['explore', 'exploit']),
  catalogVersion: v.string(),
  turn: Count,
  pending: v.exactOptional(
    v.object({
      kind: v.picklist(PROMPT_KINDS),
      attribute: v.exactOptional(Attribute),
      values: v.array(v.string()),
    }),
  ),
  said: v.string(),
  preferences: v.array(v.object(Constraint)),
  former: v.array(v.object({ ...Constraint, until: Count })),
  settled: v.array(Attribute),
  doubt: v.exactOptional(v.object({ attribute: Attribute, value: v.string() })),
  asked: v.record(v.string(), Count),
  recent: v.array(v.string()),
  sampled: v.array(Count),
  anchors: v.array(v.object({ track: v.string(), turn: Count })),
  declined: v.array(v.string()),
  counts: v.object({
    misunderstood: Count,
    fruitless: Count,
    samplesLiked: Count,
    samplesRejected: Count,
    offersRejected: Count,
    pushed: Count,
  }),
  feelings: v.object({ last: Graded, soFar: Graded, understood: Graded }),
  manner: v.object({ tone: v.picklist(TONES), apologised: Count, cheered: Count }),
  taste: v.string(),
  heard: v.array(Count),
  offered: Count,
  last: v.object({ prompt: v.string(), acts: v.array(v.string()), confidence: v.number() }),
  wordings: v.record(v.string(), Count),
});

export function toAttributes(state: DialogueState | undefined): Record<string, unknown> {
  return state ? { [ATTRIBUTE_KEY]: state } : {};
}

/**
 * The state a session brings back. Undefined when there is none, or when it is not a state of this conversation and
 * catalogue: a conversation that cannot be continued begins again.
 */
export function fromAttributes(
  attributes: Readonly<Record<string, unknown>>,
  expected: Pick<DialogueState, 'conversationId' | 'catalogVersion'>,
): DialogueState | undefined {
  const parsed = v.safeParse(State, attributes[ATTRIBUTE_KEY]);
  if (!parsed.success) return undefined;
  const state = parsed.output as DialogueState;
  const same =
    state.conversationId === expected.conversationId && state.catalogVersion === expected.catalogVersion;
  return same ? state : undefined;
}
