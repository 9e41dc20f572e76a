/** Applies what the customer meant to what the conversation knows, and says what has to happen next. Pure. */

import { promptKey } from '../../policy/candidate.ts';
import { type Act, type MeaningRepresentation, says, valueKey } from '../../policy/meaning.ts';
import type { Attribute } from '../../policy/vocabulary.ts';
import type { Constraint } from '../catalog/constraint.ts';
import type { MusicIndex } from '../catalog/music-index.ts';
import { type Accepted, accepted } from './accepted.ts';
import { withAnchors } from './anchors.ts';
import { withAnswer } from './answered.ts';
import { critiqued } from './critique.ts';
import { felt } from './feelings.ts';
import { withoutLastWishes, withWishes } from './preferences.ts';
import { type DialogueState, newConversation } from './state.ts';

/** What the turn does after understanding. Only `ask` needs a decision of the policy. */
export type Move =
  | { readonly kind: 'ask' }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'help' }
  | { readonly kind: 'tell'; readonly attribute?: Attribute }
  | ({ readonly kind: 'play' } & Accepted)
  | { readonly kind: 'stop' };

export interface Advanced {
  readonly state: DialogueState;
  readonly move: Move;
  /** An offer was turned down: an outcome to log for the turn that made it. */
  readonly rejected: boolean;
}

/** Below this a value is asked about (`clarify`) before it is acted on. */
const SURE_ENOUGH = 0.55;

/** @param playing id of the track the device plays: what "more like this" points at when nothing was sampled. */
export function advance(
  state: DialogueState,
  meaning: MeaningRepresentation,
  music: MusicIndex,
  playing?: string,
): Advanced {
  const acts = meaning.acts;
  const remembered = remember(state, meaning);

  if (says(acts, 'stop')) return moved(remembered, { kind: 'stop' });
  if (says(acts, 'repeat') && state.pending) return moved(state, { kind: 'repeat' });
  if (says(acts, 'help')) return moved(remembered, { kind: 'help' });
  if (says(acts, 'start-over')) return moved({ ...newConversation(state), ...kept(remembered) }, ASK);
  const question = acts.find((act) => act.act === 'ask-about');
  if (question) return moved(remembered, { kind: 'tell', ...about(question.attribute) });

  const doubtful = meaning.confidence < SURE_ENOUGH ? firstWish(acts) : undefined;
  if (doubtful) return moved({ ...remembered, doubt: doubtful }, ASK);

  const told = withWishes(
    says(acts, 'back') ? withoutLastWishes(remembered) : remembered,
    wishesOf(acts, state, music),
  );
  const answered = withAnswer(told, state, acts);
  const anchored = withAnchors(answered.state, acts, music, playing);
  const play = accepted(anchored, state, acts, music);
  if (play) return { state: anchored, move: { kind: 'play', ...play }, rejected: answered.rejected };
  return { state: says(acts, 'play') ? pushed(anchored) : anchored, move: ASK, rejected: answered.rejected };
}

const ASK: Move = { kind: 'ask' };

function moved(state: DialogueState, move: Move): Advanced {
  return { state, move, rejected: false };
}

/** What every answer leaves behind: its acts, how sure we are, and whether it brought anything. */
function remember(state: DialogueState, meaning: MeaningRepresentation): DialogueState {
  const names = meaning.acts.map((act) => act.act);
  const understood = !names.includes('out-of-domain');
  const fruitful = names.some((name) => ['inform', 'affirm', 'critique', 'more-like', 'play'].includes(name));
  const { doubt: _, ...rest } = state;
  return {
    ...rest,
    counts: {
      ...state.counts,
      misunderstood: understood ? 0 : state.counts.misunderstood + 1,
      fruitless: fruitful || names.length === 0 ? 0 : state.counts.fruitless + (understood ? 1 : 0),
    },
    feelings: felt(state.feelings, meaning),
    last: {
      prompt: state.pending ? promptKey(state.pending) : '',
      acts: names,
      confidence: Math.round(meaning.confidence * 100) / 100,
    },
  };
}

/** They asked for music, and nothing was known that could play. */
function pushed(state: DialogueState): DialogueState {
  return { ...state, counts: { ...state.counts, pushed: state.counts.pushed + 1 } };
}

/** What starting over does not undo: what was heard and said, and who they are. */
function kept({ turn, sampled, heard, taste, feelings, manner }: DialogueState) {
  return { turn, sampled, heard, taste, feelings, manner };
}

function wishesOf(acts: readonly Act[], state: DialogueState, music: MusicIndex): readonly Constraint[] {
  return acts.flatMap((act): readonly Constraint[] => {
    if (act.act === 'inform')
      return [{ attribute: act.attribute, value: valueKey(act.value), polarity: act.polarity }];
    if (act.act === 'critique') return critiqued(act, state, music);
    return [];
  });
}

function firstWish(acts: readonly Act[]): DialogueState['doubt'] {
  const inform = acts.find((act) => act.act === 'inform' && act.polarity === 'like');
  return inform?.act === 'inform'
    ? { attribute: inform.attribute, value: valueKey(inform.value) }
    : undefined;
}

function about(attribute: Attribute | undefined): { attribute?: Attribute } {
  return attribute ? { attribute } : {};
}
