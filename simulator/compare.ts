/** The truth about policies: the same listeners for each (common random numbers), what became of them, and how sure. */
import type { ConversationResult } from './ending.ts';

export type Interval = readonly [low: number, high: number];

export interface PolicyTruth {
  readonly name: string;
  readonly success: number;
  readonly successInterval: Interval;
  /** Prompts a conversation, over all conversations. */
  readonly turns: number;
  readonly turnsInterval: Interval;
  readonly played: number;
  readonly abandoned: number;
  readonly playbackSeconds: number;
  /** How often each prompt is chosen, as a share of all prompts, the most frequent first. */
  readonly prompts: Readonly<Record<string, number>>;
}

/** Second policy minus first, over the same listeners. */
export interface Difference {
  readonly policy: string;
  readonly against: string;
  readonly success: number;
  readonly successInterval: Interval;
  readonly turns: number;
  readonly turnsInterval: Interval;
}

type Results = readonly ConversationResult[];

export function truthOf(name: string, results: Results): PolicyTruth {
  const success = clusteredMean(results, (result) => (result.success ? 1 : 0));
  const turns = clusteredMean(results, (result) => result.turns);
  const share = (holds: (result: ConversationResult) => boolean) =>
    results.filter(holds).length / results.length;
  return {
    name,
    success: success.mean,
    successInterval: within(success.interval, 0, 1),
    turns: turns.mean,
    turnsInterval: turns.interval,
    played: share(({ outcome }) => outcome === 'played'),
    abandoned: share(({ outcome }) => outcome === 'abandoned'),
    playbackSeconds: results.reduce((sum, result) => sum + result.playbackSeconds, 0) / results.length,
    prompts: promptShares(results),
  };
}

export function differenceOf(
  first: { readonly name: string; readonly results: Results },
  second: { readonly name: string; readonly results: Results },
): Difference {
  const pairs = second.results.map((result, n) => ({
    listener: result.listener,
    success: Number(result.success) - Number(first.results[n]!.success),
    turns: result.turns - first.results[n]!.turns,
  }));
  const success = clusteredMean(pairs, (pair) => pair.success);
  const turns = clusteredMean(pairs, (pair) => pair.turns);
  return {
    policy: second.name,
    against: first.name,
    success: success.mean,
    successInterval: success.interval,
    turns: turns.mean,
    turnsInterval: turns.interval,
  };
}

const NORMAL_95 = 1.959964;

/** Mean and 95 % normal interval; the same listener's conversations are one observation, not several. */
function clusteredMean<T extends { readonly listener: number }>(
  items: readonly T[],
  value: (item: T) => number,
): { mean: number; interval: Interval } {
  const mean = items.reduce((sum, item) => sum + value(item), 0) / items.length;
  const residuals = new Map<number, number>();
  for (const item of items)
    residuals.set(item.listener, (residuals.get(item.listener) ?? 0) + value(item) - mean);
  const clusters = residuals.size;
  // One listener says nothing about others: the interval is then as wide as there is.
  if (clusters < 2) return { mean, interval: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] };
  let squares = 0;
  for (const residual of residuals.values()) squares += residual ** 2;
  const half = (NORMAL_95 * Math.sqrt((squares * clusters) / (clusters - 1))) / items.length;
  return { mean, interval: [mean - half, mean + half] };
}

function within([low, high]: Interval, least: number, most: number): Interval {
  return [Math.max(least, low), Math.min(most, high)];
}

function promptShares(results: Results): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { prompts } of results)
    for (const prompt of prompts) {
      counts.set(prompt, (counts.get(prompt) ?? 0) + 1);
      total += 1;
    }
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([prompt, count]) => [prompt, count / total]));
}
