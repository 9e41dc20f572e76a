/** Decision logs for tests: made by hand or by the simulator, as datasets or in any form a log comes in. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { toItem } from '../../lambda/aws/item.ts';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import type { Model } from '../../policy/decide.ts';
import { type Block, BlockBuilder } from '../../policy/learn/block.ts';
import { type Dataset, datasetOf } from '../../policy/learn/dataset.ts';
import { NUMBERS } from '../../policy/learn/decisions.ts';
import type { RewardName } from '../../policy/learn/rewards.ts';
import type { DecisionRecord, LogRecord } from '../../policy/record.ts';
import { rulePolicy } from '../../policy/rule.ts';
import { type Conversed, converse } from '../../simulator/conversation.ts';
import { defaultWorld } from '../../simulator/default-world.ts';
import { RememberingIndex } from '../../simulator/remembering-index.ts';
import { settingFor } from '../../simulator/setting.ts';
import { decisionRecord, outcomeRecord } from './records.ts';

/** As `segue simulate` would make them, whose device adds only a start of each track. */
export function simulated(
  count: number,
  { policy = 'rule', explore = 1, seed = 1 } = {},
): readonly Conversed[] {
  const music = new RememberingIndex(starterCatalog(genreTree), genreTree);
  const setting = settingFor(
    { world: defaultWorld, policy, seed, exploreShare: explore, epsilon: 0.05 },
    music,
  );
  return Array.from({ length: count }, (_, n) => converse(n, setting));
}

export function recordsOf(conversations: readonly Conversed[]): readonly LogRecord[] {
  return conversations.flatMap(({ records }) => records);
}

export function decisionsIn(records: readonly LogRecord[]): readonly DecisionRecord[] {
  return records.filter((record) => record.type === 'decision');
}

/** Where the first conversation of {@link made} begins. */
const BEGINNING = Date.UTC(2026, 0, 5);

/**
 * One conversation by hand: its first prompt elicited a wish for jazz, its last one led to the jazz that played.
 * Five seconds a turn, one conversation a minute.
 */
export function made(n: number, turns = 3): readonly LogRecord[] {
  const conversationId = `conversation-${n}`;
  const at = (turn: number) => new Date(BEGINNING + n * 60_000 + turn * 5_000).toISOString();
  const decisions = Array.from({ length: turns }, (_, i) => {
    const whole = decisionRecord({ conversationId, turn: i + 1, at: at(i + 1) });
    return { ...whole, context: { ...whole.context, turn: i + 1 } };
  });
  const outcome = outcomeRecord({
    conversationId,
    turn: turns,
    at: at(turns + 1),
    outcome: 'played',
    elicited: [{ attribute: 'genre', value: 'jazz', polarity: 'like', turn: 1, fits: 1 }],
    played: { station: 'genre=jazz', tracks: ['a', 'b'], ledBy: turns },
  });
  return [...decisions, outcome];
}

/** @param place names where each record stands; rows are counted from 1. */
export function blockOf(
  records: readonly unknown[],
  incumbent: Model = rulePolicy,
  file = 'log.jsonl',
): Block {
  const builder = new BlockBuilder(incumbent);
  for (const [index, record] of records.entries()) builder.add(record, () => `${file}, row ${index + 1}`);
  return builder.get();
}

export function datasetFrom(
  records: readonly unknown[],
  incumbent: Model = rulePolicy,
  reward: RewardName = 'usefulness',
): Dataset {
  return datasetOf([blockOf(records, incumbent)], 'log', reward);
}

/** What a dataset says, decision by decision and in its order, by name: free of how records were numbered when read. */
export function readable({ decisions, order, useful, toGo, outcomes, whole }: Dataset) {
  return Array.from(order, (row) => {
    const conversation = decisions.conversation[row]!;
    const [first, last] = [decisions.first[row]!, decisions.first[row + 1]!];
    return {
      conversation: decisions.names.conversations[conversation],
      turn: decisions.turn[row],
      at: decisions.at[row],
      policy: decisions.names.policies[decisions.policy[row]!],
      chosen: decisions.chosen[row],
      propensity: decisions.propensity[row],
      incumbent: decisions.incumbent[row],
      forms: Array.from(decisions.form.subarray(first, last), (form) => decisions.names.forms[form]),
      numbers: [...decisions.numbers.subarray(NUMBERS * first, NUMBERS * last)],
      asked: [...decisions.asked.subarray(first, last)],
      probability: [...decisions.probability.subarray(first, last)],
      useful: useful[row],
      toGo: toGo[row],
      outcome: outcomes[conversation],
      whole: whole[conversation],
    };
  });
}

/** One JSON a line; compressed if the name says so. Makes the folder. */
export function writeLines(folder: string, name: string, records: readonly unknown[]): void {
  mkdirSync(folder, { recursive: true });
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
}

/** As DynamoDB exports a table to S3: `AWSDynamoDB/ID/data/*.json.gz` beside the manifests, items in no order. */
export function writeExport(folder: string, records: readonly LogRecord[]): void {
  const root = join(folder, 'AWSDynamoDB', '01768000000000-0123abcd');
  const items = records.map((record) => ({ Item: toItem(record) })).reverse();
  const half = Math.floor(items.length / 2);
  writeLines(join(root, 'data'), 'b2fjqvnumy3chnk6ajxkcqyjiu.json.gz', items.slice(0, half));
  writeLines(join(root, 'data'), 'a7ovzkwzs4yxfgjrzxknmxuqbe.json.gz', items.slice(half));
  writeLines(root, 'manifest-files.json', [{ itemCount: items.length }]);
  writeFileSync(join(root, '_started'), '');
}
