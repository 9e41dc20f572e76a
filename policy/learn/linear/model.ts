/**
 * A linear model of the log-odds of usefulness over hashed features: constant, every column, and every pair of a context
 * and a prompt column. Indices are those Vowpal Wabbit would give the same names (`-q cp -b 18`).
 */
import { COLUMNS } from '../../features.ts';
import { CONSTANT, featureHash, namespaceHash, quadraticIndex } from '../../hash.ts';

/** Plain JSON: what goes into an artifact. */
export interface LinearModel {
  readonly bits: number;
  /** `logistic`: scores are log-odds; `identity`: scores are rewards. */
  readonly link: 'logistic' | 'identity';
  /** Those that are not 0, by index, six significant digits. */
  readonly weights: readonly (readonly [index: number, weight: number])[];
}

const HASHES = COLUMNS.map(({ namespace, name }) => featureHash(name, namespaceHash(namespace)));
const CONTEXT = COLUMNS.flatMap(({ namespace }, index) => (namespace === 'c' ? [index] : []));
const PROMPT = COLUMNS.flatMap(({ namespace }, index) => (namespace === 'p' ? [index] : []));

/**
 * What a column is divided by, so that values stay around 1: gradient steps are as long as features are large. Columns
 * that are not named are 0, 1 or a small number already.
 */
const DIVISORS: Readonly<Record<string, number>> = {
  'c.turn': 8,
  'c.remaining-bits': 12,
  'c.won-bits': 12,
  'c.known': 3,
  'c.settled': 3,
  'c.dislikes': 3,
  'c.samples-rejected': 3,
  'p.gain': 4,
  'p.asked': 2,
  'p.values': 2,
  'p.wishes': 3,
  'p.answer-bits': 16,
  'c.evidence': 6,
};

export function scaleOf(column: number): number {
  const { namespace, name } = COLUMNS[column]!;
  return 1 / (DIVISORS[`${namespace}.${name}`] ?? 1);
}

const SCALES = Float32Array.from(COLUMNS, (_, column) => scaleOf(column));

/** The hashed features of one row; its arrays are written over by the next row. */
export class HashedRow {
  readonly indices: Uint32Array;
  readonly values: Float32Array;
  readonly #mask: number;
  readonly #context: { readonly at: Uint16Array; count: number };
  readonly #prompt: { readonly at: Uint16Array; count: number };
  count = 0;

  constructor(bits: number) {
    this.#mask = 2 ** bits - 1;
    const most = 1 + COLUMNS.length + CONTEXT.length * PROMPT.length;
    this.indices = new Uint32Array(most);
    this.values = new Float32Array(most);
    this.#context = { at: new Uint16Array(CONTEXT.length), count: 0 };
    this.#prompt = { at: new Uint16Array(PROMPT.length), count: 0 };
  }

  /** Reads WIDTH numbers from `offset`. */
  read(row: Float32Array, offset: number): void {
    this.count = 0;
    this.#push(CONSTANT & this.#mask, 1);
    for (let column = 0; column < COLUMNS.length; column++)
      if (row[offset + column] !== 0)
        this.#push(HASHES[column]! & this.#mask, row[offset + column]! * SCALES[column]!);
    present(CONTEXT, row, offset, this.#context);
    present(PROMPT, row, offset, this.#prompt);
    for (let i = 0; i < this.#context.count; i++) {
      const c = this.#context.at[i]!;
      const value = row[offset + c]! * SCALES[c]!;
      for (let j = 0; j < this.#prompt.count; j++) {
        const p = this.#prompt.at[j]!;
        const index = quadraticIndex(HASHES[c]!, HASHES[p]!, this.#mask);
        this.#push(index, value * row[offset + p]! * SCALES[p]!);
      }
    }
  }

  #push(index: number, value: number): void {
    this.indices[this.count] = index;
    this.values[this.count] = value;
    this.count += 1;
  }
}

function present(
  columns: readonly number[],
  row: Float32Array,
  offset: number,
  into: { readonly at: Uint16Array; count: number },
): void {
  into.count = 0;
  for (const column of columns) if (row[offset + column] !== 0) into.at[into.count++] = column;
}

export class LinearScorer {
  readonly #weights: Float32Array;
  readonly #row: HashedRow;

  constructor({ bits, weights }: LinearModel) {
    this.#weights = new Float32Array(2 ** bits);
    for (const [index, weight] of weights) this.#weights[index] = weight;
    this.#row = new HashedRow(bits);
  }

  /** Log-odds (or, with the identity link, the reward) of the row that starts at `offset`. */
  score(values: Float32Array, offset: number): number {
    this.#row.read(values, offset);
    const { indices, values: x, count } = this.#row;
    let sum = 0;
    for (let i = 0; i < count; i++) sum += this.#weights[indices[i]!]! * x[i]!;
    return sum;
  }
}
