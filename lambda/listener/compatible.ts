/**
 * Retraining that keeps stored listener vectors good. The new items are fitted to the new listening with an extra loss:
 * they must also explain it to the old listeners' vectors, which stay frozen (the backward-compatible training of Shen
 * et al., CVPR 2020, where the frozen part is the old classifier). With alternating least squares the extra loss is a
 * quadratic like the other and joins its normal equations, so it costs no extra sweeps and is solved exactly.
 */
import { type FactoriseOptions, type Factors, factorise } from './factorise.ts';
import { columnsBelow, type Listening } from './listening.ts';

export interface Earlier {
  readonly dimensions: number;
  /** Old listener vectors by rows; in the new listening the same listeners come first, in the same order. */
  readonly listeners: Float64Array;
}

/**
 * How much the old listeners' loss counts beside the new listeners': chosen on validation listeners, among whom 0.03 to
 * 1 serve old vectors alike and more costs new ones.
 */
const LOYALTY = 0.1;

/**
 * Factors of all of the new listening in the old ones' space: old listener vectors score the new items (old and new
 * alike) at least as well as they scored the old ones, so no stored vector needs to be computed again.
 *
 * @param listening everything known now; listener 0 … are those of `earlier`, then the new ones.
 * @throws RangeError when dimensions differ or there are fewer listeners than before.
 */
export function retrained(
  listening: Listening,
  earlier: Earlier,
  options: FactoriseOptions,
  loyalty: number = LOYALTY,
): Factors {
  const { dimensions, listeners } = earlier;
  const before = listeners.length / dimensions;
  if (dimensions !== options.dimensions || before > listening.byListener.rows)
    throw new RangeError(
      `${before} × ${dimensions} earlier listeners do not fit ${listening.byListener.rows} × ${options.dimensions}`,
    );
  const alsoFor = {
    confidences: columnsBelow(listening.byItem, before),
    factors: listeners,
    weight: loyalty,
  };
  return factorise(listening, options, { alsoFor });
}
