/** The request envelope, parsed once: unknown JSON in, a discriminated request or a named refusal out. */
import * as v from 'valibot';
import type { SpokenIntent } from '../dialogue/understanding/spoken.ts';
import { RefusedRequest } from './refused.ts';

const Slot = v.object({
  name: v.optional(v.string()),
  value: v.nullish(v.string()),
  resolutions: v.nullish(
    v.object({
      resolutionsPerAuthority: v.nullish(
        v.array(
          v.object({
            status: v.object({ code: v.string() }),
            values: v.nullish(v.array(v.object({ value: v.object({ name: v.string() }) }))),
          }),
        ),
      ),
    }),
  ),
});

const Envelope = v.object({
  version: v.optional(v.string()),
  session: v.nullish(
    v.object({
      new: v.optional(v.boolean()),
      sessionId: v.string(),
      attributes: v.nullish(v.record(v.string(), v.unknown())),
      application: v.optional(v.object({ applicationId: v.string() })),
      user: v.nullish(v.object({ userId: v.optional(v.string()) })),
    }),
  ),
  context: v.object({
    System: v.object({
      application: v.object({ applicationId: v.string() }),
      user: v.nullish(v.object({ userId: v.optional(v.string()) })),
      device: v.nullish(v.object({ supportedInterfaces: v.nullish(v.record(v.string(), v.unknown())) })),
    }),
    AudioPlayer: v.nullish(
      v.object({ token: v.nullish(v.string()), offsetInMilliseconds: v.nullish(v.number()) }),
    ),
  }),
  request: v.looseObject({
    type: v.pipe(v.string(), v.minLength(1)),
    requestId: v.pipe(v.string(), v.minLength(1)),
    timestamp: v.pipe(v.string(), v.isoTimestamp()),
    locale: v.optional(v.string()),
    intent: v.optional(v.object({ name: v.string(), slots: v.nullish(v.record(v.string(), Slot)) })),
    reason: v.optional(v.string()),
    token: v.optional(v.string()),
    offsetInMilliseconds: v.optional(v.number()),
  }),
});

/** What every request says about where it comes from. */
export interface Origin {
  readonly applicationId: string;
  readonly requestId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly locale: string;
  readonly userId: string;
  readonly screen: boolean;
  /** What the device is playing or has paused, if anything. */
  readonly player?: { readonly token: string; readonly offsetMs: number };
}

export interface Session {
  readonly id: string;
  readonly isNew: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export type Incoming = { readonly origin: Origin } & (
  | { readonly kind: 'launch'; readonly session: Session }
  | { readonly kind: 'intent'; readonly session: Session; readonly intent: SpokenIntent }
  | { readonly kind: 'session-ended'; readonly session: Session; readonly reason: string }
  | { readonly kind: 'can-fulfil'; readonly intent: SpokenIntent }
  | { readonly kind: 'playback'; readonly event: string; readonly token: string; readonly offsetMs: number }
  | { readonly kind: 'remote'; readonly command: string }
  | { readonly kind: 'skill-disabled' }
  /** Valid, but nothing we act on: other skill events, screen touches, platform errors. */
  | { readonly kind: 'other'; readonly type: string }
);

/** @throws RefusedRequest when the event is not an Alexa request envelope. The message says where it is broken. */
export function parseEnvelope(event: unknown): Incoming {
  const parsed = v.safeParse(Envelope, event);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new RefusedRequest('malformed', `${v.getDotPath(issue) ?? 'request'}: ${issue.message}`);
  }
  const { request, session, context } = parsed.output;
  const player = context.AudioPlayer;
  const origin: Origin = {
    applicationId: context.System.application.applicationId,
    requestId: request.requestId,
    at: new Date(request.timestamp).toISOString(),
    locale: request.locale ?? 'en-US',
    userId: context.System.user?.userId ?? session?.user?.userId ?? '',
    screen: context.System.device?.supportedInterfaces?.['Alexa.Presentation.APL'] !== undefined,
    ...(player?.token ? { player: { token: player.token, offsetMs: player.offsetInMilliseconds ?? 0 } } : {}),
  };
  const inSession = (): Session => {
    if (!session) throw new RefusedRequest('malformed', 'session: missing');
    return { id: session.sessionId, isNew: session.new ?? false, attributes: session.attributes ?? {} };
  };
  const spoken = (): SpokenIntent => {
    if (!request.intent) throw new RefusedRequest('malformed', 'request.intent: missing');
    return intentOf(request.intent);
  };

  if (request.type === 'LaunchRequest') return { kind: 'launch', origin, session: inSession() };
  if (request.type === 'IntentRequest')
    return { kind: 'intent', origin, session: inSession(), intent: spoken() };
  if (request.type === 'SessionEndedRequest')
    return { kind: 'session-ended', origin, session: inSession(), reason: request.reason ?? '' };
  if (request.type === 'CanFulfillIntentRequest') return { kind: 'can-fulfil', origin, intent: spoken() };
  if (request.type === 'AlexaSkillEvent.SkillDisabled') return { kind: 'skill-disabled', origin };
  const [family, name] = request.type.split('.');
  if (family === 'AudioPlayer' && name) {
    const event = { event: name, token: request.token ?? '', offsetMs: request.offsetInMilliseconds ?? 0 };
    return { kind: 'playback', origin, ...event };
  }
  if (family === 'PlaybackController' && name) return { kind: 'remote', origin, command: name };
  return { kind: 'other', origin, type: request.type };
}

function intentOf(intent: {
  name: string;
  slots?: Record<string, v.InferOutput<typeof Slot>> | null | undefined;
}): SpokenIntent {
  const slots = Object.entries(intent.slots ?? {}).flatMap(([key, slot]) =>
    slot.value ? [{ name: slot.name ?? key, heard: slot.value, resolved: resolvedValues(slot) }] : [],
  );
  return { name: intent.name, slots };
}

/** What entity resolution found, static or dynamic; nothing when it matched nothing, timed out or failed. */
function resolvedValues(slot: v.InferOutput<typeof Slot>): readonly string[] {
  return (slot.resolutions?.resolutionsPerAuthority ?? [])
    .filter((authority) => authority.status.code === 'ER_SUCCESS_MATCH')
    .flatMap((authority) => (authority.values ?? []).map(({ value }) => value.name));
}
