/** A file's lines, gzipped or not, in memory that does not grow with the file. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { UserError } from '../user-error.ts';

const NEWLINE = 10;

/**
 * @param each gets every line that is not empty, and its number from 1.
 * @throws UserError when the file cannot be read, or its gzip is cut off or damaged.
 */
export async function eachLine(path: string, each: (line: string, row: number) => void): Promise<void> {
  let row = 0;
  try {
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of bytesOf(path)) {
      let from = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
        const line =
          rest.length > 0 ? Buffer.concat([rest, chunk.subarray(from, end)]) : chunk.subarray(from, end);
        rest = Buffer.alloc(0);
        from = end + 1;
        row += 1;
        if (line.length > 0) each(line.toString('utf8'), row);
      }
      rest = from < chunk.length ? Buffer.concat([rest, chunk.subarray(from)]) : rest;
    }
    if (rest.length > 0) each(rest.toString('utf8'), row + 1);
  } catch (error) {
    throw readingError(error, path, row);
  }
}

/** Not with `compose`: on Node 20 it now and then never tells of a gzip that is cut off, and the reader waits for ever. */
export function bytesOf(path: string): AsyncIterable<Buffer> {
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  if (!path.endsWith('.gz')) return file;
  const plain = createGunzip();
  file.once('error', (error) => plain.destroy(error));
  plain.once('close', () => file.destroy());
  return file.pipe(plain);
}

function readingError(error: unknown, path: string, row: number): Error {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new UserError(`no such file: ${path}`);
  if (code === 'Z_BUF_ERROR') return new UserError(`${path}: the gzip is cut off after row ${row}`);
  if (code?.startsWith('Z_')) return new UserError(`${path}: not a gzip file, or damaged after row ${row}`);
  if (code !== undefined) return new UserError(`${path}: ${(error as Error).message}`);
  return error as Error;
}
