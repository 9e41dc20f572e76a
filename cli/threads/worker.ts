/** A worker thread: does the jobs it is sent, one at a time. */
import { parentPort } from 'node:worker_threads';
import { Doer, type Job, transferable } from './jobs.ts';

const doer = new Doer();

parentPort!.on('message', async (job: Job) => {
  const answer = await doer.do(job);
  parentPort!.postMessage(answer, answer.kind === 'done' ? transferable(answer.result) : []);
});
