import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { CommandModule } from 'yargs';
import { DynamoLog } from '../../lambda/aws/dynamo-log.ts';
import { environmentDynamo, environmentSettings } from '../../lambda/compose.ts';
import type { LogRecord } from '../../policy/record.ts';
import { UserError } from '../user-error.ts';

interface RecoverOptions {
  file: string;
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
      .demandCommand(1, 'which action? segue log recover FILE'),
  handler: () => {},
};

async function recover({ file }: RecoverOptions): Promise<void> {
  const records = await spilledRecords(file);
  const dynamo = environmentDynamo();
  const log = new DynamoLog(dynamo, environmentSettings().table);
  const results: Record<string, number> = {};
  try {
    for (const record of records) {
      const result =
        record.type === 'decision' ? await log.recordDecision(record) : await log.recordOutcome(record);
      results[result] = (results[result] ?? 0) + 1;
    }
  } catch (error) {
    throw new UserError(`the table cannot be written: ${(error as Error).message || (error as Error).name}`);
  } finally {
    dynamo.destroy();
  }
  const counts = Object.entries(results).map(([result, count]) => `${count} ${result}`);
  console.log(`${records.length} spilled records: ${counts.join(', ') || 'nothing to do'}`);
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
