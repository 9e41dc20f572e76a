/**
 * From a cosine and the evidence behind it to a probability-like affinity. The constants are of a logistic regression
 * (`bench/affinity.ts` prints the calibration): what somebody listened to against the same number of others' music.
 */

/** Evidence at which the taste and the prior speak equally loud: about eight songs played once. */
const HALF_TRUSTED = 8;
/** Log-odds of a recording that lies exactly where the taste does, once the taste is certain. */
const GAIN = 4;
/** Log-odds between the most and the least popular recording, for a stranger. */
const FAME = 1.2;

/** 0 for a stranger, towards 1 with evidence (shrinkage of a mean, as in empirical Bayes). */
export function trustIn(evidence: number): number {
  return evidence > 0 ? evidence / (evidence + HALF_TRUSTED) : 0;
}

/**
 * @param trust 0–1, of `trustIn`.
 * @param cosine −1 to 1, between taste and music.
 * @param fame 0–1, the share of the catalogue that is less popular.
 */
export function logOdds(trust: number, cosine: number, fame: number): number {
  return GAIN * trust * cosine + FAME * (1 - trust) * (fame - 0.5);
}

/** Ordinals follow popularity, so a place says how well known a recording is, whatever scale the source had. */
export function fameOf(ordinal: number, size: number): number {
  return 1 - (ordinal + 0.5) / size;
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
