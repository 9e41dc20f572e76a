/**
 * One side of alternating least squares: every row's factors given the other side's. Written over flat arrays, because
 * a matrix object for each of tens of thousands of small systems would cost more than solving them.
 */
import type { Confidences } from './listening.ts';

/** One thing the rows must explain: who interacted with them, and how much that counts. */
export interface Evidence {
  readonly confidences: Confidences;
  /** The other side's factors, by rows. */
  readonly factors: Float64Array;
  readonly weight: number;
}

export interface Penalty {
  /** Weight of the pairs never observed, each taken to mean "0" (α₀). */
  readonly unobserved: number;
  readonly regularisation: number;
}

/**
 * For every row i the minimum of Σ weight·[Σ_observed c·(1 − yᵢ·x)² + α₀·Σ_all (yᵢ·x)²] + λᵢ·‖yᵢ‖², where
 * λᵢ = λ·(observed + α₀·all): the frequency-scaled penalty that Rendle, Krichene, Zhang & Koren 2022 found to make
 * implicit ALS (Hu, Koren & Volinsky 2008) as good as anything newer. A row that nobody interacted with is zero.
 */
export function solveRows(
  evidence: readonly Evidence[],
  dimensions: number,
  { unobserved, regularisation }: Penalty,
): Float64Array {
  const d = dimensions;
  const rows = evidence[0]!.confidences.rows;
  const solved = new Float64Array(rows * d);
  const shared = new Float64Array(d * d);
  let others = 0;
  for (const { factors, weight } of evidence) {
    addGram(shared, factors, d, weight * unobserved);
    others += (weight * factors.length) / d;
  }
  const matrix = new Float64Array(d * d);
  const right = new Float64Array(d);
  for (let row = 0; row < rows; row++) {
    matrix.set(shared);
    right.fill(0);
    let observed = 0;
    for (const { confidences, factors, weight } of evidence) {
      const end = confidences.starts[row + 1]!;
      for (let at = confidences.starts[row]!; at < end; at++) {
        const confidence = weight * confidences.values[at]!;
        const from = confidences.columns[at]! * d;
        observed += weight;
        for (let i = 0; i < d; i++) {
          const scaled = confidence * factors[from + i]!;
          right[i]! += scaled;
          for (let j = 0; j <= i; j++) matrix[i * d + j]! += scaled * factors[from + j]!;
        }
      }
    }
    if (observed === 0) continue;
    const penalty = regularisation * (observed + unobserved * others);
    for (let i = 0; i < d; i++) matrix[i * d + i]! += penalty;
    choleskySolve(matrix, right, d);
    solved.set(right, row * d);
  }
  return solved;
}

/** Adds weight·XᵀX to the lower triangle. */
function addGram(sum: Float64Array, factors: Float64Array, d: number, weight: number): void {
  for (let at = 0; at < factors.length; at += d)
    for (let i = 0; i < d; i++) {
      const scaled = weight * factors[at + i]!;
      for (let j = 0; j <= i; j++) sum[i * d + j]! += scaled * factors[at + j]!;
    }
}

/** Solves A·x = b in place, A symmetric positive definite and given by its lower triangle; b becomes x, A its factor. */
export function choleskySolve(a: Float64Array, b: Float64Array, d: number): void {
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * d + j]!;
      for (let k = 0; k < j; k++) sum -= a[i * d + k]! * a[j * d + k]!;
      a[i * d + j] = i === j ? Math.sqrt(sum) : sum / a[j * d + j]!;
    }
  }
  for (let i = 0; i < d; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= a[i * d + k]! * b[k]!;
    b[i] = sum / a[i * d + i]!;
  }
  for (let i = d - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let k = i + 1; k < d; k++) sum -= a[k * d + i]! * b[k]!;
    b[i] = sum / a[i * d + i]!;
  }
}
