/** A trained model, and the embedding it gives a catalogue: every recording has a vector, whether its artist was heard or not. */
import { foldName } from '../catalog/fold.ts';
import type { MusicIndex } from '../catalog/music-index.ts';
import { predictedPlaces } from './artist-places.ts';
import { contentFeatures, type GenreAncestry } from './content-features.ts';
import type { ContentModel } from './content-model.ts';
import { type Embedding, embeddingOf } from './embedding.ts';

export interface TrainedModel {
  readonly version: string;
  readonly compatibleWith: readonly string[];
  /** Of the half that comes from co-listening. */
  readonly dimensions: number;
  /** Folded name → direction of length 1. */
  readonly artists: ReadonlyMap<string, readonly number[]>;
  readonly content: ContentModel;
  /** Content dimensions × dimensions. */
  readonly regression: Float64Array;
  readonly middle: Float64Array;
}

/** Length of the content half beside the other: less says less of new artists, more says less of known ones. */
const CONTENT_SHARE = 0.6;

/**
 * Each vector is what listeners say of the artist (or, of an artist without listeners, what content predicts they would
 * say), then what content says of the recording. A stored taste does not depend on the catalogue, only on the model.
 */
export function trainedEmbedding(model: TrainedModel, music: MusicIndex, genres: GenreAncestry): Embedding {
  const { dimensions, content } = model;
  const tracks = Array.from({ length: music.size }, (_, ordinal) => music.track(ordinal));
  const placed = content.place(tracks.map((track) => contentFeatures(track, genres)));
  const predicted = predictedPlaces(placed, model.regression, dimensions);
  const width = dimensions + content.dimensions;
  const rows = new Float32Array(music.size * width);
  for (const [ordinal, { artist }] of tracks.entries()) {
    const heard = model.artists.get(foldName(artist));
    rows.set(heard ?? predicted.subarray(ordinal * dimensions, (ordinal + 1) * dimensions), ordinal * width);
    for (let j = 0; j < content.dimensions; j++)
      rows[ordinal * width + dimensions + j] = CONTENT_SHARE * placed[ordinal * content.dimensions + j]!;
  }
  return { ...embeddingOf(model.version, width, rows), compatibleWith: model.compatibleWith };
}
