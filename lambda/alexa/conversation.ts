import { shareOf } from '../../policy/random.ts';
import { type DialogueState, KEPT, newConversation } from '../dialogue/state.ts';
import type { Engine, Remembered } from '../ports.ts';
import type { Origin, Session } from './envelope.ts';
import { fromAttributes } from './session.ts';

/** Keyed hash of a platform id: stable for us, meaningless to anybody without the key. */
export type Pseudonym = (id: string) => string;

/** The conversation that a session carries on, if it does. */
export function continued(session: Session, engine: Engine, pseudonym: Pseudonym): DialogueState | undefined {
  const expected = { conversationId: pseudonym(session.id), catalogVersion: engine.music.version };
  return fromAttributes(session.attributes, expected);
}

/** Empty where the platform does not say who it is. */
export function listenerOf({ userId }: Origin, pseudonym: Pseudonym): string {
  return userId ? pseudonym(userId) : '';
}

/** A new conversation, with what is remembered of the listener. Its stratum is drawn once, from its id. */
export function begun(
  session: Session,
  listener: string,
  { music, exploration }: Engine,
  pseudonym: Pseudonym,
  { taste, heard }: Remembered = { taste: '', heard: [] },
): DialogueState {
  const conversationId = pseudonym(session.id);
  const explores = shareOf(conversationId, 'stratum') < exploration.exploreShare;
  return newConversation({
    conversationId,
    listener,
    stratum: explores ? 'explore' : 'exploit',
    catalogVersion: music.version,
    taste,
    heard: heard.flatMap((id) => music.ordinalOf(id) ?? []).slice(-KEPT.heard),
  });
}
