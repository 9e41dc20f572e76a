/**
 * Worlds where challenger and incumbent are worth exactly the same, with weights as heavy as an exploring log makes them:
 * 40 candidates, propensities down to ε/K = 0.00125, greedy policies, conversations of about five rows that share a mood.
 *
 * Candidates are known by their rank in the logging policy's eyes. Which of them are good is four coins a row that no
 * policy looks at, so every policy's value is `rate` and every difference 0, while actions do differ.
 */
import type { PairedRow } from '../../../policy/estimate/paired/row.ts';
import { type Random, randomFrom, seedOf } from '../../../policy/random.ts';

export interface NullWorld {
  readonly name: string;
  /** Mean reward, of every policy. */
  readonly rate: number;
  readonly challenger: Habit;
  readonly incumbent: Habit;
  /** By how much the model overrates what the challenger likes: it was chosen by a model much like it. */
  readonly hope?: number;
}

/** Greedy on a rank drawn from these shares (first, second to fifth, any), or the logging policy itself. */
export type Habit = 'logging' | readonly [first: number, near: number, any: number];

const CANDIDATES = 40;
const EPSILON = 0.05;
const GROUPS = 4;
const EFFECT = 0.12;
const MOOD = 0.1;
/** How steeply belief falls with rank: rows where the logging policy is torn, and rows where it is sure. */
const STEEPNESS = [0.25, 0.7, 1.5];

const HEAVY: Habit = [0.6, 0.3, 0.1];
const LIGHT: Habit = [0.95, 0.05, 0];

export const NULL_WORLDS: readonly NullWorld[] = [
  { name: 'greedy against the log', rate: 0.35, challenger: HEAVY, incumbent: 'logging' },
  { name: 'greedy against greedy', rate: 0.35, challenger: HEAVY, incumbent: LIGHT },
  { name: 'both far from the log', rate: 0.35, challenger: HEAVY, incumbent: HEAVY },
  { name: 'the incumbent far from the log', rate: 0.35, challenger: LIGHT, incumbent: HEAVY },
  { name: 'rewards of 75 %', rate: 0.75, challenger: HEAVY, incumbent: LIGHT },
  { name: 'rewards of 25 %', rate: 0.25, challenger: HEAVY, incumbent: LIGHT },
  { name: 'a hopeful model', rate: 0.35, challenger: HEAVY, incumbent: LIGHT, hope: 0.1 },
  { name: 'light weights', rate: 0.35, challenger: LIGHT, incumbent: 'logging' },
];

interface Shape {
  readonly propensities: readonly number[];
  readonly cumulative: readonly number[];
  /** Probability of each group of candidates under the logging policy. */
  readonly groups: readonly number[];
}

const SHAPES: readonly Shape[] = STEEPNESS.map((steepness) => {
  const belief = Array.from({ length: CANDIDATES }, (_, rank) => Math.exp(-steepness * rank));
  const sum = belief.reduce((a, b) => a + b, 0);
  const propensities = belief.map((b) => ((1 - EPSILON) * b) / sum + EPSILON / CANDIDATES);
  let below = 0;
  const cumulative = propensities.map((p) => {
    below += p;
    return below;
  });
  const groups = Array.from({ length: GROUPS }, (_, group) =>
    propensities.reduce((total, p, rank) => (rank % GROUPS === group ? total + p : total), 0),
  );
  return { propensities, cumulative, groups };
});

export function nullRows(world: NullWorld, count: number, seed: number): PairedRow[] {
  const random = randomFrom(seedOf(world.name, seed));
  const rows: PairedRow[] = [];
  for (let cluster = 0; rows.length < count; cluster++) {
    const mood = random.int(2) === 0 ? MOOD : -MOOD;
    // Conversations that go badly are longer.
    const length = mood > 0 ? 1 + random.int(7) : 2 + random.int(9);
    for (let i = 0; i < length; i++) rows.push(rowIn(world, cluster, mood, random));
  }
  return rows;
}

function rowIn(world: NullWorld, cluster: number, mood: number, random: Random): PairedRow {
  const shape = SHAPES[random.int(SHAPES.length)]!;
  const coins = random.int(1 << GROUPS);
  const good = (rank: number) => (((coins >> (rank % GROUPS)) & 1) === 1 ? EFFECT : -EFFECT);
  const at = uniform(random);
  const rank = Math.min(shape.cumulative.findIndex((below) => at < below) >>> 0, CANDIDATES - 1);
  const challenger = liked(world.challenger, random);
  const incumbent = liked(world.incumbent, random);
  // A model that sees half of what there is to see, and is too hopeful by 0.03.
  const predicted = (of: number) =>
    world.rate + 0.03 + 0.5 * good(of) + (of === challenger ? (world.hope ?? 0) : 0);
  const value = (of: number | undefined) =>
    of === undefined ? shape.groups.reduce((sum, p, group) => sum + p * predicted(group), 0) : predicted(of);
  const probability = (of: number | undefined) =>
    of === undefined ? shape.propensities[rank]! : of === rank ? 1 : 0;
  return {
    cluster,
    reward: uniform(random) < world.rate + mood + good(rank) ? 1 : 0,
    propensity: shape.propensities[rank]!,
    challenger: probability(challenger),
    challengerValue: value(challenger),
    incumbent: probability(incumbent),
    incumbentValue: value(incumbent),
    predictedReward: predicted(rank),
  };
}

/** The rank that a greedy policy likes best; undefined for the logging policy. */
function liked(habit: Habit, random: Random): number | undefined {
  if (habit === 'logging') return undefined;
  const [first, near] = habit;
  const at = uniform(random);
  if (at < first) return 0;
  return at < first + near ? 1 + random.int(4) : random.int(CANDIDATES);
}

function uniform(random: Random): number {
  return random.int(1 << 30) / (1 << 30);
}
