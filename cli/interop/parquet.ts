/** Decisions as a Parquet table, one row each: for whoever looks at logs with SQL or data frames. */
import { parquetWriteFile } from 'hyparquet-writer';
import { promptId, promptKey } from '../../policy/candidate.ts';
import type { LoggedDecision } from './logged.ts';

type Type = 'STRING' | 'INT32' | 'DOUBLE' | 'BOOLEAN';

/** Columns, in order, each with how it is read off a decision. */
const COLUMNS: readonly (readonly [name: string, type: Type, of: (logged: LoggedDecision) => unknown])[] = [
  ['conversation_id', 'STRING', ({ record }) => record.conversationId],
  ['turn', 'INT32', ({ record }) => record.turn],
  ['at', 'STRING', ({ record }) => record.at],
  ['listener', 'STRING', ({ record }) => record.listener],
  ['locale', 'STRING', ({ record }) => record.context.locale],
  ['stratum', 'STRING', ({ record }) => record.context.exploration.stratum],
  ['arm', 'STRING', ({ record }) => record.arm],
  ['stage', 'INT32', ({ record }) => record.stage ?? 0],
  ['rollout', 'STRING', ({ record }) => record.rollout ?? ''],
  ['policy_version', 'STRING', ({ record }) => record.policyVersion],
  ['catalog_version', 'STRING', ({ record }) => record.catalogVersion],
  ['prompt', 'STRING', ({ record }) => promptKey(record.candidates[record.chosen]!)],
  ['prompt_id', 'STRING', ({ record }) => promptId(record.candidates[record.chosen]!)],
  ['candidates', 'INT32', ({ record }) => record.candidates.length],
  ['propensity', 'DOUBLE', ({ record }) => record.propensity],
  ['fallback', 'STRING', ({ record }) => record.fallback ?? ''],
  ['gain', 'DOUBLE', ({ record }) => record.candidates[record.chosen]!.numbers.gain],
  ['fit', 'DOUBLE', ({ record }) => record.candidates[record.chosen]!.numbers.fit],
  ['popularity', 'DOUBLE', ({ record }) => record.candidates[record.chosen]!.numbers.popularity],
  ['affinity', 'DOUBLE', ({ record }) => record.candidates[record.chosen]!.numbers.affinity],
  ['asked', 'INT32', ({ record }) => record.candidates[record.chosen]!.numbers.asked],
  ['remaining', 'INT32', ({ record }) => record.context.remaining],
  ['known', 'STRING', ({ record }) => record.context.known.join(' ')],
  ['settled', 'STRING', ({ record }) => record.context.settled.join(' ')],
  ['dislikes', 'INT32', ({ record }) => record.context.dislikes],
  ['confidence', 'DOUBLE', ({ record }) => record.context.confidence],
  ['misunderstood', 'INT32', ({ record }) => record.context.misunderstood],
  ['fruitless', 'INT32', ({ record }) => record.context.fruitless],
  ['samples_liked', 'INT32', ({ record }) => record.context.samplesLiked],
  ['samples_rejected', 'INT32', ({ record }) => record.context.samplesRejected],
  ['offers_rejected', 'INT32', ({ record }) => record.context.offersRejected],
  ['useful', 'INT32', ({ useful }) => useful],
  ['outcome', 'STRING', ({ outcome }) => outcome],
];

/** Collects the rows by column, and writes them in row groups. */
export class ParquetTable {
  readonly #data: unknown[][] = COLUMNS.map(() => []);

  add(logged: LoggedDecision): void {
    for (const [index, [, , of]] of COLUMNS.entries()) this.#data[index]!.push(of(logged));
  }

  async write(path: string): Promise<void> {
    await parquetWriteFile({
      filename: path,
      columnData: COLUMNS.map(([name, type], index) => ({ name, type, data: this.#data[index]! })),
      rowGroupSize: 100_000,
    });
  }
}
