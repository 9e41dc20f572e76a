/**
 * What a million conversations cost on AWS: `npm run bench:cost`. Bytes and milliseconds are measured here, on simulated
 * conversations through the real turn; prices are list prices and stand below, each with where it is from. What can be
 * neither measured here nor read from a price list is an assumption, and is printed as one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { aligned } from '../cli/table.ts';
import { toItem } from '../lambda/aws/item.ts';
import { PrintedMeter } from '../lambda/aws/printed-meter.ts';
import { genreTree } from '../lambda/catalog/genres/genres.ts';
import { starterCatalog } from '../lambda/catalog/starter.ts';
import type { LogRecord } from '../policy/record.ts';
import { converse } from '../simulator/conversation.ts';
import { defaultWorld } from '../simulator/default-world.ts';
import { RememberingIndex } from '../simulator/remembering-index.ts';
import { settingFor } from '../simulator/setting.ts';
import { bytesOf } from './cost/item-bytes.ts';

/** US dollars, list price of us-east-1: check before you rely on it. (f) found in public pages, (r) recalled. */
const PRICE = {
  lambdaRequest: 0.2 / 1e6, // (f)
  lambdaGbSecond: 0.0000133334, // (f) arm64
  writeUnit: 0.625 / 1e6, // (r)
  readUnit: 0.125 / 1e6, // (r)
  tableGbMonth: 0.25, // (f)
  pitrGbMonth: 0.2, // (r)
  exportGb: 0.1, // (f)
  s3GbMonth: 0.023, // (f)
  logGb: 0.5, // (r)
  trace: 5 / 1e6, // (r)
} as const;

/** Not measured here, and said to be so in the table. */
const ASSUMED = {
  memoryGb: 1,
  /** Of a processor, at 1,024 MB: AWS gives a whole one at 1,769. */
  processor: 1024 / 1769,
  /** Two answers of DynamoDB, five milliseconds each, are waited for a turn. */
  waitingMs: 10,
  /** One request in a hundred starts a function, which computes for as long as loading takes here. */
  coldShare: 0.01,
  /** Started, nearly finished, finished. */
  requestsATrack: 3,
  /** A profile of this many bytes is read once a conversation and written twice. */
  profileBytes: 4_000,
  /** What Lambda itself writes a request: START, END, REPORT. */
  platformLogBytes: 350,
  /** X-Ray samples one request in twenty. */
  traced: 0.05,
  monthsKept: 400 / 30.4,
} as const;

const CONVERSATIONS = 2_000;
const MILLION = 1e6;

const music = new RememberingIndex(starterCatalog(genreTree), genreTree);
const setting = settingFor(
  { world: defaultWorld, policy: 'rule', seed: 1, exploreShare: 0.1, epsilon: 0.2 },
  music,
);
for (let n = 0; n < 50; n++) converse(n, setting);
const began = process.cpuUsage();
const records = Array.from({ length: CONVERSATIONS }, (_, n) => converse(n, setting).records).flat();
const used = process.cpuUsage(began);

const decisions = records.filter(({ type }) => type === 'decision');
const playback = records.filter((record) => record.type === 'outcome' && record.playback !== undefined);
const sizes = records.map((record) => bytesOf(toItem(record)));
const each = (value: number) => value / CONVERSATIONS;
const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

const turnMs = (used.user + used.system) / 1_000 / decisions.length;
const prompts = each(decisions.length);
const requests = prompts + 1 + each(playback.length) * ASSUMED.requestsATrack;
const itemBytes = each(total(sizes));
// Index entries are keys only: one unit a record.
const writes =
  each(total(sizes.map((bytes) => Math.ceil(bytes / 1_024) + 1))) +
  2 * (Math.ceil(ASSUMED.profileBytes / 1_024) + 1);
const reads = Math.ceil(ASSUMED.profileBytes / 4_096);
const storedBytes = itemBytes + each(records.length) * 200;
const gzipped = each(gzipSync(records.map((record) => JSON.stringify(record)).join('\n')).length);
const startMs = coldStart();
const billedMs =
  turnMs / ASSUMED.processor + ASSUMED.waitingMs + (ASSUMED.coldShare * startMs) / ASSUMED.processor;
const logged = requests * ASSUMED.platformLogBytes + printed();

const gb = (bytes: number) => (bytes * MILLION) / 1e9;
const rows: readonly (readonly [string, string, number])[] = [
  ['Lambda requests', `${requests.toFixed(1)} a conversation`, requests * MILLION * PRICE.lambdaRequest],
  [
    'Lambda time',
    `${billedMs.toFixed(0)} ms a request`,
    ((requests * MILLION * billedMs) / 1_000) * ASSUMED.memoryGb * PRICE.lambdaGbSecond,
  ],
  ['DynamoDB writes', `${writes.toFixed(1)} units a conversation`, writes * MILLION * PRICE.writeUnit],
  ['DynamoDB reads', `${reads.toFixed(1)} units a conversation`, reads * MILLION * PRICE.readUnit],
  [
    'table, kept 400 days',
    `${gb(storedBytes).toFixed(1)} GB`,
    gb(storedBytes) * ASSUMED.monthsKept * PRICE.tableGbMonth,
  ],
  ['point-in-time recovery', 'the same', gb(storedBytes) * ASSUMED.monthsKept * PRICE.pitrGbMonth],
  ['exports', `${gb(itemBytes).toFixed(1)} GB`, gb(itemBytes) * PRICE.exportGb],
  [
    'log in S3, kept 400 days',
    `${gb(gzipped).toFixed(1)} GB`,
    gb(gzipped) * ASSUMED.monthsKept * PRICE.s3GbMonth,
  ],
  ['CloudWatch Logs', `${gb(logged).toFixed(1)} GB`, gb(logged) * PRICE.logGb],
  [
    'X-Ray',
    `${(100 * ASSUMED.traced).toFixed(0)} % of requests`,
    requests * MILLION * ASSUMED.traced * PRICE.trace,
  ],
];

console.log(`measured: ${CONVERSATIONS} conversations, ${prompts.toFixed(2)} prompts each`);
console.log(
  `  ${turnMs.toFixed(2)} ms of processor a turn, the simulated listener included; ${startMs.toFixed(0)} ms of processor to start`,
);
console.log(
  `  decision ${median(decisions)} bytes, outcome ${median(records.filter(({ type }) => type === 'outcome'))} bytes (median, as DynamoDB counts)`,
);
console.log(
  `  ${itemBytes.toFixed(0)} bytes of items, ${gzipped.toFixed(0)} bytes of compressed log a conversation`,
);
console.log(`assumed: ${JSON.stringify(ASSUMED)}\n`);
console.log('US dollars a million conversations, list prices of us-east-1: check before you rely on them');
const money = (dollars: number) => dollars.toFixed(2).padStart(8);
console.log(
  aligned([
    ...rows.map(([what, how, dollars]) => [what, how, money(dollars)]),
    ['together', '', money(total(rows.map(([, , dollars]) => dollars)))],
  ]).join('\n'),
);

function median(some: readonly LogRecord[]): number {
  const sorted = some.map((record) => bytesOf(toItem(record))).sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

/** Bytes of metrics a conversation. */
function printed(): number {
  let bytes = 0;
  const meter = new PrintedMeter((line) => {
    bytes += Buffer.byteLength(line) + 1;
  }, Date.now);
  for (const record of records)
    if (record.type === 'decision') meter.decided({ ...record, tookMs: 10 });
    else if (record.playback === undefined) meter.ended(record, 'incumbent');
  return each(bytes);
}

/** Processor time until the bundled skill is ready, less an empty Node's. */
function coldStart(): number {
  const bundle = 'dist/skill.js';
  if (!existsSync(bundle)) throw new Error(`${bundle} is not here: npm run build`);
  const run = (code: string) => {
    const script = `${code}; process.on('exit', () => { const { user, system } = process.cpuUsage(); console.log((user + system) / 1000); });`;
    const env = { PATH: process.env.PATH, SEGUE_PSEUDONYM_KEY: 'k', AWS_REGION: 'us-east-1' };
    const { stdout } = spawnSync(process.execPath, ['-e', script], { env, encoding: 'utf8' });
    return Number(stdout.trim().split('\n').at(-1));
  };
  return run(`require('./${bundle}')`) - run('');
}
