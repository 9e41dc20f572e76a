import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { CommandModule } from 'yargs';
import { catalogFrom, engineOf } from '../../lambda/compose.ts';
import { meaningOf } from '../../lambda/dialogue/understanding/utterance.ts';
import { type Act, type MeaningRepresentation, valueKey } from '../../policy/meaning.ts';
import { UserError } from '../user-error.ts';

interface Options {
  text: string | undefined;
  lines: string | undefined;
  catalog: string | undefined;
  json: boolean;
}

export const understandCommand: CommandModule<object, Options> = {
  command: 'understand [text]',
  describe: 'Show what an utterance means: its acts, how sure we are and how it was felt',
  builder: (yargs) =>
    yargs
      .positional('text', { type: 'string', describe: 'what was said' })
      .option('lines', {
        type: 'string',
        describe: 'a file with one utterance a line; prints one JSON a line',
        requiresArg: true,
      })
      .option('catalog', {
        type: 'string',
        describe: 'a catalogue file whose names to know (default: the starter)',
        requiresArg: true,
      })
      .option('json', { type: 'boolean', default: false, describe: 'print one JSON document' })
      .conflicts('text', 'lines')
      .example('$0 understand "something mellow from the seventies, but no country"', '')
      .example('$0 understand --lines said.txt --catalog tracks.jsonl.gz', ''),
  handler: async ({ text, lines, catalog, json }) => {
    if (text === undefined && lines === undefined)
      throw new UserError('give a text to understand, or --lines FILE');
    const { lexicon } = engineOf(await catalogFrom(catalog), { epsilon: 0, exploreShare: 0 });
    if (lines === undefined) {
      const meaning = meaningOf({ kind: 'words', text: text! }, undefined, lexicon);
      console.log(json ? JSON.stringify({ text, ...meaning }) : readable(meaning));
      return;
    }
    for await (const line of linesOf(lines)) {
      const meaning = meaningOf({ kind: 'words', text: line }, undefined, lexicon);
      process.stdout.write(`${JSON.stringify({ text: line, ...meaning })}\n`);
    }
  },
};

async function* linesOf(file: string): AsyncGenerator<string> {
  const stream = createReadStream(file, 'utf8');
  const failed = new Promise<never>((_, reject) =>
    stream.once('error', (error) => reject(unreadable(file, error))),
  );
  await Promise.race([new Promise((resolve) => stream.once('ready', resolve)), failed]);
  failed.catch(() => {});
  try {
    yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    // A folder opens like a file, and fails when it is read.
    throw unreadable(file, error as Error);
  }
}

function unreadable(file: string, { code, message }: NodeJS.ErrnoException): UserError {
  return new UserError(code === 'ENOENT' ? `no such file: ${file}` : `${file}: ${message}`);
}

function readable({ acts, confidence, sentiment }: MeaningRepresentation): string {
  const lines = acts.length === 0 ? ['(about music, but nothing definite)'] : acts.map(actLine);
  const felt =
    sentiment === undefined ? [] : [`sentiment  ${sentiment > 0 ? '+' : ''}${sentiment.toFixed(2)}`];
  return [...lines, `confidence ${confidence.toFixed(2)}`, ...felt].join('\n');
}

function actLine(act: Act): string {
  switch (act.act) {
    case 'inform':
      return `inform       ${act.polarity === 'dislike' ? 'not ' : ''}${act.attribute} = ${valueKey(act.value)}`;
    case 'critique':
      return `critique     ${act.direction} ${act.axis}`;
    case 'more-like':
      return `more-like    ${act.track ?? act.artist ?? 'this'}`;
    case 'ask-about':
    case 'dont-care':
      return `${act.act.padEnd(12)} ${act.attribute ?? ''}`.trimEnd();
    default:
      return act.act;
  }
}
