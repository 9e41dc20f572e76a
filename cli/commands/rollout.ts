import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import { localDynamo } from '../../console/local-dynamo.ts';
import { DynamoLog } from '../../lambda/aws/dynamo-log.ts';
import { composeDesk, environmentSettings } from '../../lambda/compose.ts';
import { isPolicyName } from '../../lambda/policy-names.ts';
import type { RolloutDesk } from '../../lambda/rolling-out.ts';
import { ArtifactError } from '../../policy/artifact.ts';
import type { LogRecord } from '../../policy/record.ts';
import type { RolloutReader } from '../../policy/rollout/reader.ts';
import { STAGES } from '../../policy/rollout/state.ts';
import { RolloutError } from '../../policy/rollout/transitions.ts';
import { upgraded } from '../../policy/upgrade.ts';
import { piecesOf } from '../log-source/pieces.ts';
import { readPiece } from '../log-source/read-piece.ts';
import { POLICY_FILE } from '../policy-choice.ts';
import { Progress } from '../progress.ts';
import { statusText, stepText } from '../rollout-text.ts';
import { UserError } from '../user-error.ts';

interface Common {
  json: boolean;
  by: string;
}

interface ProposeOptions extends Common {
  policy: string;
  stages: string;
  despite: string | undefined;
}

const DIRECTORY = '.segue';

export const rolloutCommand: CommandModule = {
  command: 'rollout <action>',
  describe: 'Try a policy on some listeners, then on more, and take it back when it disappoints',
  builder: (yargs) =>
    yargs
      .option('json', { type: 'boolean', default: false, describe: 'print one JSON document' })
      .option('by', {
        type: 'string',
        default: operator(),
        requiresArg: true,
        describe: 'who is kept in the journal',
      })
      .command<Common>({
        command: 'status',
        describe: 'How things stand, why, and what was done before',
        builder: (command) => command.example('$0 rollout status --json', ''),
        handler: (options) => at(options, async () => {}),
      })
      .command<ProposeOptions>({
        command: 'propose <policy>',
        describe: 'Publish a policy and begin its rollout at the first stage',
        builder: (command) =>
          command
            .positional('policy', {
              type: 'string',
              demandOption: true,
              describe: 'folder that retrain wrote, or the name of a published policy (rule-1 is built in)',
            })
            .option('stages', {
              type: 'string',
              default: STAGES.join(','),
              requiresArg: true,
              describe: 'percent of listeners, rising, the last 100',
            })
            .option('despite', {
              type: 'string',
              requiresArg: true,
              describe: 'why it is tried although its gate did not promote it against the incumbent; kept',
            })
            .example('$0 rollout propose policies/week-2', '')
            .example('$0 rollout propose rule-1 --despite "the learned one sulks on Sundays"', ''),
        handler: (options) => at(options, (desk) => propose(options, desk)),
      })
      .command<Common & { log: string | undefined }>({
        command: 'advance',
        describe:
          'Look at the log and take the step that follows: wait, advance, become the default, or roll back',
        builder: (command) =>
          command
            .option('log', {
              type: 'string',
              requiresArg: true,
              describe:
                'a log to read instead of the table: a directory of JSONL, a DynamoDB export, dynamodb:TABLE',
            })
            .example('$0 rollout advance', ''),
        handler: (options) => at(options, (desk, recordsOfTable) => advance(options, desk, recordsOfTable)),
      })
      .command<Common & { reason: string }>({
        command: 'rollback',
        describe: 'Take the challenger back now, or the default it has just become',
        builder: (command) =>
          command
            .option('reason', {
              type: 'string',
              default: 'an operator took it back',
              requiresArg: true,
              describe: 'kept',
            })
            .example('$0 rollout rollback --reason "it only ever offers polka"', ''),
        handler: (options) =>
          at(options, async (desk) => {
            await desk.rollBack(options.reason, options.by);
          }),
      })
      .demandCommand(1, 'which action? segue rollout status, propose POLICY, advance, or rollback'),
  handler: () => {},
};

type Records = () => AsyncIterable<LogRecord>;

/** Does something at the desk, then prints how things stand. */
async function at(
  { json }: Common,
  work: (desk: RolloutDesk, recordsOfTable: Records) => Promise<void>,
): Promise<void> {
  const settings = environmentSettings();
  const dynamo = await localDynamo(DIRECTORY, settings.table).catch((error: Error) => {
    throw new UserError(error.message || error.name);
  });
  try {
    const desk = await composeDesk(settings, dynamo.client);
    await work(desk, () => new DynamoLog(dynamo.client, settings.table).records());
    const status = await desk.status();
    console.log(json ? JSON.stringify(status) : statusText(status, dynamo.where));
  } catch (error) {
    if (error instanceof RolloutError || error instanceof ArtifactError || error instanceof RangeError)
      throw new UserError(error.message);
    throw error;
  } finally {
    await dynamo.stop();
  }
}

async function propose({ policy, by, stages, despite }: ProposeOptions, desk: RolloutDesk): Promise<void> {
  const proposal = {
    by,
    stages: stages.split(',').map(Number),
    ...(despite === undefined ? {} : { despite }),
  };
  const file = fileOf(policy);
  if (file === undefined && !isPolicyName(policy))
    throw new UserError(
      `there is no policy ${policy}: neither a folder, nor the name of one in the registry`,
    );
  if (file === undefined) await desk.proposeNamed(policy, proposal);
  else await desk.propose(readFileSync(file, 'utf8'), proposal);
}

/** Undefined for a name. */
function fileOf(policy: string): string | undefined {
  const stats = statSync(policy, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if (!stats.isDirectory()) return policy;
  const file = join(policy, POLICY_FILE);
  if (!statSync(file, { throwIfNoEntry: false })) throw new UserError(`${policy} holds no ${POLICY_FILE}`);
  return file;
}

async function advance(
  { log, by, json }: Common & { log: string | undefined },
  desk: RolloutDesk,
  recordsOfTable: Records,
): Promise<void> {
  const progress = new Progress();
  progress.stage('reading the log');
  try {
    const feed = (reader: RolloutReader) =>
      log === undefined ? fromTable(reader, recordsOfTable) : fromLog(reader, log);
    const step = await desk.advance(feed, by);
    progress.end();
    if (!json) console.log(`${stepText(step)}\n`);
  } finally {
    progress.end();
  }
}

async function fromTable(reader: RolloutReader, records: Records): Promise<void> {
  for await (const record of records()) reader.add(record);
}

async function fromLog(reader: RolloutReader, log: string): Promise<void> {
  for (const piece of piecesOf(log))
    await readPiece(piece, {
      record: (record, place) => {
        const { type } = (record ?? {}) as Partial<LogRecord>;
        if (type !== 'decision' && type !== 'outcome')
          throw new UserError(`${place()}: neither a decision nor an outcome`);
        reader.add(upgraded(record) as LogRecord);
      },
      labelled: (_, place) => {
        throw new UserError(`${place()}: dsjson says nothing of arms and outcomes`);
      },
    });
}

function operator(): string {
  try {
    return userInfo().username;
  } catch {
    return 'operator';
  }
}
