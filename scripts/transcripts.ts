/**
 * `npx tsx scripts/transcripts.ts [--check]`: five conversations through the real turn, as `docs/conversations.md`. With
 * --check nothing is written; the exit code is 1, with one line, when the page is stale.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { transcripts } from './transcripts/page.ts';

const FILE = new URL('../docs/conversations.md', import.meta.url);

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const fresh = transcripts();
if (!values.check) {
  await writeFile(FILE, fresh);
  console.log(`docs/conversations.md  ${fresh.split('\n').length} lines`);
} else if ((await readFile(FILE, 'utf8').catch(() => '')) !== fresh) {
  console.error('transcripts: docs/conversations.md is stale; without --check it is written anew');
  process.exitCode = 1;
}
