import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { CommandModule } from 'yargs';
import { DynamoLog } from '../../lambda/aws/dynamo-log.ts';
import { closeSilent } from '../../lambda/close-silent.ts';
import { environmentDynamo, environmentSettings } from '../../lambda/compose.ts';
import { PATIENCE_MS } from '../../lambda/dialogue/silence.ts';
import type { LogRecord } from '../../policy/record.ts';
import { UserError } from '../user-error.ts';

interface RecoverOptions {
  file: string;
}

interface CloseOptions {
  after: number;
}

export const logCommand: CommandModule = {
  command: 'log <action>',
  describe: 'Look after the decision log',
  builder: (yargs) =>
    yargs
      .command<RecoverOptions>({
        command: 'recover <file>',
        describe: 'Write records that were spilled to standard output (or CloudWatch) back into the table',
        builder: (command) =>
          command
            .positional('file', {
              type: 'string',
              demandOption: true,
              describe: 'output that contains spilled-record lines',
            })
            .example('$0 log recover skill.log', ''),
        handler: recover,
      })
      .command<CloseOptions>({
        command: 'close',
        describe: 'Close conversations that fell silent: their outcome is abandoned',
        builder: (command) =>
          command
            .option('after', {
              type: 'number',
              default: PATIENCE_MS / 60_000,
              describe: 'minutes of silence',
            })
            .example('$0 log close --after 60', ''),
        handler: close,
      })
      .demandCommand(1, 'which action? segue log recover FILE, or segue log close'),
  handler: () => {},
};

async function recover({ file }: RecoverOptions): Promise<void> {
  const records = await spilledRecords(file);
  const results: Record<string, number> = {};
  await withLog(async (log) => {
    for (const record of records) {
      const result =
        record.type === 'decision' ? await log.recordDecision(record) : await log.recordOutcome(record);
      results[result] = (results[result] ?? 0) + 1;
    }
  });
  const counts = Object.entries(results).map(([result, count]) => `${count} ${result}`);
  console.log(`${records.length} spilled records: ${counts.join(', ') || 'nothing to do'}`);
}

async function close({ after }: CloseOptions): Promise<void> {
  if (!(after > 0)) throw new UserError('--after wants a number of minutes above 0');
  await withLog(async (log) => {
    const closed = await closeSilent(log, new Date(), after * 60_000);
    console.log(`${closed} silent ${closed === 1 ? 'conversation' : 'conversations'} closed`);
  });
}

async function withLog(work: (log: DynamoLog) => Promise<void>): Promise<void> {
  const dynamo = environmentDynamo();
  try {
    await work(new DynamoLog(dynamo, environmentSettings().table));
  } catch (error) {
    throw new UserError(`the log is out of reach: ${(error as Error).message || (error as Error).name}`);
  } finally {
    dynamo.destroy();
  }
}

/** Reads everything before anything is written: a file that is broken in the middle writes nothing. */
async function spilledRecords(file: string): Promise<readonly LogRecord[]> {
  const records: LogRecord[] = [];
  let number = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
      number += 1;
      // Log systems put a time and a level before the line; the record begins at the brace.
      const start = line.indexOf('{"segue":"spilled-record"');
      if (start >= 0) records.push((JSON.parse(line.slice(start)) as { record: LogRecord }).record);
    }
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UserError(missing ? `no such file: ${file}` : `${file}:${number}: not a whole spilled record`);
  }
  return records;
}
