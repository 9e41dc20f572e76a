/** A log is there whole or not at all: written beside its place and renamed. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export class LogDirectoryError extends Error {
  override readonly name = 'LogDirectoryError';
}

/**
 * Runs `write` on a directory beside `out` and renames it when that succeeds. An error or an interrupt leaves nothing.
 * @throws LogDirectoryError when `out` holds something already or cannot be written.
 */
export async function wholeDirectory<T>(out: string, write: (directory: string) => Promise<T>): Promise<T> {
  const place = resolve(out);
  const part = `${place}.part`;
  refuseTaken(out, place);
  try {
    mkdirSync(dirname(place), { recursive: true });
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part);
  } catch (error) {
    throw new LogDirectoryError(`${out} cannot be written: ${(error as Error).message}`);
  }
  const interrupted = (signal: NodeJS.Signals) => {
    // Workers may still be writing into it.
    rmSync(part, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    const result = await write(part);
    refuseTaken(out, place);
    if (existsSync(place)) rmdirSync(place);
    renameSync(part, place);
    return result;
  } finally {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
    rmSync(part, { recursive: true, force: true });
  }
}

function refuseTaken(out: string, place: string): void {
  if (!existsSync(place)) return;
  if (!statSync(place).isDirectory())
    throw new LogDirectoryError(`${out} is a file; --out wants a directory`);
  if (readdirSync(place).length > 0) throw new LogDirectoryError(`${out} is there already and is not empty`);
}
