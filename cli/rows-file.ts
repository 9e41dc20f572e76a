/** Reads logged bandit data (CSV, gzipped or not) as rows to evaluate: the I/O around the pure `policy/estimate/`. */
import { createReadStream, type ReadStream, statSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { CsvError, type Parser, parse } from 'csv-parse';
import { type Row, rowOf } from '../policy/estimate/row.ts';
import { UserError } from './user-error.ts';

const REQUIRED = ['reward', 'propensity', 'target_probability'] as const;
const PREDICTED = ['predicted_reward', 'predicted_target_value'] as const;

/** Where each column stands; undefined where the file has none. */
export interface Columns {
  readonly reward: number;
  readonly propensity: number;
  readonly targetProbability: number;
  readonly cluster: number | undefined;
  /** Both or neither: half a prediction serves no estimator. */
  readonly predicted: { readonly reward: number; readonly targetValue: number } | undefined;
}

export interface RowsListener {
  header(columns: Columns): void;
  row(row: Row, number: number): void;
  /** Bytes of the file read so far. */
  progress(bytes: number): void;
}

export function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0; // reading it will say what is wrong
  }
}

/** Hands on every row of the file. @throws UserError naming the file and, where there is one, the row. */
export async function readRows(path: string, listener: RowsListener): Promise<void> {
  let number = 0;
  let columns: Columns | undefined;
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  try {
    await forEachRecord(file, path.endsWith('.gz'), (record) => {
      if (columns === undefined) {
        columns = columnsOf(record, path);
        listener.header(columns);
        return;
      }
      number += 1;
      const row = rowOf(numbersOf(record, columns));
      if ('problem' in row)
        throw new UserError(`${path}, row ${number}: ${problemOf(record, columns) ?? row.problem}`);
      listener.row(row, number);
      if (number % 10_000 === 0) listener.progress(file.bytesRead);
    });
  } catch (error) {
    throw readingError(error, path, number);
  }
  if (columns === undefined)
    throw new UserError(`${path} is empty: it needs a header with ${REQUIRED.join(', ')}`);
  if (number === 0) throw new UserError(`${path} has a header but no rows`);
}

/** Events rather than an async iterator: a promise a row would take longer than everything else. */
function forEachRecord(
  file: ReadStream,
  gzipped: boolean,
  each: (record: readonly string[]) => void,
): Promise<void> {
  const parser: Parser = parse({ bom: true, skip_empty_lines: true, trim: true });
  return new Promise((resolve, reject) => {
    const streams = [file, ...(gzipped ? [createGunzip()] : [])];
    const stop = (error: unknown) => {
      for (const stream of [...streams, parser]) stream.destroy();
      reject(error as Error);
    };
    for (const stream of [...streams, parser]) stream.on('error', stop);
    parser.on('readable', () => {
      try {
        for (let record = parser.read(); record !== null; record = parser.read()) each(record as string[]);
      } catch (error) {
        stop(error);
      }
    });
    parser.on('end', resolve);
    const [first, second] = streams;
    (second ? first!.pipe(second as ReturnType<typeof createGunzip>) : first!).pipe(parser);
  });
}

function columnsOf(header: readonly string[], path: string): Columns {
  const names = header.map((name) => name.toLowerCase());
  const missing = REQUIRED.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new UserError(
      `${path} has no column ${missing.join(', ')}: its header is ${header.join(', ').slice(0, 200)}`,
    );
  const twice = [...REQUIRED, ...PREDICTED, 'cluster'].find(
    (name) => names.indexOf(name) !== names.lastIndexOf(name),
  );
  if (twice) throw new UserError(`${path} has two columns ${twice}`);
  const at = (name: string) => (names.includes(name) ? names.indexOf(name) : undefined);
  const [reward, targetValue] = PREDICTED.map(at);
  return {
    reward: names.indexOf('reward'),
    propensity: names.indexOf('propensity'),
    targetProbability: names.indexOf('target_probability'),
    cluster: at('cluster'),
    predicted: reward !== undefined && targetValue !== undefined ? { reward, targetValue } : undefined,
  };
}

function numbersOf(record: readonly string[], columns: Columns) {
  const cluster = columns.cluster === undefined ? undefined : record[columns.cluster]!;
  const { predicted } = columns;
  return {
    reward: numberOf(record[columns.reward]!),
    // An empty cluster would silently tie strangers together: no propensity makes it a bad row.
    propensity: cluster === '' ? Number.NaN : numberOf(record[columns.propensity]!),
    targetProbability: numberOf(record[columns.targetProbability]!),
    ...(cluster === undefined ? {} : { cluster }),
    ...(predicted
      ? {
          predictedReward: numberOf(record[predicted.reward]!),
          predictedTargetValue: numberOf(record[predicted.targetValue]!),
        }
      : {}),
  };
}

/** `Number` takes an empty cell for 0. */
function numberOf(text: string): number {
  return text === '' ? Number.NaN : Number(text);
}

/** The cell that is no number at all, as it stands in the file; undefined when all are numbers. */
function problemOf(record: readonly string[], columns: Columns): string | undefined {
  if (columns.cluster !== undefined && record[columns.cluster] === '') return 'cluster is empty';
  const cells = [
    ['reward', columns.reward],
    ['propensity', columns.propensity],
    ['target_probability', columns.targetProbability],
    ['predicted_reward', columns.predicted?.reward],
    ['predicted_target_value', columns.predicted?.targetValue],
  ] as const;
  for (const [name, index] of cells) {
    const text = index === undefined ? undefined : record[index]!;
    if (text === '') return `${name} is empty`;
    if (text !== undefined && Number.isNaN(Number(text)))
      return `${name} is ${JSON.stringify(text)}, not a number`;
  }
  return undefined;
}

function readingError(error: unknown, path: string, rows: number): Error {
  if (error instanceof UserError || !(error instanceof Error)) return error as Error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new UserError(`no such file: ${path}`);
  if (code === 'Z_BUF_ERROR') return new UserError(`${path}: the gzip is cut off after row ${rows}`);
  if (code?.startsWith('Z_'))
    return new UserError(`${path}: not a gzip file, or damaged after row ${rows} (${error.message})`);
  if (error instanceof CsvError) return new UserError(`${path}, row ${rows + 1}: ${error.message}`);
  if (code !== undefined) return new UserError(`${path}: ${error.message}`);
  return error;
}
