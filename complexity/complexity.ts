/**
 * How complex what people say is, after McKenna et al. (Interspeech 2020), who relate such measures of a data set to how
 * well it is understood: lexical (vocabulary, unique utterances, n-gram entropy) and geometric (the minimum spanning
 * tree over utterances as points). Their exact definitions are not known to us; ours stand with each measure.
 */
import { randomFrom, shuffled } from '../policy/random.ts';
import { type Entropy, ngramEntropy } from './entropy.ts';
import { euclidean, spanningTree } from './spanning-tree.ts';
import { tokensOf } from './tokens.ts';
import { pointsOf } from './vectors.ts';

export interface Complexity {
  /** With at least one word; others are left out. */
  readonly utterances: number;
  /** Different sequences of words. */
  readonly unique: number;
  readonly tokens: number;
  /** Different words. */
  readonly vocabulary: number;
  /** Vocabulary over tokens: falls as data grow, so it compares only sets of one size. */
  readonly typeToken: number;
  /** Of words, bigrams and trigrams. */
  readonly entropy: readonly Entropy[];
  readonly spanningTree: SpanningTree;
}

export interface SpanningTree {
  /** Unique utterances, or as many of them as were drawn. */
  readonly points: number;
  readonly total: number;
  /** Of an edge; 0 for a single point. */
  readonly mean: number;
}

/** Above it the tree is that of a seeded sample: its time grows with the square. */
export const MOST_POINTS = 2_000;

/** @throws RangeError when no utterance has a word. */
export function complexityOf(texts: readonly string[]): Complexity {
  const said = texts.map(tokensOf).filter((words) => words.length > 0);
  if (said.length === 0) throw new RangeError('there is no utterance with a word in it');
  const unique = uniqueOf(said);
  const vocabulary = new Set(said.flat()).size;
  const tokens = said.reduce((sum, words) => sum + words.length, 0);
  return {
    utterances: said.length,
    unique: unique.length,
    tokens,
    vocabulary,
    typeToken: vocabulary / tokens,
    entropy: [1, 2, 3].map((n) => ngramEntropy(said, n)),
    spanningTree: treeOf(unique),
  };
}

function uniqueOf(said: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(said.map((words) => [words.join(' '), words])).values()];
}

function treeOf(unique: readonly (readonly string[])[]): SpanningTree {
  const drawn =
    unique.length <= MOST_POINTS ? unique : shuffled(unique, randomFrom(SEED)).slice(0, MOST_POINTS);
  const edges = spanningTree(drawn.length, euclidean(pointsOf(drawn)));
  const total = edges.reduce((sum, length) => sum + length, 0);
  return { points: drawn.length, total, mean: edges.length === 0 ? 0 : total / edges.length };
}

const SEED = 1;
