/** The world's figures beside those of the log that it was made after. */
import { challengerOf } from './challenger.ts';
import { auditOf, type Log, logOf } from './log.ts';
import { mean } from './runs.ts';
import { AS_IN_THE_LOG, EPSILON } from './shapes.ts';
import { judgementOf, pairedRows } from './verdict.ts';
import { incumbentOf, worldOf } from './world.ts';

/**
 * Of 50,000 conversations of the default world with the rule policy, ε = 0.2, as it was on 21 November 2026; the judged
 * quarter, 72,920 decisions. Challenger: what the linear learner made of the earlier 60 % (`segue retrain --learner linear`).
 */
const REAL: Readonly<Record<string, string>> = {
  'decisions a conversation': '5.83',
  'of conversations with music, without': '6.58 5.21',
  'usefulness a logged decision': '0.136',
  'correlation within conversations': '0.30',
  'conversations without a useful prompt': '0.74',
  'candidates (5 25 50 75 95 %)': '20 38 49 58 60',
  'propensity of the incumbent’s': '0.056 0.090 0.124 0.233 0.351',
  'propensity of the challenger’s': '0.0046 0.0068 0.0150 0.0642 0.3172',
  'ESS of challenger, incumbent': '845 8561',
  'standard error of the difference (dr)': '0.0110',
  'decisions that change': '0.81',
  'negative flips': '0.073',
  'q̂: standard deviation, slope, R²': '0.079 1.17 0.071',
};

export function facts(): void {
  const world = worldOf({ listeners: AS_IN_THE_LOG.listeners, epsilon: EPSILON, seed: 0 });
  const log = logOf(world, 12_500, 1);
  const { choices } = challengerOf(world, AS_IN_THE_LOG.reach, 0.08)!;
  const trial = { world, log, model: AS_IN_THE_LOG.model, choices, propensities: auditOf(world, log) };
  const { usefulness, flips } = judgementOf(trial).estimates;
  const { challenger, incumbent } = usefulness.diagnostics;
  const dr = usefulness.differences.find(({ estimator }) => estimator === 'dr');
  const asked = (by: Uint8Array) => world.situations.map(({ propensities }, at) => propensities[by[at]!]!);
  const talks = conversations(log);
  const q = pairedRows(trial);
  const predictions = Array.from(q, ({ predictedReward }) => predictedReward);
  const made: readonly string[] = [
    figure(log.rows / talks.length, 2),
    [0, 1].map((left) => figure(mean(talks.filter((t) => t.left === left).map((t) => t.rows)), 2)).join(' '),
    figure(mean([...log.useful.subarray(0, log.rows)]), 3),
    figure(correlation(talks), 2),
    figure(talks.filter(({ useful }) => useful === 0).length / talks.length, 2),
    quantiles(
      world.situations.map(({ scores }) => scores.length),
      0,
    ),
    quantiles(asked(incumbentOf(world)), 3),
    quantiles(asked(choices), 4),
    `${figure(challenger.effectiveSampleSize, 0)} ${figure(incumbent.effectiveSampleSize, 0)}`,
    figure(dr?.standardError ?? Number.NaN, 4),
    figure(flips.changed, 2),
    figure(flips.negative, 3),
    quality(predictions, log),
  ];
  console.log(`${'one log'.padEnd(40)}${'simulated'.padEnd(38)}this world`);
  for (const [index, [name, real]] of Object.entries(REAL).entries())
    console.log(`${name.padEnd(40)}${real.padEnd(38)}${made[index]}`);
}

interface Talk {
  rows: number;
  useful: number;
  readonly left: number;
}

function conversations({ rows, conversation, useful, left }: Log): readonly Talk[] {
  const talks: Talk[] = [];
  for (let row = 0; row < rows; row++) {
    if (row === 0 || conversation[row] !== conversation[row - 1])
      talks.push({ rows: 0, useful: 0, left: left[row]! });
    talks.at(-1)!.rows += 1;
    talks.at(-1)!.useful += useful[row]!;
  }
  return talks;
}

/** Of the rewards of two prompts of a conversation; all pairs count alike. */
function correlation(talks: readonly Talk[]): number {
  const rows = talks.reduce((sum, talk) => sum + talk.rows, 0);
  const rate = talks.reduce((sum, { useful }) => sum + useful, 0) / rows;
  const variance = rate * (1 - rate);
  let [products, pairs] = [0, 0];
  for (const talk of talks) {
    const squares = talk.useful * (1 - rate) ** 2 + (talk.rows - talk.useful) * rate ** 2;
    products += (talk.useful - rate * talk.rows) ** 2 - squares;
    pairs += talk.rows * (talk.rows - 1);
  }
  return products / pairs / variance;
}

function quality(predictions: readonly number[], { useful }: Log): string {
  const [p, r] = [mean(predictions), mean(predictions.map((_, row) => useful[row]!))];
  const average = (of: (prediction: number, reward: number) => number) =>
    mean(predictions.map((prediction, row) => of(prediction, useful[row]!)));
  const variance = average((prediction) => (prediction - p) ** 2);
  const slope = average((prediction, reward) => (prediction - p) * (reward - r)) / variance;
  const left = average((prediction, reward) => (reward - prediction) ** 2);
  return `${figure(Math.sqrt(variance), 3)} ${figure(slope, 2)} ${figure(1 - left / (r * (1 - r)), 3)}`;
}

function quantiles(values: readonly number[], digits: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.05, 0.25, 0.5, 0.75, 0.95]
    .map((p) => figure(sorted[Math.floor(p * (sorted.length - 1))]!, digits))
    .join(' ');
}

function figure(value: number, digits: number): string {
  return value.toFixed(digits);
}
