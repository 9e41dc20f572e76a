/**
 * Probability vectors. A vector is built first and sampled after, and what is logged is exactly what was sampled
 * (ARCHITECTURE.md, "Ground rules", 1). Probabilities live on a grid of millionths: the log holds them exactly in
 * a few digits, they add up to 1 without rounding error, and sampling is integer arithmetic.
 */
import { randomFrom } from './random.ts';

const GRID = 1_000_000;

/**
 * Softmax of log-weights: the belief that each candidate is the best one. Asking in proportion to it is probability
 * matching: a prompt believed 5 % likely to be best is asked 5 % of the time.
 */
export function beliefs(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const weights = scores.map((score) => Math.exp(score - top));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

/** (1 − ε)·belief + ε/K, on the grid. Every candidate keeps at least about ε/K. */
export function explore(belief: readonly number[], epsilon: number): number[] {
  const floor = epsilon / belief.length;
  return onGrid(belief.map((p) => (1 - epsilon) * p + floor));
}

/** All on the highest score; the earlier candidate wins a tie. */
export function exploit(scores: readonly number[]): number[] {
  const best = scores.indexOf(Math.max(...scores));
  return scores.map((_, index) => (index === best ? 1 : 0));
}

export function uniform(count: number): number[] {
  return onGrid(new Array<number>(count).fill(1 / count));
}

/** The index drawn with this seed. @throws RangeError if the vector is not on the grid or does not add up to 1. */
export function sample(probabilities: readonly number[], seed: number): number {
  const cells = probabilities.map((p) => Math.round(p * GRID));
  const total = cells.reduce((a, b) => a + b, 0);
  if (total !== GRID) throw new RangeError(`probabilities add up to ${total / GRID}, not 1`);
  let left = randomFrom(seed).int(GRID);
  for (const [index, cell] of cells.entries()) {
    left -= cell;
    if (left < 0) return index;
  }
  throw new RangeError('unreachable: the cells add up to the grid');
}

/** Largest-remainder rounding: every probability moves by less than a millionth and the sum stays 1. */
function onGrid(probabilities: readonly number[]): number[] {
  const exact = probabilities.map((p) => p * GRID);
  const cells = exact.map(Math.floor);
  const missing = GRID - cells.reduce((a, b) => a + b, 0);
  const remainder = (index: number) => exact[index]! - cells[index]!;
  const byRemainder = exact.map((_, index) => index).sort((a, b) => remainder(b) - remainder(a) || a - b);
  for (let i = 0; i < missing; i++) cells[byRemainder[i]!]! += 1;
  return cells.map((cell) => cell / GRID);
}
