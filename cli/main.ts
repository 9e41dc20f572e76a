#!/usr/bin/env -S npx tsx
/** The `segue` command: one file a subcommand; bad input is one clear line and exit code 2. */
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { CatalogFileError } from '../lambda/catalog-file.ts';
import { EmbeddingFileError } from '../lambda/embedding-file.ts';
import { SettingsError } from '../lambda/settings.ts';
import { catalogCommand } from './commands/catalog.ts';
import { compareCommand } from './commands/compare.ts';
import { complexityCommand } from './commands/complexity.ts';
import { distilCommand } from './commands/distil.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { exportCommand } from './commands/export.ts';
import { listenerCommand } from './commands/listener.ts';
import { logCommand } from './commands/log.ts';
import { phrasingCommand } from './commands/phrasing.ts';
import { retrainCommand } from './commands/retrain.ts';
import { rolloutCommand } from './commands/rollout.ts';
import { simulateCommand } from './commands/simulate.ts';
import { tablesCommand } from './commands/tables.ts';
import { talkCommand } from './commands/talk.ts';
import { understandCommand } from './commands/understand.ts';
import { UserError } from './user-error.ts';

/** What yargs says instead counts arguments and names none. */
const MISSING = 'something is missing; the same with --help tells what';

const parser = yargs(hideBin(process.argv))
  .scriptName('segue')
  .usage('$0 <command>\n\nTalk to the skill, see what it understands, look after its catalogue and its log.')
  .command(talkCommand)
  .command(understandCommand)
  .command(complexityCommand)
  .command(phrasingCommand)
  .command(catalogCommand)
  .command(tablesCommand)
  .command(logCommand)
  .command(listenerCommand)
  .command(simulateCommand)
  .command(compareCommand)
  .command(retrainCommand)
  .command(rolloutCommand)
  .command(distilCommand)
  .command(evaluateCommand)
  .command(exportCommand)
  .demandCommand(1, 'which command? segue --help lists them')
  .strict()
  .check(onceEach, true)
  .wrap(Math.min(110, process.stdout.columns ?? 100))
  .exitProcess(false)
  .fail((message, error) => {
    throw error ?? new UserError(message.replace(/^Not enough non-option arguments.*/, MISSING));
  });

try {
  await parser.parseAsync();
} catch (error) {
  console.error(isInput(error) ? `segue: ${oneLine(error.message)}` : error);
  process.exitCode = isInput(error) ? 2 : 1;
}

/** An option given twice would reach its command as a list, which none expects but for the files of an import. */
function onceEach(given: Readonly<Record<string, unknown>>): true {
  const twice = Object.keys(given).find(
    (name) => name !== '_' && name !== 'files' && Array.isArray(given[name]),
  );
  if (twice !== undefined) throw new UserError(`--${twice} is given more than once`);
  return true;
}

/** Of several lines, as yargs writes them, one. */
function oneLine(message: string): string {
  return message
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ');
}

/** What is wrong with the input is said in one line; a mistake of ours keeps its stack. */
function isInput(error: unknown): error is Error {
  return (
    error instanceof UserError ||
    error instanceof SettingsError ||
    error instanceof CatalogFileError ||
    error instanceof EmbeddingFileError ||
    (error instanceof Error && error.name === 'YError')
  );
}
