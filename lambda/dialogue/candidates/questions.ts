/** Prompts about values: either-or, suggest, request, and the two that need no catalogue, open and recover. */
import type { Candidate } from '../../../policy/candidate.ts';
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { ValueCount } from '../../catalog/facet.ts';
import { fitted, requestGain, splitGain } from './gain.ts';
import { type Ground, spokenOf, unasked } from './ground.ts';

/** Two ends of one attribute, in the order they are spoken. */
type Ends = readonly [attribute: Attribute, string, string];

const ENDS: readonly Ends[] = [
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
export const TOO_COMMON = 0.97;

export function openAndRecover({ state, music, tracks, total }: Ground): readonly Candidate[] {
  const [open, recover] = music.once(tracks, 'open', () => {
    const gain = 0.5 * Math.log2(1 + total);
    return [
      unasked({ kind: 'open', values: [], gain, fit: total / music.size, popularity: 0 }),
      unasked({ kind: 'recover', values: [], gain: gain / 2, fit: 1, popularity: 0 }),
    ] as const;
  });
  return state.counts.misunderstood === 0 ? [open] : [open, recover];
}

export function eitherOrs(ground: Ground): readonly Candidate[] {
  const { state, music, tracks, asks } = ground;
  const fixed = music.once(tracks, 'either-or', () => ENDS.flatMap((ends) => eitherOr(ground, ends)));
  const topTwo = (attribute: Attribute): readonly Candidate[] => {
    if (!asks.has(attribute)) return [];
    const spoken = spokenOf(state, attribute);
    return music.once(tracks, `either-or:${attribute}:${[...spoken].join('|')}`, () => {
      const [a, b] = music.frequent(attribute, tracks).filter(({ value }) => !spoken.has(value));
      return a && b ? eitherOr(ground, [attribute, a.value, b.value]) : [];
    });
  };
  return [...fixed.filter(({ attribute }) => asks.has(attribute!)), ...topTwo('era'), ...topTwo('genre')];
}

function eitherOr({ music, tracks, total }: Ground, [attribute, a, b]: Ends): readonly Candidate[] {
  const [na, nb] = [music.count(tracks, attribute, a), music.count(tracks, attribute, b)];
  if (na === 0 || nb === 0) return [];
  const gain = splitGain(fitted([na, nb], total), total);
  const fit = Math.min(1, (na + nb) / total);
  return [unasked({ kind: 'either-or', attribute, values: [a, b], gain, fit, popularity: 0 })];
}

export function suggestions(ground: Ground): readonly Candidate[] {
  const { state, music, tracks, asks } = ground;
  return SUGGESTIONS.flatMap(({ attribute, from, single, double }) => {
    // A kind of the genre that is known narrows further; of other attributes one value is enough.
    if (attribute !== 'genre' && !asks.has(attribute)) return [];
    if (state.settled.includes(attribute)) return [];
    const spoken = spokenOf(state, attribute);
    return music.once(tracks, `suggest:${attribute}:${[...spoken].join('|')}`, () => {
      const values = suggestible(ground, attribute, spoken).slice(0, from);
      const pairs = pairsOf(values, double);
      return [...values.slice(0, single).map((value) => [value]), ...pairs].map((named) =>
        suggest(ground, attribute, named),
      );
    });
  });
}

export function requests({ music, tracks, asks }: Ground): readonly Candidate[] {
  return REQUESTS.filter((attribute) => asks.has(attribute)).map((attribute) =>
    music.once(tracks, `request:${attribute}`, () => {
      // Artists are too many to count every turn; as an answer they split the tracks about as finely as genres do.
      const gain = requestGain(music.frequent(attribute === 'artist' ? 'genre' : attribute, tracks));
      return unasked({ kind: 'request', attribute, values: [], gain, fit: 1, popularity: 0 });
    }),
  );
}

export function suggest({ total }: Ground, attribute: Attribute, named: readonly ValueCount[]): Candidate {
  const counts = named.map(({ count }) => count);
  const fit = Math.min(1, counts.reduce((a, b) => a + b, 0) / total);
  const values = named.map(({ value }) => value);
  const gain = splitGain(fitted(counts, total), total);
  return unasked({ kind: 'suggest', attribute, values, gain, fit, popularity: 0 });
}

/** Values worth naming, the ones that split the remaining tracks best first: nearest to a half of them. */
function suggestible(
  { music, tracks, total }: Ground,
  attribute: Attribute,
  spoken: ReadonlySet<string>,
): readonly ValueCount[] {
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
