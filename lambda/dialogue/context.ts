import type { Candidate } from '../../policy/candidate.ts';
import type { DecisionContext, Exploration } from '../../policy/context.ts';
import type { Attribute } from '../../policy/vocabulary.ts';
import type { Narrowed } from '../catalog/music-index.ts';
import type { Taste } from '../listener/taste.ts';
import { closeness } from './empathy.ts';
import { paceOf } from './pace.ts';
import type { DialogueState } from './state.ts';

/** What the policy may know of a turn. Numbers are whole or already rounded: the log holds them exactly. */
export function contextOf(
  state: DialogueState,
  around: {
    readonly exploration: Exploration;
    readonly locale: string;
    readonly screen: boolean;
    readonly catalogSize: number;
    readonly narrowed: Narrowed;
    readonly candidates: readonly Candidate[];
    readonly taste: Pick<Taste, 'evidence'>;
  },
): DecisionContext {
  const { exploration, locale, screen, catalogSize, narrowed, candidates, taste } = around;
  const { counts, feelings } = state;
  const known = new Set<Attribute>();
  for (const wish of state.preferences) if (wish.polarity === 'like') known.add(wish.attribute);
  return {
    exploration,
    locale,
    screen,
    remaining: narrowed.tracks.count(),
    catalogSize,
    relaxed: narrowed.relaxed.length,
    closeness: closeness(feelings, candidates),
    turn: state.turn + 1,
    known: [...known],
    settled: state.settled,
    dislikes: state.preferences.filter((wish) => wish.polarity === 'dislike').length,
    lastPrompt: state.last.prompt,
    lastActs: [...new Set(state.last.acts)],
    confidence: state.last.confidence,
    doubt: state.doubt !== undefined,
    misunderstood: counts.misunderstood,
    fruitless: counts.fruitless,
    samplesLiked: counts.samplesLiked,
    samplesRejected: counts.samplesRejected,
    offersRejected: counts.offersRejected,
    sentiment: feelings.last,
    feeling: feelings.soFar,
    evidence: Math.round(100 * Math.log2(1 + taste.evidence)) / 100,
    pace: paceOf(state),
  };
}
