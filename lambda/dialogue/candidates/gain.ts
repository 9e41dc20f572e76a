/**
 * Expected information gain of an answer over the remaining tracks, in bits: the entropy of how the answers would
 * split them (each track equally likely to be the one wanted, the customer answering truthfully). Shannon 1948; as a
 * criterion for what to ask, Lindley 1956. Fallible answers are for the policy to learn, not for this number.
 */

/** `counts` are disjoint parts of `total`; what they leave is one more part ("neither"). */
export function splitGain(counts: readonly number[], total: number): number {
  if (total <= 0) return 0;
  const rest = Math.max(0, total - counts.reduce((a, b) => a + b, 0));
  return [...counts, rest].reduce((sum, count) => sum + surprise(count / total), 0);
}

/** Entropy of a free answer ("Which decade?"): every value is a part; overlapping values share their tracks. */
export function requestGain(counts: readonly number[]): number {
  const total = counts.reduce((a, b) => a + b, 0);
  return total <= 0 ? 0 : counts.reduce((sum, count) => sum + surprise(count / total), 0);
}

export function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

function surprise(p: number): number {
  return p > 0 ? -p * Math.log2(p) : 0;
}
