/** The published utterances: how they are read, how they are halved, and whose mistakes may be listed. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

const DATA = process.env.SEGUE_SHARED_DATA ?? resolve(import.meta.dirname, '../../../shared/data');
/** `--errors genre|era|artist|accepts|replies`, or a label of the dialogue turns, lists mistakes of the seen half. */
const LISTED = process.argv[process.argv.indexOf('--errors') + 1];

export interface Labelled {
  readonly source: string;
  readonly intent: string;
  readonly text: string;
  readonly slots: readonly { readonly slot: string; readonly value: string }[];
}

/** The rows of one file; a missing file ends the run, since there would be nothing to measure. */
export function read<T>(file: string): readonly T[] {
  const path = resolve(DATA, file);
  if (!existsSync(path)) {
    console.error(`${path} is missing: nothing to measure`);
    process.exit(2);
  }
  return gunzipSync(readFileSync(path))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

export const HALVES = ['seen', 'held-out'] as const;
export type Half = (typeof HALVES)[number];

/** The same text always falls into the same half, whichever file it stands in. */
export function halfOf(text: string): Half {
  return createHash('md5').update(text.trim().toLowerCase()).digest()[0]! % 2 === 0 ? 'seen' : 'held-out';
}

export function inHalf(half: Half, rows: readonly Labelled[]): readonly Labelled[] {
  return rows.filter(({ text }) => halfOf(text) === half);
}

/** Lists a mistake if its topic was asked for; never one of the held-out half, which nobody may tune on. */
export function listMistake(topic: string, half: Half, mistake: string): void {
  if (LISTED === topic && half === 'seen') console.log(`  ${mistake}`);
}
