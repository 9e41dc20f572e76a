/** Answers: what a reply says about the prompt it replies to. */
import { type Act, says } from '../../policy/meaning.ts';
import { markOf } from '../../policy/random.ts';
import type { Attribute } from '../../policy/vocabulary.ts';
import type { Constraint } from '../catalog/constraint.ts';
import { isGraded } from '../catalog/levels.ts';
import { withWishes } from './preferences.ts';
import { type DialogueState, KEPT } from './state.ts';

/** What yes, no, "I don't mind" and "something else" say depends on what was asked. */
export function withAnswer(
  told: DialogueState,
  before: DialogueState,
  acts: readonly Act[],
): { state: DialogueState; rejected: boolean } {
  const { pending } = before;
  const informed = (attribute: Attribute | undefined) =>
    acts.some((act) => act.act === 'inform' && act.attribute === attribute);
  const named = acts.find((act) => act.act === 'dont-care')?.attribute ?? pending?.attribute;
  let state = says(acts, 'dont-care') && named && !informed(named) ? settle(told, named) : told;
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
      if (says(acts, 'affirm')) state = withWishes(state, wish('like'));
      else if (says(acts, 'deny') && pending.kind !== 'clarify') state = withWishes(state, wish('dislike'));
      break;
    case 'either-or':
      if (!pending.attribute || informed(pending.attribute)) break;
      // "Yes" to two ends of a scale prefers neither; of two kinds of music it welcomes both.
      if (says(acts, 'deny') || (says(acts, 'affirm') && isGraded(pending.attribute)))
        state = settle(state, pending.attribute);
      else if (says(acts, 'affirm')) state = withWishes(state, wish('like'));
      break;
    case 'sample':
      return { state: afterSample(state, pending.values[0]!, before.turn, acts), rejected: false };
    case 'offer': {
      const declined =
        says(acts, 'deny') ||
        says(acts, 'alternatives') ||
        says(acts, 'critique') ||
        acts.some((act) => act.act === 'inform');
      if (says(acts, 'affirm') && !says(acts, 'deny')) break;
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
  if (says(acts, 'affirm') || (says(acts, 'more-like') && !says(acts, 'deny')))
    return {
      ...state,
      anchors: [...state.anchors, { track, turn }].slice(-KEPT.anchors),
      counts: { ...state.counts, samplesLiked: state.counts.samplesLiked + 1 },
    };
  if (says(acts, 'deny') || says(acts, 'alternatives') || says(acts, 'critique'))
    return { ...state, counts: { ...state.counts, samplesRejected: state.counts.samplesRejected + 1 } };
  return state;
}

function settle(state: DialogueState, attribute: Attribute): DialogueState {
  return state.settled.includes(attribute) ? state : { ...state, settled: [...state.settled, attribute] };
}
