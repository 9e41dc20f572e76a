/** Success, turns and discounted usefulness a conversation: both policies choosing every prompt in it. */

import type { ConversationSettings } from '../../estimate/conversation/evaluation.ts';
import {
  PairedConversationEvaluation,
  type PairedConversationReport,
} from '../../estimate/conversation/paired.ts';
import type { Step } from '../../estimate/conversation/step.ts';
import type { Dataset } from '../dataset.ts';
import type { Judged } from '../judge.ts';

export function conversationValues(
  judged: Judged,
  dataset: Dataset,
  settings: ConversationSettings,
): PairedConversationReport {
  const { decisions, outcomes, reward, whole } = dataset;
  const { rows } = judged;
  const evaluation = new PairedConversationEvaluation(settings);
  let steps: { challenger: Step[]; incumbent: Step[] } = { challenger: [], incumbent: [] };
  for (const [index, row] of rows.entries()) {
    const conversation = decisions.conversation[row]!;
    const chosen = decisions.chosen[row]!;
    const step = (choice: number, value: number): Step => ({
      weight: choice === chosen ? 1 / decisions.propensity[row]! : 0,
      reward: reward[row]!,
      predicted: judged.predicted[index]!,
      value,
    });
    steps.challenger.push(step(judged.challenger[index]!, judged.challengerValue[index]!));
    steps.incumbent.push(step(judged.incumbent[index]!, judged.incumbentValue[index]!));
    const next = rows[index + 1];
    if (next !== undefined && decisions.conversation[next] === conversation) continue;
    // A conversation with a hole in it has products of weights that mean nothing.
    if (whole[conversation])
      evaluation.add(steps.challenger, steps.incumbent, outcomes[conversation] === 'played' ? 1 : 0);
    steps = { challenger: [], incumbent: [] };
  }
  return evaluation.get();
}
