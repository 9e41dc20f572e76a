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
}

interface Moment {
  readonly requestId: string;
  /** ISO 8601. */
  readonly timestamp: string;
}

type Said = { readonly type: 'LaunchRequest' } | { readonly type: 'words'; readonly text: string };

/** Opening the skill, or words: free text goes in as Alexa's free-form slot would hold it. */
export function conversationEnvelope(
  said: Said,
  device: Device,
  session: OpenSession,
  moment: Moment,
  player?: PlayerState,
): RequestEnvelope {
  const common = { ...moment, locale: device.locale };
  const request =
    said.type === 'LaunchRequest'
      ? { type: 'LaunchRequest', ...common }
      : {
          type: 'IntentRequest',
          ...common,
          dialogState: 'COMPLETED',
          intent: {
            name: 'FreeTextIntent',
            confirmationStatus: 'NONE',
            slots: { query: { name: 'query', value: said.text, confirmationStatus: 'NONE', source: 'USER' } },
          },
        };
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
    request,
  } as RequestEnvelope;
}

/** `AudioPlayer.PlaybackStarted` and its like: no session, only what plays. */
export function playbackEnvelope(
  type: string,
  device: Device,
  player: PlayerState,
  moment: Moment,
): RequestEnvelope {
  return {
    version: '1.0',
    context: context(device, player),
    request: { type, ...moment, locale: device.locale, ...player },
  } as unknown as RequestEnvelope;
}

/** The session as the next request will carry it; undefined when the skill closed it. */
export function nextSession(session: OpenSession, response: ResponseEnvelope): OpenSession | undefined {
  if (response.response.shouldEndSession !== false) return undefined;
  return { id: session.id, isNew: false, attributes: response.sessionAttributes ?? {} };
}

function context(device: Device, player?: PlayerState) {
  return {
    System: {
      application: { applicationId: device.skillId },
      user: { userId: device.userId },
      device: { deviceId: 'segue-console', supportedInterfaces: { AudioPlayer: {} } },
      apiEndpoint: 'https://api.amazonalexa.com',
    },
    AudioPlayer: player ? { ...player, playerActivity: 'PLAYING' } : { playerActivity: 'IDLE' },
  };
}
