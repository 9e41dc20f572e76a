/** `--log`: from whatever form the log has to labelled decisions, shared with the threads that will learn from them. */
import { LogError } from '../../policy/learn/block.ts';
import { type Dataset, datasetOf } from '../../policy/learn/dataset.ts';
import type { RewardName } from '../../policy/learn/rewards.ts';
import type { PolicyChoice } from '../../simulator/served.ts';
import type { Progress } from '../progress.ts';
import type { ThreadCrew } from '../threads/crew.ts';
import { UserError } from '../user-error.ts';
import { piecesOf } from './pieces.ts';

export const logOption = {
  type: 'string',
  requiresArg: true,
  describe: 'a decision log: a directory of JSONL (.gz) files, a DynamoDB export, or dynamodb:TABLE',
} as const;

/**
 * @param incumbent whose choices are noted in every decision.
 * @throws UserError with one line that names the log or the file and row.
 */
export async function readLog(
  log: string,
  incumbent: PolicyChoice,
  crew: ThreadCrew,
  progress: Progress,
  reward: RewardName = 'usefulness',
): Promise<Dataset> {
  const pieces = piecesOf(log);
  progress.stage(
    'reading',
    pieces.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  const blocks = await crew.read(pieces, incumbent, (bytes) => progress.done(bytes));
  progress.stage('joining');
  const dataset = await saidOfLog(log, () => datasetOf(blocks, log, reward));
  await crew.share(dataset);
  return dataset;
}

/** What is wrong with a log is the user's to know, not a mistake of ours. */
export async function saidOfLog<T>(log: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    throw new UserError(error.message.startsWith(log) ? error.message : `${log}: ${error.message}`);
  }
}
