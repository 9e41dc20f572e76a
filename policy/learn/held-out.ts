/** How models do on conversations they have not seen: how well they predict, and what choosing by them would be worth. */
import { gatedDifference, type PairedRow } from '../estimate/paired.ts';
import { type Labelled, labelOf, weightOf } from './examples.ts';
import type { RewardModel } from './reward-model.ts';
import type { Crew } from './tasks.ts';
import { areaUnderCurve, logLoss } from './trees/loss.ts';

export interface HeldOut {
  /** Of what was fitted (the reward, soon), weighted as in training; `base` is what the mean alone would have. */
  readonly logLoss: number;
  readonly baseLogLoss: number;
  /** Whether prompts rewarded above the mean are told from others. */
  readonly auc: number;
  /** Reward a decision if it chose, and its improvement on the incumbent (SNIPS); null where the log cannot tell. */
  readonly value: number | null;
  readonly improvement: number | null;
  /** One-sided, 95 %: what `auto` chooses by. */
  readonly lowerBound: number | null;
}

/** @param rows none of which a model was fitted on. */
export async function heldOutOf(
  models: readonly { readonly model: RewardModel }[],
  data: Labelled,
  rows: Uint32Array,
  crew: Crew,
): Promise<readonly HeldOut[]> {
  const { decisions, reward } = data;
  const exploring = rows.filter((row) => decisions.exploring[row] === 1);
  const chosen = Uint16Array.from(rows, (row) => decisions.chosen[row]!);
  const predicted = await crew.run(
    models.map(({ model }) => ({ kind: 'predict', model, rows, candidates: chosen }) as const),
  );
  const choices = await crew.run(
    models.map(({ model }) => ({ kind: 'choose', model, rows: exploring }) as const),
  );
  const labels = Float32Array.from(rows, (row) => labelOf(data, row, 'soon'));
  const middle = rows.reduce((sum, row) => sum + reward[row]!, 0) / Math.max(1, rows.length);
  const rewarded = Uint8Array.from(rows, (row) => Number(reward[row]! > middle));
  const weights = Float32Array.from(rows, (row) => weightOf(decisions, row));
  const places = Int32Array.from(rows, (_, index) => index);
  const mean = weightedMean(labels, weights);
  const scored = { rows: places, labels, weights };
  return models.map((_, index) => {
    const logits = Float64Array.from(predicted[index]!, logit);
    const { differences } =
      exploring.length > 0
        ? gatedDifference(unpredicted(data, exploring, choices[index]!))
        : { differences: [] };
    const snips = differences.find(({ estimator }) => estimator === 'snips');
    return {
      logLoss: logLoss({ ...scored, logits }),
      baseLogLoss: logLoss({ ...scored, logits: new Float64Array(rows.length).fill(logit(mean)) }),
      auc: areaUnderCurve({ ...scored, labels: rewarded, logits }),
      value: snips?.challenger ?? null,
      improvement: snips?.difference ?? null,
      lowerBound: snips?.lowerBound ?? null,
    };
  });
}

/** Rows for the estimators that need no model of rewards. */
function* unpredicted(
  { decisions, reward }: Labelled,
  rows: Uint32Array,
  choices: Uint16Array,
): Generator<PairedRow> {
  for (const [index, row] of rows.entries()) {
    const chosen = decisions.chosen[row]!;
    yield {
      cluster: decisions.conversation[row]!,
      reward: reward[row]!,
      propensity: decisions.propensity[row]!,
      challenger: choices[index] === chosen ? 1 : 0,
      incumbent: decisions.incumbent[row] === chosen ? 1 : 0,
      predictedReward: 0,
      challengerValue: 0,
      incumbentValue: 0,
    };
  }
}

function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i]! * weights[i]!;
    weight += weights[i]!;
  }
  return sum / weight;
}

const EDGE = 1e-6;

function logit(probability: number): number {
  const p = Math.min(1 - EDGE, Math.max(EDGE, probability));
  return Math.log(p / (1 - p));
}
