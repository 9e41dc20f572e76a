/** How wishes change each other: a newer one refines, replaces or takes back what was said before. */
import type { Constraint } from '../catalog/constraint.ts';
import { type DialogueState, KEPT, type Preference } from './state.ts';

/**
 * Adds what one utterance said. A like replaces earlier likes of its attribute (a change of mind) unless the same
 * utterance named both (alternatives); it takes back a dislike of the same value, and the other way round.
 */
export function withWishes(state: DialogueState, wishes: readonly Constraint[]): DialogueState {
  if (wishes.length === 0) return state;
  const turn = state.turn;
  const attributesLiked = new Set(
    wishes.filter((wish) => wish.polarity === 'like').map((wish) => wish.attribute),
  );
  const isSame = (a: Constraint, b: Constraint) => a.attribute === b.attribute && a.value === b.value;
  const goes = (old: Preference) =>
    wishes.some((wish) => isSame(old, wish)) ||
    (old.polarity === 'like' && attributesLiked.has(old.attribute));
  const replaced = state.preferences.filter(goes).map((old) => ({ ...old, until: turn }));
  const added = unique(wishes).map(({ attribute, value, polarity }) => ({
    attribute,
    value,
    polarity,
    turn,
  }));
  return {
    ...state,
    preferences: [...state.preferences.filter((old) => !goes(old)), ...added].slice(-KEPT.preferences),
    former: [...state.former, ...replaced].slice(-KEPT.former),
    settled: state.settled.filter((attribute) => !attributesLiked.has(attribute)),
  };
}

/** "Go back": what was said last is unsaid, and what it had replaced stands again. */
export function withoutLastWishes(state: DialogueState): DialogueState {
  const newest = Math.max(-1, ...state.preferences.map((preference) => preference.turn));
  const restored = state.former.filter((old) => old.until === newest).map(({ until: _, ...old }) => old);
  return {
    ...state,
    preferences: [...state.preferences.filter((preference) => preference.turn !== newest), ...restored],
    former: state.former.filter((old) => old.until !== newest),
  };
}

function unique(wishes: readonly Constraint[]): readonly Constraint[] {
  return wishes.filter(
    (wish, index) =>
      wishes.findLastIndex((w) => w.attribute === wish.attribute && w.value === wish.value) === index,
  );
}
