/** Threads that live a week each, side by side. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Week, WeekDone } from './week.ts';

const THREAD = new URL('./thread.mjs', import.meta.url);

export class WeekCrew {
  readonly #workers: readonly Worker[];

  constructor(size: number) {
    this.#workers = Array.from({ length: size }, () => new Worker(THREAD));
  }

  get size(): number {
    return this.#workers.length;
  }

  /** One part a thread. */
  async run(parts: readonly Week[]): Promise<WeekDone> {
    const done = await Promise.all(
      parts.map(async (part, index) => {
        const worker = this.#workers[index]!;
        const answer = once(worker, 'message');
        worker.postMessage(part);
        return (await answer)[0] as WeekDone;
      }),
    );
    const sum = (of: (part: WeekDone) => number) => done.reduce((all, part) => all + of(part), 0);
    return {
      conversations: sum(({ conversations }) => conversations),
      successes: sum(({ successes }) => successes),
      prompts: sum(({ prompts }) => prompts),
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}
