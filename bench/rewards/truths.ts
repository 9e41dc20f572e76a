/** What is true of a policy's conversations, and of the difference to the incumbent's with the same listeners. */
import type { ConversationResult } from '../../simulator/ending.ts';

export interface Truth {
  readonly name: string;
  readonly of: (result: ConversationResult) => number;
  readonly written: (value: number) => string;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

export const TRUTHS: readonly Truth[] = [
  { name: 'success', of: ({ success }) => Number(success), written: percent },
  { name: 'listened', of: ({ listened }) => Number(listened), written: percent },
  { name: 'turns', of: ({ turns }) => turns, written: (value) => value.toFixed(2) },
  { name: 'seconds', of: ({ playbackSeconds }) => playbackSeconds, written: (value) => value.toFixed(0) },
  // As the reward has it: 0.5 is without feeling.
  { name: 'satisfaction', of: ({ feeling }) => (1 + feeling) / 2, written: (value) => value.toFixed(3) },
];

export interface Compared {
  readonly value: number;
  readonly difference: number;
  /** Half of the 95 % interval of the difference; a listener's conversations are one observation. */
  readonly half: number;
}

type Results = readonly ConversationResult[];

export function compared(truth: Truth, policy: Results, incumbent: Results): Compared {
  const differences = policy.map((result, n) => truth.of(result) - truth.of(incumbent[n]!));
  const difference = mean(differences);
  const listeners = new Map<number, number>();
  for (const [n, each] of differences.entries()) {
    const { listener } = policy[n]!;
    listeners.set(listener, (listeners.get(listener) ?? 0) + each - difference);
  }
  let squares = 0;
  for (const residual of listeners.values()) squares += residual ** 2;
  const clusters = listeners.size;
  const error = Math.sqrt((squares * clusters) / (clusters - 1)) / differences.length;
  return { value: mean(policy.map(truth.of)), difference, half: 1.959964 * error };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
