/** Draws for simulated listeners, on the house's seeded randomness. */
import { type Random, randomFrom, seedOf } from '../policy/random.ts';

const FINE = 1_000_000_000;

/**
 * A stream of draws with a name. Every question a simulation puts to chance has a stream of its own, so that two
 * policies that lead a listener along different ways still meet the same person: the same patience, the same ability
 * to answer the same question (common random numbers).
 */
export class Chance {
  private readonly random: Random;

  constructor(...name: readonly (string | number)[]) {
    this.random = randomFrom(seedOf(...name));
  }

  /** Uniform in [0, 1). */
  share(): number {
    return this.random.int(FINE) / FINE;
  }

  happens(probability: number): boolean {
    return this.share() < probability;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.share();
  }

  int(below: number): number {
    return this.random.int(below);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.random.int(items.length)]!;
  }

  /** One of the items, each as likely as its weight says; undefined when no weight is above zero. */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T | undefined {
    let left = this.share() * items.reduce((sum, item) => sum + weight(item), 0);
    for (const item of items) {
      left -= weight(item);
      if (left < 0) return item;
    }
    return undefined;
  }

  /** Exponential with mean 1. */
  exponential(): number {
    return -Math.log(1 - this.share());
  }
}
