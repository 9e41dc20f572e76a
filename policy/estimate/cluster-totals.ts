import { KeyIndex } from './cluster-key.ts';
import type { Row } from './row.ts';
import type { Term } from './terms.ts';

/** More clusters than this are put together into {@link GROUPS} groups. */
export const CAPACITY = 65_536;
export const GROUPS = 32_768;

/** The totals of a few terms, one line a unit: what jackknife and bootstrap work on. */
export interface UnitTable {
  readonly units: number;
  readonly width: number;
  /** `units` lines of `width` totals. */
  readonly totals: Float64Array;
  /** The totals of everything. */
  readonly sums: Float64Array;
  readonly keyAt: (unit: number) => number;
}

/**
 * Each cluster's totals of every term, in memory that does not grow with the rows.
 *
 * Up to CAPACITY clusters are kept apart. Beyond, clusters are put together by key into GROUPS groups. Groups of
 * independent clusters are independent, and the variance of a sum of groups is the variance of the sum of the
 * clusters in them, so jackknife and bootstrap remain right; what is lost is that a variance is then estimated from
 * 32,768 pieces instead of a million, an error of under one per cent. Which group a cluster joins depends on its key
 * alone: tables merge, in any order, to what one table would have become.
 */
export class ClusterTotals {
  readonly terms: readonly Term[];
  #index = new KeyIndex();
  #totals: Float64Array;
  #grouped = false;

  constructor(terms: readonly Term[]) {
    this.terms = [...new Set(terms)];
    this.#totals = new Float64Array(1024 * this.terms.length);
  }

  /** Clusters, or groups of them once there are too many. */
  get units(): number {
    return this.#index.size;
  }

  get grouped(): boolean {
    return this.#grouped;
  }

  add(key: number, row: Row): void {
    const at = this.#lineOf(key);
    const { terms } = this;
    const totals = this.#totals;
    for (let i = 0; i < terms.length; i++) totals[at + i]! += terms[i]!.of(row);
  }

  /** @throws RangeError if the other one adds up other terms. */
  merge(other: ClusterTotals): void {
    if (other.terms.length !== this.terms.length || other.terms.some((term, i) => term !== this.terms[i]))
      throw new RangeError('these totals are of different terms');
    if (other.#grouped && !this.#grouped) this.#group();
    this.#absorb(other.#index, other.#totals);
  }

  table(terms: readonly Term[]): UnitTable {
    const columns = terms.map((term) => this.terms.indexOf(term));
    if (columns.includes(-1)) throw new RangeError('a term that was not added up');
    const { units } = this;
    const width = terms.length;
    const totals = new Float64Array(units * width);
    const sums = new Float64Array(width);
    for (let unit = 0, to = 0; unit < units; unit++)
      for (let i = 0; i < width; i++, to++) {
        const total = this.#totals[unit * this.terms.length + columns[i]!]!;
        totals[to] = total;
        sums[i]! += total;
      }
    return { units, width, totals, sums, keyAt: (unit) => this.#index.keyAt(unit) };
  }

  #lineOf(key: number): number {
    const at = this.#index.add(this.#grouped ? key % GROUPS : key);
    if (at >= CAPACITY) {
      this.#group();
      return this.#lineOf(key);
    }
    const line = at * this.terms.length;
    if (line >= this.#totals.length) {
      const larger = new Float64Array(this.#totals.length * 2);
      larger.set(this.#totals);
      this.#totals = larger;
    }
    return line;
  }

  #group(): void {
    const index = this.#index;
    const totals = this.#totals;
    this.#index = new KeyIndex();
    this.#totals = new Float64Array(GROUPS * this.terms.length);
    this.#grouped = true;
    this.#absorb(index, totals);
  }

  #absorb(index: KeyIndex, totals: Float64Array): void {
    const width = this.terms.length;
    for (let unit = 0; unit < index.size && unit < CAPACITY; unit++) {
      let at = this.#lineOf(index.keyAt(unit));
      for (let i = 0; i < width; i++) this.#totals[at++]! += totals[unit * width + i]!;
    }
  }
}
