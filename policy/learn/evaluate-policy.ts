/** What one policy would have been worth in a log's conversations, decision by decision. */
import { Evaluation, type Report } from '../estimate/evaluation.ts';
import { rowOf } from '../estimate/row.ts';
import { LogError } from './block.ts';
import { CrossFit } from './cross-fit.ts';
import type { Dataset } from './dataset.ts';
import { candidatesOf } from './decisions.ts';
import type { Crew } from './tasks.ts';
import { silentOn } from './told.ts';

export interface PolicyEvaluationSettings {
  readonly alpha: number;
  readonly replicates: number;
  readonly seed: number;
  /** A policy that consists in drawing evenly, instead of always asking its best. */
  readonly draws: boolean;
}

/**
 * The dataset's reward a decision, over the drawn decisions of the log.
 *
 * @param dataset read with the evaluated policy as the incumbent: its choices are in `decisions.incumbent`.
 * @throws LogError when no decision was drawn, or there is only one conversation, or all rewards are equal.
 */
export async function evaluatePolicy(
  dataset: Dataset,
  { alpha, replicates, seed, draws }: PolicyEvaluationSettings,
  crew: Crew,
): Promise<Report> {
  const { decisions, order, reward, report } = dataset;
  const rows = order.filter((row) => decisions.exploring[row] === 1);
  if (rows.length === 0) throw new LogError('no prompt in the log was drawn at random (stratum explore)');
  if (report.conversations < 2)
    throw new LogError('the log holds one conversation only: nothing tells what was chance in it');
  const { name, lowest, highest } = report.reward;
  const silent = silentOn(name, report);
  if (silent) throw new LogError(silent);
  if (lowest === highest) throw new LogError(`all rewards are ${lowest}: every policy looks the same`);
  const logged = Uint16Array.from(rows, (row) => decisions.chosen[row]!);
  const choices = Uint16Array.from(rows, (row) => decisions.incumbent[row]!);
  const crossFit = await CrossFit.of(rows, dataset, crew);
  const [predicted, chosen] = await crossFit.predict([logged, choices]);
  const expected = draws ? await crossFit.means() : chosen!;
  const evaluation = new Evaluation({
    predictions: true,
    clustered: true,
    range: { low: 0, high: 1, source: 'declared' },
    alpha,
    replicates,
    seed,
  });
  for (const [index, row] of rows.entries()) {
    const target = draws
      ? 1 / candidatesOf(decisions, row)
      : Number(decisions.incumbent[row] === decisions.chosen[row]);
    const each = rowOf({
      reward: reward[row]!,
      propensity: decisions.propensity[row]!,
      targetProbability: target,
      cluster: decisions.names.conversations[decisions.conversation[row]!]!,
      predictedReward: predicted![index]!,
      predictedTargetValue: expected[index]!,
    });
    if ('problem' in each) throw new LogError(each.problem);
    evaluation.add(each);
  }
  return evaluation.get();
}
