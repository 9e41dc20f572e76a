import { Ceiling } from '../ceiling.ts';
import { FIRST_ROWS, FIRST_WEIGHT } from '../confidence-sequence.ts';
import type { Interval } from '../interval.ts';
import { LowerSequence } from '../lower-sequence.ts';

/**
 * The `sequence` interval of a difference δ: at every time at once, with probability 1 − α, δ lies in it.
 *
 * With rewards mapped to [0, 1], E[a − δ·d] = 0 for a conversation's a and its rows d, and δ lies in [−1, 1]. LowerSequence
 * wants a value in [0, 1], so it gets u = (δ + 1)/2 with z = (a + d)/2; the upper side is the lower side of 1 − u.
 * z falls below 0 where weights of the incumbent are large, so both sides need a bound on how far.
 */
export class DifferenceSequence {
  readonly #spread: number;
  readonly #below: LowerSequence;
  readonly #above: LowerSequence;
  readonly #size = new Ceiling(undefined, FIRST_ROWS);
  readonly #fallBelow = new Ceiling(undefined, FIRST_WEIGHT);
  readonly #fallAbove = new Ceiling(undefined, FIRST_WEIGHT);

  /** @param spread of the rewards: how large a difference can be. */
  constructor(alpha: number, spread: number) {
    this.#spread = spread;
    this.#below = new LowerSequence(alpha / 2);
    this.#above = new LowerSequence(alpha / 2);
  }

  add(a: number, rows: number): void {
    const z = (a / this.#spread + rows) / 2;
    const mirrored = rows - z;
    this.#below.add(z, rows, this.#size.next + this.#fallBelow.next);
    this.#above.add(mirrored, rows, this.#size.next + this.#fallAbove.next);
    this.#size.see(rows);
    this.#fallBelow.see(-z);
    this.#fallAbove.see(-mirrored);
  }

  /** Undefined when the two sides have crossed. */
  get(): Interval | undefined {
    const low = this.#below.get();
    const high = 1 - this.#above.get();
    return low > high ? undefined : [this.#spread * (2 * low - 1), this.#spread * (2 * high - 1)];
  }

  /** How many conversations broke the bound that was in force when they came. */
  get surprises(): number {
    return this.#size.surprises + this.#fallBelow.surprises + this.#fallAbove.surprises;
  }
}
