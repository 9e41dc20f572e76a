import type { Interval } from './interval.ts';

/** V = a/d, where a and d are what a cluster contributes to the two sides of an equation. */
export class EmpiricalBernstein {
  #n = 0;
  #a = 0;
  #d = 0;
  #aa = 0;
  #ad = 0;
  #dd = 0;

  add(a: number, d: number): void {
    this.#n += 1;
    this.#a += a;
    this.#d += d;
    this.#aa += a * a;
    this.#ad += a * d;
    this.#dd += d * d;
  }

  merge(other: EmpiricalBernstein): void {
    this.#n += other.#n;
    this.#a += other.#a;
    this.#d += other.#d;
    this.#aa += other.#aa;
    this.#ad += other.#ad;
    this.#dd += other.#dd;
  }

  /**
   * The values v of [low, high] that the empirical Bernstein bound (Maurer & Pontil, COLT 2009, Theorem 4) does not
   * exclude, at α/2 a side: those with |mean y| ≤ √(2·ln(4/α)·var y/(n − 1)) + 7·b·ln(4/α)/(3(n − 1)), y = a − v·d.
   * With d = 1 it is the textbook interval.
   *
   * Holds for every n, whatever the distribution, provided that y of a cluster spans no more than `span` = b.
   */
  get(alpha: number, { low, high }: { readonly low: number; readonly high: number }, span: number): Interval {
    if (this.#n < 2) return [low, high];
    const estimate = Math.min(high, Math.max(low, this.#a / this.#d));
    return [this.#edge(estimate, low, alpha, span), this.#edge(estimate, high, alpha, span)];
  }

  /** From `inside` towards `outside`, the last value that is not excluded. */
  #edge(inside: number, outside: number, alpha: number, span: number): number {
    let kept = inside;
    let excluded = outside;
    if (!this.#excludes(outside, alpha, span)) return outside;
    for (let i = 0; i < BISECTIONS; i++) {
      const middle = (kept + excluded) / 2;
      if (this.#excludes(middle, alpha, span)) excluded = middle;
      else kept = middle;
    }
    // The excluded side of the last step: rounding may only widen.
    return excluded;
  }

  #excludes(v: number, alpha: number, span: number): boolean {
    const n = this.#n;
    const mean = (this.#a - v * this.#d) / n;
    const square = (this.#aa - 2 * v * this.#ad + v * v * this.#dd) / n;
    const variance = Math.max(0, square - mean * mean);
    const log = Math.log(4 / alpha);
    return Math.abs(mean) > Math.sqrt((2 * log * variance) / (n - 1)) + (7 * span * log) / (3 * (n - 1));
  }
}

const BISECTIONS = 60;
