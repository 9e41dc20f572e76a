import { shareOf } from '../../policy/random.ts';
import { type DialogueState, newConversation } from '../dialogue/state.ts';
import type { Engine } from '../ports.ts';
import type { Origin, Session } from './envelope.ts';
import { fromAttributes } from './session.ts';

/** Keyed hash of a platform id: stable for us, meaningless to anybody without the key. */
export type Pseudonym = (id: string) => string;

/** The conversation a session carries on, or a new one. Its stratum is drawn once, from its id. */
export function conversationOf(
  session: Session,
  origin: Origin,
  engine: Engine,
  pseudonym: Pseudonym,
): DialogueState {
  const conversationId = pseudonym(session.id);
  const expected = { conversationId, catalogVersion: engine.music.version };
  const known = fromAttributes(session.attributes, expected);
  if (known) return known;
  const explores = shareOf(conversationId, 'stratum') < engine.exploration.exploreShare;
  return newConversation({
    ...expected,
    listener: origin.userId ? pseudonym(origin.userId) : '',
    stratum: explores ? 'explore' : 'exploit',
  });
}
