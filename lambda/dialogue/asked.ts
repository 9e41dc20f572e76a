import { type Candidate, promptId, promptKey } from '../../policy/candidate.ts';
import { markOf } from '../../policy/random.ts';
import type { MusicIndex } from '../catalog/music-index.ts';
import { type DialogueState, KEPT } from './state.ts';

/** The state after a prompt was asked: what waits for an answer, and what must not be asked again soon. */
export function asked(
  state: DialogueState,
  { kind, attribute, values }: Candidate,
  said: string,
  wordings: Readonly<Record<string, number>>,
  music: MusicIndex,
): DialogueState {
  const prompt = { kind, ...(attribute ? { attribute } : {}), values };
  const key = promptKey(prompt);
  const sampled = kind === 'sample' ? [music.ordinalOf(values[0]!)!] : [];
  return {
    ...state,
    turn: state.turn + 1,
    pending: prompt,
    said,
    asked: { ...state.asked, [key]: (state.asked[key] ?? 0) + 1 },
    recent: [...state.recent, markOf(promptId(prompt))].slice(-KEPT.recent),
    offered: kind === 'offer' ? state.turn + 1 : state.offered,
    sampled: [...state.sampled, ...sampled].slice(-KEPT.sampled),
    wordings: Object.fromEntries(Object.entries(wordings).slice(-KEPT.wordings)),
  };
}
