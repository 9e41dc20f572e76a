/** The skill: one handler a kind of request, each a few lines around a pure step, and one place for errors. */
import { type HandlerInput, type RequestHandler, SkillBuilders } from 'ask-sdk-core';
import type { RequestEnvelope, Response, ResponseEnvelope } from 'ask-sdk-model';
import { outcomeRecord } from '../dialogue/records.ts';
import { say } from '../dialogue/reply.ts';
import type { DialogueState } from '../dialogue/state.ts';
import { meaningOf, type Utterance } from '../dialogue/understanding/utterance.ts';
import { Wording } from '../dialogue/wording/wording.ts';
import type { Arms, DecisionLog, Engine, ListenerMemory, Meter, Spill } from '../ports.ts';
import { turn } from '../turn.ts';
import { canFulfil } from './can-fulfil.ts';
import { begun, continued, listenerOf, type Pseudonym } from './conversation.ts';
import { type Incoming, type Origin, parseEnvelope } from './envelope.ts';
import { keep } from './keep.ts';
import { measure, timed } from './measure.ts';
import { onPlayback, onRemote, onSpokenControl, playbackOutcome } from './player.ts';
import { currentId, type Queue, queueFrom } from './queue.ts';
import { RefusedRequest } from './refused.ts';
import { newsOfPlayback, newsOfTurn, recalled, remember } from './remember.ts';
import { type AudioAddress, playing, silence, spokenResponse } from './response.ts';
import { toAttributes } from './session.ts';

export interface SkillParts {
  readonly engine: Engine;
  /** Absent: the engine's own policy serves everybody, as in simulations. */
  readonly arms?: Arms;
  readonly meter?: Meter;
  /** Milliseconds from whenever. Absent: nothing is timed, as in simulations, whose logs are the same for the same seed. */
  readonly clock?: () => number;
  readonly log: DecisionLog;
  readonly memory: ListenerMemory;
  readonly spill: Spill;
  readonly pseudonym: Pseudonym;
  readonly address: AudioAddress;
  /** The only application id that is answered. */
  readonly skillId: string;
}

export type SkillHandler = (event: unknown, context?: unknown) => Promise<ResponseEnvelope>;

/** @returns the handler. It throws RefusedRequest for what is not a request to this skill, and nothing else. */
export function skillHandler(parts: SkillParts): SkillHandler {
  const skill = SkillBuilders.custom()
    .addRequestHandlers(
      on('launch', (incoming, input) => converse(incoming, { kind: 'opening' }, input, parts)),
      on('intent', (incoming, input) => {
        const control = spokenControl(incoming, parts);
        return control ?? converse(incoming, { kind: 'intent', intent: incoming.intent }, input, parts);
      }),
      on('session-ended', (incoming) => sessionEnded(incoming, parts)),
      on('can-fulfil', ({ intent }) => {
        const understood = (some: typeof intent) =>
          meaningOf({ kind: 'intent', intent: some }, undefined, parts.engine.lexicon);
        return { canFulfillIntent: canFulfil(intent, understood) };
      }),
      on('playback', (incoming) => playback(incoming, parts)),
      on('remote', ({ command, origin }) => {
        const queue = playerQueue(origin);
        return queue ? onRemote(command, queue, origin.player!.offsetMs, player(parts)) : silence();
      }),
      on('skill-disabled', async ({ origin }) => {
        const listener = listenerOf(origin, parts.pseudonym);
        if (listener) await Promise.all([parts.log.forget(listener), parts.memory.forget(listener)]);
        return silence();
      }),
      on('other', () => silence()),
    )
    .addErrorHandlers({
      canHandle: () => true,
      handle: (input, error) => {
        parts.meter?.failed();
        return apologise(input, error);
      },
    })
    .create();

  return async (event, context) => {
    const { skillId } = parts;
    const incoming = parseEnvelope(event);
    if (incoming.origin.applicationId !== skillId)
      throw new RefusedRequest('wrong-skill', 'the application id is not this skill’s');
    return skill.invoke(event as RequestEnvelope, { incoming, lambda: context } satisfies InvocationContext);
  };
}

/** A launch or an utterance: the first journey. */
async function converse(
  incoming: Extract<Incoming, { kind: 'launch' | 'intent' }>,
  utterance: Utterance,
  input: HandlerInput,
  parts: SkillParts,
): Promise<Response> {
  const began = parts.clock?.();
  const { origin, session } = incoming;
  const state = continued(session, parts.engine, parts.pseudonym) ?? (await opened(incoming, parts));
  const servedBy = await parts.arms?.servedBy(state.listener);
  const queue = playerQueue(origin);
  const step = turn(
    {
      state,
      utterance,
      request: parts.pseudonym(origin.requestId),
      at: origin.at,
      locale: origin.locale,
      screen: origin.screen,
      ...(queue ? { playing: currentId(queue) } : {}),
    },
    { ...parts.engine, ...servedBy },
  );
  const news = newsOfTurn(state, step);
  const effects = began === undefined ? step.effects : timed(step.effects, parts.clock!() - began);
  measure(effects, servedBy?.arm ?? parts.engine.arm, parts);
  await Promise.all([keep(effects, parts), remember(state.listener, news, origin.at, parts.memory)]);
  input.attributesManager.setSessionAttributes(toAttributes(step.state));
  const response = spokenResponse(step.reply, origin.locale);
  const tracks = step.reply.queue;
  if (!tracks) return response;
  const station: Queue = {
    c: state.conversationId,
    t: state.turn,
    l: state.listener,
    q: tracks.map(({ id }) => id),
    i: 0,
  };
  return playing(response, station, tracks[0]!, parts.address);
}

/** A conversation begins: what is remembered of whoever begins it is asked for here, and only here. */
async function opened(
  { origin, session }: Extract<Incoming, { kind: 'launch' | 'intent' }>,
  { engine, memory, pseudonym }: SkillParts,
): Promise<DialogueState> {
  const listener = listenerOf(origin, pseudonym);
  return begun(session, listener, engine, pseudonym, await recalled(listener, memory));
}

/** The platform closed the session: an outcome, and no answer. */
async function sessionEnded(
  { origin, session, reason }: Extract<Incoming, { kind: 'session-ended' }>,
  parts: SkillParts,
): Promise<Response> {
  const state = continued(session, parts.engine, parts.pseudonym);
  if (!state || state.turn === 0) return silence();
  const outcome = reason === 'ERROR' ? 'failed' : reason === 'USER_INITIATED' ? 'stopped' : 'abandoned';
  const ended = outcomeRecord(state, outcome, { at: origin.at, source: 'session' });
  const servedBy = parts.meter && (await parts.arms?.servedBy(state.listener));
  measure([ended], servedBy?.arm ?? parts.engine.arm, parts);
  await keep([ended], parts);
  return silence();
}

async function playback(
  { origin, event, token, offsetMs }: Extract<Incoming, { kind: 'playback' }>,
  parts: SkillParts,
): Promise<Response> {
  const queue = queueFrom(token);
  if (!queue) return silence();
  const outcome = playbackOutcome(event, queue, offsetMs, origin.at);
  if (outcome) {
    // A station that still plays for somebody who is gone, or who is somebody else now, is nobody's taste.
    const theirs = listenerOf(origin, parts.pseudonym) === queue.l;
    const news = theirs ? newsOfPlayback(outcome, queue) : [];
    await Promise.all([keep([outcome], parts), remember(queue.l, news, origin.at, parts.memory)]);
  }
  return onPlayback(event, queue, token, player(parts));
}

/** "Next", "pause", "shuffle" said to the player, not to us: only while we are not waiting for an answer. */
function spokenControl(
  { origin, session, intent }: Extract<Incoming, { kind: 'intent' }>,
  parts: SkillParts,
): Response | undefined {
  const queue = playerQueue(origin);
  if (!queue) return undefined;
  const talking = continued(session, parts.engine, parts.pseudonym)?.pending !== undefined;
  if (talking) return undefined;
  return onSpokenControl(intent.name, queue, origin.player!.offsetMs, origin.requestId, player(parts));
}

function playerQueue(origin: Origin): Queue | undefined {
  return origin.player ? queueFrom(origin.player.token) : undefined;
}

function player({ engine, address }: SkillParts) {
  return { music: engine.music, address };
}

/** What rides along with the SDK's input: the request, parsed once. */
interface InvocationContext {
  readonly incoming: Incoming;
  readonly lambda: unknown;
}

function incomingOf(input: HandlerInput): Incoming {
  return (input.context as InvocationContext).incoming;
}

function on<Kind extends Incoming['kind']>(
  kind: Kind,
  handle: (incoming: Extract<Incoming, { kind: Kind }>, input: HandlerInput) => Response | Promise<Response>,
): RequestHandler {
  return {
    canHandle: (input) => incomingOf(input).kind === kind,
    handle: (input) => handle(incomingOf(input) as Extract<Incoming, { kind: Kind }>, input),
  };
}

/** Something of ours broke. The customer hears an apology where one can be spoken, and we keep the evidence. */
function apologise(input: HandlerInput, error: Error): Response {
  console.error(
    JSON.stringify({ segue: 'error', name: error.name, message: error.message, stack: error.stack }),
  );
  const { kind } = incomingOf(input);
  if (kind !== 'launch' && kind !== 'intent') return silence();
  const sorry = say(new Wording({}, 0).say('failed'));
  return spokenResponse({ speech: sorry, reprompt: sorry });
}
