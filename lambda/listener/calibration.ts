/**
 * From a cosine and the evidence behind it to a probability-like affinity. The constants were chosen
 * on the validation listeners of `bench/affinity.ts`, which prints the calibration.
 */

/**
 * Evidence at which a taste has half its say: a dozen songs played once. With less, somebody of whom one artist is
 * known would be served worse than by popularity.
 */
const HALF_TRUSTED = 12;
/**
 * Log-odds of music that lies exactly where a certain taste does, beside equally popular music. Fitted: 4.2 for content,
 * 5.8 for co-listening.
 */
const GAIN = 5;
/** The cosine at which music is as likely to be somebody's own as equally popular music of others. */
const INDIFFERENT_COSINE = 0.2;
/**
 * Log-odds between the best and the least known recording. What people listen to differs twice as much; but much of that
 * is what they come across, and here popularity shall not say what taste should.
 */
const FAME = 3;
/** The fame that leaves a stranger indifferent: of one recording in fifteen or so of a catalogue of thousands. */
const TYPICAL_FAME = 0.3;

/** 0 for a stranger, towards 1 with evidence (shrinkage of a mean, as in empirical Bayes). */
export function trustIn(evidence: number): number {
  return evidence > 0 ? evidence / (evidence + HALF_TRUSTED) : 0;
}

/**
 * How much nearer a recording is than one that leaves its listener indifferent. Music at right angles to a taste is not
 * neutral: equally popular music that is nearer is listened to instead.
 *
 * @param cosine −1 to 1; exactly 0 only where nothing is known of the recording, which says nothing.
 */
export function liftOf(cosine: number): number {
  return cosine === 0 ? 0 : cosine - INDIFFERENT_COSINE;
}

/**
 * @param trust 0–1, of `trustIn`.
 * @param lift of `liftOf`.
 * @param fame 0–1, of `fameOf`.
 */
export function logOdds(trust: number, lift: number, fame: number): number {
  return GAIN * trust * lift + FAME * (fame - TYPICAL_FAME);
}

/**
 * 1 for the best known recording, 0 for the last. Ordinals follow popularity, and plays fall with the rank as Zipf's
 * law has it, so the logarithm of the rank says how well known something is whatever scale a catalogue's source had.
 */
export function fameOf(ordinal: number, size: number): number {
  return 1 - Math.log1p(ordinal) / Math.log1p(size);
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
