/** What was usual of a listener before a rollout, as means of every figure. */

/** Of somebody who was seen once or twice, the mean of everybody says more than theirs: as much as four conversations. */
const OF_EVERYBODY = 4;

/** Conversations and the sums of their figures. */
export interface Past {
  conversations: number;
  readonly sums: number[];
}

export function noPast(figures: number): Past {
  return { conversations: 0, sums: Array.from({ length: figures }, () => 0) };
}

/** Of a stranger, everybody's means. */
export function usualOf({ conversations, sums }: Past, everybody: Past): readonly number[] {
  return sums.map((sum, figure) => {
    const mean = everybody.sums[figure]! / Math.max(1, everybody.conversations);
    return (sum + OF_EVERYBODY * mean) / (conversations + OF_EVERYBODY);
  });
}
