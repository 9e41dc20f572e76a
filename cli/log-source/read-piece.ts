/** Reads one piece of a log, record by record, whatever its form. */
import { DynamoLog } from '../../lambda/aws/dynamo-log.ts';
import { fromItem, isRecord } from '../../lambda/aws/item.ts';
import { environmentDynamo } from '../../lambda/compose.ts';
import { upgraded } from '../../policy/upgrade.ts';
import { fromDsjson } from '../interop/dsjson.ts';
import type { LoggedDecision } from '../interop/logged.ts';
import { UserError } from '../user-error.ts';
import { eachLine } from './lines.ts';
import type { LogPiece } from './pieces.ts';

/** Each gets a record as it stood (not yet checked) and where it stands. */
export interface RecordReader {
  record(record: unknown, place: () => string): void;
  /** From dsjson, where a decision comes with its label. */
  labelled(logged: LoggedDecision, place: () => string): void;
}

/** @throws UserError with one line that names the file and the row. */
export async function readPiece(piece: LogPiece, reader: RecordReader): Promise<void> {
  if (piece.kind === 'table') return readTable(piece.table, reader);
  await eachLine(piece.path, (line, row) => {
    const place = () => `${piece.path}, row ${row}`;
    const value = parsed(line, place);
    if (piece.kind === 'dsjson') {
      const logged = labelledOf(value, place);
      reader.labelled({ ...logged, record: upgraded(logged.record) }, place);
      return;
    }
    const record = piece.kind === 'items' ? recordOf(value, place) : value;
    if (record !== NO_RECORD) reader.record(upgraded(record), place);
  });
}

function parsed(line: string, place: () => string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UserError(`${place()}: not JSON: ${line.slice(0, 60)}`);
  }
}

function labelledOf(value: unknown, place: () => string): LoggedDecision {
  const logged = fromDsjson((value ?? {}) as object);
  if (!logged)
    throw new UserError(`${place()}: not dsjson that segue export wrote: its features are not known here`);
  return logged;
}

/** What a table holds beside the log: what is known of listeners. */
const NO_RECORD = Symbol('no record');

/** A line of a DynamoDB export: `{"Item": {…}}`, or `{"NewImage": …}` in an incremental one. */
function recordOf(value: unknown, place: () => string): unknown {
  const { Item, NewImage, Keys, OldImage } = (value ?? {}) as Record<string, unknown>;
  const item = Item ?? NewImage;
  // Incremental exports list what was removed, too.
  if (item === undefined && (Keys ?? OldImage) !== undefined) return NO_RECORD;
  if (item === undefined) throw new UserError(`${place()}: not an item of a DynamoDB export`);
  try {
    if (!isRecord(item as Parameters<typeof isRecord>[0])) return NO_RECORD;
    return fromItem(item as Parameters<typeof fromItem>[0]);
  } catch (error) {
    throw new UserError(`${place()}: ${(error as Error).message}`);
  }
}

async function readTable(table: string, reader: RecordReader): Promise<void> {
  let row = 0;
  try {
    for await (const record of new DynamoLog(environmentDynamo(), table).records()) {
      row += 1;
      reader.record(upgraded(record), () => `dynamodb:${table}, item ${row}`);
    }
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException')
      throw new UserError(`dynamodb:${table}: there is no such table`);
    throw error;
  }
}
