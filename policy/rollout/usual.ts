/** What was usual of listeners before a rollout. */

/** Of somebody who was seen once or twice, the mean of everybody says more than theirs: as much as four conversations. */
const OF_EVERYBODY = 4;

export class Usual {
  readonly #sums = new Map<string, { conversations: number; sum: number }>();
  readonly #everybody = { conversations: 0, sum: 0 };

  add(listener: string, value: number): void {
    const known = this.#sums.get(listener) ?? { conversations: 0, sum: 0 };
    this.#sums.set(listener, known);
    for (const each of [known, this.#everybody]) {
      each.conversations += 1;
      each.sum += value;
    }
  }

  /** Of a stranger, everybody's mean. */
  of(listener: string): number {
    const mean = this.#everybody.sum / Math.max(1, this.#everybody.conversations);
    const { conversations, sum } = this.#sums.get(listener) ?? { conversations: 0, sum: 0 };
    return (sum + OF_EVERYBODY * mean) / (conversations + OF_EVERYBODY);
  }
}
