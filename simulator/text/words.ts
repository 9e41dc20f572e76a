/** Acts → the words of somebody who means them: the other way round from understanding, and independent of it. */
import { type Act, valueKey } from '../../policy/meaning.ts';
import type { Attribute, PromptKind } from '../../policy/vocabulary.ts';
import type { Chance } from '../chance.ts';
import { thing } from './things.ts';

const WISHES = ['{x}', '{x} please', 'I would like {x}', "I'd like {x}", 'I want {x}', 'maybe {x}'];
const REFUSALS = ['no {x}', 'no {x} please', "I don't like {x}"];

/** What reached the microphone but makes no sense to a skill about music: other matters, and words garbled on the way. */
const ELSEWHERE = [
  "what's the weather tomorrow",
  'set a timer for ten minutes',
  'turn off the lights in the kitchen',
  'did you feed the cat',
  'the gray flour often it',
  'wreck a nice peach',
];

/** About one attribute, as it is called in "the … doesn't matter". */
const NAMES: Readonly<Record<Attribute, string>> = {
  genre: 'genre',
  mood: 'mood',
  energy: 'energy',
  tempo: 'tempo',
  era: 'decade',
  artist: 'artist',
  track: 'song',
  album: 'album',
  activity: 'occasion',
  vocals: 'voice',
  acousticness: 'sound',
  popularity: 'popularity',
};

const CRITIQUES: Readonly<
  Record<
    Extract<Act, { act: 'critique' }>['axis'],
    readonly [more: readonly string[], less: readonly string[]]
  >
> = {
  energy: [
    ['more energy', 'something more upbeat'],
    ['less energy', 'something calmer'],
  ],
  tempo: [
    ['faster', 'something faster', 'a bit faster please'],
    ['slower', 'something slower', 'a bit slower please'],
  ],
  acousticness: [['more acoustic', 'something more acoustic'], ['less acoustic']],
  popularity: [
    ['something better known', 'something more popular'],
    ['something less known', 'less popular'],
  ],
  era: [
    ['something newer', 'newer please'],
    ['something older', 'older please'],
  ],
  happiness: [
    ['something happier', 'happier'],
    ['something sadder', 'sadder'],
  ],
};

const PLAIN_YES = ['yes', 'yeah', 'sure', 'okay'];
const PLAIN_NO = ['no', 'nope', 'not really'];

/** From the lukewarm to the delighted. */
function yesOf(feeling: number): readonly string[] {
  if (feeling < 0.15) return ['hmm, okay', 'I guess so', "it's okay", 'fine'];
  if (feeling < 0.4) return ['yes please', 'yes, nice', 'sure, sounds good', "yes, that's good"];
  if (feeling < 0.65) return ['oh yes', 'great, yes', "yes, that's really good", 'yes, I like that a lot'];
  return ['brilliant, I love it', 'yes, perfect', 'oh yes, I love this', 'amazing, yes'];
}

/** From the polite to the disgusted. */
function noOf(feeling: number): readonly string[] {
  if (feeling > -0.25) return ['no thanks', 'not really', 'not quite'];
  if (feeling > -0.5) return ['not really my thing', "no, that's not it", 'no, not great'];
  return ['ugh no', 'no, I hate that', "no, that's terrible"];
}

/** One utterance. How people say yes and no depends on what was asked. */
export function wordsFor(
  acts: readonly Act[],
  asked: PromptKind | undefined,
  chance: Chance,
  feeling = 0,
): string {
  const likes = acts.filter((act) => act.act === 'inform' && act.polarity === 'like');
  const others = acts.filter((act) => !likes.includes(act)).map((act) => one(act, asked, chance, feeling));
  if (likes.length === 0) return others.join(', ');
  const things = likes.map((act) => named(act, chance)).join(' and ');
  const head = others.length > 0 ? `${others.join(', ')}, ` : '';
  return head + chance.pick(WISHES).replace('{x}', () => things);
}

function named(act: Act, chance: Chance): string {
  return act.act === 'inform' ? thing(act.attribute, valueKey(act.value), chance) : '';
}

function one(act: Act, asked: PromptKind | undefined, chance: Chance, feeling: number): string {
  const heard = asked === 'sample';
  switch (act.act) {
    case 'inform':
      return chance.pick(REFUSALS).replace('{x}', () => spelled(act.attribute, act));
    case 'affirm':
      return chance.pick(feeling === 0 ? PLAIN_YES : [...yesOf(feeling), ...(heard ? ['I like it'] : [])]);
    case 'deny':
      return chance.pick(
        feeling === 0 ? PLAIN_NO : [...noOf(feeling), ...(heard ? ["I don't like it"] : [])],
      );
    case 'dont-care':
      return act.attribute === undefined || chance.happens(0.7)
        ? chance.pick(["I don't mind", "it doesn't matter", 'whatever', 'any is fine', "I don't care"])
        : `the ${NAMES[act.attribute]} doesn't matter`;
    case 'alternatives':
      return chance.pick(['something else', 'something different', 'what else do you have']);
    case 'critique':
      return chance.pick(CRITIQUES[act.axis][act.direction === 'more' ? 0 : 1]);
    case 'more-like': {
      const what = act.artist ?? act.track ?? 'this';
      return chance.pick([`more like ${what}`, `something like ${what}`, `music like ${what}`]);
    }
    case 'play':
      return chance.pick(['play it', 'play that', 'play']);
    case 'ask-about':
      return chance.pick(['who is this', 'what is this', 'what song is this']);
    case 'repeat':
      return chance.pick(['say that again', 'can you repeat that', 'what did you say']);
    case 'help':
      return chance.pick(['help', 'what can I say', 'how does this work']);
    case 'stop':
      return chance.pick(['stop', 'goodbye', "that's enough"]);
    case 'back':
      return chance.pick(['go back', 'back']);
    case 'start-over':
      return chance.pick(['start over', "let's start again"]);
    case 'out-of-domain':
      return chance.pick(ELSEWHERE);
  }
}

function spelled(attribute: Attribute, act: Extract<Act, { act: 'inform' }>): string {
  const value = valueKey(act.value);
  return attribute === 'genre' || attribute === 'artist' ? value : `${value} music`;
}
