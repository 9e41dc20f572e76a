/** Replies around and instead of a prompt: help, answers about the music, the station that plays, goodbye. */
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { MusicIndex } from '../../catalog/music-index.ts';
import { stationFromKey } from '../../catalog/station.ts';
import type { Track } from '../../catalog/track.ts';
import { type Reply, say } from '../reply.ts';
import type { DialogueState } from '../state.ts';
import { fact, sketch } from './spoken.ts';
import type { Wording } from './wording.ts';

/** The waiting prompt in the words it was asked in, after something else if need be. */
export function againAfter(text: string, state: DialogueState, wording: Wording): Reply {
  return { speech: say(text, state.said), reprompt: say(wording.say('reprompt.open')) };
}

/** An answer about the music, and the question that still waits; a sample is not described all over again. */
export function toldWhileAsking(answer: string, state: DialogueState, wording: Wording): Reply {
  const question = state.pending?.kind === 'sample' ? wording.say('sample.asked') : state.said;
  return { speech: say(answer, question), reprompt: say(wording.say('reprompt.open')) };
}

/** What the customer asked about the music; without any music yet, says so. */
export function told(
  attribute: Attribute | undefined,
  state: DialogueState,
  playing: string | undefined,
  wording: Wording,
  music: MusicIndex,
): string {
  const track = inQuestion(state, playing, music);
  if (!track) return wording.say('tell.nothing');
  const { title, artist } = track;
  if (attribute === undefined || attribute === 'track' || attribute === 'artist')
    return wording.say('tell.track', { title, artist, sketch: sketch(track) });
  const what = fact(track, attribute);
  return what
    ? wording.say('tell.attribute', { title, artist, what })
    : wording.say('tell.unknown', { title, artist });
}

export function playReply(queue: readonly Track[], wording: Wording): Reply {
  const { title, artist } = queue[0]!;
  const following = queue.slice(1, 4).map((track) => `${track.title} – ${track.artist}`);
  const text = [`Now: ${title} – ${artist}`, ...(following.length > 0 ? ['Next:', ...following] : [])].join(
    '\n',
  );
  return {
    speech: say(wording.say('play', { title, artist })),
    card: { title: 'Your station', text },
    queue,
  };
}

export function goodbye(wording: Wording): Reply {
  return { speech: say(wording.say('stop')) };
}

/** The track a question is about: what plays, else what was sampled or offered last. */
function inQuestion(state: DialogueState, playing: string | undefined, music: MusicIndex): Track | undefined {
  if (playing !== undefined) return music.byId(playing);
  const station = state.pending?.kind === 'offer' ? stationFromKey(state.pending.values[0]!) : undefined;
  if (station?.kind === 'like') return music.byId(station.track);
  const sampled = state.sampled.at(-1);
  return sampled === undefined ? undefined : music.track(sampled);
}
