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
      tightness: between(0.1, 0.9),
      ineffable: between(0.05, 0.85),
      cares: each((attribute) => round(Math.min(1, taste.cares[attribute] * scale(0.2, 5)))),
      fits: taste.fits,
      enough: taste.enough,
    },
    history: between(0, 1),
    answers: {
      open: scale(0.02, 0.9),
      recover: between(0.1, 0.9),
      request: scale(0.02, 0.9),
      eitherOr: between(0.4, 1),
      suggest: between(0.4, 1),
      ease: each(() => between(0.2, 1)),
    },
    bias: between(0, 0.5),
    volunteering: between(0, 0.6),
    hearing: {
      mishearing: scale(0.02, 0.3),
      free: scale(1, 6),
      lost: between(0.1, 0.9),
      certainty: between(0.1, 1),
    },
    initiative: { opening: between(0, 0.7), play: between(0, 0.1), asides: between(0, 0.05) },
    mindChange: between(0, 0.08),
    patience: {
      impatience: scale(0.005, 0.1),
      growth: scale(0.002, 0.03),
      fruitless: scale(0.02, 1.2),
      explorers: between(0, 0.15),
      explorersPatience: between(5, 30),
      silence: between(0.1, 0.95),
    },
    samples: { middle: between(0.3, 0.75), slope: between(3, 14), most: between(0.7, 1) },
    offers: { middle: between(0.35, 0.75), slope: between(4, 18), most: between(0.7, 1) },
  };
}

/** Four digits: a world is read by people. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
