/** Prompts about values: either-or, suggest, request, and the two that need no catalogue, open and recover. */
import type { Candidate } from '../../../policy/candidate.ts';
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { ValueCount } from '../../catalog/facet.ts';
import { fitted, requestGain, splitGain } from './gain.ts';
import { candidate, type Ground, spokenOf } from './ground.ts';

/** Two ends of one attribute, in the order they are spoken. */
const ENDS: readonly (readonly [Attribute, string, string])[] = [
  ['energy', 'low', 'high'],
  ['tempo', 'low', 'high'],
  ['acousticness', 'high', 'low'],
  ['popularity', 'high', 'low'],
  ['vocals', 'female', 'male'],
  ['mood', 'happy', 'sad'],
  ['mood', 'calm', 'energetic'],
  ['mood', 'romantic', 'rebellious'],
  ['mood', 'dreamy', 'groovy'],
  ['activity', 'relaxing', 'party'],
  ['activity', 'focus', 'workout'],
];

/** How many values a suggestion is picked from, and how many prompts of one and of two values come of it. */
const SUGGESTIONS: readonly { attribute: Attribute; from: number; single: number; double: number }[] = [
  { attribute: 'genre', from: 16, single: 6, double: 8 },
  { attribute: 'mood', from: 6, single: 2, double: 3 },
  { attribute: 'era', from: 6, single: 1, double: 3 },
  { attribute: 'activity', from: 4, single: 1, double: 2 },
];

const REQUESTS: readonly Attribute[] = ['genre', 'mood', 'era', 'artist', 'activity'];

/** A value nearly every remaining track has tells nothing; one that hardly any has is a shot in the dark. */
const TOO_COMMON = 0.97;

export function openAndRecover({ state, total, music }: Ground): Candidate[] {
  const gain = 0.5 * Math.log2(1 + total);
  const open = candidate(state, { kind: 'open', values: [], gain, fit: total / music.size, popularity: 0 });
  if (state.counts.misunderstood === 0) return [open];
  return [open, candidate(state, { kind: 'recover', values: [], gain: gain / 2, fit: 1, popularity: 0 })];
}

export function eitherOrs({ state, music, tracks, total, asks }: Ground): Candidate[] {
  const ends = [...ENDS, ...topTwo('era'), ...topTwo('genre')];
  function topTwo(attribute: Attribute): (readonly [Attribute, string, string])[] {
    const frequent = music.frequent(attribute, tracks);
    const spoken = spokenOf(state, attribute);
    const [a, b] = frequent.filter(({ value }) => !spoken.has(value));
    return a && b ? [[attribute, a.value, b.value]] : [];
  }
  return ends.flatMap(([attribute, a, b]) => {
    if (!asks.has(attribute)) return [];
    const [na, nb] = [music.count(tracks, attribute, a), music.count(tracks, attribute, b)];
    if (na === 0 || nb === 0) return [];
    const draft = { kind: 'either-or' as const, attribute, values: [a, b], popularity: 0 };
    const parts = fitted([na, nb], total);
    return [
      candidate(state, { ...draft, gain: splitGain(parts, total), fit: Math.min(1, (na + nb) / total) }),
    ];
  });
}

export function suggestions(ground: Ground): Candidate[] {
  return SUGGESTIONS.flatMap(({ attribute, from, single, double }) => {
    const values = suggestible(ground, attribute).slice(0, from);
    const pairs = pairsOf(values, double);
    return [...values.slice(0, single).map((value) => [value]), ...pairs].map((named) =>
      suggest(ground, attribute, named),
    );
  });
}

export function requests({ state, music, tracks, asks }: Ground): Candidate[] {
  return REQUESTS.filter((attribute) => asks.has(attribute)).map((attribute) => {
    // Artists are too many to count every turn; as an answer they split the tracks about as finely as genres do.
    const counted = music.frequent(attribute === 'artist' ? 'genre' : attribute, tracks);
    return candidate(state, {
      kind: 'request',
      attribute,
      values: [],
      gain: requestGain(counted),
      fit: 1,
      popularity: 0,
    });
  });
}

function suggest({ state, total }: Ground, attribute: Attribute, named: readonly ValueCount[]): Candidate {
  const counts = named.map(({ count }) => count);
  const fit = Math.min(1, counts.reduce((a, b) => a + b, 0) / total);
  const values = named.map(({ value }) => value);
  return candidate(state, {
    kind: 'suggest',
    attribute,
    values,
    gain: splitGain(fitted(counts, total), total),
    fit,
    popularity: 0,
  });
}

/** Values worth naming, the ones that split the remaining tracks best first: nearest to a half of them. */
function suggestible(
  { state, music, tracks, total, asks }: Ground,
  attribute: Attribute,
): readonly ValueCount[] {
  if (attribute !== 'genre' && !asks.has(attribute)) return [];
  if (state.settled.includes(attribute)) return [];
  const spoken = spokenOf(state, attribute);
  const fromHalf = ({ count }: ValueCount) => Math.abs(count / total - 0.5);
  return music
    .frequent(attribute, tracks)
    .filter(({ value, count }) => count / total < TOO_COMMON && !spoken.has(value))
    .sort((a, b) => fromHalf(a) - fromHalf(b) || (a.value < b.value ? -1 : 1));
}

/** First with second, third with fourth …, then first with third, so that a few pairs show many values. */
function pairsOf(values: readonly ValueCount[], most: number): (readonly ValueCount[])[] {
  const places = [...Array.from({ length: most }, (_, i) => [2 * i, 2 * i + 1]), [0, 2], [1, 3], [0, 3]];
  const pairs: (readonly ValueCount[])[] = [];
  for (const [a, b] of places) {
    const [first, second] = [values[a!], values[b!]];
    if (first && second && pairs.length < most) pairs.push([first, second]);
  }
  return pairs;
}
