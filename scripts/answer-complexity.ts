/**
 * `npx tsx scripts/answer-complexity.ts [--check]`: how complex an answer each prompt is expected to bring, in bits
 * (`complexity/surprisal.ts`), from what simulated listeners answer in words. With --check nothing is written; the exit
 * code is 1, with one line, when the committed file is further from a fresh run than the tolerance.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Answer, expectedBits } from '../complexity/surprisal.ts';
import { namedAsOne, tokensOf } from '../complexity/tokens.ts';
import { genreTree } from '../lambda/catalog/genres/genres.ts';
import { starterCatalog } from '../lambda/catalog/starter.ts';
import type { PendingPrompt } from '../lambda/dialogue/prompt.ts';
import { spokenValue } from '../lambda/dialogue/wording/spoken.ts';
import { promptKey } from '../policy/candidate.ts';
import type { Model } from '../policy/decide.ts';
import { randomFrom, shuffled } from '../policy/random.ts';
import { ATTRIBUTES } from '../policy/vocabulary.ts';
import { defaultWorld } from '../simulator/default-world.ts';
import { RememberingIndex } from '../simulator/remembering-index.ts';
import { TextConversations } from '../simulator/run/text-conversation.ts';
import { settingFor } from '../simulator/setting.ts';

const FILE = new URL('../policy/answer-complexity.json', import.meta.url);
const CONVERSATIONS = 6_000;
const SEED = 20;
const FOLDS = 10;
/** So many answers to a prompt, drawn from all conversations, are learned from; all of them are read. */
const LEARNED = 400;
/** Below it, the mean of the kind is the better guess, and below it in the whole kind that of all prompts. */
const FEWEST = 60;
/** In bits: about what another seed would change. */
const TOLERANCE = 1;

/** Draws a key, then a prompt of it: drawn evenly, a third of all prompts would be suggestions of a genre. */
const EVERY_KEY: Model = {
  version: 'every-key-1',
  score: (_, candidates) => {
    const keys = candidates.map(promptKey);
    return keys.map((key) => -Math.log(keys.filter((other) => other === key).length));
  },
};

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const table = tableOf(await talk());
if (values.check) await check(table);
else {
  await writeFile(FILE, `${JSON.stringify(table, null, 2)}\n`);
  console.log(`policy/answer-complexity.json  ${Object.keys(table).length - 1} entries`);
}

interface Talked {
  readonly answers: readonly Answer[];
  /** Of every candidate of every decision: what may be asked. */
  readonly keys: ReadonlySet<string>;
}

async function talk(): Promise<Talked> {
  const simulation = { world: defaultWorld, policy: 'uniform', seed: SEED, exploreShare: 1, epsilon: 0 };
  const setting = settingFor(simulation, new RememberingIndex(starterCatalog(genreTree), genreTree));
  const conversations = new TextConversations({
    ...setting,
    engine: { ...setting.engine, model: EVERY_KEY },
  });
  const answers: Answer[] = [];
  // What is doubted depends on what was misheard: it may be about anything.
  const keys = new Set<string>(ATTRIBUTES.map((attribute) => promptKey({ kind: 'clarify', attribute })));
  for (let n = 0; n < CONVERSATIONS; n++) {
    const { uttered, records } = await conversations.converse(n);
    for (const { asked, words } of uttered)
      if (asked) answers.push({ key: promptKey(asked), words: wordsTo(asked, words), fold: n % FOLDS });
    for (const record of records)
      if (record.type === 'decision') for (const each of record.candidates) keys.add(promptKey(each));
  }
  return { answers, keys };
}

/** A value the prompt named itself surprises nobody by its spelling: whichever it is, it counts as one word. */
function wordsTo({ attribute, values }: PendingPrompt, answer: string): readonly string[] {
  if (attribute === undefined || attribute === 'track') return tokensOf(answer);
  const named = values.map((value) => tokensOf(spokenValue(attribute, value)));
  return named.reduce(namedAsOne, tokensOf(answer));
}

/** By key and, for a prompt that is not in it, by kind. */
function tableOf({ answers, keys }: Talked): Readonly<Record<string, number | string>> {
  const counts = new Map<string, number>();
  for (const { key } of answers) counts.set(key, (counts.get(key) ?? 0) + 1);
  // The first of a run are of the same few listeners.
  const bits = expectedBits(shuffled(answers, randomFrom(SEED)), LEARNED);
  const often = (key: string) => (counts.get(key) ?? 0) >= FEWEST;
  const seen = [...keys].filter((key) => often(key));
  const meanOf = (some: readonly string[]) =>
    some.reduce((sum, key) => sum + bits.get(key)!, 0) / some.length;
  const ofKind = (kind: string) => {
    const own = seen.filter((key) => kindOf(key) === kind);
    return meanOf(own.length > 0 ? own : seen);
  };
  const rare = [...keys].filter((key) => !often(key)).sort();
  const all = new Set([...keys, ...[...keys].map(kindOf)]);
  const entries = [...all].sort().map((key) => {
    const value = seen.includes(key) ? bits.get(key)! : ofKind(kindOf(key));
    return [key, Math.round(10 * value) / 10] as const;
  });
  return { comment: comment(rare), ...Object.fromEntries(entries) };
}

function comment(rare: readonly string[]): string {
  return (
    'Expected bits of an answer to each prompt; a kind alone is the mean of its prompts. Written by ' +
    `scripts/answer-complexity.ts from ${CONVERSATIONS} simulated conversations in words (seed ${SEED}). Answered ` +
    `fewer than ${FEWEST} times, so given the mean of their kind, or of all where the whole kind is rare: ` +
    `${rare.join(', ') || 'none'}.`
  );
}

function kindOf(key: string): string {
  return key.split(':')[0]!;
}

async function check(fresh: Readonly<Record<string, number | string>>): Promise<void> {
  const text = await readFile(FILE, 'utf8').catch(() => '{}');
  const committed = JSON.parse(text) as Readonly<Record<string, number | string>>;
  const keys = [...new Set([...Object.keys(fresh), ...Object.keys(committed)])];
  const off = keys.filter((key) => {
    if (key === 'comment') return false;
    return !(Math.abs(Number(fresh[key]) - Number(committed[key])) <= TOLERANCE);
  });
  if (off.length === 0) return;
  console.error(
    `answer-complexity: policy/answer-complexity.json is stale (more than ${TOLERANCE} bits off: ${off.join(', ')}); without --check it is written anew`,
  );
  process.exitCode = 1;
}
