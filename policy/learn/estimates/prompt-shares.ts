/** What changes: how often each prompt is asked before and after. */
import type { Dataset } from '../dataset.ts';
import type { Judged } from '../judge.ts';
import { keyAt } from '../segments.ts';

export interface PromptShare {
  readonly prompt: string;
  readonly incumbent: number;
  readonly challenger: number;
}

export function promptShares(
  { rows, challenger, incumbent }: Judged,
  { decisions }: Dataset,
): readonly PromptShare[] {
  const counts = new Map<string, { incumbent: number; challenger: number }>();
  const count = (key: string, side: 'incumbent' | 'challenger') => {
    const known = counts.get(key) ?? { incumbent: 0, challenger: 0 };
    known[side] += 1 / rows.length;
    counts.set(key, known);
  };
  for (const [index, row] of rows.entries()) {
    count(keyAt(decisions, row, incumbent[index]!), 'incumbent');
    count(keyAt(decisions, row, challenger[index]!), 'challenger');
  }
  return [...counts]
    .map(([prompt, shares]) => ({ prompt, ...shares }))
    .sort((a, b) => b.challenger - a.challenger || b.incumbent - a.incumbent);
}
