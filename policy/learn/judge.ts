/** What the challenger and the incumbent would have asked in conversations that neither was fitted on. */
import type { PairedRow } from '../estimate/paired.ts';
import { CrossFit } from './cross-fit.ts';
import type { Labelled } from './examples.ts';
import type { RewardModel } from './reward-model.ts';
import type { Crew } from './tasks.ts';

export interface Judged {
  /** Exploring decisions; conversations stand together. */
  readonly rows: Uint32Array;
  readonly challenger: Uint16Array;
  readonly incumbent: Uint16Array;
  /** q̂ of the logged prompt and of either choice, by a model that has not seen the conversation. */
  readonly predicted: Float32Array;
  readonly challengerValue: Float32Array;
  readonly incumbentValue: Float32Array;
  readonly crossFit: CrossFit;
}

/** @param judge decisions that nothing was fitted on. Only those that were drawn can be judged. */
export async function judged(
  challenger: RewardModel,
  judge: Uint32Array,
  data: Labelled,
  crew: Crew,
): Promise<Judged> {
  const { decisions } = data;
  const rows = judge.filter((row) => decisions.exploring[row] === 1);
  const [choices] = await crew.run([{ kind: 'choose', model: challenger, rows } as const]);
  const incumbent = Uint16Array.from(rows, (row) => decisions.incumbent[row]!);
  const logged = Uint16Array.from(rows, (row) => decisions.chosen[row]!);
  const crossFit = await CrossFit.of(rows, data, crew);
  const [predicted, challengerValue, incumbentValue] = await crossFit.predict([logged, choices!, incumbent]);
  return {
    rows,
    challenger: choices!,
    incumbent,
    predicted: predicted!,
    challengerValue: challengerValue!,
    incumbentValue: incumbentValue!,
    crossFit,
  };
}

/** The rows of the paired estimators: both policies always choose their best. */
export function* pairedRows(judged: Judged, { decisions, reward }: Labelled): Generator<PairedRow> {
  for (const [index, row] of judged.rows.entries()) {
    const chosen = decisions.chosen[row]!;
    yield {
      cluster: decisions.conversation[row]!,
      reward: reward[row]!,
      propensity: decisions.propensity[row]!,
      challenger: judged.challenger[index] === chosen ? 1 : 0,
      incumbent: judged.incumbent[index] === chosen ? 1 : 0,
      predictedReward: judged.predicted[index]!,
      challengerValue: judged.challengerValue[index]!,
      incumbentValue: judged.incumbentValue[index]!,
    };
  }
}

/** The same rows with another reward, for which there is no model. */
export function* pairedRowsOf(
  judged: Judged,
  data: Labelled,
  reward: (row: number) => number,
): Generator<PairedRow> {
  let index = 0;
  for (const row of pairedRows(judged, data))
    yield {
      ...row,
      reward: reward(judged.rows[index++]!),
      predictedReward: 0,
      challengerValue: 0,
      incumbentValue: 0,
    };
}
