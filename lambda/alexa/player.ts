/** Playback requests, the remote's buttons, and what people say to the player outside a conversation. */
import type { Response } from 'ask-sdk-model';
import { type OutcomeRecord, SCHEMA_VERSION } from '../../policy/record.ts';
import type { MusicIndex } from '../catalog/music-index.ts';
import { say } from '../dialogue/reply.ts';
import { Wording } from '../dialogue/wording/wording.ts';
import { currentId, looping, mixed, moved, type Queue } from './queue.ts';
import { type AudioAddress, enqueued, playing, silence, spokenResponse, stopped } from './response.ts';

export interface Player {
  readonly music: MusicIndex;
  readonly address: AudioAddress;
}

/** What an AudioPlayer event asks for; its outcome record is {@link playbackOutcome}. No event may be answered in words. */
export function onPlayback(event: string, queue: Queue, token: string, player: Player): Response {
  const next = moved(queue, 1);
  const track = next && player.music.byId(currentId(next));
  if (!next || !track) return silence();
  if (event === 'PlaybackNearlyFinished') return enqueued(next, track, player.address, token);
  if (event === 'PlaybackFailed') return withoutSession(playing(silence(), next, track, player.address));
  return silence();
}

/** How much was heard, and failures: facts about the outcome that only the device knows. */
export function playbackOutcome(
  event: string,
  queue: Queue,
  offsetMs: number,
  at: string,
): OutcomeRecord | undefined {
  const names = {
    PlaybackStarted: 'started',
    PlaybackFinished: 'finished',
    PlaybackStopped: 'stopped',
    PlaybackFailed: 'failed',
  };
  const name = names[event as keyof typeof names];
  if (!name) return undefined;
  return {
    type: 'outcome',
    schema: SCHEMA_VERSION,
    conversationId: queue.c,
    turn: queue.t,
    at,
    listener: queue.l,
    outcome: name === 'failed' ? 'failed' : 'played',
    source: 'playback',
    playback: { event: name, index: queue.i, offsetMs: Math.max(0, Math.round(offsetMs)) },
  };
}

/** The remote's buttons; like playback events they cannot be answered in words. */
export function onRemote(command: string, queue: Queue, offsetMs: number, player: Player): Response {
  const step = { NextCommandIssued: 1, PreviousCommandIssued: -1 }[command] as 1 | -1 | undefined;
  if (step) return withoutSession(stepped(queue, step, player));
  if (command === 'PlayCommandIssued') return withoutSession(restarted(queue, offsetMs, player));
  return command === 'PauseCommandIssued' ? stopped() : silence();
}

/**
 * "Alexa, next", "pause", "shuffle" while a station plays and nobody is talking with us. Undefined when the intent
 * is not about the player.
 */
export function onSpokenControl(
  intent: string,
  queue: Queue,
  offsetMs: number,
  request: string,
  player: Player,
): Response | undefined {
  switch (intent) {
    case 'AMAZON.PauseIntent':
    case 'AMAZON.StopIntent':
    case 'AMAZON.CancelIntent':
      return { ...stopped(), shouldEndSession: true };
    case 'AMAZON.ResumeIntent':
    case 'PlayIntent':
      return restarted(queue, offsetMs, player);
    case 'AMAZON.NextIntent':
      return stepped(queue, 1, player);
    case 'AMAZON.PreviousIntent':
      return stepped(queue, -1, player);
    case 'AMAZON.StartOverIntent':
    case 'AMAZON.RepeatIntent':
      return restarted(queue, 0, player);
    case 'AMAZON.LoopOnIntent':
    case 'AMAZON.LoopOffIntent':
      return restarted(looping(queue, intent === 'AMAZON.LoopOnIntent'), offsetMs, player);
    case 'AMAZON.ShuffleOnIntent':
      return restarted(mixed(queue, request), offsetMs, player);
    case 'AMAZON.ShuffleOffIntent':
      return restarted(queue, offsetMs, player);
    default:
      return undefined;
  }
}

function stepped(queue: Queue, by: 1 | -1, player: Player): Response {
  const next = moved(queue, by);
  if (next) return restarted(next, 0, player);
  const wording = new Wording({}, queue.i);
  return spokenResponse({ speech: say(wording.say(by === 1 ? 'player.last' : 'player.first')) });
}

function restarted(queue: Queue, offsetMs: number, player: Player): Response {
  const track = player.music.byId(currentId(queue));
  return track
    ? playing(silence(), queue, track, player.address, offsetMs)
    : { ...stopped(), shouldEndSession: true };
}

/** Answers to playback and remote requests have no session to end, and no speech. */
function withoutSession({ directives }: Response): Response {
  return directives ? { directives } : {};
}
