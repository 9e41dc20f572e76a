/** Where every recording of a catalogue stands in taste: the shape all sources of embeddings share. */

/** One vector an ordinal, each of length 1, or all zeros where nothing is known of the recording. */
export interface Embedding {
  /** Names how the vectors were made: a stored taste means something only in vectors it was made of, or compatible ones. */
  readonly version: string;
  readonly dimensions: number;
  /** A view, not a copy. */
  vectorOf(ordinal: number): Float32Array;
}
