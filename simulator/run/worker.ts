/** A worker thread: runs the shards it is sent and answers each with its results. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Job, shardRunner } from './job.ts';

const run = shardRunner(workerData as Job);

parentPort!.on('message', (shard: number) => {
  run(shard).then(
    (done) => parentPort!.postMessage(done),
    (error) => {
      throw error;
    },
  );
});
