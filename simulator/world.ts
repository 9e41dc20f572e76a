/** A world: everything that is fixed about a simulated population. Read from JSON, checked before it is believed. */
import * as v from 'valibot';

export const WORLD_VERSION = 1;

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const ranged = (low: number, high: number) => v.pipe(v.number(), v.minValue(low), v.maxValue(high));
const whole = (low: number, high: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high));

/** The probability of a yes to music, as a function of how well it matches: a logistic curve under a ceiling. */
const curve = v.strictObject({
  /** Match at which half of the ceiling is reached. */
  middle: share,
  slope: ranged(1, 40),
  most: share,
});

/** What a listener can care about: everything that is asked for, besides one recording or album. */
export const WANTED = [
  'genre',
  'mood',
  'energy',
  'tempo',
  'era',
  'artist',
  'activity',
  'vocals',
  'acousticness',
  'popularity',
] as const;
export type Wanted = (typeof WANTED)[number];

const perAttribute = (schema: typeof share) =>
  v.strictObject({
    genre: schema,
    mood: schema,
    energy: schema,
    tempo: schema,
    era: schema,
    artist: schema,
    activity: schema,
    vocals: schema,
    acousticness: schema,
    popularity: schema,
  });

/** The documented schema (docs/worlds.md); unknown keys are refused. */
const worldSchema = v.strictObject({
  version: v.literal(WORLD_VERSION),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  taste: v.strictObject({
    popularity: ranged(0, 8),
    fewestWishes: whole(1, 8),
    mostWishes: whole(1, 8),
    tightness: share,
    ineffable: share,
    cares: perAttribute(share),
    fits: share,
    enough: share,
  }),
  history: share,
  answers: v.strictObject({
    open: share,
    recover: share,
    request: share,
    eitherOr: share,
    suggest: share,
    ease: perAttribute(share),
  }),
  bias: share,
  volunteering: share,
  hearing: v.strictObject({
    mishearing: share,
    /** Times likelier to be misheard when they name a value that was not named to them. */
    free: ranged(1, 20),
    lost: share,
    certainty: share,
  }),
  initiative: v.strictObject({ opening: share, play: share, asides: share }),
  mindChange: share,
  patience: v.strictObject({
    impatience: ranged(0, 2),
    growth: ranged(0, 1),
    fruitless: ranged(0, 3),
    explorers: share,
    explorersPatience: ranged(1, 100),
    silence: share,
  }),
  samples: curve,
  offers: curve,
});

export type World = Readonly<v.InferOutput<typeof worldSchema>>;
export type Curve = World['samples'];

export class WorldError extends Error {
  override readonly name = 'WorldError';
}

/** @param origin names the source in messages. @throws WorldError with one line that names the path. */
export function worldFrom(text: string, origin: string): World {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new WorldError(`${origin} is not JSON: ${(error as Error).message.split('\n')[0]}`);
  }
  const parsed = v.safeParse(worldSchema, data, { abortEarly: true });
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new WorldError(`${origin}: ${v.getDotPath(issue) ?? 'the world'}: ${issue.message}`);
  }
  const { taste } = parsed.output;
  if (taste.fewestWishes > taste.mostWishes)
    throw new WorldError(`${origin}: taste.fewestWishes: is above taste.mostWishes`);
  return parsed.output;
}

/** How probable a yes is to music of this match. */
export function yes({ middle, slope, most }: Curve, match: number): number {
  return most / (1 + Math.exp(-slope * (match - middle)));
}
