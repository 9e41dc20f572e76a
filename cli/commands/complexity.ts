import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CommandModule } from 'yargs';
import { type Complexity, complexityOf } from '../../complexity/complexity.ts';
import {
  InteractionModelError,
  type ModelComplexity,
  modelComplexity,
} from '../../complexity/interaction-model.ts';
import { aligned } from '../table.ts';
import { UserError } from '../user-error.ts';

interface Options {
  model: string | undefined;
  lines: string | undefined;
  json: boolean;
}

const OURS = fileURLToPath(
  new URL('../../skill-package/interactionModels/custom/en-US.json', import.meta.url),
);

export const complexityCommand: CommandModule<object, Options> = {
  command: 'complexity',
  describe: 'How complex a language is: vocabulary, unique utterances, n-gram entropy, spanning tree',
  builder: (yargs) =>
    yargs
      .option('model', {
        type: 'string',
        requiresArg: true,
        describe: 'an Alexa interaction model (default: the one of this skill)',
      })
      .option('lines', { type: 'string', requiresArg: true, describe: 'a file with one utterance a line' })
      .option('json', { type: 'boolean', default: false, describe: 'print one JSON document' })
      .conflicts('model', 'lines')
      .example('$0 complexity', 'the interaction model of this skill, by intent')
      .example('$0 complexity --model en-US.json --json', '')
      .example('$0 complexity --lines said.txt', ''),
  handler: ({ model, lines, json }) => {
    const result = lines === undefined ? modelAt(model ?? OURS) : { all: linesAt(lines) };
    console.log(json ? JSON.stringify(result) : readable(result).join('\n'));
  },
};

function modelAt(file: string): ModelComplexity {
  try {
    return modelComplexity(textOf(file));
  } catch (error) {
    if (error instanceof InteractionModelError) throw new UserError(`${file} ${error.message}`);
    throw error;
  }
}

function linesAt(file: string): Complexity {
  const lines = textOf(file).split(/\r?\n/);
  try {
    return complexityOf(lines);
  } catch (error) {
    if (error instanceof RangeError) throw new UserError(`${file}: ${error.message}`);
    throw error;
  }
}

/** @throws UserError also for what is no text: words counted in a picture would look like a result. */
function textOf(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError(code === 'ENOENT' ? `no such file: ${file}` : `${file}: ${message}`);
  }
  if (!isUtf8(bytes) || bytes.includes(0)) throw new UserError(`${file} is not a text file in UTF-8`);
  // Takes a byte order mark off, which no parser of JSON does.
  return new TextDecoder().decode(bytes);
}

function readable({ all, ...model }: { all: Complexity } & Partial<ModelComplexity>): string[] {
  const { intents, types } = model;
  if (!intents || !types) return overall(all);
  const worded = intents.filter(({ complexity }) => complexity);
  const silent = intents.length - worded.length;
  return [
    `"${model.invocationName}": ${intents.length} intents; a slot in a sample utterance is one word`,
    '',
    ...overall(all),
    '',
    ...aligned([
      ['intent', 'slots', 'unique', 'words', '1-gram bits', '2-gram', '3-gram', 'mean edge'],
      ...worded.map(({ name, slots, complexity }) => {
        const { unique, vocabulary, entropy, spanningTree } = complexity!;
        const bits = entropy.map(({ millerMadow }) => millerMadow.toFixed(2));
        return [name, `${slots}`, `${unique}`, `${vocabulary}`, ...bits, spanningTree.mean.toFixed(2)];
      }),
    ]),
    ...(silent > 0 ? [`${silent} built-in intents have no samples of their own`] : []),
    '',
    ...aligned([
      ['slot type', 'values', 'with synonyms'],
      ...types.map(({ name, values, forms }) => [name, `${values}`, `${forms}`]),
    ]),
  ];
}

function overall(all: Complexity): string[] {
  const { utterances, unique, tokens, vocabulary, typeToken, entropy, spanningTree } = all;
  const drawn = spanningTree.points < unique ? `, of ${spanningTree.points} drawn from them` : '';
  return aligned([
    ['utterances', `${utterances}`],
    ['unique', `${unique}`],
    ['words', `${tokens}`],
    ['vocabulary', `${vocabulary} (${typeToken.toFixed(3)} a word)`],
    ...entropy.map(({ n, plugIn, millerMadow }) => [
      `${n}-gram entropy`,
      `${millerMadow.toFixed(2)} bits (Miller–Madow; plug-in ${plugIn.toFixed(2)})`,
    ]),
    [
      'spanning tree',
      `${spanningTree.total.toFixed(1)} in all, ${spanningTree.mean.toFixed(3)} an edge${drawn}`,
    ],
  ]);
}
