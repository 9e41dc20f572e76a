import type { Prediction, ReturnName, Step } from './step.ts';

/**
 * Per-decision estimators are sums Σ_s W_s·x_s over a conversation, where W_s = w_1·…·w_s and W_0 = 1, and only the addends
 * x differ:
 *
 *     pdis   x_t = γ^(t−1)·r_t                                            (Precup, Sutton & Singh, ICML 2000)
 *     dr     x_0 = v̂_1,   x_t = γ^(t−1)·(r_t − q̂_t) + γ^t·v̂_(t+1)       (Jiang & Li, ICML 2016)
 *
 * with v̂ = 0 after the end. Averaged as they are they give PDIS and DR; with each W_s divided by its own mean, weighted
 * PDIS and weighted DR (Thomas & Brunskill, ICML 2016).
 *
 * @returns x_0 … x_T.
 */
export function pdisAddends(name: ReturnName, steps: readonly Step[], discount: number): Float64Array {
  const x = new Float64Array(steps.length + 1);
  // Success is settled by the whole conversation: it stands beside the addends, see Paths.
  if (name === 'success') return x;
  let factor = 1;
  for (const [t, { reward }] of steps.entries()) {
    // A turn counts as soon as it is reached, whatever is chosen in it: it needs the weights before it only.
    if (name === 'turns') x[t] = 1;
    else {
      x[t + 1] = factor * reward;
      factor *= discount;
    }
  }
  return x;
}

/** NaN throughout where a step has no prediction of this return. */
export function drAddends(
  name: ReturnName,
  steps: readonly Step[],
  final: number,
  discount: number,
): Float64Array {
  const x = new Float64Array(steps.length + 1);
  const gamma = name === 'usefulness' ? discount : 1;
  let factor = 1;
  for (const [t, step] of steps.entries()) {
    const prediction = predictionOf(name, step);
    if (!prediction) return x.fill(Number.NaN);
    x[t]! += factor * prediction.value;
    x[t + 1] = factor * (rewardOf(name, step, t === steps.length - 1 ? final : 0) - prediction.predicted);
    factor *= gamma;
  }
  return x;
}

/** What the conversation returned under the logging policy. */
export function returnOf(name: ReturnName, steps: readonly Step[], final: number, discount: number): number {
  if (name === 'success') return final;
  if (name === 'turns') return steps.length;
  return steps.reduceRight((later, { reward }) => reward + discount * later, 0);
}

function rewardOf(name: ReturnName, { reward }: Step, final: number): number {
  if (name === 'success') return final;
  return name === 'turns' ? 1 : reward;
}

function predictionOf(name: ReturnName, step: Step): Prediction | undefined {
  return name === 'usefulness' ? step : step[name];
}
