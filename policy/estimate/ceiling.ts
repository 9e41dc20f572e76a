/**
 * A bound on what the next cluster can bring, fixed before it is seen. Declared, it is the declared one. Otherwise it is
 * four times the largest so far, and a cluster that breaks it is counted: a sequence read with surprises is not exact.
 */
export class Ceiling {
  readonly #declared: number | undefined;
  #next: number;
  #surprises = 0;

  constructor(declared: number | undefined, first: number) {
    this.#declared = declared;
    this.#next = declared ?? first;
  }

  get next(): number {
    return this.#next;
  }

  get surprises(): number {
    return this.#surprises;
  }

  see(value: number): void {
    if (value > this.#next + ROUNDING * (1 + this.#next)) this.#surprises += 1;
    if (this.#declared === undefined && FACTOR * value > this.#next) this.#next = FACTOR * value;
  }
}

/** Wide enough to be broken rarely. A bound that is too wide costs some precision early on and none in the long run. */
const FACTOR = 4;

/** A sum may exceed its bound in its last digits without being a surprise. */
const ROUNDING = 1e-9;
