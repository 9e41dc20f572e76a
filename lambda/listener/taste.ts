/** What a listening history and a conversation say of somebody's taste, small enough to travel in a session. */
import { type Embedding, normalise } from './embedding.ts';
import { base64Of, bytesOf, directionBytes, directionFrom } from './packed.ts';

export interface Taste {
  /** Of length 1 or, for a stranger, all zeros or empty: the mean of what was listened to. */
  readonly vector: readonly number[];
  /** How much evidence there is: plays, each song damped so that a hundred thousand of one are not a taste of their own. */
  readonly evidence: number;
}

/** Nobody we know: everything falls back to content and popularity. */
export const STRANGER: Taste = { vector: [], evidence: 0 };

/** How often somebody played a recording. */
export interface Plays {
  readonly ordinal: number;
  /** Zero or less counts as not played. */
  readonly count: number;
  /** When last, in milliseconds since 1970, if that is known. */
  readonly at?: number;
}

/**
 * The mean of the vectors of what was played, each weighted by log₂(1 + count) (the damping of implicit feedback in
 * Hu, Koren & Volinsky 2008, section 6) and, where both times are known, halved every half year.
 *
 * @param now milliseconds since 1970; without it no play ages.
 * @throws RangeError for an ordinal outside the embedding.
 */
export function tasteOf(plays: readonly Plays[], embedding: Embedding, now?: number): Taste {
  const sum = new Float64Array(embedding.dimensions);
  let evidence = 0;
  for (const { ordinal, count, at } of plays) {
    const vector = embedding.vectorOf(ordinal);
    if (!(count > 0) || !vector.some((x) => x !== 0)) continue;
    const age = now === undefined || at === undefined ? 0 : Math.max(0, now - at);
    const weight = Math.log2(1 + count) * 0.5 ** (age / HALF_LIFE);
    for (let i = 0; i < sum.length; i++) sum[i]! += weight * vector[i]!;
    evidence += weight;
  }
  return evidence === 0 ? STRANGER : { vector: [...normalise(sum)], evidence };
}

/** Half a year: taste changes with the seasons, and the last play of an old favourite is not the last word. */
const HALF_LIFE = 183 * 24 * 3_600_000;

/**
 * What one reaction in conversation teaches: moves the taste towards what was liked, or away from what was not.
 *
 * @param vector of what the reaction was to: a recording or a value, of length 1; zeros teach nothing.
 * @param strength −1 (hated) to 1 (loved).
 * @throws RangeError when the vector has other dimensions than the taste.
 */
export function taught(taste: Taste, vector: ArrayLike<number>, strength: number): Taste {
  const before = taste.vector.length === 0 ? new Array<number>(vector.length).fill(0) : taste.vector;
  if (before.length !== vector.length)
    throw new RangeError(
      `a taste of ${before.length} dimensions cannot learn from a vector of ${vector.length}`,
    );
  const lesson = LESSON * Math.min(1, Math.max(-1, strength));
  if (!(Math.abs(lesson) > 0) || !Array.from(vector).some((x) => x !== 0)) return taste;
  const history = Math.min(taste.evidence, MOST_HISTORY);
  const moved = before.map((x, i) => history * x + lesson * vector[i]!);
  return { vector: normalise(moved), evidence: taste.evidence + Math.abs(lesson) };
}

/** A word said about music weighs as much as a song played seven times. */
const LESSON = 3;
/** However long the history, tonight's reactions must be able to turn it: ten strong ones outweigh any. */
const MOST_HISTORY = 30;

/**
 * As text for a session: 48 characters for 32 dimensions. Byte 0 is the format, bytes 1–2 the evidence on a logarithmic scale (exact to 0.03 %), then one signed byte a
 * dimension relative to the largest, which keeps cosines to about 0.005.
 */
export function tasteText(taste: Taste): string {
  const evidence = Math.min(65_535, Math.round(Math.log1p(Math.max(0, taste.evidence)) * EVIDENCE_STEPS));
  return base64Of([FORMAT, evidence >> 8, evidence & 255, ...directionBytes(taste.vector)]);
}

/** The taste that was written; undefined for anything `tasteText` cannot have written. */
export function tasteFrom(text: unknown): Taste | undefined {
  if (typeof text === 'string' && text.length > LONGEST) return undefined;
  const [format, high, low, ...direction] = bytesOf(text) ?? [];
  const vector = directionFrom(direction);
  if (format !== FORMAT || high === undefined || low === undefined || !vector) return undefined;
  const evidence = Math.expm1((high * 256 + low) / EVIDENCE_STEPS);
  if (vector.length === 0) return evidence === 0 ? STRANGER : undefined;
  return { vector, evidence };
}

const FORMAT = 1;
const EVIDENCE_STEPS = 4_000;
const LONGEST = 2_000;
