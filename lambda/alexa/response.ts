/** Replies as Alexa responses. */
import { ResponseFactory } from 'ask-sdk-core';
import type { Response } from 'ask-sdk-model';
import type { Track } from '../catalog/track.ts';
import type { Reply } from '../dialogue/reply.ts';
import { type Queue, tokenOf } from './queue.ts';
import { ssmlOf } from './ssml.ts';

/** Where a track's recording is: its own address, or the skill's audio store. */
export type AudioAddress = (track: Track) => string;

/**
 * A spoken reply. The microphone opens exactly when there is something to repeat after silence.
 * @param locale of the device, for its voice.
 */
export function spokenResponse(reply: Reply, locale?: string): Response {
  const builder = ResponseFactory.init().speak(ssmlOf(reply.speech, locale));
  if (reply.reprompt) builder.reprompt(ssmlOf(reply.reprompt, locale));
  if (reply.card) builder.withSimpleCard(reply.card.title, reply.card.text);
  return builder.withShouldEndSession(!reply.reprompt).getResponse();
}

/** No speech, no microphone: all that playback requests may get, and enough for what needs no answer. */
export function silence(): Response {
  return ResponseFactory.init().getResponse();
}

/** Starts a track now. One Play a response, and the session is over. */
export function playing(
  response: Response,
  queue: Queue,
  track: Track,
  address: AudioAddress,
  offsetMs = 0,
): Response {
  const builder = ResponseFactory.init().addAudioPlayerPlayDirective(
    'REPLACE_ALL',
    address(track),
    tokenOf(queue),
    offsetMs,
    undefined,
    metadata(track),
  );
  return { ...response, ...directives(builder.getResponse()), shouldEndSession: true };
}

/** Lines up the next track behind the one that is nearly finished. */
export function enqueued(queue: Queue, track: Track, address: AudioAddress, after: string): Response {
  return ResponseFactory.init()
    .addAudioPlayerPlayDirective('ENQUEUE', address(track), tokenOf(queue), 0, after, metadata(track))
    .getResponse();
}

export function stopped(response: Response = silence()): Response {
  const stop = ResponseFactory.init().addAudioPlayerStopDirective().getResponse();
  return { ...response, ...directives(stop) };
}

function directives(response: Response): Pick<Response, 'directives'> {
  return { directives: response.directives ?? [] };
}

function metadata(track: Track) {
  return { title: track.title, subtitle: track.artist };
}
