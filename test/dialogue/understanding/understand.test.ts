import { understand } from '../../../lambda/dialogue/understanding/understand.ts';
import { acts, lexicon } from './small-world.ts';

/** One utterance, what it means. */
function means(cases: Readonly<Record<string, readonly string[]>>): void {
  test.each(Object.entries(cases))('%s', (text, expected) => expect(acts(text)).toEqual(expected));
}

describe('values', () => {
  means({
    rock: ['+genre=rock'],
    'some drum & bass please': ['+genre=drum and bass'],
    'play some jazz from the eighties': ['+genre=jazz', '+era=1980-1989'],
    "i'm in the mood for something laid back": ['+energy=low'],
    'something upbeat for the gym': ['+energy=high', '+activity=workout'],
    'sad songs with a female singer': ['+mood=sad', '+vocals=female'],
    'acoustic hidden gems': ['+acousticness=high', '+popularity=low'],
    'no vocals please': ['+vocals=instrumental'],
    'music to fall asleep to': ['+activity=sleep'],
    'play some chill music': ['+energy=low'],
    'late sixties psychedelic rock': ['+era=1967-1969', '+genre=psychedelic rock'],
  });
});

describe('negation and correction', () => {
  means({
    'anything but country': ['-genre=country'],
    'anything but country or rap': ['-genre=country', '-genre=rap'],
    'no rap': ['-genre=rap'],
    'not too sad': ['-mood=sad'],
    'no more sad songs': ['-mood=sad'],
    'i hate jazz': ['-genre=jazz'],
    'never play me any country': ['-genre=country'],
    "i'm tired of pop": ['-genre=pop'],
    'rock but not metal': ['+genre=rock', '-genre=metal'],
    'rock instead of pop': ['+genre=rock', '-genre=pop'],
    'i want jazz, not blues': ['+genre=jazz', '-genre=blues'],
    'no, i said the eighties': ['deny', '+era=1980-1989'],
    'i meant rock not pop': ['+genre=rock', '-genre=pop'],
    'nothing but jazz': ['+genre=jazz'],
  });
});

describe('names', () => {
  means({
    'play bohemian rhapsody': ['+track=Bohemian Rhapsody'],
    'songs by the beatles': ['+artist=The Beatles'],
    'play happy by pharrell williams': ['+track=Happy', '+artist=Pharrell Williams'],
    'play help by the beatles': ['+track=Help!', '+artist=The Beatles'],
    'play take me home country roads': ['+track=Take Me Home, Country Roads'],
    'play some twenty one pilots': ['+artist=Twenty One Pilots'],
    'something by m. i. a.': ['+artist=M.I.A.'],
    'play some dead mouse': ['+artist=deadmau5'],
    'play nirvanna': ['+artist=Nirvana'],
    'the album led zeppelin four': ['+album=Led Zeppelin IV'],
    'music by yes': ['+artist=Yes'],
    'something like radiohead': ['more-like Radiohead'],
    'add yesterday to my dance playlist': ['+track=Yesterday'],
  });

  test('ordinary words are names only where a name is expected', () => {
    for (const text of [
      'yes',
      'help',
      'something',
      'happy',
      'play something',
      'rain',
      "it's going to rain tomorrow",
    ]) {
      expect(acts(text).filter((act) => /artist|track|album/.test(act))).toEqual([]);
    }
  });

  test('a genre inside an unknown name is not a wish for the genre', () => {
    expect(acts('play crossroad blues')).toEqual([]);
    expect(acts('play music by christian bautista')).toEqual([]);
  });
});

describe('several acts', () => {
  means({
    'yes, but something faster': ['affirm', 'critique tempo more'],
    'no, more like queen from the seventies': ['deny', 'more-like Queen', '+era=1970-1979'],
    'sounds good, play it': ['affirm', 'play'],
    "i've heard this before, something else please": ['alternatives'],
  });
});

describe('critiques', () => {
  means({
    'a bit faster': ['critique tempo more'],
    'less sad': ['critique happiness more'],
    "that's too slow": ['critique tempo more'],
    'not so fast': ['critique tempo less'],
    'i want something older': ['critique era less'],
    'something less popular': ['critique popularity less'],
    'make it a bit more upbeat': ['critique energy more'],
  });
});

describe('questions', () => {
  means({
    'who is this': ['ask-about artist'],
    "what's the name of this song": ['ask-about track'],
    'what album is it from': ['ask-about album'],
    'what year is it from': ['ask-about era'],
    'what genre is that': ['ask-about genre'],
  });
});

describe('in domain, saying nothing', () => {
  test.each(['help me find music', 'play some music', 'find me some music', 'I want to hear something'])(
    '%s',
    (text) => {
      const meaning = understand(text, undefined, lexicon);
      expect(meaning.acts).toEqual([]);
      expect(meaning.confidence).toBeGreaterThanOrEqual(0.9);
    },
  );
});

describe('out of domain', () => {
  test.each([
    'book a table for two at an italian restaurant',
    "what's the weather like tomorrow",
    'set an alarm for seven am',
    'add milk to my shopping list',
    'what is the meaning of life',
    'play the audiobook of moby dick',
    'turn off the lights in the kitchen',
  ])('%s', (text) => expect(acts(text)).toEqual(['out-of-domain']));
});

describe('any input at all', () => {
  test.each([
    '',
    '   ',
    '🎵🎵🎵',
    'こんにちは',
    'Привет, как дела',
    '!!!',
    "'''",
    '- - -',
    '\u0000',
    'play ',
  ])('%j', (text) => {
    expect(understand(text, undefined, lexicon).acts).toBeDefined();
  });

  test('ten thousand characters take no longer than a long sentence', () => {
    for (const text of [
      'a'.repeat(10_000),
      'play '.repeat(2_000),
      'not rock but pop and '.repeat(500),
      '音'.repeat(10_000),
    ]) {
      const start = performance.now();
      understand(text, undefined, lexicon);
      expect(performance.now() - start).toBeLessThan(250);
    }
  });
});
