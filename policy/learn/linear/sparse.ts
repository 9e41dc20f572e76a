/**
 * The linear model over features named at will, such as the words of a text: the same hashing and the same descent as
 * over the columns of a decision, without the dense rows a vocabulary would fill with zeros.
 */
import { CONSTANT, featureHash, namespaceHash } from '../../hash.ts';
import { DEFAULT_LINEAR, descend, type LinearSettings, type SparseRow } from './descent.ts';
import type { LinearModel } from './model.ts';

/** Named features of one namespace, with the constant. A name that comes twice counts twice. */
export function hashedNames(names: readonly string[], namespace: string, bits: number): SparseRow {
  const mask = 2 ** bits - 1;
  const seed = namespaceHash(namespace);
  const counts = new Map([[CONSTANT & mask, 1]]);
  for (const name of names) {
    const index = featureHash(name, seed) & mask;
    counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  const indices = Uint32Array.from(counts.keys());
  return { indices, values: Float32Array.from(counts.values()), count: indices.length };
}

/** @throws RangeError when there are no rows, or a label is not a number. */
export function trainSparse(
  rows: readonly SparseRow[],
  labels: ArrayLike<number>,
  settings: Partial<LinearSettings> = {},
): LinearModel {
  return descend({ rows: rows.length, labels, row: (at) => rows[at]! }, { ...DEFAULT_LINEAR, ...settings });
}

export class SparseScorer {
  readonly #weights: Float32Array;

  constructor({ bits, weights }: LinearModel) {
    this.#weights = new Float32Array(2 ** bits);
    for (const [index, weight] of weights) this.#weights[index] = weight;
  }

  /** Log-odds, or the reward with the identity link. */
  score({ indices, values, count }: SparseRow): number {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += this.#weights[indices[i]!]! * values[i]!;
    return sum;
  }
}
