/** Replies around and instead of a prompt: help, answers about the music, the station that plays, goodbye. */
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { MusicIndex } from '../../catalog/music-index.ts';
import { stationFromKey } from '../../catalog/station.ts';
import type { Track } from '../../catalog/track.ts';
import { type Reply, say, sayIn } from '../reply.ts';
import type { DialogueState } from '../state.ts';
import { ABOUT_MUSIC, APOLOGETIC, type Conduct, DELIGHTED, sameConduct } from '../tone.ts';
import { fill } from './fill.ts';
import { fact, sketch } from './sketch.ts';
import type { Wording } from './wording.ts';
import words from './words.en.json' with { type: 'json' };

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

export function playReply(queue: readonly Track[], wording: Wording, conduct: Conduct): Reply {
  const [first, ...others] = queue;
  const { title, artist } = first!;
  const following = others
    .slice(0, 3)
    .map((track) => fill(words.cards.track, { title: track.title, artist: track.artist }));
  const lines = [
    fill(words.cards.now, { title, artist }),
    ...(following.length > 0 ? [words.cards.next, ...following] : []),
  ];
  const { tone, mayCheer } = conduct;
  const voice = tone === 'sorry' ? undefined : mayCheer ? DELIGHTED : ABOUT_MUSIC;
  return {
    speech: sayIn(
      voice,
      wording.say('play', { title, artist }, tone === 'bright' && !mayCheer ? 'plain' : tone),
    ),
    card: { title: words.cards.station, text: lines.join('\n') },
    queue,
  };
}

/** Who leaves while it goes badly is told that we are sorry, unless they have just been. */
export function goodbye(state: DialogueState, wording: Wording): Reply {
  const { tone, mayApologise } = sameConduct(state);
  if (tone === 'sorry' && mayApologise) return { speech: sayIn(APOLOGETIC, wording.say('stop')) };
  return { speech: say(wording.say('stop', {}, 'plain')) };
}

/** The track a question is about: what plays, else what was sampled or offered last. */
function inQuestion(state: DialogueState, playing: string | undefined, music: MusicIndex): Track | undefined {
  if (playing !== undefined) return music.byId(playing);
  const station = state.pending?.kind === 'offer' ? stationFromKey(state.pending.values[0]!) : undefined;
  if (station?.kind === 'like') return music.byId(station.track);
  const sampled = state.sampled.at(-1);
  return sampled === undefined ? undefined : music.track(sampled);
}
