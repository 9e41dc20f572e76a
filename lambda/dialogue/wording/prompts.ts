/** A chosen prompt in words: what is said, what is asked again after silence, and the card. */
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { MusicIndex } from '../../catalog/music-index.ts';
import { stationFromKey } from '../../catalog/station.ts';
import type { PendingPrompt } from '../prompt.ts';
import { type Reply, type Segment, say, sayIn, type Voice } from '../reply.ts';
import { fill, type Slots } from './fill.ts';
import { sketch } from './sketch.ts';
import { spokenValue, spokenWishes } from './spoken.ts';
import { isPhrase, type PhraseKey, type Wording } from './wording.ts';
import words from './words.en.json' with { type: 'json' };

export type SpokenPrompt = Required<Pick<Reply, 'speech' | 'reprompt'>> & Pick<Reply, 'card'>;

/** @param voice in which music is presented: a sample, a station. */
export function spokenPrompt(
  prompt: PendingPrompt,
  wording: Wording,
  music: MusicIndex,
  voice?: Voice,
): SpokenPrompt {
  switch (prompt.kind) {
    case 'sample':
      return sample(prompt.values[0]!, wording, music, voice);
    case 'offer':
      return offer(prompt.values[0]!, wording, music, voice);
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

function sample(id: string, wording: Wording, music: MusicIndex, voice: Voice | undefined): SpokenPrompt {
  const track = music.byId(id)!;
  const slots = { title: track.title, artist: track.artist, sketch: sketch(track) };
  const card = { title: track.title, text: fill(words.cards.sample, slots) };
  const reprompt = say(wording.say('sample.asked'), wording.say('reprompt.yes-no'));
  if (!track.preview) return { speech: sayIn(voice, wording.say('sample.sketched', slots)), reprompt, card };
  const snippet: Segment = { kind: 'snippet', url: track.preview };
  const speech = [
    ...sayIn(voice, wording.say('sample.heard')),
    snippet,
    ...say(wording.say('sample.named', slots), wording.say('sample.asked')),
  ];
  return { speech, reprompt, card };
}

function offer(key: string, wording: Wording, music: MusicIndex, voice: Voice | undefined): SpokenPrompt {
  const station = stationFromKey(key)!;
  const reprompt = say(wording.say('reprompt.yes-no'));
  const what =
    station.kind === 'like' && station.constraints.length === 0 ? '' : spokenWishes(station.constraints);
  const track = station.kind === 'like' ? music.byId(station.track)! : undefined;
  const slots = { what, ...(track ? { title: track.title, artist: track.artist } : {}) };
  const like = track ? fill(words.cards.like, slots) : '';
  const card = { title: words.cards.offer, text: [like, what].filter(Boolean).join('\n') };
  const name = !track ? 'offer.wishes' : what ? 'offer.like-within' : 'offer.like';
  return { speech: sayIn(voice, wording.say(name, slots)), reprompt, card };
}

/** @throws Error when a candidate was made that nobody wrote words for: a mistake of ours, caught by its test. */
function phrase(key: string): PhraseKey {
  if (!isPhrase(key)) throw new Error(`no wording for ${key}`);
  return key;
}
