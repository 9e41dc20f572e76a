/**
 * Both may lead: how fast somebody wants to go. Some conversations go on for a hundred turns because the way is the
 * goal; others should have ended before they began. Told by what people do, not by how long they take.
 */
import type { Pace } from '../../policy/context.ts';
import type { DialogueState } from './state.ts';

/** Fewest samples that tell an explorer, and how many prompts pass between two offers to one. */
const SAMPLING = 3;
const BETWEEN_OFFERS = 4;
/** Below this they are losing patience. */
const IMPATIENT = -0.35;

export function paceOf({
  counts,
  feelings,
  turn,
}: Pick<DialogueState, 'counts' | 'feelings' | 'turn'>): Pace {
  const { samplesLiked, samplesRejected, offersRejected, pushed } = counts;
  if (pushed > 0 || (turn >= 3 && feelings.soFar <= IMPATIENT)) return 'hurried';
  // Likes what they hear, has put off the station, and does not mind: they keep sampling and stay positive.
  const samples = samplesLiked + samplesRejected;
  const enjoys = samples >= SAMPLING && samplesLiked > samplesRejected && feelings.soFar >= 0;
  return enjoys && offersRejected > 0 ? 'exploring' : 'steady';
}

/** An explorer is not hurried to an offer: after one that was put off, a few samples come first. */
export function offerCanWait(state: DialogueState): boolean {
  return paceOf(state) === 'exploring' && state.turn - state.offered < BETWEEN_OFFERS;
}
