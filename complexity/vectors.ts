/**
 * Utterances as points: TF-IDF of their words and bigrams, with the smoothed idf ln((1 + N) / (1 + df)) + 1, of length 1.
 * Utterances that share nothing are then √2 apart, however long they are.
 */
import { ngramsOf } from './entropy.ts';

export interface SparseVector {
  readonly dimensions: Int32Array;
  readonly values: Float64Array;
}

export interface Points {
  readonly points: readonly SparseVector[];
  readonly dimensions: number;
}

export function pointsOf(utterances: readonly (readonly string[])[]): Points {
  const grams = utterances.map((words) => counted([...words, ...ngramsOf(words, 2)]));
  const places = new Map<string, number>();
  const documents: number[] = [];
  for (const counts of grams)
    for (const gram of counts.keys()) {
      const place = places.get(gram) ?? places.size;
      places.set(gram, place);
      documents[place] = (documents[place] ?? 0) + 1;
    }
  const idf = documents.map((df) => Math.log((1 + utterances.length) / (1 + df)) + 1);
  const points = grams.map((counts) => {
    const dimensions = Int32Array.from(counts.keys(), (gram) => places.get(gram)!);
    const values = Float64Array.from(counts.values());
    let squares = 0;
    for (const [i, place] of dimensions.entries()) {
      values[i]! *= idf[place]!;
      squares += values[i]! ** 2;
    }
    return { dimensions, values: values.map((value) => value / Math.sqrt(squares)) };
  });
  return { points, dimensions: places.size };
}

function counted(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
