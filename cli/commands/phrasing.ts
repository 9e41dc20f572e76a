import { writeFileSync } from 'node:fs';
import type { CommandModule } from 'yargs';
import { phraseProblems } from '../../lambda/dialogue/wording/review.ts';
import { phrasingText, reviewed } from '../phrasing.ts';
import { phrasingHtml } from '../report/phrasing.ts';
import { UserError } from '../user-error.ts';

interface Options {
  out: string | undefined;
  json: boolean;
  check: boolean;
}

export const phrasingCommand: CommandModule<object, Options> = {
  command: 'phrasing',
  describe: 'Show everything the skill says, by tone, for review',
  builder: (yargs) =>
    yargs
      .option('out', { type: 'string', requiresArg: true, describe: 'write a page to this file instead' })
      .option('json', { type: 'boolean', default: false, describe: 'print one JSON document' })
      .option('check', {
        type: 'boolean',
        default: false,
        describe: 'only say what is wrong with the phrases; exit code 2 if anything is',
      })
      .example('$0 phrasing', 'every wording, as text')
      .example('$0 phrasing --out phrasing.html', 'with what a device is told to speak')
      .example('$0 phrasing --check', ''),
  handler: ({ out, json, check }) => {
    if (check && (json || out !== undefined))
      throw new UserError('--check only checks: without --json and --out');
    if (json && out !== undefined) throw new UserError('--json prints, --out writes a page: choose one');
    const problems = phraseProblems();
    if (problems.length > 0) {
      for (const problem of problems) console.error(problem);
      throw new UserError(
        `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in the phrases`,
      );
    }
    const phrases = reviewed();
    const wordings = phrases.reduce((sum, { examples }) => sum + examples.length, 0);
    const summary = `${phrases.length} phrases, ${wordings} wordings`;
    if (check) return console.log(`${summary}, nothing wrong`);
    if (json) return console.log(JSON.stringify(phrases));
    if (out === undefined) return console.log(`${phrasingText(phrases)}\n\n${summary}`);
    write(out, phrasingHtml(phrases));
    console.log(`${out}  ${summary}`);
  },
};

/** @throws UserError with one line that names the file. */
function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError(`--out ${file} cannot be written: ${(error as Error).message}`);
  }
}
