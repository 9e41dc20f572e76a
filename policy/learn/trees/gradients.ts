import { sigmoid } from './loss.ts';

/**
 * Gradients and hessians of the logistic loss as whole numbers in 64-bit floats.
 *
 * Floating-point sums depend on their order; sums of whole numbers below 2⁵³ do not. So a histogram is the same
 * whichever way the rows lie, a child got by subtraction is exact, no ghost of a hessian stays behind in an empty
 * bin, and a row of weight 2 is two rows. One part in 2³⁰ of a gradient is nine digits, far below its noise.
 */
export class GradientScale {
  /** Whole units in one gradient of weight 1. */
  readonly unit: number;
  readonly #spread: number;

  constructor(totalWeight: number) {
    // |gradient| ≤ weight, so no sum exceeds 2³⁰ · spread · total weight ≤ 2⁵².
    this.#spread = 2 ** Math.floor(22 - Math.log2(totalWeight));
    this.unit = STEPS * this.#spread;
  }

  /** Rounded before the weight as well as after: a whole weight then multiplies exactly. */
  whole(value: number, weight: number): number {
    return Math.round(Math.round(value * STEPS) * weight * this.#spread);
  }
}

const STEPS = 2 ** 30;

/** For the given rows, by row, at the log-odds reached so far. */
export function fillGradients(
  rows: Int32Array,
  labels: Float32Array | Uint8Array,
  weights: Float32Array | undefined,
  logits: Float64Array,
  scale: GradientScale,
  gradients: Float64Array,
  hessians: Float64Array,
): void {
  for (const row of rows) {
    const p = sigmoid(logits[row]!);
    const weight = weights ? weights[row]! : 1;
    gradients[row] = scale.whole(p - labels[row]!, weight);
    hessians[row] = scale.whole(p * (1 - p), weight);
  }
}
