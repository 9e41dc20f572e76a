/** A logged probability in [low, high), over all candidates of all decisions. */
export interface CalibrationBucket {
  readonly low: number;
  readonly high: number;
  readonly candidates: number;
  /** Mean logged probability. */
  readonly expected: number;
  /** Share of them that were chosen. */
  readonly observed: number;
  /** (chosen − expected chosen) / its standard deviation; 0 where the bucket could not deviate. */
  readonly z: number;
}

/** Steps of about a factor of two; what is sure has a bucket of its own. */
const EDGES = [0, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, Number.POSITIVE_INFINITY];

/**
 * The propensity audit as a picture: of all candidates offered at 2 %, were 2 % chosen? Buckets hold chosen and unchosen
 * candidates alike; looking at chosen ones only would show nothing but the choice.
 */
export class PropensityCalibration {
  readonly #buckets = EDGES.slice(1).map(() => ({ candidates: 0, sum: 0, variance: 0, chosen: 0 }));
  readonly #mass = new Float64Array(EDGES.length - 1);

  /** @throws RangeError if the choice is none of the candidates. */
  add(probabilities: readonly number[], chosen: number): void {
    if (!(chosen in probabilities)) throw new RangeError(`choice ${chosen} of ${probabilities.length}`);
    this.#mass.fill(0);
    for (const [index, p] of probabilities.entries()) {
      const at = bucketOf(p);
      const bucket = this.#buckets[at]!;
      bucket.candidates += 1;
      bucket.sum += p;
      if (index === chosen) bucket.chosen += 1;
      this.#mass[at]! += p;
    }
    // At most one candidate is chosen, so a bucket's count in a decision is 0 or 1.
    for (const [at, p] of this.#mass.entries()) this.#buckets[at]!.variance += Math.max(0, p * (1 - p));
  }

  /** Buckets with candidates, from rare to sure. */
  get(): readonly CalibrationBucket[] {
    return this.#buckets
      .map(({ candidates, sum, variance, chosen }, at) => ({
        low: EDGES[at]!,
        high: EDGES[at + 1]!,
        candidates,
        expected: sum / candidates,
        observed: chosen / candidates,
        z: variance > 1e-6 ? (chosen - sum) / Math.sqrt(variance) : 0,
      }))
      .filter(({ candidates }) => candidates > 0);
  }
}

function bucketOf(p: number): number {
  return Math.max(0, EDGES.findIndex((edge) => p < edge) - 1);
}
