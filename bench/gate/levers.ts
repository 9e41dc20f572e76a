/**
 * What would give the gate more power for a challenger that is truly 8 % better, and what each does to its error rate.
 * Read are lower bounds of the improvement alone, without the other criteria.
 */
import { contrastsOf } from '../../policy/estimate/paired/gated.ts';
import { lowerBounds } from '../../policy/estimate/paired/lower-bound.ts';
import { PairSums } from '../../policy/estimate/paired/pair-sums.ts';
import type { PairedRow } from '../../policy/estimate/paired.ts';
import { cautious } from './challenger.ts';
import { logOf } from './log.ts';
import { HOPEFUL, MODELS, type Model } from './model.ts';
import { always, onlineBound } from './online.ts';
import { share, signed } from './print.ts';
import { mean, stagesOf } from './runs.ts';
import { AS_IN_THE_LOG, EPSILON, NEAR_THE_LOG, type Shape } from './shapes.ts';
import { pairedRows } from './verdict.ts';
import { incumbentOf } from './world.ts';

interface Lever {
  readonly name: string;
  readonly judged: number;
  readonly epsilon: number;
  readonly shape: Shape;
  readonly bound: Bound;
  /** No weight counts more. */
  readonly cap: number;
  /** Where the log asks the challenger's prompt less often, it asks the incumbent's. */
  readonly caution: number;
}

type Bound = 'gate' | 'plain' | 'snips';

const NOW: Lever = {
  name: 'as it is: 12,500 judged of 50,000',
  judged: 12_500,
  epsilon: EPSILON,
  shape: AS_IN_THE_LOG,
  bound: 'gate',
  cap: Number.POSITIVE_INFINITY,
  caution: 0,
};

const withModel = (model: Model): Shape => ({ ...AS_IN_THE_LOG, model });

const LEVERS: readonly Lever[] = [
  NOW,
  { ...NOW, name: 'bound: dr − 1.645 se, plain', bound: 'plain' },
  { ...NOW, name: 'bound: of snips', bound: 'snips' },
  ...MODELS.map((model) => ({ ...NOW, name: `q̂: ${model.name}`, shape: withModel(model) })),
  ...[30, 10].flatMap((cap) => [
    { ...NOW, name: `weights at most ${cap}`, cap },
    { ...NOW, name: `weights at most ${cap}, a hopeful model`, cap, shape: withModel(HOPEFUL) },
  ]),
  { ...NOW, name: 'incumbent’s prompt where p < 1 %', caution: 0.01 },
  { ...NOW, name: 'incumbent’s prompt where p < 2 %', caution: 0.02 },
  { ...NOW, name: 'exploration ε = 0.4', epsilon: 0.4 },
  { ...NOW, name: 'exploration ε = 1 (uniform)', epsilon: 1 },
  { ...NOW, name: 'a challenger near the log', shape: NEAR_THE_LOG },
  { ...NOW, name: 'all 50,000 judged', judged: 50_000 },
  { ...NOW, name: 'all judged, ε = 0.4', judged: 50_000, epsilon: 0.4 },
  { ...NOW, name: 'all judged, ε = 1', judged: 50_000, epsilon: 1 },
  { ...NOW, name: 'all judged, near the log', judged: 50_000, shape: NEAR_THE_LOG },
];

const WANTED = [0, 0.08];
const ONLINE = [12_500, 25_000, 50_000];

/** @param part of the levers' names; empty for all. */
export function levers(seeds: number, part: string): void {
  console.log(
    `${seeds} seeds; share of logs whose lower bound is above 0\n\n${'lever'.padEnd(46)}${'truth'.padStart(8)}${'bound > 0'.padStart(24)}${'truth'.padStart(9)}${'bound > 0'.padStart(24)}${'ESS'.padStart(8)}${'estimate'.padStart(10)}`,
  );
  const wanted = LEVERS.filter(({ name }) => name.includes(part));
  for (const lever of wanted) console.log(`${lever.name.padEnd(46)}${tried(lever, seeds)}`);
  for (const conversations of 'an A/B'.includes(part) ? ONLINE : []) {
    const { equal, better } = online(conversations, seeds);
    console.log(
      `${`an A/B of ${conversations.toLocaleString('en-US')} conversations instead`.padEnd(46)}${signed(0).padStart(8)}${equal.padStart(24)}${signed(0.08).padStart(9)}${better.padStart(24)}`,
    );
  }
}

function tried({ judged, epsilon, shape, bound, cap, caution }: Lever, seeds: number): string {
  const stages = stagesOf(shape, WANTED, epsilon).map(({ world, challengers }) => ({
    world,
    challengers: challengers.map((each) => (caution > 0 ? cautious(world, each!, caution) : each!)),
  }));
  const seen = WANTED.map(() => ({ above: 0, sizes: [] as number[], relative: [] as number[] }));
  for (let seed = 0; seed < seeds; seed++) {
    const { world, challengers } = stages[seed % stages.length]!;
    const log = logOf(world, judged, seed);
    for (const [index, { choices }] of challengers.entries()) {
      const read = reading(pairedRows({ world, log, model: shape.model, choices }), bound, cap);
      const own = seen[index]!;
      if (read.bound > 0) own.above += 1;
      own.sizes.push(read.size);
      own.relative.push(read.relative);
    }
  }
  const cells = seen.map(({ above }, index) => {
    const truth = mean(stages.map(({ challengers }) => challengers[index]!.truth));
    return `${signed(truth).padStart(index === 0 ? 8 : 9)}${share(above, seeds).padStart(24)}`;
  });
  const { sizes, relative } = seen.at(-1)!;
  return `${cells.join('')}${mean(sizes).toFixed(0).padStart(8)}${signed(mean(relative)).padStart(10)}`;
}

const LEVEL = 0.05;
const Z = 1.644854;

/** As `gatedDifference` reads it, but never refused: capped weights do not average 1, by intention. */
function reading(rows: Iterable<PairedRow>, bound: Bound, cap: number) {
  const sums = new PairSums();
  let [weight, squares] = [0, 0];
  const capped = { ...EMPTY };
  for (const row of rows) {
    Object.assign(capped, row);
    capped.challenger = Math.min(row.challenger, cap * row.propensity);
    capped.incumbent = Math.min(row.incumbent, cap * row.propensity);
    sums.add(capped);
    const own = capped.challenger / row.propensity;
    weight += own;
    squares += own * own;
  }
  sums.close();
  const contrasts = contrastsOf(sums);
  const { dr } = contrasts;
  const bounds = lowerBounds(contrasts, { alpha: LEVEL, clusters: sums.clusters });
  const plain = dr.difference - Z * dr.standardError;
  // Divided by a mean weight that is too low by intention, the self-normalised reading would undo the cap.
  const pooled = dr.difference - Z * Math.max(dr.standardError, dr.pooledError);
  const usual = Number.isFinite(cap) ? pooled : bounds.dr;
  return {
    bound: bound === 'plain' ? plain : bound === 'snips' ? bounds.snips : usual,
    size: (weight * weight) / squares,
    relative: dr.difference / dr.incumbent,
  };
}

const EMPTY = {
  cluster: 0,
  reward: 0,
  propensity: 1,
  challenger: 0,
  incumbent: 0,
  predictedReward: 0,
  challengerValue: 0,
  incumbentValue: 0,
};

function online(conversations: number, seeds: number) {
  const stages = stagesOf(AS_IN_THE_LOG, WANTED).map(({ world, challengers }) => ({
    incumbent: always(world, incumbentOf(world)),
    challengers: challengers.map((each) => always(world, each!.choices)),
  }));
  const above = WANTED.map(() => 0);
  for (let seed = 0; seed < seeds; seed++) {
    const { incumbent, challengers } = stages[seed % stages.length]!;
    for (const [index, challenger] of challengers.entries())
      if (onlineBound(challenger, incumbent, conversations, seed) > 0) above[index]! += 1;
  }
  const [equal, better] = above.map((count) => share(count, seeds)) as [string, string];
  return { equal, better };
}
