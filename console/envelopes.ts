/** Real request envelopes, as the device would send them: what the page, the terminal and the tests speak. */
import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';

export interface Device {
  readonly skillId: string;
  readonly userId: string;
  readonly locale: string;
}

export interface OpenSession {
  readonly id: string;
  readonly isNew: boolean;
  readonly attributes: Record<string, unknown>;
}

export interface PlayerState {
  readonly token: string;
  readonly offsetInMilliseconds: number;
  /** Absent means it plays. */
  readonly playerActivity?: 'PLAYING' | 'PAUSED' | 'FINISHED';
}

export interface Moment {
  readonly requestId: string;
  /** ISO 8601. */
  readonly timestamp: string;
}

/** What reaches the skill inside a session. */
export type Said =
  | { readonly type: 'LaunchRequest' }
  | { readonly type: 'words'; readonly text: string }
  /** One of Alexa's built-in intents: what it understands by itself. */
  | { readonly type: 'intent'; readonly name: string }
  | { readonly type: 'SessionEndedRequest'; readonly reason: string };

/** Opening the skill, or words: free text goes in as Alexa's free-form slot would hold it. */
export function conversationEnvelope(
  said: Said,
  device: Device,
  session: OpenSession,
  moment: Moment,
  player?: PlayerState,
): RequestEnvelope {
  return {
    version: '1.0',
    session: {
      new: session.isNew,
      sessionId: session.id,
      application: { applicationId: device.skillId },
      attributes: session.attributes,
      user: { userId: device.userId },
    },
    context: context(device, player),
    request: { ...moment, locale: device.locale, ...requestOf(said) },
  } as RequestEnvelope;
}

/** `AudioPlayer.PlaybackStarted` and its like: no session, only what plays. */
export function playbackEnvelope(
  type: string,
  device: Device,
  player: PlayerState,
  moment: Moment,
): RequestEnvelope {
  const { token, offsetInMilliseconds } = player;
  return {
    version: '1.0',
    context: context(device, player),
    request: { type, ...moment, locale: device.locale, token, offsetInMilliseconds },
  } as unknown as RequestEnvelope;
}

/** `PlaybackController.NextCommandIssued` and its like: a button. What it is about is in the context only. */
export function remoteEnvelope(
  type: string,
  device: Device,
  player: PlayerState,
  moment: Moment,
): RequestEnvelope {
  return {
    version: '1.0',
    context: context(device, player),
    request: { type, ...moment, locale: device.locale },
  } as RequestEnvelope;
}

/** The session as the next request will carry it; undefined when the skill closed it. */
export function nextSession(session: OpenSession, response: ResponseEnvelope): OpenSession | undefined {
  if (response.response.shouldEndSession !== false) return undefined;
  return { id: session.id, isNew: false, attributes: response.sessionAttributes ?? {} };
}

function requestOf(said: Said): object {
  if (said.type === 'LaunchRequest' || said.type === 'SessionEndedRequest') return said;
  const slot = (value: string) => ({ name: 'query', value, confirmationStatus: 'NONE', source: 'USER' });
  const words = said.type === 'words';
  return {
    type: 'IntentRequest',
    dialogState: 'COMPLETED',
    intent: {
      name: words ? 'FreeTextIntent' : said.name,
      confirmationStatus: 'NONE',
      slots: words ? { query: slot(said.text) } : {},
    },
  };
}

function context(device: Device, player?: PlayerState) {
  return {
    System: {
      application: { applicationId: device.skillId },
      user: { userId: device.userId },
      device: { deviceId: 'segue-console', supportedInterfaces: { AudioPlayer: {} } },
      apiEndpoint: 'https://api.amazonalexa.com',
    },
    AudioPlayer: player ? { playerActivity: 'PLAYING', ...player } : { playerActivity: 'IDLE' },
  };
}
