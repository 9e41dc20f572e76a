/** No sentence means two intents; and the check that says so can see one that does. */

import { type Random, randomFrom } from '../../policy/random.ts';
import { builtInIntents } from '../../scripts/model/build.ts';
import { type Languages, languagesOf, parsed, parsedSamples } from '../../scripts/model/languages.ts';
import { type Overlap, overlapOf, overlaps, type Parsed, spansOf } from '../../scripts/model/overlap.ts';
import type { TrieNode } from '../../scripts/model/trie.ts';
import { languageModel, oneOf } from './package.ts';

const { intents, types } = languageModel;
const languages = languagesOf(types);
const samples = parsedSamples([...intents, ...builtInIntents('known')], languages);

describe('the committed model', () => {
  test('no sample could match two intents', () => {
    const started = performance.now();
    expect(overlaps(samples).map(told)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  // The proof by another route: sentences that samples really say, tried on every sample of every other intent.
  test('2,000 random sentences are matched by their own intent only', () => {
    const random = randomFrom(1);
    const strays: string[] = [];
    for (let i = 0; i < 2_000; i += 1) {
      const source = oneOf(samples, random);
      const sentence = say(source, random);
      expect(spansOf(source, sentence)).toBeDefined();
      for (const other of samples) {
        if (other.intent !== source.intent && spansOf(other, sentence))
          strays.push(`${sentence.join(' ')}: ${source.intent}, ${other.intent}`);
      }
    }
    expect(strays).toEqual([]);
  });

  test.each([
    ['BackIntent', 'play it', 'a literal twin'],
    ['BackIntent', 'find me some reggae please', undefined],
    ['BackIntent', 'find me some reggae', 'words a slot can hold'],
    ['BackIntent', 'play {track}', 'a slot against another intent’s slot: titles that are artists'],
    ['PlayIntent', 'something {tempo} and mellow', undefined],
    ['PlayIntent', 'something {tempo}', 'the same slot in another intent'],
    ['AlternativesIntent', 'play music from nineteen eighty four', 'a spoken year'],
    ['AlternativesIntent', 'songs about rain', 'a search query'],
    ['AlternativesIntent', 'songs {mood} rain', undefined],
    ['FreeTextIntent', 'something {query}', 'a search query against most things'],
    ['FreeTextIntent', 'no {query}', 'a search query against a built-in phrase'],
    ['AskAboutIntent', 'no thanks', 'a phrase only the platform’s documentation lists'],
    ['BackIntent', 'anything but hip-hop', 'another spelling of a value'],
    ['BackIntent', 'play the song ninety nine problems', 'a number in words'],
  ])('a planted %s sample "%s" is seen: %s', (name, sample, why) => {
    const slots = languageModel.intents.flatMap(({ slots = [] }) => slots);
    const unique = [...new Map(slots.map((slot) => [slot.name, slot])).values()];
    const planted = parsed({ name, slots: unique }, sample, languages);
    const found = samples
      .filter((other) => other.intent !== name)
      .map((other) => overlapOf(planted, other))
      .find((overlap) => overlap);
    expect(found && told(found)).toEqual(why === undefined ? undefined : expect.any(String));
  });
});

describe('overlapOf', () => {
  const tiny: Languages = languagesOf([
    { name: 'Fruit', values: [value('apple'), value('apple pie'), value('red apple pie')] },
    { name: 'Dish', values: [value('pie'), value('pie with cream'), value('apple')] },
  ]);
  const slots = [
    { name: 'fruit', type: 'Fruit' },
    { name: 'fruitTwo', type: 'Fruit' },
    { name: 'dish', type: 'Dish' },
    { name: 'year', type: 'AMAZON.FOUR_DIGIT_NUMBER' },
    { name: 'query', type: 'AMAZON.SearchQuery' },
  ];
  const sample = (intent: string, text: string) => parsed({ name: intent, slots }, text, tiny);

  test.each([
    ['eat {fruit}', 'eat {dish}', 'eat apple'],
    ['{fruit} with cream', 'apple {dish}', 'apple pie with cream'],
    ['{fruit} {dish}', 'red {fruitTwo}', undefined],
    ['{fruit} {dish}', 'apple pie {query}', 'apple pie apple'],
    ['{fruit}', 'red {query}', 'red apple pie'],
    ['{fruit}', 'red apple pie {query}', undefined],
    ['a {query} b', 'a b {query}', 'a b … b'],
    ['in {year}', 'in two thousand and four', 'in two thousand and four'],
    ['in {year}', 'in {fruit}', undefined],
    ['{fruit} please', '{dish} thanks', undefined],
    ['eat', 'eat {fruit}', undefined],
  ])('%s / %s: %s', (a, b, sentence) => {
    const first = overlapOf(sample('A', a), sample('B', b));
    const second = overlapOf(sample('B', b), sample('A', a));
    expect(first?.sentence.join(' ').length).toBe(second?.sentence.join(' ').length);
    if (sentence === undefined) expect(first).toBeUndefined();
    else {
      expect(first).toBeDefined();
      expect(spansOf(sample('A', a), sentence.split(' '))).toBeDefined();
      expect(spansOf(sample('B', b), sentence.split(' '))).toBeDefined();
    }
  });

  test('spansOf says which words filled which slot', () => {
    const spans = spansOf(
      sample('A', 'eat {fruit} then {dish}'),
      'eat apple pie then pie with cream'.split(' '),
    );
    expect(spans?.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 3],
      [3, 4],
      [4, 7],
    ]);
  });
});

function told({ a, b, sentence }: Overlap): string {
  return `"${sentence.join(' ')}" is ${a.intent} "${a.sample}" and ${b.intent} "${b.sample}"`;
}

function value(words: string) {
  return { id: words.replaceAll(' ', '_'), name: { value: words } };
}

function say({ elements }: Parsed, random: Random): string[] {
  return elements.flatMap((element) => {
    if (element.kind === 'word') return [element.word];
    return element.language === 'anything'
      ? oneOf([['rain'], ['a', 'rainy', 'day'], ['me']], random)
      : randomPath(element.language.root, random);
  });
}

function randomPath(node: TrieNode, random: Random): string[] {
  if (node.ends && (node.next.size === 0 || random.int(2) === 0)) return [];
  const [word, next] = oneOf([...node.next], random);
  return [word, ...randomPath(next, random)];
}
