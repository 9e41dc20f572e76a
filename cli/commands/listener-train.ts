import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { catalogFrom, environmentSettings } from '../../lambda/compose.ts';
import { EmbeddingFileError, readEmbeddingFile } from '../../lambda/embedding-file.ts';
import { embeddingArtifact } from '../../lambda/listener/embedding-artifact.ts';
import { FACTORISE } from '../../lambda/listener/factorise.ts';
import { retrainHybrid, type Trained, trainHybrid } from '../../lambda/listener/hybrid-embedding.ts';
import { listenersFrom, trainedListeners } from '../../lambda/listener/trained-listeners.ts';
import { LogDirectoryError, wholeDirectory } from '../../simulator/run/log-directory.ts';
import { type CoListeningFile, readCoListening } from '../co-listening.ts';
import { counted } from '../listener-report.ts';
import { Progress } from '../progress.ts';
import { UserError } from '../user-error.ts';
import { wholeNumber } from './simulate.ts';

interface Options {
  file: string;
  out: string;
  after: string | undefined;
  seed: number;
  json: boolean;
}

const EMBEDDING = 'embedding.json';
const LISTENERS = 'listeners.json';

export const listenerTrainCommand: CommandModule<object, Options> = {
  command: 'train <file>',
  describe: 'Learn an embedding from who listened to whom: SEGUE_EMBEDDING=DIR/embedding.json serves it',
  builder: (yargs) =>
    yargs
      .positional('file', {
        type: 'string',
        demandOption: true,
        describe: 'CSV of listener, artist, count (gzipped or not)',
      })
      .option('out', {
        type: 'string',
        demandOption: true,
        requiresArg: true,
        describe: 'directory for embedding.json and listeners.json (new or empty)',
      })
      .option('after', {
        type: 'string',
        requiresArg: true,
        describe: 'directory of an earlier training, whose stored tastes must stay as good as they are',
      })
      .option('seed', {
        type: 'number',
        default: 1,
        describe: 'the same seed and file give the same embedding',
      })
      .option('json', { type: 'boolean', default: false, describe: 'print one JSON document' })
      .example('$0 listener train plays.csv.gz --out embeddings/june', '')
      .example('$0 listener train plays.csv.gz --out embeddings/july --after embeddings/june', ''),
  handler: train,
};

async function train({ file, out, after, seed, json }: Options): Promise<void> {
  const options = { ...FACTORISE, seed: wholeNumber('--seed', seed, 0, 2 ** 32 - 1) };
  const earlier = after === undefined ? undefined : earlierIn(after);
  const progress = new Progress();
  try {
    progress.stage('reading');
    const { tracks } = await catalogFrom(environmentSettings().catalog);
    const read = await readCoListening(file, tracks, earlier?.names);
    progress.stage('training', options.sweeps);
    const trained = earlier
      ? retrainHybrid(read.data, genreTree, earlier.trained, options)
      : trainHybrid(read.data, genreTree, options, (sweeps) => progress.done(sweeps));
    await wholeDirectory(out, async (directory) => {
      const write = (name: string, value: unknown) =>
        writeFileSync(join(directory, name), `${JSON.stringify(value)}\n`);
      write(EMBEDDING, embeddingArtifact(trained.model));
      write(LISTENERS, trainedListeners(trained, read.names));
    });
    progress.end();
    const summary = summaryOf(read, trained, out);
    console.log(json ? JSON.stringify(summary) : readable(summary));
  } catch (error) {
    throw error instanceof LogDirectoryError ? new UserError(error.message) : error;
  } finally {
    progress.end();
  }
}

function earlierIn(directory: string): { readonly trained: Trained; readonly names: readonly string[] } {
  const path = join(directory, LISTENERS);
  try {
    const model = readEmbeddingFile(join(directory, EMBEDDING));
    const { names, factors } = listenersFrom(JSON.parse(readFileSync(path, 'utf8')), model);
    return { trained: { model, listeners: factors }, names };
  } catch (error) {
    if (error instanceof EmbeddingFileError) throw new UserError(error.message);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new UserError(`no such file: ${path}`);
    const reason = error instanceof SyntaxError ? 'not JSON: cut off or damaged' : (error as Error).message;
    throw new UserError(`${path}: ${reason}`);
  }
}

function summaryOf({ data, rows, leftOut, known }: CoListeningFile, { model }: Trained, out: string) {
  return {
    version: model.version,
    compatibleWith: model.compatibleWith,
    listeners: data.listeners,
    artists: data.artists.length,
    inCatalogue: known,
    rows,
    leftOut,
    out,
  };
}

function readable({
  version,
  compatibleWith,
  listeners,
  artists,
  inCatalogue,
  ...rest
}: ReturnType<typeof summaryOf>) {
  const left = Object.entries(rest.leftOut).map(([reason, count]) => `${count} ${reason}`);
  return [
    `${counted(rest.rows, 'row')}${left.length > 0 ? ` (left out: ${left.join(', ')})` : ''}: ${counted(listeners, 'listener')}, ${counted(artists, 'artist')}, ${inCatalogue} of them in the catalogue`,
    `embedding ${version}${compatibleWith.length > 0 ? `, tastes stored with ${compatibleWith.join(' and ')} stay good` : ''}`,
    `SEGUE_EMBEDDING=${join(rest.out, EMBEDDING)} serves it`,
  ].join('\n');
}
