/** Reads a catalogue file from disk (CSV, JSONL, either gzipped): the I/O around the pure `catalog/parse.ts`. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { genreTree } from './catalog/genres/genres.ts';
import { CatalogBuilder } from './catalog/parse.ts';

/** A file that cannot be read as a catalogue. The message names the file and, where there is one, the line. */
export class CatalogFileError extends Error {
  override readonly name = 'CatalogFileError';
}

/** @throws CatalogFileError when the file is missing, truncated, of another kind, or holds no track at all. */
export async function readCatalogFile(path: string): Promise<CatalogBuilder> {
  const format = /\.(jsonl|ndjson|csv)(\.gz)?$/.exec(path);
  if (!format) throw new CatalogFileError(`${path}: a catalogue is a .csv or .jsonl file, gzipped or not`);
  const builder = new CatalogBuilder(genreTree);
  const file = createReadStream(path);
  const bytes = format[2] ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => bytes.destroy(error));
  try {
    if (format[1] === 'csv') await readCsv(bytes, builder);
    else await readJsonLines(bytes, builder, path);
  } catch (error) {
    if (error instanceof CatalogFileError) throw error;
    throw new CatalogFileError(`${path}: ${(error as Error).message}`);
  }
  const { rows, tracks } = builder.report();
  if (tracks === 0) throw new CatalogFileError(`${path}: no track in ${rows} rows`);
  return builder;
}

async function readCsv(bytes: NodeJS.ReadableStream, builder: CatalogBuilder): Promise<void> {
  await pipeline(bytes, parse({ columns: true, bom: true, relax_column_count: true }), async (rows) => {
    for await (const row of rows) builder.add(row);
  });
}

async function readJsonLines(
  bytes: NodeJS.ReadableStream,
  builder: CatalogBuilder,
  path: string,
): Promise<void> {
  let line = 0;
  // readline does not forward its input's errors to the loop below.
  const failed = new Promise<never>((_, reject) => bytes.once('error', reject));
  const read = (async () => {
    for await (const text of createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      if (text.trim() === '') continue;
      builder.add(rowOf(text, path, line));
    }
  })();
  await Promise.race([read, failed]);
}

function rowOf(text: string, path: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (line === 1) throw new CatalogFileError(`${path}:1: not JSON`);
    return undefined; // counted by the builder as a row that is not an object
  }
}
