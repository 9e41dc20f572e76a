/**
 * Negative and positive flips, counterfactually from the log: P(the incumbent's prompt useful, the challenger's not), and
 * the other way round.
 *
 * One prompt was asked, so the two outcomes are never seen together and their joint is not identified. Assumed is that
 * they are *independent given the context*: then, with q the chances of either, the rate is the mean of q(o)·(1 − q(n))
 * over decisions in which the two choose differently. Its efficient score corrects q̂ by what was seen (Robins, Rotnitzky
 * & Zhao 1994, for a product of two means):
 *
 *     q̂ₒ(1 − q̂ₙ) + wₒ(Y − q̂ₒ)(1 − q̂ₙ) − wₙ(Y − q̂ₙ)·q̂ₒ,   w = 1{asked}/p
 *
 * With q̂ right it is unbiased whatever the weights. With the weights right, which logged probabilities are, what is left
 * is E[(qₒ − q̂ₒ)(qₙ − q̂ₙ)]: errors of q̂ come in as products only, but they do come in, as no context is seen twice.
 * Positive minus negative is the doubly robust difference of the two policies: there the products cancel.
 *
 * Without the assumption the log says only what the margins do (Fréchet): of the changed decisions, at least
 * Vₒ − Vₙ and at most min(Vₒ, 1 − Vₙ) flip. The bounds are wide: they have to hold for listeners to whom everything or
 * nothing is useful.
 */
import type { PairedRow } from '../../estimate/paired.ts';

export interface FlipTerms {
  readonly lost: number;
  readonly won: number;
  /** Doubly robust values of the two choices, for the bounds. */
  readonly incumbent: number;
  readonly challenger: number;
}

/** @param row of a decision in which the two choose differently. */
export function flipTerms(row: PairedRow): FlipTerms {
  const { reward, propensity, predictedReward, challengerValue, incumbentValue } = row;
  const residual = (reward - predictedReward) / propensity;
  const [old, next] = [row.incumbent * residual, row.challenger * residual];
  return {
    lost: incumbentValue * (1 - challengerValue) + old * (1 - challengerValue) - next * incumbentValue,
    won: challengerValue * (1 - incumbentValue) + next * (1 - incumbentValue) - old * challengerValue,
    incumbent: incumbentValue + old,
    challenger: challengerValue + next,
  };
}

/** @param incumbent and @param challenger sums over the changed decisions. @returns the same of flips. */
export function frechet(
  incumbent: number,
  challenger: number,
  changed: number,
): readonly [least: number, most: number] {
  const least = Math.max(0, incumbent - challenger);
  return [least, Math.max(least, Math.min(incumbent, changed - challenger))];
}
