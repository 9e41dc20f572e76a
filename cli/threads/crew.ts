/** Worker threads that read logs and learn, side by side; results come in the order of the jobs, whoever did them. */
import { Worker } from 'node:worker_threads';
import type { Block } from '../../policy/learn/block.ts';
import type { Labelled } from '../../policy/learn/examples.ts';
import type { Crew, ResultOf, Task } from '../../policy/learn/tasks.ts';
import type { PolicyChoice } from '../../simulator/served.ts';
import type { LogPiece } from '../log-source/pieces.ts';
import { UserError } from '../user-error.ts';
import type { Answer, Job } from './jobs.ts';

const THREAD = new URL('./thread.mjs', import.meta.url);

export class ThreadCrew implements Crew {
  readonly #workers: readonly Worker[];

  constructor(size: number) {
    this.#workers = Array.from({ length: size }, () => new Worker(THREAD));
  }

  /** @param progress told how many bytes have been read. */
  async read(
    pieces: readonly LogPiece[],
    incumbent: PolicyChoice,
    progress: (bytes: number) => void,
  ): Promise<readonly Block[]> {
    let bytes = 0;
    const jobs = pieces.map((piece) => ({ kind: 'read', piece, incumbent }) as const);
    const read = await this.#all(jobs, (index) => {
      bytes += pieces[index]!.bytes;
      progress(bytes);
    });
    return read as Block[];
  }

  /** Typed arrays over shared memory are shared; the rest is copied to each thread. */
  async share({ decisions, reward, discounted, toGo }: Labelled): Promise<void> {
    const data = { decisions, reward, discounted, toGo };
    await Promise.all(this.#workers.map((worker) => this.#one(worker, { kind: 'share', data })));
  }

  async run<T extends Task>(tasks: readonly T[]): Promise<ResultOf<T>[]> {
    const parts = tasks.map((task) => split(task, this.#workers.length));
    const results = await this.#all(parts.flat().map((task) => ({ kind: 'task', task }) as const));
    let next = 0;
    return parts.map((part) => {
      const own = results.slice(next, next + part.length);
      next += part.length;
      return (own.length === 1 ? own[0] : joined(own as (Uint16Array | Float32Array)[])) as ResultOf<T>;
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  /** Each thread takes the next job when it has finished one; the first failure ends the rest. */
  async #all(jobs: readonly Job[], done: (index: number) => void = () => {}): Promise<unknown[]> {
    const results = new Array<unknown>(jobs.length);
    let next = 0;
    await Promise.all(
      this.#workers.map(async (worker) => {
        while (next < jobs.length) {
          const index = next++;
          results[index] = await this.#one(worker, jobs[index]!);
          done(index);
        }
      }),
    );
    return results;
  }

  #one(worker: Worker, job: Job): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        worker.off('message', answered);
        worker.off('error', failed);
        worker.off('exit', ended);
        act();
      };
      const answered = (answer: Answer) =>
        settle(() => {
          if (answer.kind === 'done') resolve(answer.result);
          else reject(answer.input ? new UserError(answer.message) : new Error(answer.message));
        });
      const failed = (error: Error) => settle(() => reject(error));
      const ended = (code: number) => settle(() => reject(new Error(`a thread ended with code ${code}`)));
      worker.on('message', answered);
      worker.on('error', failed);
      worker.on('exit', ended);
      worker.postMessage(job);
    });
  }
}

/** Tasks that answer row by row are cut, so that no thread waits for another. */
function split<T extends Task>(task: T, size: number): readonly Task[] {
  if (task.kind === 'fit-trees' || task.kind === 'fit-linear') return [task];
  const { rows } = task;
  const length = Math.max(1_000, Math.ceil(rows.length / (3 * size)));
  const parts: Task[] = [];
  for (let from = 0; from < rows.length; from += length) {
    const part = rows.slice(from, from + length);
    parts.push(
      task.kind === 'predict'
        ? { ...task, rows: part, candidates: task.candidates.slice(from, from + length) }
        : { ...task, rows: part },
    );
  }
  return parts.length > 0 ? parts : [task];
}

function joined(parts: readonly (Uint16Array | Float32Array)[]): Uint16Array | Float32Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const whole = parts[0] instanceof Uint16Array ? new Uint16Array(length) : new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
