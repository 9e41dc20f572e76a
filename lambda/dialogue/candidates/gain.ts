/**
 * Expected information gain of an answer over the remaining tracks, in bits: the entropy of how the answers would
 * split them (each track equally likely to be the one wanted, the customer answering truthfully). Shannon 1948; as a
 * criterion for what to ask, Lindley 1956. Fallible answers are for the policy to learn, not for this number.
 */

/** `counts` are disjoint parts of `total`; what they leave is one more part ("neither"). */
export function splitGain(counts: readonly number[], total: number): number {
  if (total <= 0) return 0;
  let rest = total;
  let gain = 0;
  for (const count of counts) {
    rest -= count;
    gain += surprise(count / total);
  }
  return gain + surprise(rest / total);
}

/** Entropy of a free answer ("Which decade?"): every value is a part; overlapping values share their tracks. */
export function requestGain(parts: readonly { readonly count: number }[]): number {
  let total = 0;
  for (const { count } of parts) total += count;
  let gain = 0;
  for (const { count } of parts) gain += surprise(count / total);
  return gain;
}

/** Overlapping parts may add up to more than there is: scales them down to the whole. */
export function fitted(counts: readonly number[], total: number): readonly number[] {
  const sum = counts.reduce((a, b) => a + b, 0);
  return sum <= total ? counts : counts.map((count) => (count * total) / sum);
}

export function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

function surprise(p: number): number {
  return p > 0 ? -p * Math.log2(p) : 0;
}
