import fc from 'fast-check';
import type { Candidate } from '../../policy/candidate.ts';
import { promptFromId, promptId, promptKey } from '../../policy/candidate.ts';
import type { DecisionContext } from '../../policy/context.ts';
import { decide, type Model } from '../../policy/decide.ts';

const context: DecisionContext = {
  exploration: { stratum: 'explore', epsilon: 0.05, exploreShare: 0.1 },
  turn: 2,
  locale: 'en-US',
  screen: false,
  remaining: 100,
  catalogSize: 1000,
  known: [],
  settled: [],
  dislikes: 0,
  relaxed: 0,
  lastPrompt: 'open',
  lastActs: ['affirm'],
  confidence: 1,
  doubt: false,
  misunderstood: 0,
  fruitless: 0,
  samplesLiked: 0,
  samplesRejected: 0,
  offersRejected: 0,
  sentiment: 0,
  feeling: 0,
  evidence: 0,
  closeness: 0.5,
  pace: 'steady',
};

const numbers = { gain: 1, fit: 0.5, popularity: 0, affinity: 0.5, asked: 0 };
const candidates: Candidate[] = ['low', 'medium', 'high'].map((value) => ({
  kind: 'suggest',
  attribute: 'energy',
  values: [value],
  numbers,
}));

function modelOf(score: Model['score']): Model {
  return { version: 'test', score };
}

test('a decision is a function of its arguments', () => {
  const model = modelOf(() => [0, 1, 2]);
  expect(decide(context, candidates, model, 99)).toEqual(decide(context, candidates, model, 99));
});

test('exploit always asks the best, with propensity 1', () => {
  const exploit = { ...context, exploration: { ...context.exploration, stratum: 'exploit' as const } };
  for (let seed = 0; seed < 50; seed++)
    expect(
      decide(
        exploit,
        candidates,
        modelOf(() => [0, 5, 2]),
        seed,
      ),
    ).toMatchObject({ chosen: 1, propensity: 1 });
});

test.each([
  [
    'model-threw',
    modelOf(() => {
      throw new Error('broken');
    }),
  ],
  ['scores-missing', modelOf(() => [1])],
  ['scores-not-finite', modelOf(() => [1, Number.NaN, 2])],
] as const)('serving degrades with a name: %s', (fallback, model) => {
  const decision = decide(context, candidates, model, 7);
  expect(decision.fallback).toBe(fallback);
  expect(decision.probabilities).toEqual([0.333334, 0.333333, 0.333333]);
});

test('without candidates there is no decision', () => {
  expect(() =>
    decide(
      context,
      [],
      modelOf(() => []),
      1,
    ),
  ).toThrow(RangeError);
});

test('prompt ids read back, whatever the values contain', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 2 }), (values) => {
      const prompt = { kind: 'artist', attribute: 'artist', values } as const;
      expect(promptFromId(promptId(prompt))).toEqual(prompt);
    }),
  );
  expect(promptFromId('open')).toEqual({ kind: 'open', values: [] });
  expect(promptFromId('nonsense:energy:low')).toBeUndefined();
  expect(promptKey({ kind: 'either-or', attribute: 'energy' })).toBe('either-or:energy');
});
