import type { DynamoLog } from './aws/dynamo-log.ts';
import { SilenceWatch } from './dialogue/silence.ts';

/** The timer: closes the conversations that fell silent. Run it as often as you like. Returns how many it closed. */
export async function closeSilent(log: DynamoLog, now: Date, patienceMs?: number): Promise<number> {
  const watch = new SilenceWatch();
  for await (const record of log.records()) watch.add(record);
  let closed = 0;
  for (const outcome of watch.abandoned(now, patienceMs))
    if ((await log.recordOutcome(outcome)) === 'written') closed += 1;
  return closed;
}
