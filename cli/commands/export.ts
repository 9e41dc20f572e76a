import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import type { Dataset } from '../../policy/learn/dataset.ts';
import { brokenRule } from '../../policy/learn/rules.ts';
import type { DecisionRecord } from '../../policy/record.ts';
import type { OutcomeName } from '../../policy/vocabulary.ts';
import { dsjsonLine } from '../interop/dsjson.ts';
import type { LoggedDecision } from '../interop/logged.ts';
import { ParquetTable } from '../interop/parquet.ts';
import { vwExample } from '../interop/vw-text.ts';
import { type LogPiece, piecesOf } from '../log-source/pieces.ts';
import { logOption, readLog } from '../log-source/read-log.ts';
import { readPiece } from '../log-source/read-piece.ts';
import { Progress } from '../progress.ts';
import { ThreadCrew } from '../threads/crew.ts';
import { UserError } from '../user-error.ts';
import { wholeNumber, workersOption } from './simulate.ts';

const FORMATS = ['dsjson', 'vw', 'parquet'] as const;
type Format = (typeof FORMATS)[number];

interface Options {
  log: string;
  format: Format;
  out: string;
  workers: number;
}

export const exportCommand: CommandModule<object, Options> = {
  command: 'export',
  describe: 'Write a log’s labelled decisions for other tools: Vowpal Wabbit (dsjson, text) or Parquet',
  builder: (yargs) =>
    yargs
      .option('log', { ...logOption, demandOption: true })
      .option('format', {
        choices: FORMATS,
        demandOption: true,
        describe: 'dsjson can be read back as a log',
      })
      .option('out', { type: 'string', demandOption: true, requiresArg: true, describe: 'the file to write' })
      .option('workers', workersOption)
      .example('$0 export --log log --format dsjson --out decisions.dsjson', '')
      .example('$0 export --log log --format parquet --out decisions.parquet', ''),
  handler: exportLog,
};

async function exportLog({ log, format, out, workers }: Options): Promise<void> {
  const place = resolve(out);
  if (existsSync(place)) throw new UserError(`${out} is there already`);
  const pieces = piecesOf(log);
  const crew = new ThreadCrew(wholeNumber('--workers', workers, 1, 64));
  const progress = new Progress();
  const part = `${place}.part`;
  const interrupted = () => {
    rmSync(part, { force: true });
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  try {
    const labels = new Labels(await readLog(log, 'rule', crew, progress));
    await crew.close();
    mkdirSync(dirname(place), { recursive: true });
    progress.stage(
      'writing',
      pieces.reduce((sum, piece) => sum + piece.bytes, 0),
    );
    await write(
      part,
      format,
      decisionsOf(pieces, labels, (read) => progress.done(read)),
    );
    renameSync(part, place);
    progress.end();
    console.log(`${labels.size} decisions in ${out}`);
  } finally {
    process.off('SIGINT', interrupted);
    progress.end();
    rmSync(part, { force: true });
    await crew.close();
  }
}

async function write(
  path: string,
  format: Format,
  decisions: AsyncIterable<readonly LoggedDecision[]>,
): Promise<void> {
  if (format === 'parquet') {
    const table = new ParquetTable();
    for await (const batch of decisions) for (const logged of batch) table.add(logged);
    return table.write(path);
  }
  const text = format === 'dsjson' ? (logged: LoggedDecision) => `${dsjsonLine(logged)}\n` : vwExample;
  const file = createWriteStream(path);
  await once(file, 'open');
  for await (const batch of decisions)
    for (const logged of batch) if (!file.write(text(logged))) await once(file, 'drain');
  file.end();
  await once(file, 'close');
}

/** The log once more, piece by piece, with the labels that the join gave: decisions that broke a rule are left out. */
async function* decisionsOf(
  pieces: readonly LogPiece[],
  labels: Labels,
  progress: (bytes: number) => void,
): AsyncGenerator<readonly LoggedDecision[]> {
  let bytes = 0;
  for (const piece of pieces) {
    const batch: LoggedDecision[] = [];
    const take = (record: DecisionRecord) => {
      if (brokenRule(record) !== undefined) return;
      const logged = labels.take(record);
      if (logged) batch.push(logged);
    };
    await readPiece(piece, {
      record: (record) => {
        if ((record as DecisionRecord).type === 'decision') take(record as DecisionRecord);
      },
      labelled: ({ record }) => take(record),
    });
    yield batch;
    bytes += piece.bytes;
    progress(bytes);
  }
}

/** Which decisions were kept, and what came of them. Each is given out once: a duplicate is left out. */
class Labels {
  readonly size: number;
  readonly #kept = new Map<
    string,
    { readonly useful: 0 | 1; readonly outcome: OutcomeName; readonly at: number }
  >();

  constructor({ decisions, order, useful, outcomes }: Dataset) {
    for (const row of order) {
      const conversation = decisions.conversation[row]!;
      this.#kept.set(`${decisions.names.conversations[conversation]!}#${decisions.turn[row]!}`, {
        useful: useful[row] === 1 ? 1 : 0,
        outcome: outcomes[conversation]!,
        at: decisions.at[row]!,
      });
    }
    this.size = this.#kept.size;
  }

  take(record: DecisionRecord): LoggedDecision | undefined {
    const key = `${record.conversationId}#${record.turn}`;
    const label = this.#kept.get(key);
    // Of two records for one turn, the dataset has judged one: it is told by its time.
    if (!label || Date.parse(record.at) !== label.at) return undefined;
    this.#kept.delete(key);
    return { record, useful: label.useful, outcome: label.outcome };
  }
}
