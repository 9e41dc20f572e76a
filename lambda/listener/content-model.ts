/**
 * Where content places a recording: the leading principal components of the features of a catalogue (latent semantic
 * analysis, Deerwester et al. 1990). A model made on one catalogue places the recordings of any other.
 */
import type { ContentFeature } from './content-features.ts';
import { normalise } from './embedding.ts';
import { FeatureSpace } from './feature-space.ts';
import { leadingSubspace } from './subspace.ts';

export class ContentModel {
  readonly space: FeatureSpace;
  /** Mean by feature, over the recordings of which anything of its group is known. */
  readonly means: Float64Array;
  /** Features × dimensions, by rows. */
  readonly directions: Float64Array;
  readonly dimensions: number;

  constructor(space: FeatureSpace, means: Float64Array, directions: Float64Array, dimensions: number) {
    this.space = space;
    this.means = means;
    this.directions = directions;
    this.dimensions = dimensions;
  }

  /**
   * Components are divided by the square root of their spread: half-way to whitening, so that the first few do not
   * drown the rest (the singular value weighting of Caron 2001): new artists are placed a little better so.
   */
  static over(rows: readonly (readonly ContentFeature[])[], dimensions: number): ContentModel {
    const space = FeatureSpace.over(rows);
    const sparse = space.encode(rows);
    const means = sparse.means();
    const { directions, spread } = leadingSubspace(sparse, means, dimensions);
    const scaled = directions.map((x, i) => {
      const wide = spread[i % dimensions]!;
      return wide > NARROWEST ? x / Math.sqrt(wide) : 0;
    });
    return new ContentModel(space, means, scaled, dimensions);
  }

  /** Rows × dimensions, each of length 1, or zeros where nothing is known. */
  place(rows: readonly (readonly ContentFeature[])[]): Float64Array {
    return unitRows(
      this.space.encode(rows).times(this.directions, this.dimensions, this.means),
      this.dimensions,
    );
  }
}

/** Below this a direction is rounding error: a catalogue of one recording, or of recordings all alike, has none. */
const NARROWEST = 1e-6;

/** Scales rows laid one after another to length 1, in place; zero rows stay zero. */
export function unitRows(rows: Float64Array, dimensions: number): Float64Array {
  for (let at = 0; at < rows.length; at += dimensions) normalise(rows.subarray(at, at + dimensions));
  return rows;
}
