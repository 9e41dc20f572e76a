import type { Row } from './row.ts';
import type { Term } from './terms.ts';

export type EstimatorName =
  | 'dm'
  | 'ips'
  | 'clipped-ips'
  | 'snips'
  | 'sub-gaussian'
  | 'cressie-read'
  | 'dr'
  | 'sndr'
  | 'switch-dr'
  | 'dros';

/**
 * An estimator of V, the mean reward a row would have had under the evaluated policy: a smooth function of sums over
 * rows. That one restriction buys everything else: sums stream, sums merge, leaving a cluster out is a subtraction
 * (the jackknife) and resampling clusters is a weighted sum (the bootstrap).
 */
export interface Estimator {
  readonly name: EstimatorName;
  readonly terms: readonly Term[];
  /** From the sums of the terms, in their order, to the estimate. In units of the reward. */
  value(sums: ArrayLike<number>): number;
  /** Where the estimator has one: what was chosen, for reports. */
  readonly hyperparameter?: Hyperparameter;
}

export interface Hyperparameter {
  readonly name: string;
  readonly value: number;
}

/** An estimator at work: `add` rows, `get` the estimate, `merge` what another core or machine has added. */
export class Accumulator {
  readonly estimator: Estimator;
  #rows = 0;
  readonly #sums: Float64Array;

  constructor(estimator: Estimator) {
    this.estimator = estimator;
    this.#sums = new Float64Array(estimator.terms.length);
  }

  add(row: Row): void {
    this.#rows += 1;
    for (const [index, term] of this.estimator.terms.entries()) this.#sums[index]! += term.of(row);
  }

  /** Undefined before the first row, and where the rows do not determine it (all weights 0). */
  get(): number | undefined {
    const value = this.estimator.value(this.#sums);
    return this.#rows > 0 && Number.isFinite(value) ? value : undefined;
  }

  /** @throws RangeError if the other one estimates something else. */
  merge(other: Accumulator): void {
    const ours = this.estimator.terms;
    const theirs = other.estimator.terms;
    if (ours.length !== theirs.length || ours.some((term, index) => term.name !== theirs[index]!.name))
      throw new RangeError(`${this.estimator.name} and ${other.estimator.name} add up different things`);
    this.#rows += other.#rows;
    for (const [index, sum] of other.#sums.entries()) this.#sums[index]! += sum;
  }
}
