/** Runs a job's shards, in this thread or in workers, and hands back the results in the order of the conversations. */
import { setImmediate as nextLoop } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ConversationResult } from '../ending.ts';
import { type Job, type ShardDone, shardRunner, shardsOf } from './job.ts';

const THREAD = new URL('./thread.mjs', import.meta.url);

export interface Simulated {
  readonly decisions: number;
  readonly results: readonly ConversationResult[];
  /** Share of what was said in words that was understood as meant; undefined where nothing was. */
  readonly understood?: number;
}

/** @param progress called after each shard with the conversations done so far. */
export async function simulate(
  job: Job,
  workers: number,
  progress: (conversations: number) => void = () => {},
): Promise<Simulated> {
  const shards: ShardDone[] = [];
  let conversations = 0;
  const done = (shard: ShardDone) => {
    shards.push(shard);
    conversations += shard.results.length;
    progress(conversations);
  };
  // A thread costs a second to start: not worth it for one shard.
  if (Math.min(workers, shardsOf(job)) < 2) await here(job, done);
  else await inThreads(job, Math.min(workers, shardsOf(job)), done);
  shards.sort((a, b) => a.shard - b.shard);
  return {
    decisions: shards.reduce((sum, shard) => sum + shard.decisions, 0),
    results: shards.flatMap((shard) => shard.results),
    ...understoodShare(shards),
  };
}

function understoodShare(shards: readonly ShardDone[]): Pick<Simulated, 'understood'> {
  const all = shards.flatMap(({ understanding }) => understanding ?? []);
  const utterances = all.reduce((sum, each) => sum + each.utterances, 0);
  return utterances === 0 ? {} : { understood: all.reduce((sum, each) => sum + each.right, 0) / utterances };
}

async function here(job: Job, done: (shard: ShardDone) => void): Promise<void> {
  const run = shardRunner(job);
  for (let shard = 0; shard < shardsOf(job); shard++) {
    done(await run(shard));
    // Lets an interrupt be heard between two shards.
    await nextLoop();
  }
}

/** Each worker gets its next shard when it has finished one; the first failure ends them all. */
async function inThreads(job: Job, workers: number, done: (shard: ShardDone) => void): Promise<void> {
  let next = 0;
  const started = Array.from({ length: workers }, () => new Worker(THREAD, { workerData: job }));
  try {
    await Promise.all(
      started.map(
        (worker) =>
          new Promise<void>((resolve, reject) => {
            const send = () => (next < shardsOf(job) ? worker.postMessage(next++) : resolve());
            worker.on('error', reject);
            worker.on('exit', (code) => reject(new Error(`a worker ended with code ${code}`)));
            worker.on('message', (shard: ShardDone) => {
              done(shard);
              send();
            });
            send();
          }),
      ),
    );
  } finally {
    await Promise.all(started.map((worker) => worker.terminate()));
  }
}
