/** The device's line to the skill: keeps the session, sends envelopes, says clearly when no answer comes. */
import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';
import {
  conversationEnvelope,
  type Device,
  type Moment,
  nextSession,
  type OpenSession,
  type PlayerState,
  playbackEnvelope,
  remoteEnvelope,
  type Said,
} from '../envelopes.ts';

/** As long as the real device waits. */
const PATIENCE_MS = 8_000;

/** A message for the customer; everything that can go wrong between here and the skill. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

export class Echo {
  private session: OpenSession | undefined;
  private readonly device: Device;
  private readonly playing: () => PlayerState | undefined;

  /** @param playing what the device plays or has paused, for the context of every request. */
  constructor(skillId: string, playing: () => PlayerState | undefined) {
    this.device = { skillId, userId: 'amzn1.ask.account.console', locale: 'en-US' };
    this.playing = playing;
  }

  /** The skill has asked something and waits for the answer. */
  get inSession(): boolean {
    return this.session !== undefined;
  }

  /** Words without an open session open one, as "Alexa, ask Segue for …" would. @throws Unanswered */
  async say(said: Said): Promise<ResponseEnvelope> {
    const session = this.session ?? { id: fresh('session'), isNew: true, attributes: {} };
    const answer = await post(conversationEnvelope(said, this.device, session, moment(), this.playing()));
    this.session = nextSession(session, answer);
    return answer;
  }

  /** @throws Unanswered */
  playback(event: string, player: PlayerState): Promise<ResponseEnvelope> {
    return post(playbackEnvelope(`AudioPlayer.${event}`, this.device, player, moment()));
  }

  /** @throws Unanswered */
  remote(command: string, player: PlayerState): Promise<ResponseEnvelope> {
    return post(remoteEnvelope(`PlaybackController.${command}`, this.device, player, moment()));
  }

  /** Hangs up without waiting: also works while the page is being closed, which is how people abandon things. */
  hangUp(reason: 'USER_INITIATED' | 'EXCEEDED_MAX_REPROMPTS'): void {
    if (!this.session) return;
    const said: Said = { type: 'SessionEndedRequest', reason };
    const envelope = conversationEnvelope(said, this.device, this.session, moment(), this.playing());
    this.session = undefined;
    navigator.sendBeacon('/alexa', JSON.stringify(envelope));
  }
}

async function post(envelope: RequestEnvelope): Promise<ResponseEnvelope> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch('/alexa', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(envelope),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    body = await response.json();
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    throw new Unanswered(
      late ? 'Segue took too long to answer.' : 'Segue is out of reach. Is `npm start` still running?',
    );
  }
  if (response.ok) return body as ResponseEnvelope;
  const { error = `status ${response.status}` } = body as { error?: string };
  throw new Unanswered(`Segue refused the request: ${error}`);
}

function moment(): Moment {
  return { requestId: fresh('request'), timestamp: new Date().toISOString() };
}

/** Not `crypto.randomUUID`: browsers keep that from pages reached through another host name over plain http. */
function fresh(what: 'session' | 'request'): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `amzn1.echo-api.${what}.${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
