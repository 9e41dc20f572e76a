/** From logged decisions to rows a learner fits: what was asked, and whether it was useful. */
import { COLUMN_NAMES, WIDTH } from '../features.ts';
import { randomFrom } from '../random.ts';
import { candidatesOf, type Decisions, encodeCandidate } from './decisions.ts';
import type { LinearModel } from './linear/model.ts';
import { type LinearSettings, trainLinear } from './linear/train.ts';
import { scorerOf } from './reward-model.ts';
import type { Examples } from './trees/examples.ts';
import { SOONER } from './usefulness.ts';

/** What learning reads of a dataset; may be shared between threads. */
export interface Labelled {
  readonly decisions: Decisions;
  /** What each decision is rewarded with, in [0, 1] (`rewards.ts`). */
  readonly reward: Float32Array;
  /** Whether a learner is to be told that sooner is better. */
  readonly discounted: boolean;
  readonly toGo: Uint16Array;
}

/** `soon`: the reward, discounted by the prompts still to come (`SOONER`) unless it says itself how soon. */
export type Label = 'plain' | 'soon';

export function labelOf({ reward, discounted, toGo }: Labelled, row: number, label: Label): number {
  return label === 'soon' && discounted ? reward[row]! * SOONER ** toGo[row]! : reward[row]!;
}

/**
 * What a linear model is fitted to (the names are Vowpal Wabbit's `cb_type`s): `mtr` the rewards of the chosen prompts,
 * weighted as if all had been drawn evenly; `ips` and `dr` every prompt's reward as these estimators put it.
 */
export type Target = 'mtr' | 'ips' | 'dr';

export const TARGETS: readonly Target[] = ['mtr', 'ips', 'dr'];

/**
 * A prompt that was drawn ten times more rarely than evenly counts ten times; rarer ones do not count more, so that no
 * single answer decides what a model believes.
 */
const MOST_WEIGHT = 10;

/**
 * One example a decision: its chosen prompt, labelled by its usefulness, weighted by 1 / (K·p). Without the weights a
 * model is right about the prompts the logging policy liked, where it liked them; but the best of *all* candidates is
 * asked for, and a policy that trusts guesses about rare ones asks them (`mtr`; Bietti, Agarwal & Langford 2021).
 */
export function chosenExamples(
  data: Labelled,
  rows: Uint32Array,
  label: Label,
): Examples & { readonly weights: Float32Array } {
  const { decisions } = data;
  const values = new Float32Array(rows.length * WIDTH);
  const labels = new Float32Array(rows.length);
  const groups = new Uint32Array(rows.length);
  const weights = new Float32Array(rows.length);
  // Groups are numbered in the order of the rows: a conversation's own number depends on how the log was cut into
  // files, and which are held out must not.
  let group = 0;
  for (const [index, row] of rows.entries()) {
    encodeCandidate(decisions, row, decisions.chosen[row]!, values, index * WIDTH);
    labels[index] = labelOf(data, row, label);
    if (index > 0 && decisions.conversation[row] !== decisions.conversation[rows[index - 1]!]) group += 1;
    groups[index] = group;
    weights[index] = weightOf(decisions, row);
  }
  return { columns: COLUMN_NAMES, rows: rows.length, values, labels, groups, weights };
}

/**
 * `ips` and `dr` give each decision two examples: the chosen prompt, and one of the others in the name of all of them,
 * which leaves the gradient what it would be over all candidates, at a twentieth of the work.
 */
export function targetExamples(
  data: Labelled,
  rows: Uint32Array,
  target: Target,
  settings: Partial<LinearSettings> = {},
): { readonly examples: Examples; readonly link: LinearModel['link'] } {
  const chosen = chosenExamples(data, rows, 'soon');
  if (target === 'mtr') return { examples: chosen, link: 'logistic' };
  const { decisions } = data;
  const expected = target === 'dr' ? expectation(chosen, settings) : () => 0;
  const random = randomFrom(settings.seed ?? 1);
  const values = new Float32Array(2 * rows.length * WIDTH);
  values.set(chosen.values);
  const labels = new Float32Array(2 * rows.length);
  const weights = new Float32Array(2 * rows.length);
  const groups = new Uint32Array(2 * rows.length);
  for (const [index, row] of rows.entries()) {
    const count = candidatesOf(decisions, row);
    const other = rows.length + index;
    const place = random.int(Math.max(1, count - 1));
    const named = place >= decisions.chosen[row]! && count > 1 ? place + 1 : place;
    encodeCandidate(decisions, row, named, values, other * WIDTH);
    const q = expected(values, index * WIDTH);
    labels[index] = q + weightOf(decisions, row) * count * (labelOf(data, row, 'soon') - q);
    labels[other] = expected(values, other * WIDTH);
    weights[index] = 1 / count;
    weights[other] = (count - 1) / count;
    groups[index] = chosen.groups[index]!;
    groups[other] = chosen.groups[index]!;
  }
  return {
    examples: { ...chosen, rows: 2 * rows.length, values, labels, weights, groups },
    link: 'identity',
  };
}

function expectation(chosen: Examples, settings: Partial<LinearSettings>) {
  const model = trainLinear(chosen, { ...settings, link: 'logistic' });
  const scorer = scorerOf({ kind: 'linear', model });
  return (values: Float32Array, offset: number) => scorer.reward(values, offset);
}

export function weightOf(decisions: Decisions, row: number): number {
  return Math.min(MOST_WEIGHT, 1 / (decisions.propensity[row]! * candidatesOf(decisions, row)));
}
