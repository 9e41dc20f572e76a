import { NamedCovariance, pooled } from './covariance.ts';
import { type ChiSquare, chiSquareOf } from './quadratic-form.ts';

export interface PropensityReport extends ChiSquare {
  readonly decisions: number;
  /** Keys tested on their own, the furthest off first. */
  readonly keys: readonly KeyCount[];
  /** Rare keys, tested together as one. */
  readonly pooled: readonly string[];
  /** The key furthest off, in standard deviations; null where nothing could vary. */
  readonly worst: KeyCount | null;
}

export interface KeyCount {
  readonly key: string;
  readonly observed: number;
  /** Sum of the logged probabilities. */
  readonly expected: number;
  readonly ratio: number;
  /** (observed − expected) / its standard deviation. */
  readonly z: number;
}

/** Below, counts are too few for a normal approximation. */
const LEAST_VARIANCE = 5;
const RARE = 'rare keys together';

/**
 * Were prompts drawn as often as the logged probabilities say? χ² over prompt keys.
 *
 * Given its candidates, a decision chooses key k with probability P_k, the sum over candidates of that key: observed minus
 * expected counts have covariance Σ (diag P − P Pᵀ) over decisions. That is exact and needs no clustering: what came
 * before a decision changes its P, not the chance of a draw given P, so deviations add up as a martingale's do. A plain
 * Σ(O − E)²/E would be too lenient, because sure choices count in E and cannot deviate.
 *
 * Keys whose count has a variance below 5 (rare ones, with fewer than about 5 expected, and almost sure ones) are pooled.
 */
export class PropensityAudit {
  readonly #covariance = new NamedCovariance();
  readonly #observed: number[] = [];
  readonly #expected: number[] = [];
  #decisions = 0;

  /** @throws RangeError if there is not one key and one probability a candidate, or the choice is none of them. */
  add(keys: readonly string[], probabilities: readonly number[], chosen: number): void {
    if (keys.length !== probabilities.length || !(chosen in keys))
      throw new RangeError(`choice ${chosen} of ${keys.length} keys, ${probabilities.length} probabilities`);
    this.#decisions += 1;
    const shares = new Map<number, number>();
    for (const [index, key] of keys.entries()) {
      const place = this.#covariance.place(key);
      shares.set(place, (shares.get(place) ?? 0) + probabilities[index]!);
    }
    const at = this.#covariance.place(keys[chosen]!);
    this.#observed[at] = (this.#observed[at] ?? 0) + 1;
    for (const [i, p] of shares) {
      this.#expected[i] = (this.#expected[i] ?? 0) + p;
      this.#covariance.add(i, i, p);
      for (const [j, q] of shares) this.#covariance.add(i, j, -p * q);
    }
  }

  get(): PropensityReport {
    const { names } = this.#covariance;
    const alone = names.filter((_, i) => this.#covariance.at(i, i) >= LEAST_VARIANCE);
    const rare = names.filter((name) => !alone.includes(name));
    const labels = rare.length > 0 ? [...alone, RARE] : alone;
    const groups = names.map((name) => (alone.includes(name) ? alone.indexOf(name) : alone.length));
    const observed = grouped(this.#observed, groups, labels.length);
    const expected = grouped(this.#expected, groups, labels.length);
    const matrix = pooled(this.#covariance, groups, labels.length);
    const keys = labels
      .map((key, i) => countOf(key, observed[i]!, expected[i]!, matrix[i * labels.length + i]!))
      .sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
    return {
      ...chiSquareOf(
        observed.map((count, i) => count - expected[i]!),
        matrix,
      ),
      decisions: this.#decisions,
      keys,
      pooled: rare,
      worst: keys.find(({ z }) => z !== 0) ?? null,
    };
  }
}

function grouped(values: readonly number[], groups: readonly number[], count: number): number[] {
  const sums = new Array<number>(count).fill(0);
  for (const [i, to] of groups.entries()) sums[to]! += values[i] ?? 0;
  return sums;
}

function countOf(key: string, observed: number, expected: number, variance: number): KeyCount {
  const off = observed - expected;
  return {
    key,
    observed,
    expected,
    ratio: expected > 0 ? observed / expected : 0,
    z: variance > ROUNDING ? off / Math.sqrt(variance) : 0,
  };
}

/** The variance of counts that are all sure, as rounding leaves it. */
const ROUNDING = 1e-6;
