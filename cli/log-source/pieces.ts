/** The forms a LOG comes in, as pieces that can be read side by side. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../user-error.ts';

export type LogPiece =
  /** A file of lines: `records` as Segue writes them, `items` as a DynamoDB export does, `dsjson` as Vowpal Wabbit does. */
  | { readonly kind: 'records' | 'items' | 'dsjson'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'table'; readonly table: string; readonly bytes: number };

/** @param log a directory of JSONL (.gz) files, a DynamoDB export, one such file, or `dynamodb:TABLE`. @throws UserError */
export function piecesOf(log: string): readonly LogPiece[] {
  const table = /^dynamodb:(.*)$/.exec(log)?.[1];
  if (table !== undefined) {
    if (!/^[\w.-]{3,255}$/.test(table)) throw new UserError(`${log}: not the name of a table`);
    return [{ kind: 'table', table, bytes: 0 }];
  }
  if (!existsSync(log)) throw new UserError(`no such log: ${log}`);
  if (statSync(log).isFile()) return [pieceOf(log, 'records')];
  const exported = dataFolders(log).flatMap((folder) => filesIn(folder, /\.json(\.gz)?$/));
  if (exported.length > 0) return exported.map((path) => pieceOf(path, 'items'));
  const files = filesIn(log, /\.(jsonl|dsjson)(\.gz)?$/);
  if (files.length === 0)
    throw new UserError(`${log} holds no log: no .jsonl, .jsonl.gz or .dsjson file, no DynamoDB export`);
  return files.map((path) => pieceOf(path, 'records'));
}

function pieceOf(path: string, kind: 'records' | 'items'): LogPiece {
  const dsjson = /\.dsjson(\.gz)?$/.test(path);
  return { kind: dsjson ? 'dsjson' : kind, path, bytes: statSync(path).size };
}

/** A full export is `AWSDynamoDB/EXPORT-ID/data/*.json.gz`, under whatever prefix it was given; incremental ones share `AWSDynamoDB/data`. */
function dataFolders(log: string): readonly string[] {
  const root = join(log, 'AWSDynamoDB');
  const exports = existsSync(root) ? [root, ...foldersIn(root)] : [log];
  return exports.map((folder) => join(folder, 'data')).filter(existsSync);
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
}

function filesIn(folder: string, like: RegExp): readonly string[] {
  return readdirSync(folder)
    .filter((name) => like.test(name))
    .sort()
    .map((name) => join(folder, name));
}
