/** What becomes of stored listener vectors when an embedding is trained again on more listeners and more listening. */
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { Affinity } from '../../lambda/listener/affinity.ts';
import { retrained } from '../../lambda/listener/compatible.ts';
import {
  FACTORISE,
  type FactoriseOptions,
  type Factors,
  factorise,
} from '../../lambda/listener/factorise.ts';
import { joined, TYPICAL_PLAYS } from '../../lambda/listener/hybrid-embedding.ts';
import { type Listen, listeningOf } from '../../lambda/listener/listening.ts';
import { tasteOf } from '../../lambda/listener/taste.ts';
import { type TrainedModel, trainedEmbedding } from '../../lambda/listener/trained-embedding.ts';
import { randomFrom, seedOf, shareOf, shuffled } from '../../policy/random.ts';
import { type Arm, catalogueOf, productsOf } from './arms.ts';
import type { LastFm } from './lastfm.ts';
import type { Split, Tested } from './protocol.ts';
import { printTable } from './tables.ts';

const OLD_LISTENERS = 0.6;
const OLD_SHARE = 0.7;

/** The past: three listeners in five, and seven tenths of what they listen to. */
function pastOf(train: readonly Listen[]): readonly Listen[] {
  const own = new Map<number, Listen[]>();
  for (const listen of train) {
    if (!isOld(listen.listener)) continue;
    const known = own.get(listen.listener);
    if (known) known.push(listen);
    else own.set(listen.listener, [listen]);
  }
  return [...own].flatMap(([listener, all]) =>
    shuffled(all, randomFrom(seedOf('past', listener))).slice(0, Math.round(all.length * OLD_SHARE)),
  );
}

export function isOld(listener: number): boolean {
  return shareOf('old listener', listener) < OLD_LISTENERS;
}

export interface Eras {
  readonly past: Factors;
  /** Trained again from nothing, in a space of its own. */
  readonly plain: Factors;
  readonly compatible: Factors;
}

/** @param train everything known now. */
export function erasOf(
  { listeners, artists }: LastFm,
  train: readonly Listen[],
  options: FactoriseOptions,
): Eras {
  const now = listeningOf(train, listeners, artists.length, TYPICAL_PLAYS);
  const past = factorise(listeningOf(pastOf(train), listeners, artists.length, TYPICAL_PLAYS), options);
  const earlier = { dimensions: past.dimensions, listeners: past.listeners };
  return {
    past,
    plain: factorise(now, { ...options, seed: options.seed + 1 }),
    compatible: retrained(now, earlier, options),
  };
}

/** Stored listener factors on item factors. */
export function factorArms({ past, plain, compatible }: Eras, tested: readonly Tested[]): readonly Arm[] {
  const arm = (name: string, items: Factors, vectors: Factors): Arm => ({
    name,
    scores: () => (place) => {
      const at = tested[place]!.listener * vectors.dimensions;
      return productsOf(vectors.listeners.subarray(at, at + vectors.dimensions), items.items);
    },
  });
  return [
    arm('M(old, old)', past, past),
    arm('M(new, old) not aligned', plain, past),
    arm('M(new, old) rotated', rotated(plain, past), past),
    arm('M(new, old) compatible', compatible, past),
    arm('M(new, new) not aligned', plain, plain),
    arm('M(new, new) compatible', compatible, compatible),
  ];
}

/** The peer: the orthogonal rotation that brings the new items nearest to where they were (Procrustes; Schönemann 1966). */
function rotated(plain: Factors, past: Factors): Factors {
  const { dimensions: d, items } = plain;
  const rows = (factors: Float64Array) =>
    new Matrix(
      Array.from({ length: factors.length / d }, (_, i) => [...factors.subarray(i * d, (i + 1) * d)]),
    );
  const [now, then] = [rows(items), rows(past.items)];
  const { leftSingularVectors, rightSingularVectors } = new SingularValueDecomposition(
    now.transpose().mmul(then),
  );
  const rotation = leftSingularVectors.mmul(rightSingularVectors.transpose());
  return { ...plain, items: Float64Array.from(now.mmul(rotation).to1DArray()) };
}

/** Stored tastes on hybrid embeddings, as the skill serves them. */
function servedArms(data: LastFm, train: readonly Listen[], eras: Eras): readonly Arm[] {
  const { artists, listeners } = data;
  const popularity = new Float64Array(artists.length);
  for (const { item } of train) popularity[item]! += 1;
  const catalogue = catalogueOf(artists, popularity);
  const before = pastOf(train);
  const model = (listens: readonly Listen[], factors: Factors, earlier?: TrainedModel) => {
    const listening = listeningOf(listens, listeners, artists.length, TYPICAL_PLAYS);
    return joined(data, genreTree, listening, factors, earlier);
  };
  const past = model(before, eras.past);
  const embeddingOf = (made: TrainedModel) => trainedEmbedding(made, catalogue.music, genreTree);
  const [old, plain, compatible] = [past, model(train, eras.plain), model(train, eras.compatible, past)].map(
    embeddingOf,
  );
  const stored = new Set(before);
  const arm = (
    name: string,
    items: typeof old,
    vectors: typeof old,
    remembers: (listen: Listen) => boolean,
  ): Arm => {
    const affinity = new Affinity(catalogue.music, items!);
    return {
      name,
      scores: (known) => (listener) => {
        const plays = known[listener]!.filter(remembers).map(({ item, count }) => {
          return { ordinal: catalogue.ordinals[item]!, count };
        });
        const taste = tasteOf(plays, vectors!);
        return Float64Array.from(catalogue.ordinals, (ordinal) => affinity.ofTrack(taste, ordinal));
      },
    };
  };
  const then = (listen: Listen) => stored.has(listen);
  const today = () => true;
  return [
    arm('M(old, old)', old, old, then),
    arm('M(new, old) not aligned', plain, old, then),
    arm('M(new, old) compatible', compatible, old, then),
    arm('M(new, new) not aligned', plain, plain, today),
    arm('M(new, new) compatible', compatible, compatible, today),
  ];
}

export function printRetraining(data: LastFm, { train }: Split, tested: readonly Tested[]): void {
  const old = tested.filter(({ listener }) => isOld(listener));
  const eras = erasOf(data, train, FACTORISE);
  printTable('Retrained: M(items, stored listener factors)', factorArms(eras, old), old);
  printTable('Retrained: M(items, stored tastes), as served', servedArms(data, train, eras), old);
}
