import type { DecisionContext, Exploration } from '../../policy/context.ts';
import type { Attribute } from '../../policy/vocabulary.ts';
import type { DialogueState } from './state.ts';

/** What the policy may know of a turn. Numbers are whole or already rounded: the log holds them exactly. */
export function contextOf(
  state: DialogueState,
  facts: {
    readonly exploration: Exploration;
    readonly locale: string;
    readonly screen: boolean;
    readonly remaining: number;
    readonly catalogSize: number;
    readonly relaxed: number;
  },
): DecisionContext {
  const known = new Set<Attribute>();
  for (const wish of state.preferences) if (wish.polarity === 'like') known.add(wish.attribute);
  return {
    ...facts,
    turn: state.turn + 1,
    known: [...known],
    settled: state.settled,
    dislikes: state.preferences.filter((wish) => wish.polarity === 'dislike').length,
    lastPrompt: state.last.prompt,
    lastActs: [...new Set(state.last.acts)],
    confidence: state.last.confidence,
    doubt: state.doubt !== undefined,
    ...state.counts,
  };
}
