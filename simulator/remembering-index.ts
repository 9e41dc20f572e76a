import type { Bits } from '../lambda/catalog/bits.ts';
import type { Constraint } from '../lambda/catalog/constraint.ts';
import { MusicIndex, type Narrowed } from '../lambda/catalog/music-index.ts';

/** Sets of wishes remembered: enough for those that many listeners share, and about a hundred megabytes. */
const MOST = 2_000;

/**
 * The index with a memory: thousands of listeners say "rock" first, and what follows from a set is made once a set.
 * The answers are the same; a skill that serves one customer at a time would gain nothing by it.
 */
export class RememberingIndex extends MusicIndex {
  private readonly narrowed = new Map<string, Narrowed>();
  /** Only of sets that are remembered themselves: any other would never be seen again. */
  private readonly made = new Map<Bits, Map<string, unknown>>();

  override narrow(constraints: readonly Constraint[]): Narrowed {
    const key = constraints.map((c) => `${c.attribute}${c.polarity}${c.value}`).join('\n');
    const known = this.narrowed.get(key);
    if (known) return known;
    const narrowed = super.narrow(constraints);
    if (this.narrowed.size >= MOST) {
      this.narrowed.clear();
      this.made.clear();
    }
    this.narrowed.set(key, narrowed);
    if (narrowed.tracks !== this.everything) this.made.set(narrowed.tracks, new Map());
    return narrowed;
  }

  protected override madeOf(within: Bits): Map<string, unknown> {
    return this.made.get(within) ?? super.madeOf(within);
  }
}
