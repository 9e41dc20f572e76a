/**
 * What the catalogue knows of a recording, as named features in groups: genres with everything above them in the
 * tree, era, sound, moods, voices. An unknown fact has no feature at all, and a group of which nothing is known is
 * absent rather than zero.
 */
import type { Track } from '../catalog/track.ts';

export type ContentFacts = Pick<Track, 'genres' | 'year' | 'moods'> &
  Partial<Pick<Track, 'energy' | 'tempo' | 'acousticness' | 'vocals'>>;

export interface GenreAncestry {
  /** The genre and everything above it. */
  above(genre: string): readonly string[];
}

export const GROUPS = ['genre', 'era', 'sound', 'mood', 'vocals'] as const;
export type FeatureGroup = (typeof GROUPS)[number];

export interface ContentFeature {
  /** `genre:hard bop`, `era:1965`, `energy:2`: the same in every catalogue, so that what is learned in one holds in another. */
  readonly name: string;
  readonly amount: number;
}

/** The group of a feature, by its name; undefined for a name that no feature has. */
export function groupOf(name: string): FeatureGroup | undefined {
  const kind = name.slice(0, name.indexOf(':'));
  if (kind === 'energy' || kind === 'tempo' || kind === 'acousticness') return 'sound';
  return GROUPS.find((group) => group === kind && group !== 'sound');
}

export function contentFeatures(facts: ContentFacts, genres: GenreAncestry): ContentFeature[] {
  const found: ContentFeature[] = [];
  const add = (name: string, amount: number) => found.push({ name, amount });
  for (const genre of new Set(facts.genres.flatMap((name) => [name, ...genres.above(name)])))
    add(`genre:${genre}`, 1);
  if (facts.year !== undefined) {
    // Decades overlap, so that 1979 is nearer to 1980 than to 1971.
    const decade = Math.floor(facts.year / 10) * 10;
    for (const middle of [decade - 5, decade + 5, decade + 15]) {
      const near = 1 - Math.abs(facts.year - middle) / ERA_REACH;
      if (near > 0) add(`era:${middle}`, near);
    }
  }
  for (const [name, value, knots] of sounds(facts)) {
    if (value === undefined) continue;
    for (const [knot, near] of between(value, knots)) add(`${name}:${knot}`, near);
  }
  for (const mood of facts.moods) add(`mood:${mood}`, 1);
  if (facts.vocals !== undefined) add(`vocals:${facts.vocals}`, 1);
  return found;
}

/** Years from the middle of a decade at which it no longer says anything. */
const ERA_REACH = 15;

/** Where a quality of sound changes what it means; values between two knots are a mixture of both. */
const SHARES = [0.1, 0.4, 0.65, 0.9];
const TEMPI = [70, 95, 120, 145, 170];

function sounds(facts: ContentFacts): readonly [string, number | undefined, readonly number[]][] {
  return [
    ['energy', facts.energy, SHARES],
    ['tempo', facts.tempo, TEMPI],
    ['acousticness', facts.acousticness, SHARES],
  ];
}

/** The one or two knots a value lies at, with shares that add up to 1. */
function between(value: number, knots: readonly number[]): readonly [knot: number, near: number][] {
  const above = knots.findIndex((knot) => knot >= value);
  if (above === 0) return [[0, 1]];
  if (above < 0) return [[knots.length - 1, 1]];
  const share = (value - knots[above - 1]!) / (knots[above]! - knots[above - 1]!);
  return share === 1
    ? [[above, 1]]
    : [
        [above - 1, 1 - share],
        [above, share],
      ];
}
