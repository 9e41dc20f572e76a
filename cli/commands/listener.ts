import type { Argv, CommandModule } from 'yargs';
import { type Local, startLocal } from '../../console/local.ts';
import { engineFrom, environmentSettings, pointsElsewhere } from '../../lambda/compose.ts';
import { CatalogueNames } from '../../lambda/listener/history/catalogue-names.ts';
import type { FileReport } from '../../lambda/listener/history/history-reader.ts';
import { KEPT, learned } from '../../lambda/listener/history/profile.ts';
import { type TalliedPlays, Tally } from '../../lambda/listener/history/tally.ts';
import type { Engine } from '../../lambda/ports.ts';
import { tallyFile } from '../history-file.ts';
import { counted, portraitLines, portraitOf, tallyLines } from '../listener-report.ts';
import { UserError } from '../user-error.ts';
import { listenerTrainCommand } from './listener-train.ts';

interface WhoOptions {
  listener: string | undefined;
  user: string | undefined;
}

interface FileOptions {
  files: string[];
  json: boolean;
}

export const listenerCommand: CommandModule = {
  command: 'listener <action>',
  describe: 'Import listening histories; show and forget what is known of a listener; train an embedding',
  builder: (yargs) =>
    yargs
      .command<FileOptions & WhoOptions>({
        command: 'import <files..>',
        describe: 'Add histories (Last.fm CSV, ListenBrainz JSON, Spotify streaming history) to a listener',
        builder: (command) =>
          who(files(command))
            .example('$0 listener import lastfm.csv --listener 8qYbNhXn2m0T5cV1rZ3kDw', '')
            .example('$0 listener import StreamingHistory*.json --user amzn1.ask.account.terminal', ''),
        handler: importFiles,
      })
      .command<FileOptions>({
        command: 'preview <files..>',
        describe: 'What an import would yield; stores nothing',
        builder: (command) => files(command).example('$0 listener preview StreamingHistory*.json', ''),
        handler: preview,
      })
      .command<WhoOptions & { json: boolean }>({
        command: 'show',
        describe: 'Plays, artists and favourite genres of a listener',
        builder: (command) =>
          who(command)
            .option('json', jsonOption)
            .example('$0 listener show --user amzn1.ask.account.terminal', ''),
        handler: show,
      })
      .command<WhoOptions>({
        command: 'forget',
        describe: 'Delete all that is known and logged of a listener',
        builder: (command) =>
          who(command).example('$0 listener forget --listener 8qYbNhXn2m0T5cV1rZ3kDw', ''),
        handler: forget,
      })
      .command(listenerTrainCommand)
      .demandCommand(1, 'which action? import, preview, show, forget or train'),
  handler: () => {},
};

const jsonOption = { type: 'boolean', default: false, describe: 'print one JSON document' } as const;

function files<T>(command: Argv<T>) {
  return command
    .positional('files', {
      type: 'string',
      array: true,
      demandOption: true,
      describe: '.csv, .tsv, .json or .jsonl, gzipped or not; what it is shows in its content',
    })
    .option('json', jsonOption);
}

function who<T>(command: Argv<T>) {
  return command
    .option('listener', { type: 'string', requiresArg: true, describe: 'the pseudonym, as in the log' })
    .option('user', {
      type: 'string',
      requiresArg: true,
      describe: 'the Alexa user id, pseudonymised with SEGUE_PSEUDONYM_KEY',
    });
}

async function importFiles({ files: paths, json, ...whom }: FileOptions & WhoOptions): Promise<void> {
  named(whom);
  await withLocal(async (local) => {
    const listener = listenerOf(whom, local);
    const told = await tallied(paths, local.engine);
    const plays = told.plays.map(({ ordinal, ...rest }) => ({
      track: local.engine.music.track(ordinal).id,
      ...rest,
    }));
    if (plays.length > 0)
      await local.memory.learn(listener, [{ kind: 'imported', plays }], new Date().toISOString());
    if (json)
      console.log(
        JSON.stringify({ listener, ...told.report, files: told.files, recordingsPlayed: plays.length }),
      );
    else
      console.log(
        [...told.lines, `${plays.length > 0 ? '' : 'nothing '}added to listener ${listener}`].join('\n'),
      );
  });
}

async function preview({ files: paths, json }: FileOptions): Promise<void> {
  const engine = await engineFrom(environmentSettings());
  const told = await tallied(paths, engine);
  const plays = told.plays.map(({ ordinal, ...rest }) => ({
    track: engine.music.track(ordinal).id,
    ...rest,
  }));
  const profile = learned(undefined, [{ kind: 'imported', plays }], Date.now());
  const portrait = profile && portraitOf('(nobody yet)', profile, engine);
  if (json) console.log(JSON.stringify({ ...told.report, files: told.files, portrait: portrait ?? null }));
  else console.log([...told.lines, ...(portrait ? ['', ...portraitLines(portrait)] : [])].join('\n'));
}

async function show({ json, ...whom }: WhoOptions & { json: boolean }): Promise<void> {
  named(whom);
  await withLocal(async (local) => {
    const listener = listenerOf(whom, local);
    const stored = await local.profiles.read(listener);
    const portrait = stored && portraitOf(listener, stored.profile, local.engine);
    if (json)
      console.log(JSON.stringify(portrait ? { known: true, ...portrait } : { known: false, listener }));
    else
      console.log(portrait ? portraitLines(portrait).join('\n') : `nothing is known of listener ${listener}`);
  });
}

async function forget(whom: WhoOptions): Promise<void> {
  named(whom);
  await withLocal(async (local) => {
    const listener = listenerOf(whom, local);
    // The taste first: the log finds what it deletes through an index, which would count it once more.
    const known = await local.memory.forget(listener);
    const records = await local.log.forget(listener);
    const taste = known ? 'the listening history and taste' : 'no listening history';
    console.log(
      known || records > 0
        ? `forgotten of listener ${listener}: ${taste}, ${counted(records, 'log record')}`
        : `nothing was known of listener ${listener}`,
    );
  });
}

async function tallied(paths: readonly string[], engine: Engine) {
  const tally = new Tally(new CatalogueNames(engine.music), Date.now());
  const read: (FileReport & { path: string })[] = [];
  for (const path of paths) read.push({ path, ...(await tallyFile(path, tally)) });
  const report = tally.report();
  const plays: readonly TalliedPlays[] = tally.plays();
  const kept =
    plays.length > KEPT.plays ? [`kept: ${KEPT.plays} recordings, the newest and the most played`] : [];
  return { report, plays, files: read, lines: [...tallyLines(read, report, plays), ...kept] };
}

/** Checked before a database is started for it. */
function named({ listener, user }: WhoOptions): void {
  if ((listener === undefined) === (user === undefined))
    throw new UserError('which listener? --listener ID, or --user ALEXA_USER_ID');
  if (listener !== undefined && !/^[\w-]{1,64}$/.test(listener))
    throw new UserError(`--listener ${listener}: a pseudonym has letters, digits, - and _; is it a --user?`);
  if (user === '') throw new UserError('--user wants an Alexa user id');
  if (user !== undefined && pointsElsewhere() && environmentSettings().pseudonymKey === undefined)
    throw new UserError('--user needs SEGUE_PSEUDONYM_KEY, the key the skill has');
}

function listenerOf({ listener, user }: WhoOptions, { pseudonym }: Local): string {
  return listener ?? pseudonym(user!);
}

async function withLocal(work: (local: Local) => Promise<void>): Promise<void> {
  const local = await startLocal('.segue').catch((error: Error) => {
    throw new UserError(error.message);
  });
  try {
    await work(local);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `what is known of listeners is out of reach: ${(error as Error).message || (error as Error).name}`,
    );
  } finally {
    await local.stop();
  }
}
