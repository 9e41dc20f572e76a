/** What learning threads are asked for, as plain data. */
import { type Block, BlockBuilder, LogError } from '../../policy/learn/block.ts';
import type { Labelled } from '../../policy/learn/examples.ts';
import { perform, type Task } from '../../policy/learn/tasks.ts';
import { type PolicyChoice, servedBy } from '../../simulator/served.ts';
import type { LogPiece } from '../log-source/pieces.ts';
import { readPiece } from '../log-source/read-piece.ts';
import { UserError } from '../user-error.ts';

export type Job =
  | { readonly kind: 'read'; readonly piece: LogPiece; readonly incumbent: PolicyChoice }
  | { readonly kind: 'share'; readonly data: Labelled }
  | { readonly kind: 'task'; readonly task: Task };

export type Answer =
  | { readonly kind: 'done'; readonly result: unknown }
  /** Errors lose their class on the way between threads. */
  | { readonly kind: 'failed'; readonly message: string; readonly input: boolean };

/** Does jobs one after another; remembers what was shared. */
export class Doer {
  #data: Labelled | undefined;

  async do(job: Job): Promise<Answer> {
    try {
      return { kind: 'done', result: await this.#result(job) };
    } catch (error) {
      const input = error instanceof UserError || error instanceof LogError;
      return { kind: 'failed', message: input ? error.message : String((error as Error).stack), input };
    }
  }

  async #result(job: Job): Promise<unknown> {
    switch (job.kind) {
      case 'read':
        return readBlock(job.piece, job.incumbent);
      case 'share':
        this.#data = job.data;
        return undefined;
      case 'task':
        if (!this.#data) throw new Error('a task came before its data');
        return perform(job.task, this.#data);
    }
  }
}

async function readBlock(piece: LogPiece, incumbent: PolicyChoice): Promise<Block> {
  const builder = new BlockBuilder(servedBy(incumbent).model);
  await readPiece(piece, {
    record: (record, place) => builder.add(record, place),
    labelled: ({ record, ...label }, place) => builder.addLabelled(record, label, place),
  });
  return builder.get();
}

/** Buffers that may be handed over instead of copied. */
export function transferable(result: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(result)) return result.buffer instanceof ArrayBuffer ? [result.buffer] : [];
  const decisions = (result as Partial<Block> | undefined)?.decisions;
  if (!decisions) return [];
  return Object.values(decisions).flatMap((column) =>
    ArrayBuffer.isView(column) && column.buffer instanceof ArrayBuffer ? [column.buffer] : [],
  );
}
