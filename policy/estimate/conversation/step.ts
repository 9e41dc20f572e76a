/** One decision of a conversation, as the per-conversation estimators read it. */
export interface Step extends Prediction {
  /** π/p of this decision alone. */
  readonly weight: number;
  /** Usefulness of this prompt. */
  readonly reward: number;
  /**
   * `predicted` and `value` are of the discounted usefulness from here on. These are the same of the other two returns,
   * without which their doubly robust estimates are absent. Any q̂ is allowed: a bad one costs precision, not truth.
   */
  readonly success?: Prediction;
  readonly turns?: Prediction;
}

export interface Prediction {
  /** q̂(s, a): what the logged action is expected to bring from here to the end, this step included. */
  readonly predicted: number;
  /** E_π q̂(s, ·). */
  readonly value: number;
}

/**
 * What a conversation returns: `success` is the terminal reward, `turns` the number of prompts, `usefulness` the sum of the
 * steps' rewards, discounted.
 */
export const RETURNS = ['success', 'turns', 'usefulness'] as const;
export type ReturnName = (typeof RETURNS)[number];

export const CONVERSATION_ESTIMATORS = ['is', 'pdis', 'weighted-pdis', 'dr', 'weighted-dr'] as const;
export type ConversationEstimatorName = (typeof CONVERSATION_ESTIMATORS)[number];

/** @throws RangeError for what cannot be a conversation. */
export function checkConversation(steps: readonly Step[], final: number): void {
  if (steps.length === 0) throw new RangeError('a conversation without steps');
  if (!Number.isFinite(final)) throw new RangeError(`final reward is ${final}, not a finite number`);
  for (const [t, step] of steps.entries()) {
    if (!(step.weight >= 0 && Number.isFinite(step.weight)))
      throw new RangeError(`step ${t}: weight is ${step.weight}, not a finite number from 0`);
    if (!Number.isFinite(step.reward + step.predicted + step.value))
      throw new RangeError(`step ${t}: reward and predictions must be finite numbers`);
  }
}
