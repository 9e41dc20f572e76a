/** A student is taught: adaptive gradient descent on the listwise loss, then pruning, then teaching what is left. */
import { randomFrom, shuffled } from '../../random.ts';
import { Compiled } from './compiled.ts';
import type { Lessons } from './lessons.ts';
import { Listwise } from './listwise.ts';
import type { SteppedColumn, Term } from './model.ts';

export interface TeachingSettings {
  readonly temperature: number;
  readonly passes: number;
  /** Decisions a step is made of. */
  readonly batch: number;
  /** Of the first step, in temperatures: scores matter as multiples of it. */
  readonly rate: number;
  readonly seed: number;
}

export const DEFAULT_TEACHING: Omit<TeachingSettings, 'temperature' | 'seed'> = {
  passes: 4,
  batch: 32,
  rate: 0.15,
};

export interface Taught {
  readonly terms: readonly Term[];
  /** Mean loss of each pass, as it went by. */
  readonly losses: readonly number[];
  /** By term: how much the loss would suffer without it, from the curvature (LeCun, Denker & Solla 1990). */
  readonly saliency: Float64Array;
}

/** AdaGrad (Duchi, Hazan & Singer 2011) from the weights the terms have, with steps that shrink to 0 at the end. */
export function taught(
  terms: readonly Term[],
  columns: readonly SteppedColumn[],
  lessons: Lessons,
  { temperature, passes, batch, rate, seed }: TeachingSettings,
): Taught {
  const listwise = new Listwise(new Compiled(columns, terms), lessons);
  const weights = Float64Array.from(terms, ({ weight }) => weight);
  const squares = new Float64Array(terms.length);
  const gradient = new Float64Array(terms.length);
  const random = randomFrom(seed);
  const decisions = Array.from(lessons.rows.keys());
  const steps = passes * Math.ceil(decisions.length / batch);
  const losses: number[] = [];
  let step = 0;
  for (let pass = 0; pass < passes; pass++) {
    const order = shuffled(decisions, random);
    let loss = 0;
    for (let from = 0; from < order.length; from += batch) {
      const part = order.slice(from, from + batch);
      gradient.fill(0);
      for (const decision of part) loss += listwise.slope(weights, decision, temperature, gradient);
      const length = rate * temperature * (1 - step++ / steps);
      for (let term = 0; term < weights.length; term++) {
        const slope = gradient[term]! / part.length;
        squares[term]! += slope * slope;
        if (squares[term]! > 0) weights[term]! -= (length * slope) / Math.sqrt(squares[term]!);
      }
    }
    losses.push(loss / Math.max(1, order.length));
  }
  return {
    terms: terms.map((term, index) => ({ ...term, weight: weights[index]! })),
    losses,
    // The mean square of gradients stands for the curvature, as the two are one where beliefs agree (Fisher).
    saliency: weights.map((weight, index) => weight * weight * squares[index]!),
  };
}

/** The most salient terms. */
export function pruned({ terms, saliency }: Taught, most: number): readonly Term[] {
  const places = [...terms.keys()].sort((a, b) => saliency[b]! - saliency[a]! || a - b);
  const kept = new Set(places.slice(0, most));
  return terms.filter(({ weight }, index) => kept.has(index) && weight !== 0);
}
