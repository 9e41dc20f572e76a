/** A simulation as data: what a worker thread needs to be told, and what it tells back. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import type { LogRecord } from '../../policy/record.ts';
import { type Conversed, converse, type Setting } from '../conversation.ts';
import type { ConversationResult } from '../ending.ts';
import { RememberingIndex } from '../remembering-index.ts';
import { type Simulation, settingFor } from '../setting.ts';

/**
 * Conversations come in shards of this size whatever the number of workers, so that neither the records nor their
 * order nor the files depend on it.
 */
const SHARD = 500;

export const CHANNELS = ['acts', 'text'] as const;
/** `acts`: straight to the turn, with understanding simulated. `text`: in words and envelopes, with the real one. */
export type Channel = (typeof CHANNELS)[number];

export interface Job extends Simulation {
  readonly conversations: number;
  /** How listeners and the skill talk; in acts where it does not say. */
  readonly channel?: Channel;
  /** Directory for the log; without one only the results are wanted. */
  readonly log?: string;
}

export interface ShardDone {
  readonly shard: number;
  readonly decisions: number;
  readonly results: readonly ConversationResult[];
  /** Of what was said in words, how much was understood as it was meant. */
  readonly understanding?: Understanding;
}

export interface Understanding {
  readonly utterances: number;
  readonly right: number;
}

export function shardsOf({ conversations }: Job): number {
  return Math.ceil(conversations / SHARD);
}

/** Builds the index once, then runs one shard after another. */
export function shardRunner(job: Job): (shard: number) => Promise<ShardDone> {
  const music = new RememberingIndex(starterCatalog(genreTree), genreTree);
  const setting = settingFor(job, music);
  const talk = job.channel === 'text' ? inWords(setting) : async (n: number) => converse(n, setting);
  return (shard) => runShard(job, talk, shard);
}

interface Talked extends Pick<Conversed, 'records' | 'result'> {
  readonly uttered?: readonly { readonly right: boolean }[];
}
type Talk = (n: number) => Promise<Talked>;

/** The skill's edge is loaded only where words are spoken: the command line should not wait for it. */
function inWords(setting: Setting): Talk {
  const conversations = import('./text-conversation.ts').then(
    ({ TextConversations }) => new TextConversations(setting),
  );
  return async (n) => (await conversations).converse(n);
}

async function runShard(job: Job, talk: Talk, shard: number): Promise<ShardDone> {
  const results: ConversationResult[] = [];
  let decisions = 0;
  let utterances = 0;
  let right = 0;
  const file = job.log === undefined ? undefined : new ShardFile(join(job.log, shardName(shard)));
  const end = Math.min(job.conversations, (shard + 1) * SHARD);
  for (let n = shard * SHARD; n < end; n++) {
    const { records, result, uttered = [] } = await talk(n);
    decisions += result.turns;
    results.push(result);
    utterances += uttered.length;
    right += uttered.filter((utterance) => utterance.right).length;
    for (const record of records) await file?.write(record);
  }
  await file?.end();
  const understanding = job.channel === 'text' ? { understanding: { utterances, right } } : {};
  return { shard, decisions, results, ...understanding };
}

function shardName(shard: number): string {
  return `conversations-${String(shard).padStart(5, '0')}.jsonl.gz`;
}

/**
 * Lines are compressed a megabyte at a time: handing over each one costs more than compressing it. At the fastest
 * level, since a log is read once or twice, and text like this shrinks to a tenth all the same.
 */
class ShardFile {
  private readonly gzip = createGzip({ level: 1, chunkSize: BATCH / 4 });
  private readonly closed: Promise<unknown>;
  private lines: string[] = [];
  private waiting = 0;

  constructor(path: string) {
    const file = createWriteStream(path);
    this.closed = Promise.all([once(file, 'close'), once(this.gzip, 'end')]);
    // Awaited at the end; a failure before that must not count as unhandled.
    this.closed.catch(() => {});
    this.gzip.on('error', (error) => file.destroy(error));
    file.on('error', (error) => this.gzip.destroy(error));
    this.gzip.pipe(file);
  }

  async write(record: LogRecord): Promise<void> {
    const line = `${JSON.stringify(record)}\n`;
    this.lines.push(line);
    this.waiting += line.length;
    if (this.waiting >= BATCH) await this.flush();
  }

  async end(): Promise<void> {
    await this.flush();
    this.gzip.end();
    await this.closed;
  }

  private async flush(): Promise<void> {
    const text = this.lines.join('');
    this.lines = [];
    this.waiting = 0;
    if (!this.gzip.write(text)) await once(this.gzip, 'drain');
  }
}

const BATCH = 1 << 20;
