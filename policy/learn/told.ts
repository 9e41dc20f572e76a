/** What a log tells of rewards that need more than endings: devices that say what was played, answers said with feeling. */
import type { DatasetReport } from './dataset-report.ts';
import type { RewardName } from './rewards.ts';

type Log = Pick<DatasetReport, 'told' | 'outcomes' | 'conversations'>;

/** Why a reward is the same for every prompt of this log, where it is for want of what tells it. */
export function silentOn(reward: RewardName, { told }: Log): string | undefined {
  if (reward === 'seconds' && told.listening === 0)
    return 'no conversation in the log has playback events: reward seconds tells no prompt from another';
  if (reward === 'satisfaction' && told.feeling === 0)
    return 'no answer in the log carries a sentiment: reward satisfaction tells no prompt from another';
  return undefined;
}

/** What was taken for granted where the log does not tell. */
export function takenForGranted(
  reward: RewardName,
  { told, outcomes, conversations }: Log,
): string | undefined {
  const played = outcomes.played ?? 0;
  const untold = played - told.listening;
  switch (reward) {
    case 'seconds':
      return untold > 0
        ? `${whole(untold)} of ${whole(played)} conversations with music have no playback events: they count as 0 seconds`
        : undefined;
    case 'satisfaction':
      return told.feeling < conversations
        ? `answers carry a sentiment in ${whole(told.feeling)} of ${whole(conversations)} conversations: the others count as 0.5, without feeling`
        : undefined;
    default:
      return untold > 0
        ? `${whole(untold)} of ${whole(played)} conversations with music have no playback events: their music is taken to have been listened to`
        : undefined;
  }
}

function whole(count: number): string {
  return count.toLocaleString('en-US');
}
