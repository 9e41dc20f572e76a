/** What a dataset says of the log it was made of. */
import type { OutcomeName } from '../vocabulary.ts';
import type { Decisions } from './decisions.ts';
import type { RejectedRows, Rejections } from './rejections.ts';
import type { RewardName } from './rewards.ts';

/** How many conversations tell of rewards that need more than an ending (`told.ts`). */
export interface Told {
  /** Conversations that ended in music of which the device told how long it was listened to. */
  readonly listening: number;
  /** Conversations in which an answer to a prompt was said with any feeling. */
  readonly feeling: number;
}

export interface DatasetReport {
  readonly decisions: number;
  readonly kept: number;
  readonly conversations: number;
  readonly exploring: number;
  /** ISO 8601 of the first and the last decision kept. */
  readonly window: readonly [from: string, to: string];
  readonly outcomes: Readonly<Partial<Record<OutcomeName, number>>>;
  readonly policies: readonly string[];
  /** Mean usefulness of the kept decisions. */
  readonly useful: number;
  /** What is learned from and judged by, over the kept decisions. */
  readonly reward: {
    readonly name: RewardName;
    readonly mean: number;
    readonly lowest: number;
    readonly highest: number;
  };
  readonly told: Told;
  /** Share of kept decisions that were made without their model. */
  readonly fallbacks: number;
  readonly rejected: RejectedRows;
}

export function reportOf(
  {
    decisions,
    order,
    useful,
    reward,
    outcomes,
  }: {
    readonly decisions: Decisions;
    readonly order: Uint32Array;
    readonly useful: Uint8Array;
    readonly reward: Float32Array;
    readonly outcomes: readonly (OutcomeName | undefined)[];
  },
  name: RewardName,
  seen: number,
  rejections: Rejections,
): Omit<DatasetReport, 'told'> {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  let exploring = 0;
  let fallbacks = 0;
  let sum = 0;
  let total = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  const policies = new Set<string>();
  for (const row of order) {
    from = Math.min(from, decisions.at[row]!);
    to = Math.max(to, decisions.at[row]!);
    exploring += decisions.exploring[row]!;
    fallbacks += decisions.fallback[row]!;
    sum += useful[row]!;
    total += reward[row]!;
    lowest = Math.min(lowest, reward[row]!);
    highest = Math.max(highest, reward[row]!);
    policies.add(decisions.names.policies[decisions.policy[row]!]!);
  }
  const counts: Partial<Record<OutcomeName, number>> = {};
  for (const outcome of outcomes) if (outcome) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return {
    decisions: seen,
    kept: order.length,
    conversations: outcomes.filter((outcome) => outcome !== undefined).length,
    exploring,
    window: [new Date(from).toISOString(), new Date(to).toISOString()],
    outcomes: counts,
    policies: [...policies],
    useful: sum / order.length,
    reward: { name, mean: total / order.length, lowest, highest },
    fallbacks: fallbacks / order.length,
    rejected: rejections.counts(seen),
  };
}
