/** The device of one simulated conversation: envelopes in, responses out, and the session and the player in between. */
import type { Response, ResponseEnvelope } from 'ask-sdk-model';
import {
  conversationEnvelope,
  type Device as Identity,
  nextSession,
  type OpenSession,
  type PlayerState,
  playbackEnvelope,
  type Said,
} from '../../console/envelopes.ts';
import type { SkillHandler } from '../../lambda/alexa/skill.ts';
import type { PendingPrompt } from '../../lambda/dialogue/prompt.ts';
import { type Segment, say } from '../../lambda/dialogue/reply.ts';
import type { DialogueState } from '../../lambda/dialogue/state.ts';

export const SKILL_ID = 'amzn1.ask.skill.simulated';

export class Device {
  private readonly handler: SkillHandler;
  private readonly identity: Identity;
  private readonly screen: boolean;
  private readonly requestId: (count: number) => string;
  private session: OpenSession | undefined;
  private player: PlayerState | undefined;
  private requests = 0;

  constructor(
    handler: SkillHandler,
    names: {
      readonly session: string;
      readonly user: string;
      readonly request: (count: number) => string;
      readonly screen: boolean;
    },
  ) {
    this.handler = handler;
    this.identity = { skillId: SKILL_ID, userId: names.user, locale: 'en-US' };
    this.screen = names.screen;
    this.requestId = names.request;
    this.session = { id: names.session, isNew: true, attributes: {} };
  }

  /** @returns what is heard. */
  async exchange(said: Said, timestamp: string): Promise<readonly Segment[]> {
    // Whoever speaks to the player while nobody is asking begins a session of their own.
    const session = this.session ?? { id: this.requestId(this.requests), isNew: true, attributes: {} };
    const envelope = conversationEnvelope(said, this.identity, session, this.moment(timestamp), this.player);
    const answer = await this.sent(envelope);
    this.session = nextSession(session, answer);
    return heardOf(answer.response);
  }

  async playback(event: string, offsetMs: number, timestamp: string): Promise<string | undefined> {
    const player = { ...this.player!, offsetInMilliseconds: offsetMs };
    const envelope = playbackEnvelope(`AudioPlayer.${event}`, this.identity, player, this.moment(timestamp));
    const { response } = await this.sent(envelope);
    return directive(response, 'ENQUEUE');
  }

  /** The prompt that waits for an answer: what the skill remembers of it in the open session. */
  get pending(): PendingPrompt | undefined {
    return (this.session?.attributes.segue as DialogueState | undefined)?.pending;
  }

  /** What plays, by its token. */
  get playing(): string | undefined {
    return this.player?.token;
  }

  plays(token: string): void {
    this.player = { token, offsetInMilliseconds: 0 };
  }

  /** There and back through JSON, as over the wire. */
  private async sent(envelope: unknown): Promise<ResponseEnvelope> {
    const answer = JSON.parse(JSON.stringify(await this.handler(this.shown(envelope)))) as ResponseEnvelope;
    const token = directive(answer.response, 'REPLACE_ALL');
    if (token !== undefined) this.plays(token);
    return answer;
  }

  /** A device with a screen says so. */
  private shown(envelope: unknown): unknown {
    if (!this.screen) return envelope;
    const copy = structuredClone(envelope) as {
      context: { System: { device: { supportedInterfaces: Record<string, unknown> } } };
    };
    copy.context.System.device.supportedInterfaces['Alexa.Presentation.APL'] = {};
    return copy;
  }

  private moment(timestamp: string) {
    return { requestId: this.requestId(this.requests++), timestamp };
  }
}

function directive(response: Response, behaviour: 'REPLACE_ALL' | 'ENQUEUE'): string | undefined {
  for (const each of response.directives ?? [])
    if (each.type === 'AudioPlayer.Play' && each.playBehavior === behaviour)
      return each.audioItem?.stream?.token;
  return undefined;
}

function heardOf({ outputSpeech }: Response): readonly Segment[] {
  const ssml = outputSpeech?.type === 'SSML' ? outputSpeech.ssml : '';
  const snippets = [...ssml.matchAll(/<audio /g)].map((): Segment => ({ kind: 'snippet', url: '' }));
  return [...say(ssml.replace(/<[^>]+>/g, '')), ...snippets];
}
