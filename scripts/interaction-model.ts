/**
 * `npm run model [-- --catalog FILE] [--check]`: generates the interaction model. With --check nothing is written;
 * the exit code is 1, with one line, when the committed file is not what would be generated.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CatalogFileError } from '../lambda/catalog-file.ts';
import { catalogFrom } from '../lambda/compose.ts';
import { type Built, buildModel, ModelError } from './model/build.ts';
import { problemsOf } from './model/limits.ts';
import { formsOf } from './model/slot-type.ts';

const FILE = 'skill-package/interactionModels/custom/en-US.json';

try {
  const { values } = parseArgs({
    options: { catalog: { type: 'string' }, check: { type: 'boolean', default: false } },
  });
  const built = buildModel(await catalogFrom(values.catalog));
  const [problem] = problemsOf(built.model, Buffer.byteLength(built.text));
  if (problem) throw new ModelError(problem);
  if (values.check) await check(built);
  else await write(built);
} catch (error) {
  const input =
    error instanceof CatalogFileError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  if (!input && !(error instanceof ModelError)) throw error;
  console.error(`model: ${(error as Error).message.split('\n')[0]}`);
  process.exitCode = input ? 2 : 1;
}

async function check({ text }: Built): Promise<void> {
  const committed = await readFile(FILE, 'utf8').catch(() => undefined);
  if (committed === text) return;
  console.error(
    `model: ${FILE} is ${committed === undefined ? 'missing' : 'stale'}; npm run model writes it`,
  );
  process.exitCode = 1;
}

/** Through a neighbour, so that nobody ever reads half a model. */
async function write(built: Built): Promise<void> {
  const draft = `${FILE}.${process.pid}.draft`;
  await writeFile(draft, built.text);
  await rename(draft, FILE);
  console.log(summary(built));
}

function summary({ model, text, leftOut }: Built): string {
  const { intents, types } = model.interactionModel.languageModel;
  const custom = intents.filter(({ name }) => !name.startsWith('AMAZON.'));
  const count = (some: typeof intents) => some.reduce((sum, { samples }) => sum + samples.length, 0);
  const sizes = types.map(
    ({ name, values }) => `${name} ${values.length} (${values.flatMap(formsOf).length} forms)`,
  );
  return [
    `${FILE}  ${Math.round(Buffer.byteLength(text) / 1000)} kB`,
    `${custom.length} intents of ours with ${count(custom)} samples, ${intents.length - custom.length} built-in with ${count(intents) - count(custom)}`,
    `${types.length} slot types: ${sizes.join(', ')}`,
    `${leftOut.length} names are commands too and left out: ${leftOut.map(({ type, words }) => `${type} "${words}"`).join(', ') || 'none'}`,
  ].join('\n');
}
