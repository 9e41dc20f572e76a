/** Applies what the customer meant to what the conversation knows, and says what has to happen next. Pure. */

import { promptKey } from '../../policy/candidate.ts';
import { type Act, type MeaningRepresentation, valueKey } from '../../policy/meaning.ts';
import { markOf } from '../../policy/random.ts';
import type { Attribute } from '../../policy/vocabulary.ts';
import type { Constraint } from '../catalog/constraint.ts';
import { isGraded } from '../catalog/levels.ts';
import type { MusicIndex } from '../catalog/music-index.ts';
import { type Station, stationFromKey } from '../catalog/station.ts';
import type { Track } from '../catalog/track.ts';
import { critiqued } from './critique.ts';
import { withoutLastWishes, withWishes } from './preferences.ts';
import { type DialogueState, KEPT, newConversation } from './state.ts';

/** What the turn does after understanding. Only `ask` needs a decision of the policy. */
export type Move =
  | { readonly kind: 'ask' }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'help' }
  | { readonly kind: 'tell'; readonly attribute?: Attribute }
  | { readonly kind: 'play'; readonly station: Station; readonly ledBy: number }
  | { readonly kind: 'stop' };

export interface Advanced {
  readonly state: DialogueState;
  readonly move: Move;
  /** An offer was turned down: an outcome to log for the turn that made it. */
  readonly rejected: boolean;
}

/** Below this a value is asked about (`clarify`) before it is acted on. */
export const SURE_ENOUGH = 0.55;

/** @param playing id of the track the device plays: what "more like this" points at when nothing was sampled. */
export function advance(
  state: DialogueState,
  meaning: MeaningRepresentation,
  music: MusicIndex,
  playing?: string,
): Advanced {
  const acts = meaning.acts;
  const has = (name: Act['act']) => acts.some((act) => act.act === name);
  const remembered = remember(state, meaning);

  if (has('stop')) return moved(remembered, { kind: 'stop' });
  if (has('repeat') && state.pending) return moved(state, { kind: 'repeat' });
  if (has('help')) return moved(remembered, { kind: 'help' });
  if (has('start-over'))
    return moved({ ...newConversation(state), turn: state.turn, sampled: state.sampled }, ASK);
  const question = acts.find((act) => act.act === 'ask-about');
  if (question) return moved(remembered, { kind: 'tell', ...about(question.attribute) });

  const doubtful = meaning.confidence < SURE_ENOUGH ? firstWish(acts) : undefined;
  if (doubtful) return moved({ ...remembered, doubt: doubtful }, ASK);

  const told = withWishes(
    has('back') ? withoutLastWishes(remembered) : remembered,
    wishesOf(acts, state, music),
  );
  const answered = withAnswer(told, state, acts);
  const anchored = withAnchors(answered.state, acts, music, playing);
  return { state: anchored, move: playOf(anchored, state, acts, music) ?? ASK, rejected: answered.rejected };
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
    last: {
      prompt: state.pending ? promptKey(state.pending) : '',
      acts: names,
      confidence: Math.round(meaning.confidence * 100) / 100,
    },
  };
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

/** What yes, no, "I don't mind" and "something else" say depends on what was asked. */
function withAnswer(
  told: DialogueState,
  before: DialogueState,
  acts: readonly Act[],
): { state: DialogueState; rejected: boolean } {
  const { pending } = before;
  const has = (name: Act['act']) => acts.some((act) => act.act === name);
  const informed = (attribute: Attribute | undefined) =>
    acts.some((act) => act.act === 'inform' && act.attribute === attribute);
  const named = acts.find((act) => act.act === 'dont-care')?.attribute ?? pending?.attribute;
  let state = has('dont-care') && named && !informed(named) ? settle(told, named) : told;
  if (!pending) return { state, rejected: false };
  const wish = (polarity: Constraint['polarity']): readonly Constraint[] =>
    pending.attribute
      ? pending.values.map((value) => ({ attribute: pending.attribute!, value, polarity }))
      : [];

  switch (pending.kind) {
    case 'suggest':
    case 'artist':
    case 'clarify':
      if (informed(pending.attribute)) break;
      if (has('affirm')) state = withWishes(state, wish('like'));
      else if (has('deny') && pending.kind !== 'clarify') state = withWishes(state, wish('dislike'));
      break;
    case 'either-or':
      if (!pending.attribute || informed(pending.attribute)) break;
      // "Yes" to two ends of a scale prefers neither; of two kinds of music it welcomes both.
      if (has('deny') || (has('affirm') && isGraded(pending.attribute)))
        state = settle(state, pending.attribute);
      else if (has('affirm')) state = withWishes(state, wish('like'));
      break;
    case 'sample':
      return { state: afterSample(state, pending.values[0]!, before.turn, acts), rejected: false };
    case 'offer': {
      const declined =
        has('deny') || has('alternatives') || has('critique') || acts.some((act) => act.act === 'inform');
      if (has('affirm') && !has('deny')) break;
      if (!declined) break;
      const counts = { ...state.counts, offersRejected: state.counts.offersRejected + 1 };
      state = {
        ...state,
        counts,
        declined: [...state.declined, markOf(pending.values[0]!)].slice(-KEPT.declined),
      };
      return { state, rejected: true };
    }
  }
  return { state, rejected: false };
}

function afterSample(state: DialogueState, track: string, turn: number, acts: readonly Act[]): DialogueState {
  const has = (name: Act['act']) => acts.some((act) => act.act === name);
  if (has('affirm') || (has('more-like') && !has('deny')))
    return {
      ...state,
      anchors: [...state.anchors, { track, turn }].slice(-KEPT.anchors),
      counts: { ...state.counts, samplesLiked: state.counts.samplesLiked + 1 },
    };
  if (has('deny') || has('alternatives') || has('critique'))
    return { ...state, counts: { ...state.counts, samplesRejected: state.counts.samplesRejected + 1 } };
  return state;
}

function settle(state: DialogueState, attribute: Attribute): DialogueState {
  return state.settled.includes(attribute) ? state : { ...state, settled: [...state.settled, attribute] };
}

/** "More like Radiohead": the best known track stands for what is meant, and its genre joins the wishes. */
function withAnchors(
  state: DialogueState,
  acts: readonly Act[],
  music: MusicIndex,
  playing: string | undefined,
): DialogueState {
  const meant = acts.flatMap((act) =>
    act.act === 'more-like' ? (pointedAt(act, state, music, playing) ?? []) : [],
  );
  if (meant.length === 0) return state;
  const genre = meant.at(-1)!.genres[0];
  const told = genre ? withWishes(state, [{ attribute: 'genre', value: genre, polarity: 'like' }]) : state;
  const anchors = meant.map((track) => ({ track: track.id, turn: state.turn }));
  return { ...told, anchors: [...state.anchors, ...anchors].slice(-KEPT.anchors) };
}

function pointedAt(
  act: Extract<Act, { act: 'more-like' }>,
  state: DialogueState,
  music: MusicIndex,
  playing: string | undefined,
): Track | undefined {
  if (act.track === undefined && act.artist === undefined)
    return playing !== undefined && state.pending === undefined ? music.byId(playing) : undefined;
  const [attribute, value] =
    act.track !== undefined ? (['track', act.track] as const) : (['artist', act.artist!] as const);
  const tracks = music.having(attribute, value);
  return tracks && music.best(tracks, 1)[0];
}

/** Whether the customer has just accepted, or asked outright for, something that can play. */
function playOf(
  state: DialogueState,
  before: DialogueState,
  acts: readonly Act[],
  music: MusicIndex,
): Move | undefined {
  const has = (name: Act['act']) => acts.some((act) => act.act === name);
  const { pending } = before;
  const yes = (has('affirm') || has('play')) && !has('deny');
  const changed = acts.some((act) => act.act === 'inform' || act.act === 'critique');
  if (pending?.kind === 'offer' && yes && !changed) {
    const station = stationFromKey(pending.values[0]!);
    if (station) return { kind: 'play', station, ledBy: before.turn };
  }
  if (pending?.kind === 'sample' && has('play') && !changed)
    return { kind: 'play', station: { kind: 'like', track: pending.values[0]! }, ledBy: before.turn };
  const track = namedTrack(acts, music);
  if (track)
    return {
      kind: 'play',
      station: { kind: 'like', track },
      ledBy: pending?.kind === 'open' ? before.turn : 0,
    };
  if (has('play')) {
    const anchor = state.anchors.at(-1);
    const likes = state.preferences.filter((preference) => preference.polarity === 'like');
    if (likes.length > 0 && !(anchor && anchor.turn > likes.at(-1)!.turn))
      return { kind: 'play', station: { kind: 'attributes', constraints: state.preferences }, ledBy: 0 };
    if (anchor) return { kind: 'play', station: { kind: 'like', track: anchor.track }, ledBy: anchor.turn };
  }
  return undefined;
}

/** A recording asked for by name ends the search: nobody who says "play Hey Jude" wants to be asked about the mood. */
function namedTrack(acts: readonly Act[], music: MusicIndex): string | undefined {
  const wishes = acts
    .filter((act) => act.act === 'inform' && act.polarity === 'like')
    .flatMap((act) =>
      act.act === 'inform' ? [{ attribute: act.attribute, value: valueKey(act.value) }] : [],
    );
  if (!wishes.some((wish) => wish.attribute === 'track')) return undefined;
  const { tracks, relaxed } = music.narrow(wishes.map((wish) => ({ ...wish, polarity: 'like' as const })));
  return relaxed.some((constraint) => constraint.attribute === 'track')
    ? undefined
    : music.best(tracks, 1)[0]?.id;
}

function about(attribute: Attribute | undefined): { attribute?: Attribute } {
  return attribute ? { attribute } : {};
}
