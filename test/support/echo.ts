/** A device for tests: sends real envelopes to a handler and checks every response it gets. */
import type { IntentRequest, RequestEnvelope, Response, ResponseEnvelope } from 'ask-sdk-model';
import {
  conversationEnvelope,
  type Device,
  nextSession,
  type OpenSession,
  type PlayerState,
  playbackEnvelope,
} from '../../console/envelopes.ts';
import type { DialogueState } from '../../lambda/dialogue/state.ts';
import { responseProblems } from './response-problems.ts';

export type Handler = (event: unknown) => Promise<ResponseEnvelope>;

export const SKILL_ID = 'amzn1.ask.skill.local';

export class Echo {
  readonly device: Device;
  session: OpenSession;
  player: PlayerState | undefined;
  /** Every envelope sent, for sending it again. */
  readonly sent: RequestEnvelope[] = [];
  private readonly handler: Handler;
  private count = 0;
  private readonly name: string;

  constructor(handler: Handler, name = 'test', userId = 'amzn1.ask.account.test', locale = 'en-US') {
    this.handler = handler;
    this.name = name;
    this.device = { skillId: SKILL_ID, userId, locale };
    this.session = this.freshSession();
  }

  open(): Promise<Response> {
    return this.exchange(
      conversationEnvelope({ type: 'LaunchRequest' }, this.device, this.session, this.moment(), this.player),
    );
  }

  say(text: string): Promise<Response> {
    return this.exchange(
      conversationEnvelope({ type: 'words', text }, this.device, this.session, this.moment(), this.player),
    );
  }

  intent(name: string, slots: Readonly<Record<string, string>> = {}): Promise<Response> {
    const envelope = conversationEnvelope(
      { type: 'words', text: '' },
      this.device,
      this.session,
      this.moment(),
      this.player,
    );
    const intent: IntentRequest['intent'] = {
      name,
      confirmationStatus: 'NONE',
      slots: Object.fromEntries(
        Object.entries(slots).map(([slot, value]) => [
          slot,
          { name: slot, value, confirmationStatus: 'NONE' as const },
        ]),
      ),
    };
    return this.exchange({ ...envelope, request: { ...(envelope.request as IntentRequest), intent } });
  }

  playback(type: string, player = this.player!): Promise<Response> {
    return this.exchange(playbackEnvelope(type, this.device, player, this.moment()));
  }

  endSession(reason: string): Promise<Response> {
    const envelope = conversationEnvelope(
      { type: 'LaunchRequest' },
      this.device,
      this.session,
      this.moment(),
    );
    return this.exchange({
      ...envelope,
      request: { ...envelope.request, type: 'SessionEndedRequest', reason } as RequestEnvelope['request'],
    });
  }

  /** Sends an envelope as it is. @throws Error when the response breaks a rule of the platform. */
  async exchange(envelope: RequestEnvelope): Promise<Response> {
    this.sent.push(envelope);
    const answer = await this.handler(structuredClone(envelope));
    const problems = await responseProblems(answer, envelope.request);
    if (problems.length > 0) throw new Error(`${envelope.request.type}: ${problems.join('; ')}`);
    for (const directive of answer.response.directives ?? []) {
      if (directive.type === 'AudioPlayer.Play' && directive.playBehavior === 'REPLACE_ALL')
        this.player = { token: directive.audioItem!.stream!.token, offsetInMilliseconds: 0 };
    }
    if (envelope.session) this.session = nextSession(this.session, answer) ?? this.freshSession();
    return answer.response;
  }

  /** The dialogue state the session carries. */
  get state(): DialogueState {
    return this.session.attributes.segue as DialogueState;
  }

  private moment() {
    this.count += 1;
    const second = new Date(Date.UTC(2026, 0, 1) + this.count * 7_000).toISOString();
    return { requestId: `amzn1.echo-api.request.${this.name}-${this.count}`, timestamp: second };
  }

  private freshSession(): OpenSession {
    return { id: `amzn1.echo-api.session.${this.name}-${this.count}`, isNew: true, attributes: {} };
  }
}

/** The text of a response, tags out. */
export function textOf(response: Response): string {
  const speech = response.outputSpeech;
  return speech?.type === 'SSML' ? speech.ssml.replace(/<[^>]+>/g, '') : '';
}
