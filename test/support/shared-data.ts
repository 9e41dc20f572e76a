/** Data of the workshop, which is neither ours to ship nor always there. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = process.env.SEGUE_SHARED_DATA ?? resolve(process.cwd(), '../shared/data');

/**
 * The path of a shared data file. Where it is missing the tests that need it skip with one line, except under CI,
 * where a test that silently skipped would be taken for one that passed.
 */
export function sharedData(name: string): string | undefined {
  const path = resolve(FOLDER, name);
  if (existsSync(path)) return path;
  const line = `${name} is not in ${FOLDER}: the tests that need it are skipped`;
  if (process.env.CI) throw new Error(line);
  console.warn(line);
  return undefined;
}
