/** Implicit-feedback factorisation of co-listening: one vector a listener and one an item, whose product says "likes". */
import { randomFrom } from '../../policy/random.ts';
import { type Evidence, type Penalty, solveRows } from './least-squares.ts';
import type { Listening } from './listening.ts';

export interface FactoriseOptions extends Penalty {
  readonly dimensions: number;
  readonly sweeps: number;
  readonly seed: number;
}

/** Chosen on the validation listeners of `bench/affinity.ts`. */
export const FACTORISE: FactoriseOptions = {
  dimensions: 32,
  sweeps: 8,
  seed: 1,
  unobserved: 0.1,
  regularisation: 0.005,
};

/** Factors by rows, `dimensions` a row. */
export interface Factors {
  readonly dimensions: number;
  readonly listeners: Float64Array;
  readonly items: Float64Array;
}

export interface FactoriseHelp {
  /** Frozen listeners whom the items must please as well (`compatible.ts`). */
  readonly alsoFor?: Evidence;
  /** Called after every sweep with how many are done. */
  readonly progress?: (sweeps: number) => void;
}

/**
 * Alternating least squares. Deterministic for a seed. Time is proportional to listens × dimensions² and
 * (listeners + items) × dimensions³.
 *
 * @throws RangeError for options that are not positive.
 */
export function factorise(
  listening: Listening,
  options: FactoriseOptions,
  { alsoFor, progress }: FactoriseHelp = {},
): Factors {
  const { dimensions, sweeps, seed } = options;
  if (!(dimensions > 0 && sweeps > 0 && options.regularisation > 0 && options.unobserved >= 0))
    throw new RangeError(`cannot factorise with ${JSON.stringify(options)}`);
  const random = randomFrom(seed);
  // Small, so that the first sweep decides by the data; any scale would do.
  const start = () => ((random.int(2_000_001) - 1_000_000) / 1_000_000) * (0.1 / Math.sqrt(dimensions));
  let items: Float64Array = alsoFor
    ? solveRows([alsoFor], dimensions, options)
    : Float64Array.from({ length: listening.byItem.rows * dimensions }, start);
  let listeners: Float64Array = new Float64Array(0);
  for (let sweep = 1; sweep <= sweeps; sweep++) {
    listeners = solveRows(
      [{ confidences: listening.byListener, factors: items, weight: 1 }],
      dimensions,
      options,
    );
    const heard: Evidence[] = [{ confidences: listening.byItem, factors: listeners, weight: 1 }];
    items = solveRows(alsoFor ? [...heard, alsoFor] : heard, dimensions, options);
    progress?.(sweep);
  }
  return { dimensions, listeners, items };
}
