/** The loss of contests, w·T²·KL(teacher ‖ π) with π the softmax of scores / T, and its slopes. */

/** Decisions as rows of a table of examples: their candidates, with the shares a teacher gives them. */
export interface Contests {
  /** Rows of the table from here on are candidates: they have no label. */
  readonly from: number;
  /** Where the candidates of each contest begin, counted from `from`; one more entry than contests. */
  readonly first: Uint32Array;
  /** The labelled row of the same decision. */
  readonly owners: Uint32Array;
  readonly shares: Float64Array;
  /** Of every contest. */
  readonly weight: number;
  readonly temperature: number;
}

export function softmax(scores: readonly number[], temperature: number): readonly number[] {
  const highest = Math.max(...scores);
  const parts = scores.map((score) => Math.exp((score - highest) / temperature));
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => part / sum);
}

/** Most that the slopes, and the curves, of a contest of weight 1 can add up to. */
export function mostSlope({ temperature }: Contests): number {
  return Math.max(2 * temperature, 1);
}

/** Goes through contests one by one, with its own buffers. */
export class ContestReader {
  readonly #contests: Contests;
  readonly #scores: Float64Array;
  /** ∂/∂s = w·T·(π − teacher), and the diagonal of the second derivatives, w·π·(1 − π). */
  readonly slopes: Float64Array;
  readonly curves: Float64Array;

  constructor(contests: Contests) {
    let most = 0;
    for (let i = 1; i < contests.first.length; i++)
      most = Math.max(most, contests.first[i]! - contests.first[i - 1]!);
    this.#contests = contests;
    this.#scores = new Float64Array(most);
    this.slopes = new Float64Array(most);
    this.curves = new Float64Array(most);
  }

  /** Fills `slopes` and `curves` in the order of the contest's candidates. @returns the loss. */
  read(contest: number, scoreOf: (row: number) => number): number {
    const { from, first, shares, weight, temperature } = this.#contests;
    const start = first[contest]!;
    const count = first[contest + 1]! - start;
    let highest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < count; i++) {
      this.#scores[i] = scoreOf(from + start + i);
      highest = Math.max(highest, this.#scores[i]!);
    }
    let sum = 0;
    for (let i = 0; i < count; i++) {
      this.slopes[i] = Math.exp((this.#scores[i]! - highest) / temperature);
      sum += this.slopes[i]!;
    }
    let divergence = 0;
    for (let i = 0; i < count; i++) {
      const share = this.slopes[i]! / sum;
      const wanted = shares[start + i]!;
      const log = (this.#scores[i]! - highest) / temperature - Math.log(sum);
      if (wanted > 0) divergence += wanted * (Math.log(wanted) - log);
      this.slopes[i] = weight * temperature * (share - wanted);
      this.curves[i] = weight * share * (1 - share);
    }
    return weight * temperature ** 2 * divergence;
  }
}
