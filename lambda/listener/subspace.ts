/**
 * The leading directions of a centred sparse matrix by randomised subspace iteration (Halko, Martinsson & Tropp 2011,
 * algorithms 4.4 and 5.1): a few passes over the non-zeros, where an exact decomposition would fill the matrix.
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { randomFrom, seedOf } from '../../policy/random.ts';
import type { SparseRows } from './sparse-rows.ts';

export interface Subspace {
  /** width × dimensions, by rows: columns of length 1, the direction of most variance first. */
  readonly directions: Float64Array;
  /** Standard deviation along each direction, times the square root of the number of rows. */
  readonly spread: Float64Array;
}

/** Deterministic: the random start has a fixed seed. Directions beyond the rank of the matrix are zero. */
export function leadingSubspace(rows: SparseRows, means: Float64Array, dimensions: number): Subspace {
  const k = dimensions + OVERSAMPLED;
  const random = randomFrom(seedOf('subspace', rows.width, dimensions));
  let basis: Float64Array = Float64Array.from({ length: rows.width * k }, () => random.int(2) * 2 - 1);
  orthonormalise(basis, k);
  for (let pass = 0; pass < PASSES; pass++) {
    basis = rows.transposeTimes(rows.times(basis, k, means), k, means);
    orthonormalise(basis, k);
  }
  const projected = rows.times(basis, k, means);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(gram(projected, k), {
    assumeSymmetric: true,
  });
  const order = realEigenvalues
    .map((_, i) => i)
    .sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!)
    .slice(0, dimensions);
  const rotation = new Float64Array(k * dimensions);
  for (let i = 0; i < k; i++)
    for (const [j, from] of order.entries()) rotation[i * dimensions + j] = eigenvectorMatrix.get(i, from);
  return {
    directions: timesSmall(basis, k, rotation, dimensions),
    spread: Float64Array.from(order, (i) => Math.sqrt(Math.max(0, realEigenvalues[i]!))),
  };
}

const OVERSAMPLED = 8;
/** Content has a slowly falling spectrum, which takes more than one pass; a third changes no cosine visibly. */
const PASSES = 2;

/** Makes the k columns orthonormal in place: Gram–Schmidt, twice, because once is not enough for nearly dependent ones. */
function orthonormalise(basis: Float64Array, k: number): void {
  for (let j = 0; j < k; j++) {
    const before = Math.sqrt(columnDot(basis, k, j, j));
    for (let round = 0; round < 2; round++)
      for (let other = 0; other < j; other++) {
        const along = columnDot(basis, k, j, other);
        for (let at = 0; at < basis.length; at += k) basis[at + j]! -= along * basis[at + other]!;
      }
    const length = Math.sqrt(columnDot(basis, k, j, j));
    // What is left of a column that depended on the others is rounding error.
    const scale = length > before * 1e-10 ? 1 / length : 0;
    for (let at = 0; at < basis.length; at += k) basis[at + j]! *= scale;
  }
}

function columnDot(basis: Float64Array, k: number, a: number, b: number): number {
  let sum = 0;
  for (let at = 0; at < basis.length; at += k) sum += basis[at + a]! * basis[at + b]!;
  return sum;
}

function gram(rows: Float64Array, k: number): Matrix {
  const sums = new Float64Array(k * k);
  for (let at = 0; at < rows.length; at += k)
    for (let i = 0; i < k; i++) {
      const value = rows[at + i]!;
      for (let j = 0; j <= i; j++) sums[i * k + j]! += value * rows[at + j]!;
    }
  const matrix = Matrix.zeros(k, k);
  for (let i = 0; i < k; i++)
    for (let j = 0; j <= i; j++) matrix.set(i, j, sums[i * k + j]!).set(j, i, sums[i * k + j]!);
  return matrix;
}

/** rows × k times k × width, by rows. */
function timesSmall(rows: Float64Array, k: number, small: Float64Array, width: number): Float64Array {
  const count = rows.length / k;
  const product = new Float64Array(count * width);
  for (let row = 0; row < count; row++)
    for (let i = 0; i < k; i++) {
      const value = rows[row * k + i]!;
      for (let j = 0; j < width; j++) product[row * width + j]! += value * small[i * width + j]!;
    }
  return product;
}
