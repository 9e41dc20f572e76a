/** Whatever is said, and whatever was asked: a well formed meaning, in bounded time. */
import fc from 'fast-check';
import { genreTree } from '../../../lambda/catalog/genres/genres.ts';
import { ACTIVITIES, LEVELS, MOODS, VOCALS } from '../../../lambda/catalog/track.ts';
import type { PendingPrompt } from '../../../lambda/dialogue/prompt.ts';
import { understandIntent } from '../../../lambda/dialogue/understanding/intents.ts';
import { understand } from '../../../lambda/dialogue/understanding/understand.ts';
import { type Act, isEra, type MeaningRepresentation } from '../../../policy/meaning.ts';
import { ATTRIBUTES, type Attribute, PROMPT_KINDS } from '../../../policy/vocabulary.ts';
import { lexicon, names } from './small-world.ts';

const CLOSED: Partial<Record<Attribute, readonly string[]>> = {
  mood: MOODS,
  activity: ACTIVITIES,
  vocals: VOCALS,
  energy: LEVELS,
  tempo: LEVELS,
  acousticness: LEVELS,
  popularity: LEVELS,
};
const AXES = ['energy', 'tempo', 'acousticness', 'popularity', 'era', 'happiness'];
const PLAIN = 'affirm deny alternatives play repeat help stop back start-over out-of-domain'.split(' ');

function isKnown(kind: 'artist' | 'track' | 'album', name: string): boolean {
  return names.exact(name, [kind], 10).some((match) => match.name === name);
}

function isWellFormed(act: Act): boolean {
  switch (act.act) {
    case 'inform': {
      const { attribute, value, polarity } = act;
      if (polarity !== 'like' && polarity !== 'dislike') return false;
      if (isEra(value)) return attribute === 'era' && Number.isInteger(value.from) && value.from <= value.to;
      if (attribute === 'artist' || attribute === 'track' || attribute === 'album')
        return isKnown(attribute, value);
      return attribute === 'genre' ? genreTree.has(value) : (CLOSED[attribute]?.includes(value) ?? false);
    }
    case 'critique':
      return AXES.includes(act.axis) && (act.direction === 'more' || act.direction === 'less');
    case 'more-like':
      return (
        (act.artist === undefined || isKnown('artist', act.artist)) &&
        (act.track === undefined || isKnown('track', act.track))
      );
    case 'dont-care':
    case 'ask-about':
      return act.attribute === undefined || ATTRIBUTES.includes(act.attribute);
    default:
      return PLAIN.includes(act.act);
  }
}

function isValid({ acts, confidence }: MeaningRepresentation): boolean {
  const said = acts.map((act) => JSON.stringify(act));
  return acts.every(isWellFormed) && new Set(said).size === said.length && confidence >= 0 && confidence <= 1;
}

const word = fc.constantFrom(
  ...`play no not by the like eighties from to rock queen 's playlist add more two thousand between and , . ? 1999
    called album I mean wait sorry scratch that women singing yes what genre is it thanks all maybe something else
    faster than less sad songs similar stop next today 90s late nineteen good morning in of a fan album post help`.split(
    /\s+/,
  ),
);
const speech = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
);
const VALUES: readonly Partial<PendingPrompt>[] = [
  { attribute: 'genre', values: ['rock', 'jazz'] },
  { attribute: 'era', values: ['1980-1989', '1990-1999'] },
  { attribute: 'artist', values: ['Queen', 'Yes'] },
  { attribute: 'energy', values: ['low', 'high'] },
  { attribute: 'mood', values: ['happy'] },
  { values: [] },
];
const pending = fc.option(
  fc
    .tuple(fc.constantFrom(...PROMPT_KINDS), fc.constantFrom(...VALUES))
    // A prompt about artists names artists; one of the same shape about nothing in particular names nothing.
    .filter(([kind, { attribute }]) => (kind === 'artist') === (attribute === 'artist'))
    .map(([kind, about]): PendingPrompt => ({ values: [], ...about, kind })),
  { nil: undefined },
);

test('any words beside any prompt', () => {
  fc.assert(
    fc.property(speech, pending, (text, prompt) => isValid(understand(text, prompt, lexicon))),
    { numRuns: 2_000 },
  );
});

test('any intent beside any prompt', () => {
  const slot = fc.record({
    name: fc.oneof(
      fc.constantFrom('genre', 'era', 'mood', 'artist', 'question', 'change', 'query'),
      fc.string(),
    ),
    heard: speech,
    resolved: fc.array(speech, { maxLength: 1 }),
  });
  const intent = fc.record({
    name: fc.oneof(
      fc.constantFrom(
        'InformIntent',
        'RejectAttributeIntent',
        'CritiqueIntent',
        'MoreLikeIntent',
        'AskAboutIntent',
      ),
      fc.string(),
    ),
    slots: fc.array(slot, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(intent, pending, (spoken, prompt) => isValid(understandIntent(spoken, prompt, lexicon))),
    { numRuns: 1_000 },
  );
});

describe('what every object has is no word of ours', () => {
  const inherited = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'length', 'name'];
  test.each(inherited)('%s', (key) => {
    const texts = [
      key,
      `play ${key}`,
      `something by ${key}`,
      `${key} songs`,
      `${key} no wait ${key}`,
      `is it ${key}`,
    ];
    for (const text of texts) {
      const meaning = understand(text, undefined, lexicon);
      expect(isValid(meaning)).toBe(true);
      expect(meaning.acts.filter(({ act }) => act === 'inform')).toEqual([]);
    }
    const slots = [{ name: key, heard: key, resolved: [key] }];
    for (const name of [
      key,
      'InformIntent',
      'AskAboutIntent',
      'DontCareIntent',
      'CritiqueIntent',
      'MoreLikeIntent',
    ]) {
      expect(isValid(understandIntent({ name, slots }, undefined, lexicon))).toBe(true);
      const genre = [{ name: 'genre', heard: key, resolved: [key] }];
      expect(isValid(understandIntent({ name, slots: genre }, undefined, lexicon))).toBe(true);
    }
  });
});

test('nothing takes long, however it repeats', () => {
  const pieces = [
    'yes what ',
    'right what please ',
    'no wait. ',
    'what is it? ',
    'queen, no, ',
    'thanks. ',
    'like ',
  ];
  for (const piece of pieces) {
    const start = performance.now();
    understand(piece.repeat(400), undefined, lexicon);
    // Ten times what it takes: tests share their cores with other tests.
    expect(performance.now() - start).toBeLessThan(250);
  }
});
