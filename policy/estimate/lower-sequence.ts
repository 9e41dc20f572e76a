const { log, max, min, sqrt } = Math;

/**
 * The lower half of an anytime-valid interval: predictable plug-in empirical Bernstein (PrPl-EB; Waudby-Smith, Wu,
 * Ramdas, Karampatziakis & Mineiro, arXiv 2210.10768), for V with E[z − V·d] = 0 over clusters and V in [0, 1].
 *
 * For a v that is right, y = z − v·d averages 0, and for y − ŷ ≥ −B (Fan, Grama & Liu 2015)
 *
 *     M_t(v) = exp Σ (λ_i·y_i/B_i − ψ_E(λ_i)·((y_i − ŷ_i)/B_i)²),     ψ_E(λ) = −ln(1 − λ) − λ
 *
 * is a supermartingale as long as λ, ŷ and B are fixed before the cluster is seen. It exceeds 1/α at any time with
 * probability at most α, so a v for which it ever does is excluded for good. With d = 1 the smallest v that remains is
 * the paper's L_t; here d may vary, ln M is a parabola in v, and L_t is its larger root.
 *
 * The paper's B is 1 + k. Its weights need no bound of their own for z = w·r, because z ≥ 0 is all that is used.
 */
export class LowerSequence {
  readonly #log: number;
  #seen = 0;
  #z = 0;
  #d = 0;
  /** Σ (y − ŷ)², for λ. */
  #squares = 0;
  // ln M(v) = p − v·q − (a − 2vb + v²c)
  #p = 0;
  #q = 0;
  #a = 0;
  #b = 0;
  #c = 0;
  #low = 0;

  /** @param alpha of this side alone. */
  constructor(alpha: number) {
    this.#log = log(1 / alpha);
  }

  /** @param bound B: neither z − ẑ nor (z − ẑ) − (d − d̂) is below −bound. Chosen before this cluster was seen. */
  add(z: number, d: number, bound: number): void {
    const t = this.#seen + 1;
    const meanD = (1 + this.#d) / t;
    const meanZ = min(meanD, (0.5 + this.#z) / t);
    const variance = (0.25 + this.#squares / (bound * bound)) / t;
    const lambda = min(0.5, sqrt((2 * this.#log) / (variance * t * log(1 + t))));
    const scale = (-log(1 - lambda) - lambda) / (bound * bound);
    const offZ = z - meanZ;
    const offD = d - meanD;
    this.#p += (lambda * z) / bound;
    this.#q += (lambda * d) / bound;
    this.#a += scale * offZ * offZ;
    this.#b += scale * offZ * offD;
    this.#c += scale * offD * offD;
    const off = offZ - max(0, meanZ / meanD) * offD;
    this.#squares += off * off;
    this.#seen = t;
    this.#z += z;
    this.#d += d;
    this.#low = max(this.#low, this.#excludedBelow());
  }

  /** In [0, 1]. Never falls: what was excluded once stays so. */
  get(): number {
    return this.#low;
  }

  /** The end of the stretch of excluded values that begins at 0. */
  #excludedBelow(): number {
    const height = this.#p - this.#a - this.#log;
    if (height <= 0) return 0;
    const slope = 2 * this.#b - this.#q;
    // −c·v² + slope·v + height = 0; with height > 0 and c ≥ 0 exactly one root is positive. Written without cancellation.
    const root = sqrt(slope * slope + 4 * this.#c * height);
    const v = slope <= 0 ? (2 * height) / (root - slope) : (slope + root) / (2 * this.#c);
    return min(1, v);
  }
}
