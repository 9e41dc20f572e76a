import type { Constraint } from '../../lambda/catalog/constraint.ts';
import { candidatePrompts } from '../../lambda/dialogue/candidates/candidates.ts';
import { wordsOf } from '../../lambda/dialogue/reply.ts';
import { newConversation } from '../../lambda/dialogue/state.ts';
import { spokenPrompt } from '../../lambda/dialogue/wording/prompts.ts';
import { fact, sketch } from '../../lambda/dialogue/wording/sketch.ts';
import { spokenWishes } from '../../lambda/dialogue/wording/spoken.ts';
import { Wording } from '../../lambda/dialogue/wording/wording.ts';
import { ATTRIBUTES } from '../../policy/vocabulary.ts';
import { starterEngine } from '../support/segue.ts';

const { music } = starterEngine;
const like = (attribute: Constraint['attribute'], value: string): Constraint => ({
  attribute,
  value,
  polarity: 'like',
});

test('every candidate can be said, in every wording, and asks something', () => {
  const fresh = newConversation({
    conversationId: 'c',
    listener: 'l',
    stratum: 'explore',
    catalogVersion: music.version,
  });
  const states = [
    fresh,
    {
      ...fresh,
      counts: { ...fresh.counts, misunderstood: 1 },
      doubt: { attribute: 'artist' as const, value: 'Björk' },
    },
    {
      ...fresh,
      preferences: [
        { ...like('genre', 'jazz'), turn: 1 },
        { ...like('era', '1950-1969'), turn: 2 },
      ],
      anchors: [{ track: music.track(0).id, turn: 1 }],
    },
  ];
  const keys = new Set<string>();
  for (const state of states)
    for (const candidate of candidatePrompts(state, music.narrow(state.preferences), music))
      for (let seed = 0; seed < 4; seed++) {
        const wording = new Wording({}, seed);
        const { speech, reprompt } = spokenPrompt(candidate, wording, music);
        expect(wordsOf(speech)).toMatch(/\?$/);
        expect(wordsOf(reprompt)).not.toBe('');
        for (const key of Object.keys(wording.used)) keys.add(key);
      }
  expect(keys.size).toBeGreaterThan(25);
});

test.each<[readonly Constraint[], string]>([
  [[], 'music'],
  [
    [like('genre', 'alternative rock'), like('energy', 'low'), like('era', '1990-1999')],
    'laid back alternative rock from the nineties',
  ],
  [
    [like('genre', 'jazz'), like('genre', 'blues'), like('vocals', 'female')],
    'jazz or blues with a female voice',
  ],
  [[like('activity', 'dinner'), like('mood', 'romantic')], 'romantic music for dinner'],
  [
    [like('artist', 'Nina Simone'), { attribute: 'mood', value: 'sad', polarity: 'dislike' }],
    'music by Nina Simone, but nothing sad',
  ],
  [[like('era', '1983-1983')], 'music from 1983'],
  [[like('era', '1900-1969')], 'music from before 1970'],
  [[like('tempo', 'high'), like('acousticness', 'high')], 'fast, acoustic music'],
])('wishes in words: %j', (wishes, words) => {
  expect(spokenWishes(wishes)).toBe(words);
});

test('every track of the catalogue can be sketched, and asked about', () => {
  for (let ordinal = 0; ordinal < music.size; ordinal += 7) {
    const track = music.track(ordinal);
    expect(sketch(track)).toMatch(/^an? [^,]/);
    for (const attribute of ATTRIBUTES)
      expect(fact(track, attribute) ?? '').not.toMatch(/undefined|NaN|^,|, ,/);
  }
});

test('a phrase with a slot nobody fills is a mistake that shows', () => {
  expect(() => new Wording({}, 1).say('clarify')).toThrow(/no value for \{a\}/);
});
