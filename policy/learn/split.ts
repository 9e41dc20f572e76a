/** Three periods of a log: what is learned on the first has to hold on the next. */
import type { Dataset } from './dataset.ts';

export interface Periods {
  /** What models are fitted on. */
  readonly fit: Uint32Array;
  /** What one of them is chosen on. */
  readonly choose: Uint32Array;
  /** What the chosen one is judged on: nothing before has seen it. */
  readonly judge: Uint32Array;
}

/** Shares of the conversations, by start. Judging gets more than choosing: it has to convince. */
const FIT = 0.6;
const CHOOSE = 0.15;

/** Conversations stay whole: none is learned from and judged on. */
export function periodsOf({ order, decisions }: Pick<Dataset, 'order' | 'decisions'>): Periods {
  const starts: number[] = [];
  for (let i = 0; i < order.length; i++)
    if (i === 0 || decisions.conversation[order[i]!] !== decisions.conversation[order[i - 1]!])
      starts.push(i);
  const rowAt = (share: number) => starts[Math.floor(share * starts.length)] ?? order.length;
  const [choose, judge] = [rowAt(FIT), rowAt(FIT + CHOOSE)];
  return { fit: order.slice(0, choose), choose: order.slice(choose, judge), judge: order.slice(judge) };
}
