/** An estimate and the half-width of its interval. */
export interface Candidate {
  readonly value: number;
  readonly width: number;
}

/**
 * SLOPE (Su, Srinath & Krishnamurthy, ICML 2020): which hyper-parameter to take, without knowing the bias of any.
 *
 * Candidates are sorted by width, widest first: the wide ones are the unbiased ones. A candidate is kept while it agrees
 * with every kept one as well as chance allows, |θ_j − θ_i| ≤ c_i + (√6 − 1)·c_j; the first that does not has shown
 * its bias. The last kept is the narrowest that no wider one contradicts.
 *
 * @returns the chosen candidate's index. @throws RangeError without candidates.
 */
export function slope(candidates: readonly Candidate[]): number {
  const order = candidates.map((_, index) => index);
  order.sort((a, b) => candidates[b]!.width - candidates[a]!.width || a - b);
  const kept: number[] = [];
  for (const i of order) {
    const { value, width } = candidates[i]!;
    const agrees = kept.every(
      (j) => Math.abs(candidates[j]!.value - value) <= width + SLACK * candidates[j]!.width,
    );
    if (!agrees) break;
    kept.push(i);
  }
  const last = kept.at(-1);
  if (last === undefined) throw new RangeError('SLOPE needs a candidate');
  return last;
}

const SLACK = Math.sqrt(6) - 1;
