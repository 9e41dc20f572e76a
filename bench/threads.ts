/** Benchmarks' work in threads: each gets its next job when it has finished one; answers come in the order of the jobs. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export class Threads<Job, Done> {
  readonly #workers: readonly Worker[];

  /** @param thread a file in plain JavaScript that registers tsx; answers every message with one. */
  constructor(thread: URL, size: number) {
    this.#workers = Array.from({ length: size }, () => new Worker(thread));
  }

  get size(): number {
    return this.#workers.length;
  }

  /** The first failure fails them all. */
  async run(jobs: readonly Job[]): Promise<readonly Done[]> {
    const done: Done[] = [];
    let next = 0;
    await Promise.all(
      this.#workers.map(async (worker) => {
        while (next < jobs.length) {
          const index = next++;
          const answer = once(worker, 'message');
          worker.postMessage(jobs[index]);
          done[index] = (await answer)[0] as Done;
        }
      }),
    );
    return done;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}
