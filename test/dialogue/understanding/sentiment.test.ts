import fc from 'fast-check';
import genres from '../../../lambda/catalog/genres/genres.json';
import { sentimentOf } from '../../../lambda/dialogue/understanding/sentiment/sentiment.ts';
import type { SpokenSlot } from '../../../lambda/dialogue/understanding/spoken.ts';
import { meaningOf } from '../../../lambda/dialogue/understanding/utterance.ts';
import { lexicon } from './small-world.ts';

/** As logged: with the names and the acts understanding found. */
function felt(text: string): number | undefined {
  return meaningOf({ kind: 'words', text }, undefined, lexicon).sentiment;
}

describe('graded', () => {
  test.each([
    ['typed', ['Hmm, OK', 'Yes', 'YES!', 'Brilliant, I love it']],
    ['spoken', ['yes', 'yes yes yes', 'oh yes please', 'brilliant i love it']],
    ['displeased', ['i hate it', 'ugh no', 'no', 'meh well okay']],
    ['emphasis', ['i kind of like it', 'i like it', 'i really like it']],
    ['stretched', ['good', 'so good', 'soooo good']],
    ['negation', ['not good', 'not bad', 'good']],
    ['what follows a but counts more', ['i like it but it is boring', 'it is boring but i like it']],
    ['dislike of a kind of music says little of us', ['i hate this', 'i hate country', 'i love country']],
  ])('%s', (_, replies) => {
    const read = replies.map((text) => felt(text) ?? 0);
    expect(read).toEqual([...new Set(read)].sort((a, b) => a - b));
  });
});

describe('pleased', () => {
  test.each([
    'this is sick',
    'not bad',
    'this slaps',
    "that's a bop",
    "wouldn't say no",
    "i don't hate it",
    'could be worse',
    "can't get enough of this",
    'play that again i love it',
    '👍',
  ])('%s', (text) => expect(felt(text)).toBeGreaterThan(0));
});

describe('displeased', () => {
  test.each([
    'meh',
    'not really my thing',
    'not my cup of tea',
    "i'm not feeling it",
    'not great',
    'never liked them',
    "i'm sick of this",
    'skip',
    'turn this rubbish off',
    'yeah right',
    'too shouty',
    'no good',
  ])('%s', (text) => expect(felt(text)).toBeLessThan(0));
});

describe('wishes, names and questions feel nothing', () => {
  test.each([
    'something sad',
    'play angry metal',
    'play Bad Guy',
    'Toxic by Britney Spears',
    'Highway to Hell',
    'some good music from the nineties',
    'love songs please',
    'no rap',
    'i would like some jazz',
    'songs by yes',
    'add this song to my Best of Amazing Love playlist',
    'is it any good',
    'do you have anything nice',
    'not sure',
    "i don't mind",
    'good morning',
  ])('%s', (text) => expect(felt(text)).toBeUndefined());

  test('nor does any genre', () => {
    const named = genres.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(named.filter((name) => sentimentOf(name) !== 0)).toEqual([]);
  });

  test('but what is said beside them counts', () => {
    expect(felt('play something by the beatles, i love them')).toBeGreaterThan(0.5);
    expect(felt('give me something else this is painful')).toBeLessThan(-0.5);
  });

  test('a name understanding knows is no feeling of its own', () => {
    expect(sentimentOf('perfect')).toBeGreaterThan(0);
    expect(sentimentOf('perfect', ['Perfect'])).toBe(0);
  });
});

describe('what reaches us without words', () => {
  const intent = (name: string, slots: readonly SpokenSlot[] = []) =>
    meaningOf({ kind: 'intent', intent: { name, slots } }, undefined, lexicon).sentiment;

  test('a yes and a no are what the plain words are', () => {
    expect(intent('AMAZON.YesIntent')).toBe(felt('yes'));
    expect(intent('AMAZON.NoIntent')).toBe(felt('no'));
    expect(intent('AMAZON.NextIntent')).toBeUndefined();
  });

  test('a slot for anything said is read as words', () => {
    const query = { name: 'query', heard: 'brilliant i love it', resolved: [] };
    expect(intent('FreeTextIntent', [query])).toBe(felt('brilliant i love it'));
    expect(intent('InformIntent', [{ name: 'genre', heard: 'trash', resolved: [] }])).toBeUndefined();
  });

  test('a simulated listener says how it feels', () => {
    const meaning = { acts: [], confidence: 1, sentiment: -0.4 };
    expect(meaningOf({ kind: 'meaning', meaning }, undefined, lexicon)).toEqual(meaning);
  });
});

const WORDS = fc.constantFrom(
  ...'good bad love it hate this not never really but no yes ugh meh the song is was sick of i do would like too great YES! sooo play by something perfect okay, hmm what a at all'.split(
    ' ',
  ),
);
const speech = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(WORDS, { maxLength: 12 }).map((words) => words.join(' ')),
);

test('any words at all: between −1 and 1, in hundredths, always the same', () => {
  fc.assert(
    fc.property(speech, (text) => {
      const value = sentimentOf(text);
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
      expect(value).toBe(Math.round(value * 100) / 100);
      expect(sentimentOf(text)).toBe(value);
    }),
    { numRuns: 2_000 },
  );
});

test('intensifiers and dampeners never turn a feeling round', () => {
  const degree = fc.constantFrom(
    'really',
    'absolutely',
    'so very',
    'extremely',
    'a bit',
    'kind of',
    'pretty',
  );
  const feeling = fc.constantFrom('good', 'great', 'boring', 'awful', 'lovely', 'bad', 'catchy', 'dull');
  const negation = fc.constantFrom('', 'not ', "isn't ", 'never ');
  fc.assert(
    fc.property(degree, feeling, negation, (much, how, not) => {
      const plain = sentimentOf(`it's ${not}${how}`);
      expect(Math.sign(sentimentOf(`it's ${not}${much} ${how}`))).toBe(Math.sign(plain));
      expect(Math.sign(sentimentOf(`it's ${much} ${not}${how}`))).toBe(Math.sign(plain));
    }),
  );
});

test('louder is never weaker', () => {
  fc.assert(
    fc.property(fc.constantFrom('yes', 'good', 'no', 'boring', 'love it', 'hate it', 'not bad'), (text) => {
      const plain = Math.abs(sentimentOf(text));
      expect(Math.abs(sentimentOf(`${text}!`))).toBeGreaterThan(plain);
      expect(Math.abs(sentimentOf(text.toUpperCase()))).toBeGreaterThanOrEqual(plain);
    }),
  );
});

test('what every object has is no word of ours', () => {
  for (const key of Object.getOwnPropertyNames(Object.prototype)) expect(sentimentOf(key)).toBe(0);
});

test('nothing takes long, however it repeats', () => {
  for (const piece of ['not ', 'love ', 'really ', 'i do not ', 'play ', 'good!!! ', 'aaaa', '👍']) {
    const start = performance.now();
    sentimentOf(piece.repeat(1_000));
    // Ten times what it takes: tests share their cores with other tests.
    expect(performance.now() - start).toBeLessThan(100);
  }
});
