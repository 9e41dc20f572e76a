/**
 * Conversations small enough to be solved by hand: four turns at most, two moods, three prompts. What is chosen decides
 * what comes next and whether anything does. Values of any policy follow by recursion.
 */
import type { Step } from '../../../policy/estimate/conversation/evaluation.ts';
import type { ReturnName } from '../../../policy/estimate/conversation/step.ts';
import { type Random, randomFrom } from '../../../policy/random.ts';

export interface Tabular {
  readonly logging: Policy;
  readonly target: Policy;
  /** Turns a conversation can have. */
  readonly horizon: number;
  /** q̂ as a function of the true Q: a model that is wrong on purpose. */
  readonly model: (q: number) => number;
}

/** Per mood, shares of the three prompts. */
export type Policy = readonly [readonly number[], readonly number[]];

export const DISCOUNT = 0.9;

/** Per mood and prompt: chance that it was useful, that the conversation ends, that it ends well, of a good mood after. */
const USEFUL = [
  [0.2, 0.5, 0.7],
  [0.6, 0.3, 0.5],
];
const ENDS = [
  [0.1, 0.3, 0.5],
  [0.4, 0.2, 0.3],
];
const ENDS_WELL = [
  [0.3, 0.5, 0.4],
  [0.9, 0.6, 0.7],
];
const GOOD = [
  [0.7, 0.4, 0.3],
  [0.8, 0.5, 0.6],
];

export const SUPPORTED: Tabular = {
  logging: [
    [0.4, 0.3, 0.3],
    [0.3, 0.4, 0.3],
  ],
  target: [
    [0.2, 0.3, 0.5],
    [0.5, 0.3, 0.2],
  ],
  horizon: 4,
  model: (q) => 0.1 + 0.8 * q,
};

/** The target does what the log did once in fifty, four times in a row. */
export const UNSUPPORTED: Tabular = {
  ...SUPPORTED,
  logging: [
    [0.96, 0.02, 0.02],
    [0.02, 0.96, 0.02],
  ],
  target: [
    [0.05, 0.05, 0.9],
    [0.05, 0.05, 0.9],
  ],
};

type Table = readonly (readonly (readonly number[])[])[];

/** Q[t][mood][prompt] of a return under a policy. */
export function solve(name: ReturnName, policy: Policy, horizon: number): Table {
  const table: number[][][] = [];
  for (let t = horizon - 1; t >= 0; t--)
    table[t] = [0, 1].map((mood) =>
      [0, 1, 2].map((prompt) => {
        const ends = t === horizon - 1 ? 1 : ENDS[mood]![prompt]!;
        const good = GOOD[mood]![prompt]!;
        const next = table[t + 1];
        const later = next ? (1 - good) * dot(policy[0], next[0]!) + good * dot(policy[1], next[1]!) : 0;
        const now = {
          usefulness: USEFUL[mood]![prompt]!,
          turns: 1,
          success: ends * ENDS_WELL[mood]![prompt]!,
        };
        return now[name] + (name === 'usefulness' ? DISCOUNT : 1) * (1 - ends) * later;
      }),
    );
  return table;
}

/** A conversation begins in either mood alike. */
export function trueValue(name: ReturnName, policy: Policy, horizon: number): number {
  const first = solve(name, policy, horizon)[0]!;
  return (dot(policy[0], first[0]!) + dot(policy[1], first[1]!)) / 2;
}

export interface Logged {
  readonly steps: readonly Step[];
  /** The same conversation with the logging policy evaluated: all weights 1. */
  readonly own: readonly Step[];
  readonly final: number;
}

export function conversations(
  { logging, target, horizon, model }: Tabular,
  count: number,
  seed: number,
): Logged[] {
  const random = randomFrom(seed);
  const tables = [target, logging].map((policy) => ({
    policy,
    usefulness: solve('usefulness', policy, horizon),
    success: solve('success', policy, horizon),
    turns: solve('turns', policy, horizon),
  }));
  return Array.from({ length: count }, () => {
    const sides: [Step[], Step[]] = [[], []];
    let mood = random.int(2);
    for (let t = 0; ; t++) {
      const prompt = pick(logging[mood]!, random);
      const reward = chance(USEFUL[mood]![prompt]!, random);
      for (const [side, { policy, ...q }] of tables.entries()) {
        const predict = (table: Table) => {
          const predicted = table[t]![mood]!.map(model);
          return { predicted: predicted[prompt]!, value: dot(policy[mood]!, predicted) };
        };
        sides[side]!.push({
          weight: policy[mood]![prompt]! / logging[mood]![prompt]!,
          reward,
          ...predict(q.usefulness),
          success: predict(q.success),
          turns: predict(q.turns),
        });
      }
      const over = t === horizon - 1 || chance(ENDS[mood]![prompt]!, random) === 1;
      if (over) {
        const [steps, own] = sides;
        return { steps, own, final: chance(ENDS_WELL[mood]![prompt]!, random) };
      }
      mood = chance(GOOD[mood]![prompt]!, random);
    }
  });
}

function chance(p: number, random: Random): number {
  return random.int(1 << 30) < p * (1 << 30) ? 1 : 0;
}

function pick(shares: readonly number[], random: Random): number {
  let left = random.int(1 << 30) / (1 << 30);
  for (const [index, share] of shares.entries()) {
    left -= share;
    if (left < 0) return index;
  }
  return shares.length - 1;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
