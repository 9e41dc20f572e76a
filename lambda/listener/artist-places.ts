/**
 * Item factors → directions of length 1 around the middle of what is listened to, and a rule that tells from content
 * where an artist nobody has listened to would be.
 */
import { unitRows } from './content-model.ts';
import type { Factors } from './factorise.ts';
import { choleskySolve } from './least-squares.ts';

export interface ArtistPlaces {
  readonly dimensions: number;
  /** Artists × dimensions; zeros for artists nobody listened to. */
  readonly vectors: Float64Array;
  /** What was subtracted: the mean direction, each artist weighted by their listeners. */
  readonly middle: Float64Array;
  /** Content dimensions × dimensions: content → place. */
  readonly regression: Float64Array;
}

/** Listeners whose say equals what content predicts of an artist. */
const CONTENT_LISTENERS = 2;
/** Listeners with whom an artist has half a say in the regression. */
const HALF_SURE = 5;
const RIDGE = 1;

/**
 * @param heard listeners by artist.
 * @param content artists × some dimensions, by rows.
 * @param middle of earlier places these shall be comparable with; without it, of these.
 */
export function artistPlaces(
  { items, dimensions }: Factors,
  heard: ArrayLike<number>,
  content: Float64Array,
  middle: Float64Array = middleOf(items, heard, dimensions),
): ArtistPlaces {
  const listened = (i: number) => heard[Math.floor(i / dimensions)]! > 0;
  const placed = unitRows(
    unitRows(items.slice(), dimensions).map((x, i) => (listened(i) ? x - middle[i % dimensions]! : 0)),
    dimensions,
  );
  const regression = ridge(content, placed, dimensions, heard);
  const predicted = predictedPlaces(content, regression, dimensions);
  const vectors = placed.map((x, i) => {
    return heard[Math.floor(i / dimensions)]! * x + (listened(i) ? CONTENT_LISTENERS * predicted[i]! : 0);
  });
  return { dimensions, vectors: unitRows(vectors, dimensions), middle, regression };
}

/** Where content (rows) says that artists are: rows × dimensions, each of length 1. */
export function predictedPlaces(
  content: Float64Array,
  regression: Float64Array,
  dimensions: number,
): Float64Array {
  const inner = regression.length / dimensions;
  const places = new Float64Array((content.length / inner) * dimensions);
  for (let i = 0; i < content.length; i++) {
    const value = content[i]!;
    const out = Math.floor(i / inner) * dimensions;
    const from = (i % inner) * dimensions;
    for (let j = 0; j < dimensions; j++) places[out + j]! += value * regression[from + j]!;
  }
  return unitRows(places, dimensions);
}

function middleOf(items: Float64Array, heard: ArrayLike<number>, dimensions: number): Float64Array {
  const units = unitRows(items.slice(), dimensions);
  const middle = new Float64Array(dimensions);
  let weights = 0;
  for (let item = 0; item < heard.length; item++) {
    weights += heard[item]!;
    for (let j = 0; j < dimensions; j++) middle[j]! += heard[item]! * units[item * dimensions + j]!;
  }
  return middle.map((x) => x / Math.max(1, weights));
}

/** Ridge regression of places on content (Hoerl & Kennard 1970); artists many have heard count more. */
function ridge(
  content: Float64Array,
  places: Float64Array,
  dimensions: number,
  heard: ArrayLike<number>,
): Float64Array {
  const inner = content.length / heard.length;
  const gram = new Float64Array(inner * inner);
  const right = new Float64Array(dimensions * inner);
  for (let item = 0; item < heard.length; item++) {
    const weight = heard[item]! / (heard[item]! + HALF_SURE);
    if (weight === 0) continue;
    for (let a = 0; a < inner; a++) {
      const value = weight * content[item * inner + a]!;
      for (let b = 0; b <= a; b++) gram[a * inner + b]! += value * content[item * inner + b]!;
      for (let j = 0; j < dimensions; j++) right[j * inner + a]! += value * places[item * dimensions + j]!;
    }
  }
  for (let a = 0; a < inner; a++) gram[a * inner + a]! += RIDGE;
  const regression = new Float64Array(inner * dimensions);
  for (let j = 0; j < dimensions; j++) {
    const column = right.subarray(j * inner, (j + 1) * inner);
    choleskySolve(gram.slice(), column, inner);
    for (let a = 0; a < inner; a++) regression[a * dimensions + j] = column[a]!;
  }
  return regression;
}
