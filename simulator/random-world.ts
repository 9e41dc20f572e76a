/**
 * Worlds drawn by seed from a prior (docs/worlds.md, "Random worlds"): wide enough that no policy is best everywhere.
 * What success means (`fits`, `enough`) stays as it is in the default world, so that worlds can be compared.
 */
import { Chance } from './chance.ts';
import { defaultWorld } from './default-world.ts';
import { WANTED, type Wanted, WORLD_VERSION, type World } from './world.ts';

export function randomWorld(seed: number): World {
  const chance = new Chance('world', seed);
  const between = (low: number, high: number) => round(chance.between(low, high));
  /** Uniform on the logarithm: as often between 0.01 and 0.02 as between 0.1 and 0.2. */
  const scale = (low: number, high: number) => round(Math.exp(chance.between(Math.log(low), Math.log(high))));
  const each = (draw: (attribute: Wanted) => number) =>
    Object.fromEntries(WANTED.map((attribute) => [attribute, draw(attribute)])) as Record<Wanted, number>;
  const fewestWishes = 1 + chance.int(3);
  const { taste } = defaultWorld;
  return {
    version: WORLD_VERSION,
    name: `random:${seed}`,
    taste: {
      popularity: between(0, 5),
      fewestWishes,
      mostWishes: fewestWishes + chance.int(4),
      tightness: between(0.2, 0.8),
      ineffable: between(0.1, 0.5),
      cares: each((attribute) => round(Math.min(1, taste.cares[attribute] * chance.between(0.4, 1.6)))),
      fits: taste.fits,
      enough: taste.enough,
    },
    history: between(0, 1),
    answers: {
      open: between(0.05, 0.8),
      recover: between(0.2, 0.8),
      request: between(0.05, 0.8),
      eitherOr: between(0.7, 1),
      suggest: between(0.7, 1),
      ease: each(() => between(0.3, 1)),
    },
    bias: between(0, 0.35),
    volunteering: between(0, 0.5),
    hearing: { mishearing: between(0.02, 0.25), lost: between(0.2, 0.8), certainty: between(0.2, 0.9) },
    initiative: { opening: between(0, 0.6), play: between(0, 0.1), asides: between(0, 0.05) },
    mindChange: between(0, 0.06),
    patience: {
      impatience: scale(0.005, 0.08),
      growth: scale(0.002, 0.02),
      fruitless: scale(0.02, 0.4),
      explorers: between(0, 0.1),
      explorersPatience: between(5, 30),
      silence: between(0.2, 0.9),
    },
    samples: { middle: between(0.45, 0.75), slope: between(4, 12), most: between(0.8, 1) },
    offers: { middle: between(0.45, 0.65), slope: between(6, 16), most: between(0.85, 1) },
  };
}

/** Four digits: a world is read by people. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
