/**
 * A world of known value: four kinds of context, five actions, a logging policy with a floor, a target that prefers other
 * actions. Conversations belong to one kind, share a mood that moves all their rewards, and last longer for some kinds
 * than for others, so clusters are correlated within and informative in size. q̂ is a model that is wrong on purpose.
 */

import { type Row, rowOf } from '../../../policy/estimate/row.ts';
import { type Random, randomFrom, seedOf } from '../../../policy/random.ts';

export interface World {
  readonly name: string;
  readonly kinds: readonly Kind[];
  /** ± how much a conversation's mood moves every reward in it. */
  readonly mood: number;
  readonly clustered: boolean;
  readonly epsilon: number;
  readonly predict: (q: number, kind: number, action: number) => number;
}

interface Kind {
  readonly share: number;
  readonly rows: readonly [least: number, most: number];
  readonly chance: readonly number[];
  readonly logging: readonly number[];
  readonly target: readonly number[];
}

const KINDS: readonly Kind[] = [
  {
    share: 0.4,
    rows: [1, 3],
    chance: [0.2, 0.5, 0.3, 0.6, 0.4],
    logging: [4, 2, 2, 1, 1],
    target: [0, 3, 1, 5, 1],
  },
  {
    share: 0.3,
    rows: [2, 4],
    chance: [0.6, 0.3, 0.2, 0.3, 0.5],
    logging: [1, 3, 4, 1, 1],
    target: [4, 1, 0, 1, 4],
  },
  {
    share: 0.2,
    rows: [3, 7],
    chance: [0.3, 0.3, 0.7, 0.2, 0.2],
    logging: [2, 2, 2, 2, 2],
    target: [1, 1, 6, 1, 1],
  },
  {
    share: 0.1,
    rows: [6, 12],
    chance: [0.15, 0.2, 0.25, 0.6, 0.15],
    logging: [5, 3, 1, 1, 0],
    target: [1, 1, 1, 6, 1],
  },
];

const wrongModel = (q: number, kind: number, action: number) =>
  0.15 + 0.6 * q + (((kind + action) % 3) - 1) * 0.08;

export const SINGLE: World = {
  name: 'single rows',
  kinds: KINDS,
  mood: 0,
  clustered: false,
  epsilon: 0.1,
  predict: wrongModel,
};
export const CLUSTERED: World = { ...SINGLE, name: 'clusters', mood: 0.15, clustered: true };
/** One reward in fifty, as clicks are. */
export const RARE: World = {
  ...SINGLE,
  name: 'rare rewards',
  kinds: KINDS.map((kind) => ({ ...kind, chance: kind.chance.map((chance) => chance / 20) })),
  predict: (q, kind, action) => wrongModel(q * 20, kind, action) / 20,
};

/** The target policy's mean reward a row. */
export function truth({ kinds, clustered }: World): number {
  const lengths = kinds.map(({ rows: [least, most] }) => (clustered ? (least + most) / 2 : 1));
  const values = kinds.map(({ chance, target }) => dot(shares(target), chance));
  const mass = kinds.map(({ share }, i) => share * lengths[i]!);
  return dot(shares(mass), values);
}

export function rowsOf(world: World, clusters: number, seed: number): Row[] {
  const random = randomFrom(seedOf(world.name, seed));
  const rows: Row[] = [];
  for (let c = 0; c < clusters; c++) {
    const k = pick(
      world.kinds.map(({ share }) => share),
      random,
    );
    const kind = world.kinds[k]!;
    const mood = world.mood * (random.int(2) === 0 ? 1 : -1);
    const [least, most] = kind.rows;
    const length = world.clustered ? least + random.int(most - least + 1) : 1;
    for (let i = 0; i < length; i++)
      rows.push(rowIn(world, k, mood, random, world.clustered ? `c${c}` : undefined));
  }
  return rows;
}

/** What the logging policy itself is worth. */
export function loggingTruth(world: World): number {
  return truth({
    ...world,
    kinds: world.kinds.map((kind) => ({ ...kind, target: propensitiesIn(world, kind) })),
  });
}

/** What the model expects of the logging policy in a row's context: E q̂ over what it might have done. */
export function loggingValue(world: World, row: Row): number {
  const k = world.kinds.findIndex(
    ({ chance, target }, kind) =>
      dot(
        shares(target),
        chance.map((q, a) => world.predict(q, kind, a)),
      ) === row.predictedTargetValue,
  );
  const kind = world.kinds[k]!;
  return dot(
    propensitiesIn(world, kind),
    kind.chance.map((q, a) => world.predict(q, k, a)),
  );
}

function propensitiesIn({ epsilon }: World, { logging }: Kind): number[] {
  return shares(logging).map((p) => (1 - epsilon) * p + epsilon / logging.length);
}

function rowIn(world: World, k: number, mood: number, random: Random, cluster: string | undefined): Row {
  const kind = world.kinds[k]!;
  const { target, chance } = kind;
  const propensities = propensitiesIn(world, kind);
  const wanted = shares(target);
  const action = pick(propensities, random);
  const predictions = chance.map((q, a) => world.predict(q, k, a));
  const row = rowOf({
    reward: uniform(random) < chance[action]! + mood ? 1 : 0,
    propensity: propensities[action]!,
    targetProbability: wanted[action]!,
    predictedReward: predictions[action]!,
    predictedTargetValue: dot(wanted, predictions),
    ...(cluster === undefined ? {} : { cluster }),
  });
  if ('problem' in row) throw new Error(row.problem);
  return row;
}

function pick(probabilities: readonly number[], random: Random): number {
  let left = uniform(random);
  for (const [index, p] of probabilities.entries()) {
    left -= p;
    if (left < 0) return index;
  }
  return probabilities.length - 1;
}

function uniform(random: Random): number {
  return random.int(1 << 30) / (1 << 30);
}

function shares(weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
