import { drAddends, pdisAddends, returnOf } from './addends.ts';
import { CONVERSATION_ESTIMATORS, RETURNS, type Step } from './step.ts';

/** Where an estimate stands among the `values` of Paths. */
export function placeOf(returned: number, estimator: number): number {
  return returned * CONVERSATION_ESTIMATORS.length + estimator;
}

export const PLACES = RETURNS.length * CONVERSATION_ESTIMATORS.length;

/** A line for each s = 0 … T of a conversation: W_s − W_(s−1), then for each return W_s·x_s of PDIS and of DR. */
const LINE = 1 + 2 * RETURNS.length;
/** And once a conversation: 1, W_T, and W_T·G for each return. */
const END = 2 + RETURNS.length;

/** The same lines, summed over conversations. */
interface Sums {
  readonly lines: Float64Array;
  readonly end: Float64Array;
}

/**
 * Conversations of any length with their product weights, and every estimate of every return from them: of all, of all
 * but one (the jackknife), of each counted several times (the bootstrap).
 *
 * **A conversation that has ended keeps its last weight** in the normaliser of every later step. E[W_s] = 1 holds for
 * weights that stop with their conversation, as for any stopped martingale, so Σ W_s estimates the number of conversations.
 * Summed over those still running, it would estimate how many the evaluated policy leaves running, and dividing by that
 * gives the reward of step s given that it is reached, not times the chance that it is. Lines hold changes of W, so
 * that a conversation that has ended costs nothing.
 */
export class Paths {
  readonly #discount: number;
  readonly #lines: Float64Array[] = [];
  readonly #ends: Float64Array[] = [];
  readonly #returned: Float64Array[] = [];
  #longest = 0;

  constructor(discount: number) {
    this.#discount = discount;
  }

  add(steps: readonly Step[], final: number): void {
    const lines = new Float64Array((steps.length + 1) * LINE);
    let weight = 1;
    lines[0] = 1;
    const weights = [1];
    for (const [t, step] of steps.entries()) {
      lines[(t + 1) * LINE] = weight * step.weight - weight;
      weight *= step.weight;
      weights.push(weight);
    }
    const returned = new Float64Array(RETURNS.length);
    const end = new Float64Array(END);
    end[0] = 1;
    end[1] = weight;
    for (const [r, name] of RETURNS.entries()) {
      const pdis = pdisAddends(name, steps, this.#discount);
      const dr = drAddends(name, steps, final, this.#discount);
      for (let s = 0; s < weights.length; s++) {
        lines[s * LINE + 1 + 2 * r] = weights[s]! * pdis[s]!;
        lines[s * LINE + 2 + 2 * r] = weights[s]! * dr[s]!;
      }
      returned[r] = returnOf(name, steps, final, this.#discount);
      end[2 + r] = weight * returned[r]!;
    }
    this.#lines.push(lines);
    this.#ends.push(end);
    this.#returned.push(returned);
    if (steps.length > this.#longest) this.#longest = steps.length;
  }

  get size(): number {
    return this.#lines.length;
  }

  get longest(): number {
    return this.#longest;
  }

  /** W_T of conversation i. */
  finalWeight(i: number): number {
    return this.#ends[i]![1]!;
  }

  /** What conversation i returned in the log. */
  returned(i: number, returned: number): number {
    return this.#returned[i]![returned]!;
  }

  /** All estimates, conversation i counting times[i] times; without `times`, once. */
  values(times?: Uint8Array): Float64Array {
    return estimates(this.#sums(times), NOTHING);
  }

  /** Per conversation, all estimates without it. */
  *leavingOut(): Generator<Float64Array> {
    const sums = this.#sums();
    for (const [i, lines] of this.#lines.entries()) yield estimates(sums, { lines, end: this.#ends[i]! });
  }

  #sums(times?: Uint8Array): Sums {
    const lines = new Float64Array((this.#longest + 1) * LINE);
    const end = new Float64Array(END);
    for (let i = 0; i < this.#lines.length; i++) {
      const k = times ? times[i]! : 1;
      if (k === 0) continue;
      const own = this.#lines[i]!;
      for (let at = 0; at < own.length; at++) lines[at]! += k * own[at]!;
      const ownEnd = this.#ends[i]!;
      for (let at = 0; at < END; at++) end[at]! += k * ownEnd[at]!;
    }
    return { lines, end };
  }
}

const NOTHING: Sums = { lines: new Float64Array(0), end: new Float64Array(END) };

/** All estimates from the sums, less one conversation's own. */
function estimates({ lines, end }: Sums, without: Sums): Float64Array {
  const values = new Float64Array(PLACES);
  const n = end[0]! - without.end[0]!;
  let weight = 0;
  for (let at = 0; at < lines.length; at += LINE) {
    const inside = at < without.lines.length;
    weight += lines[at]! - (inside ? without.lines[at]! : 0);
    for (let r = 0, column = at + 1, to = 0; r < RETURNS.length; r++, column += 2, to += EACH) {
      const pdis = lines[column]! - (inside ? without.lines[column]! : 0);
      const dr = lines[column + 1]! - (inside ? without.lines[column + 1]! : 0);
      values[to + PDIS]! += pdis / n;
      values[to + WEIGHTED_PDIS]! += pdis / weight;
      values[to + DR]! += dr / n;
      values[to + WEIGHTED_DR]! += dr / weight;
    }
  }
  for (let r = 0; r < RETURNS.length; r++) values[r * EACH + IS] = (end[2 + r]! - without.end[2 + r]!) / n;
  // A terminal reward is settled by the whole conversation, and divided by the whole conversations' weights: then weighted
  // PDIS of success is a weighted mean of successes and cannot leave their range.
  values[SUCCESS + PDIS] = values[SUCCESS + IS]!;
  values[SUCCESS + WEIGHTED_PDIS] = (values[SUCCESS + IS]! * n) / (end[1]! - without.end[1]!);
  return values;
}

const EACH = CONVERSATION_ESTIMATORS.length;
const IS = CONVERSATION_ESTIMATORS.indexOf('is');
const PDIS = CONVERSATION_ESTIMATORS.indexOf('pdis');
const WEIGHTED_PDIS = CONVERSATION_ESTIMATORS.indexOf('weighted-pdis');
const DR = CONVERSATION_ESTIMATORS.indexOf('dr');
const WEIGHTED_DR = CONVERSATION_ESTIMATORS.indexOf('weighted-dr');
const SUCCESS = RETURNS.indexOf('success') * EACH;
