/** A chosen prompt in words: what is said, what is asked again after silence, and the card. */
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { MusicIndex } from '../../catalog/music-index.ts';
import { stationFromKey } from '../../catalog/station.ts';
import type { PendingPrompt } from '../prompt.ts';
import { type Reply, type Segment, say } from '../reply.ts';
import { sketch, spokenValue, spokenWishes } from './spoken.ts';
import { isPhrase, type PhraseKey, type Slots, type Wording } from './wording.ts';

export type SpokenPrompt = Required<Pick<Reply, 'speech' | 'reprompt'>> & Pick<Reply, 'card'>;

export function spokenPrompt(prompt: PendingPrompt, wording: Wording, music: MusicIndex): SpokenPrompt {
  switch (prompt.kind) {
    case 'sample':
      return sample(prompt.values[0]!, wording, music);
    case 'offer':
      return offer(prompt.values[0]!, wording, music);
    case 'open':
    case 'recover':
      return { speech: say(wording.say(prompt.kind)), reprompt: say(wording.say('reprompt.open')) };
    case 'request':
      return {
        speech: say(wording.say(phrase(`request:${prompt.attribute}`))),
        reprompt: say(wording.say('reprompt.open')),
      };
    case 'clarify':
    case 'either-or':
    case 'suggest':
    case 'artist':
      return values(prompt, wording);
  }
}

/** Prompts that name one or two values. */
function values(prompt: PendingPrompt, wording: Wording): SpokenPrompt {
  const attribute = prompt.attribute as Attribute;
  const [a, b] = prompt.values.map((value) => spokenValue(attribute, value));
  const slots: Slots = { a: a!, ...(b === undefined ? {} : { b }) };
  const count = b === undefined ? 'one' : 'two';
  const key = {
    clarify: 'clarify',
    'either-or': `either-or:${attribute}`,
    suggest: `suggest.${count}:${attribute}`,
    artist: `artist.${count}`,
  }[prompt.kind as 'clarify' | 'either-or' | 'suggest' | 'artist'];
  const reprompt = b === undefined ? wording.say('reprompt.yes-no') : wording.say('reprompt.two', slots);
  return { speech: say(wording.say(phrase(key), slots)), reprompt: say(reprompt) };
}

function sample(id: string, wording: Wording, music: MusicIndex): SpokenPrompt {
  const track = music.byId(id)!;
  const slots = { title: track.title, artist: track.artist, sketch: sketch(track) };
  const card = { title: track.title, text: `${track.artist}\n${sketch(track)}` };
  const reprompt = say(wording.say('sample.asked'), wording.say('reprompt.yes-no'));
  if (!track.preview) return { speech: say(wording.say('sample.sketched', slots)), reprompt, card };
  const snippet: Segment = { kind: 'snippet', url: track.preview };
  const speech = [
    ...say(wording.say('sample.heard')),
    snippet,
    ...say(wording.say('sample.named', slots), wording.say('sample.asked')),
  ];
  return { speech, reprompt, card };
}

function offer(key: string, wording: Wording, music: MusicIndex): SpokenPrompt {
  const station = stationFromKey(key)!;
  const reprompt = say(wording.say('reprompt.yes-no'));
  if (station.kind === 'like') {
    const track = music.byId(station.track)!;
    const slots = { title: track.title, artist: track.artist };
    const title = `Like ${track.title} by ${track.artist}`;
    const what = station.constraints.length > 0 ? spokenWishes(station.constraints) : '';
    const card = { title: 'A station for you', text: [title, what].filter(Boolean).join('\n') };
    const words = what
      ? wording.say('offer.like-within', { ...slots, what })
      : wording.say('offer.like', slots);
    return { speech: say(words), reprompt, card };
  }
  const what = spokenWishes(station.constraints);
  const card = { title: 'A station for you', text: what };
  return { speech: say(wording.say('offer.wishes', { what })), reprompt, card };
}

/** @throws Error when a candidate was made that nobody wrote words for: a mistake of ours, caught by its test. */
function phrase(key: string): PhraseKey {
  if (!isPhrase(key)) throw new Error(`no wording for ${key}`);
  return key;
}
