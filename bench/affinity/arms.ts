/** The contestants: each tells, of what somebody is known to have listened to, how well every artist would suit them. */
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { MusicIndex } from '../../lambda/catalog/music-index.ts';
import { Affinity } from '../../lambda/listener/affinity.ts';
import type { Embedding } from '../../lambda/listener/embedding.ts';
import { FACTORISE, type Factors } from '../../lambda/listener/factorise.ts';
import { TYPICAL_PLAYS } from '../../lambda/listener/hybrid-embedding.ts';
import { solveRows } from '../../lambda/listener/least-squares.ts';
import { type Listen, type Listening, listeningOf } from '../../lambda/listener/listening.ts';
import { tasteOf } from '../../lambda/listener/taste.ts';
import type { Artist } from './lastfm.ts';

export interface Arm {
  readonly name: string;
  /** Scores by item for each of the listeners, asked for one after another. */
  readonly scores: (known: readonly (readonly Listen[])[]) => (listener: number) => Float64Array;
}

export function popularityArm(popularity: Float64Array): Arm {
  return { name: 'popularity', scores: () => () => popularity.slice() };
}

/** Cosine between artists by who listened (Sarwar et al. 2001), summed over what is known. */
export function neighbourArm({ byItem, byListener }: Listening): Arm {
  const length = (item: number) => Math.sqrt(byItem.starts[item + 1]! - byItem.starts[item]!);
  return {
    name: 'item neighbours (cosine)',
    scores: (known) => (listener) => {
      const scores = new Float64Array(byItem.rows);
      for (const { item } of known[listener]!)
        for (let a = byItem.starts[item]!; a < byItem.starts[item + 1]!; a++) {
          const other = byItem.columns[a]!;
          for (let b = byListener.starts[other]!; b < byListener.starts[other + 1]!; b++) {
            const near = byListener.columns[b]!;
            scores[near]! += 1 / (length(item) * length(near));
          }
        }
      return scores;
    },
  };
}

/** A listener's factors are solved from what is known of them (fold-in), so that it needs not have been trained with them. */
export function factorArm({ items, dimensions }: Factors, name = 'factorisation (fold-in)'): Arm {
  return {
    name,
    scores: (known) => {
      const count = items.length / dimensions;
      const listens = known.flatMap((own, listener) => own.map((listen) => ({ ...listen, listener })));
      const { byListener } = listeningOf(listens, known.length, count, TYPICAL_PLAYS);
      const evidence = [{ confidences: byListener, factors: items, weight: 1 }];
      const solved = solveRows(evidence, dimensions, FACTORISE);
      return (listener) =>
        productsOf(solved.subarray(listener * dimensions, (listener + 1) * dimensions), items);
    },
  };
}

export function productsOf(listener: Float64Array, items: Float64Array): Float64Array {
  const d = listener.length;
  const scores = new Float64Array(items.length / d);
  for (let item = 0; item < scores.length; item++)
    for (let j = 0; j < d; j++) scores[item]! += listener[j]! * items[item * d + j]!;
  return scores;
}

/** Artists as a catalogue of one recording each, most popular first. */
export interface ArtistCatalogue {
  readonly music: MusicIndex;
  /** Item → ordinal. */
  readonly ordinals: Int32Array;
}

export function catalogueOf(artists: readonly Artist[], popularity: Float64Array): ArtistCatalogue {
  const order = artists.map((_, item) => item).sort((a, b) => popularity[b]! - popularity[a]! || a - b);
  const most = popularity[order[0]!]!;
  const tracks = order.map((item) => ({
    ...artists[item]!,
    id: String(item),
    popularity: popularity[item]! / most,
  }));
  const ordinals = new Int32Array(artists.length);
  for (const [ordinal, item] of order.entries()) ordinals[item] = ordinal;
  return { music: new MusicIndex({ version: 'artists', tracks }, genreTree), ordinals };
}

/** What the skill computes: a taste from the history, and the affinity of that taste to every artist. */
export function servedArm(name: string, embedding: Embedding, { music, ordinals }: ArtistCatalogue): Arm {
  const affinity = new Affinity(music, embedding);
  return {
    name,
    scores: (known) => (listener) => {
      const plays = known[listener]!.map(({ item, count }) => ({ ordinal: ordinals[item]!, count }));
      const taste = tasteOf(plays, embedding);
      return Float64Array.from(ordinals, (ordinal) => affinity.ofTrack(taste, ordinal));
    },
  };
}
