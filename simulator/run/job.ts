/** A simulation as data: what a worker thread needs to be told, and what it tells back. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import { type ConversationResult, converse, type Setting } from '../conversation.ts';
import { Population } from '../population.ts';
import { RememberingIndex } from '../remembering-index.ts';
import { engineFor, policyNamed } from '../served.ts';
import type { World } from '../world.ts';

/**
 * Conversations come in shards of this size whatever the number of workers, so that neither the records nor their
 * order nor the files depend on it.
 */
export const SHARD = 500;

export interface Job {
  readonly conversations: number;
  readonly seed: number;
  readonly world: World;
  readonly policy: string;
  readonly exploreShare: number;
  readonly epsilon: number;
  /** Directory for the log; without one only the results are wanted. */
  readonly log?: string;
}

export interface ShardDone {
  readonly shard: number;
  readonly decisions: number;
  readonly results: readonly ConversationResult[];
}

export function shardsOf({ conversations }: Job): number {
  return Math.ceil(conversations / SHARD);
}

/** Builds the index once, then runs one shard after another. */
export function shardRunner(job: Job): (shard: number) => Promise<ShardDone> {
  const served = policyNamed(job.policy);
  if (!served) throw new RangeError(`there is no policy ${job.policy}`);
  const music = new RememberingIndex(starterCatalog(genreTree), genreTree);
  const setting: Setting = {
    population: new Population(job.world, music, job.seed),
    engine: engineFor(music, served.model, job.epsilon, job.exploreShare),
    seed: job.seed,
    alwaysDraws: served.alwaysDraws,
  };
  return (shard) => runShard(job, setting, shard);
}

async function runShard(job: Job, setting: Setting, shard: number): Promise<ShardDone> {
  const results: ConversationResult[] = [];
  let decisions = 0;
  const file = job.log === undefined ? undefined : new ShardFile(join(job.log, shardName(shard)));
  const end = Math.min(job.conversations, (shard + 1) * SHARD);
  for (let n = shard * SHARD; n < end; n++) {
    const { records, result } = converse(n, setting);
    decisions += result.turns;
    results.push(result);
    await file?.write(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  }
  await file?.end();
  return { shard, decisions, results };
}

function shardName(shard: number): string {
  return `conversations-${String(shard).padStart(5, '0')}.jsonl.gz`;
}

/** The fastest level: a log is read once or twice, and text like this shrinks to a tenth all the same. */
class ShardFile {
  private readonly gzip = createGzip({ level: 1 });
  private readonly closed: Promise<unknown>;

  constructor(path: string) {
    const file = createWriteStream(path);
    this.closed = Promise.all([once(file, 'close'), once(this.gzip, 'end')]);
    // Awaited at the end; a failure before that must not count as unhandled.
    this.closed.catch(() => {});
    this.gzip.on('error', (error) => file.destroy(error));
    file.on('error', (error) => this.gzip.destroy(error));
    this.gzip.pipe(file);
  }

  async write(text: string): Promise<void> {
    if (!this.gzip.write(text)) await once(this.gzip, 'drain');
  }

  async end(): Promise<void> {
    this.gzip.end();
    await this.closed;
  }
}
