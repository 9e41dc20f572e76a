/**
 * Positive-congruent training: learning that keeps what worked (Yan et al., CVPR 2021), for choices among candidates.
 *
 * Let a negative flip cost β useful prompts. Where the incumbent asks o, a policy that asks n instead wins qₙ − qₒ and,
 * the two being independent given the context, flips with chance qₒ(1 − qₙ). Changing is worth it where
 *
 *     qₙ − qₒ > β·qₒ(1 − qₙ)   ⟺   qₙ/(1 − qₙ) > (1 + β)·qₒ/(1 − qₒ)
 *
 * So the best policy at that price is the plain one with log(1 + β) added to the log-odds of the incumbent's prompt: it
 * changes where there is something to win, and nowhere else. And (1 + β) times the odds is what a model believes that
 * counts the successes of the incumbent's prompts 1 + β times: the focal weight 1 + β·1{the incumbent was right} of the
 * paper, its α being 1. Which decisions these are the log says where the incumbent's prompt was the one asked; that they
 * are asked more rarely than decided the weights 1/(K·p) of all examples make up for.
 *
 * It takes more than weights to learn it: whether a prompt is the incumbent's is a matter of all candidates, of which a
 * log has labelled one. Distillation (`contests.ts`) shows the others.
 */
import type { Labelled } from '../examples.ts';
import type { Examples } from '../trees/examples.ts';

/** @param examples whose rows are the chosen prompts of `rows`. @param strength β. */
export function focalExamples(
  examples: Examples,
  { decisions }: Labelled,
  rows: Uint32Array,
  strength: number,
): Examples {
  const labels = Float32Array.from(examples.labels);
  const weights = Float32Array.from(labels, (_, index) => examples.weights?.[index] ?? 1);
  for (const [index, row] of rows.entries()) {
    if (decisions.chosen[row] !== decisions.incumbent[row]) continue;
    const label = labels[index]!;
    // A label of y is y of a success and 1 − y of a failure; the success is counted 1 + β times.
    weights[index]! *= 1 + strength * label;
    labels[index] = raised(label, strength);
  }
  return { ...examples, labels, weights };
}

/** A chance at (1 + β) times its odds. */
export function raised(chance: number, strength: number): number {
  return (chance * (1 + strength)) / (1 + strength * chance);
}
