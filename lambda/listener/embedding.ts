/** Where every recording of a catalogue stands in taste: the shape all sources of embeddings share. */

/** One vector an ordinal, each of length 1, or all zeros where nothing is known of the recording. */
export interface Embedding {
  /** Names how the vectors were made: a stored taste means something only in vectors it was made of, or compatible ones. */
  readonly version: string;
  readonly dimensions: number;
  /** Earlier versions whose tastes are as good here as they were there (`compatible.ts`). */
  readonly compatibleWith?: readonly string[];
  /** A view, not a copy. */
  vectorOf(ordinal: number): Float32Array;
}

/** An embedding of rows laid one after another (rows × dimensions). Rows are scaled to length 1; zero rows stay zero. */
export function embeddingOf(version: string, dimensions: number, rows: ArrayLike<number>): Embedding {
  const vectors = Float32Array.from(rows);
  for (let at = 0; at < vectors.length; at += dimensions) normalise(vectors.subarray(at, at + dimensions));
  return {
    version,
    dimensions,
    vectorOf(ordinal) {
      const at = ordinal * dimensions;
      if (!Number.isInteger(ordinal) || at < 0 || at >= vectors.length)
        throw new RangeError(
          `ordinal ${ordinal} is outside an embedding of ${vectors.length / dimensions} recordings`,
        );
      return vectors.subarray(at, at + dimensions);
    },
  };
}

/** Scales to length 1 in place. What is too short to have a direction becomes zero. */
export function normalise<T extends Float32Array | Float64Array | number[]>(vector: T): T {
  let square = 0;
  for (let i = 0; i < vector.length; i++) square += vector[i]! ** 2;
  const scale = square > SHORTEST ** 2 ? 1 / Math.sqrt(square) : 0;
  for (let i = 0; i < vector.length; i++) vector[i]! *= scale;
  return vector;
}

const SHORTEST = 1e-9;

/** Of vectors of one length; the cosine, where both have length 1. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
