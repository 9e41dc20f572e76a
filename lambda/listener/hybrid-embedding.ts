/**
 * An embedding of co-listening and content together: factors of artists who were listened to, and a regression from
 * content for the others, so that nobody is at a loss for neighbours.
 */
import { seedOf } from '../../policy/random.ts';
import { foldName } from '../catalog/fold.ts';
import { artistPlaces } from './artist-places.ts';
import { retrained } from './compatible.ts';
import { type ContentFacts, contentFeatures, type GenreAncestry } from './content-features.ts';
import { ContentModel } from './content-model.ts';
import { FACTORISE, type FactoriseOptions, type Factors, factorise } from './factorise.ts';
import { type Listen, type Listening, listeningOf } from './listening.ts';
import type { TrainedModel } from './trained-embedding.ts';

export interface CoListening {
  readonly listeners: number;
  /** An artist's place here is the `item` of a listen. */
  readonly artists: readonly ({ readonly artist: string } & ContentFacts)[];
  readonly listens: readonly Listen[];
}

/** Plays of an artist that make a difference (`listeningOf`): about the median of Last.fm's counts. */
export const TYPICAL_PLAYS = 300;
const CONTENT_DIMENSIONS = 32;
const CONSTRUCTION = 'hybrid-1';

/** A model to ship, and what the next training needs to stay compatible with it. */
export interface Trained {
  readonly model: TrainedModel;
  /** Listener factors by rows, `model.dimensions` a row. */
  readonly listeners: Float64Array;
}

/** @param progress called after every sweep of the factorisation with how many are done. */
export function trainHybrid(
  data: CoListening,
  genres: GenreAncestry,
  options: FactoriseOptions = FACTORISE,
  progress?: (sweeps: number) => void,
): Trained {
  const listening = listeningOf(data.listens, data.listeners, data.artists.length, TYPICAL_PLAYS);
  const factors = factorise(listening, options, progress ? { progress } : {});
  return { model: joined(data, genres, listening, factors), listeners: factors.listeners };
}

/**
 * Trains again such that tastes stored with the earlier model stay as good as they were (`compatible.ts`).
 *
 * @param data everything known now; its first listeners are the earlier ones, in the same order.
 * @throws RangeError when there are fewer listeners than before or the dimensions differ.
 */
export function retrainHybrid(
  data: CoListening,
  genres: GenreAncestry,
  earlier: Trained,
  options: FactoriseOptions = FACTORISE,
): Trained {
  const listening = listeningOf(data.listens, data.listeners, data.artists.length, TYPICAL_PLAYS);
  const { model, listeners } = earlier;
  const factors = retrained(listening, { dimensions: model.dimensions, listeners }, options);
  return { model: joined(data, genres, listening, factors, model), listeners: factors.listeners };
}

/**
 * Factors and content → what is shipped.
 *
 * @param earlier a model whose tastes shall stay good: content is placed as it did, and places lie around its middle.
 *   The factors must have been made for it too (`retrained`).
 */
export function joined(
  { artists }: CoListening,
  genres: GenreAncestry,
  { byItem }: Listening,
  factors: Factors,
  earlier?: TrainedModel,
): TrainedModel {
  const features = artists.map((facts) => contentFeatures(facts, genres));
  const content = earlier?.content ?? ContentModel.over(features, CONTENT_DIMENSIONS);
  const heard = artists.map((_, item) => byItem.starts[item + 1]! - byItem.starts[item]!);
  const places = artistPlaces(factors, heard, content.place(features), earlier?.middle);
  const { dimensions, vectors } = places;
  const named = new Map<string, readonly number[]>();
  // Two spellings of one name: the one more people listened to.
  for (const item of artists.map((_, i) => i).sort((a, b) => heard[b]! - heard[a]!)) {
    const name = foldName(artists[item]!.artist);
    if (heard[item]! > 0 && !named.has(name))
      named.set(name, [...vectors.subarray(item * dimensions, (item + 1) * dimensions)]);
  }
  const mark = seedOf(dimensions, vectors.slice(0, MARKED).join(), heard.join()).toString(36);
  return {
    version: `${CONSTRUCTION}:${mark}`,
    compatibleWith: earlier ? [...earlier.compatibleWith, earlier.version] : [],
    dimensions,
    artists: named,
    content,
    regression: places.regression,
    middle: places.middle,
  };
}

/** Enough numbers to tell two models apart. */
const MARKED = 1_000;
