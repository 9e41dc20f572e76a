/**
 * The day's log, settled: from the table's export to the file that policies learn from and rollouts are judged by.
 *
 * An export is not yet a log. Removals are listed in it beside writes, and listeners' profiles beside records;
 * conversations that fell silent have no end; its files lie where a manifest says. So here
 *   - records are kept, one a line. Nothing learns from the rest of the table, and it stays there;
 *   - silent conversations are closed as `segue log close` would, which reads the whole table and this one day;
 *   - conversations that were removed from the table, because their listener asked to be forgotten, are removed from
 *     the files of the days on which they were held.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachLine } from '../cli/log-source/lines.ts';
import type { LogRecord } from '../policy/record.ts';
import { fromItem, type Item } from './aws/item.ts';
import { LinesFile } from './aws/lines-file.ts';
import { type Files, type Folders, s3Folders } from './aws/s3-files.ts';
import { SilenceWatch } from './dialogue/silence.ts';
import { dayAfter, dayOf, fileOf, windowOf } from './log-days.ts';

export interface SettleEvent {
  /** Where exports are written: a bucket, since manifests name whole keys. */
  readonly bucket: string;
  /** The export's own folder below it: `PREFIX/AWSDynamoDB/ID`. */
  readonly exported: string;
  readonly log: string;
  readonly day: string;
  /** ISO 8601: when the export's window ended; who was silent long enough by then is closed. */
  readonly until: string;
  /** How many days a learning window has: what its size is told of. */
  readonly days: number;
}

export interface Settled {
  readonly day: string;
  readonly records: number;
  readonly closed: number;
  /** Conversations that were to be forgotten, and of how many days the files were written anew for it. */
  readonly forgotten: number;
  readonly rewritten: number;
  /** Compressed, of the whole window: what decides where it is learned from. */
  readonly windowBytes: number;
}

/** A line of an export: `Item` in a full one; images in an incremental one, where a removal has no new image. */
interface Line {
  readonly Item?: Item;
  readonly NewImage?: Item;
  readonly OldImage?: Item;
}

/** A record that was recovered late lies in a later day's file than it tells of. */
const LATEST_DAYS = 2;

/** @throws Error when the export is not there or is no export. */
export async function settle(event: SettleEvent, open: Folders): Promise<Settled> {
  const folder = mkdtempSync(join(tmpdir(), 'segue-settle-'));
  try {
    const log = open(event.log);
    const watch = new SilenceWatch();
    const today = new LinesFile(join(folder, fileOf(event.day)));
    const gone = await readExport(event, open(event.bucket), folder, (record) => {
      today.add(record);
      watch.add(record);
    });
    const records = today.count;
    const rewritten = await forget(gone, event.day, log, folder);
    await readYesterday(event.day, log, folder, (record) => watch.add(record));
    for (const outcome of watch.abandoned(new Date(event.until)))
      if (!gone.has(outcome.conversationId)) today.add(outcome);
    today.end();
    await log.upload(fileOf(event.day), today.path, 'application/gzip');
    const window = windowOf(await log.list(), event.day, event.days);
    const windowBytes = window.reduce((sum, { bytes }) => sum + bytes, 0);
    const { day } = event;
    return { day, records, closed: today.count - records, forgotten: gone.size, rewritten, windowBytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The entry point of the function. */
export async function handler(event: SettleEvent): Promise<Settled> {
  return settle(event, s3Folders());
}

/** Returns the conversations that were removed, each with a day on which it was held. */
async function readExport(
  { exported }: SettleEvent,
  bucket: Files,
  folder: string,
  each: (record: LogRecord) => void,
): Promise<ReadonlyMap<string, string>> {
  const gone = new Map<string, string>();
  const manifest = await bucket.read(`${exported}/manifest-files.json`);
  for (const entry of manifest.split('\n').filter(Boolean)) {
    const { dataFileS3Key } = JSON.parse(entry) as { dataFileS3Key: string };
    const path = join(folder, 'piece.json.gz');
    await bucket.download(dataFileS3Key, path);
    await eachLine(path, (text) => {
      const { Item, NewImage = Item, OldImage } = JSON.parse(text) as Line;
      const record = recordIn(NewImage ?? OldImage);
      if (!record) return;
      if (!NewImage) gone.set(record.conversationId, record.at.slice(0, 10));
      // A record is written once: with an old image it is in an earlier day's file.
      else if (!OldImage) each(record);
    });
  }
  return gone;
}

/** Undefined for what is no record, and for closings: they are made here, and the table's would be a second time. */
function recordIn(item: Item | undefined): LogRecord | undefined {
  const type = item?.type?.S;
  if (!item || (type !== 'decision' && type !== 'outcome')) return undefined;
  const record = fromItem(item);
  return record.type === 'outcome' && record.source === 'timer' ? undefined : record;
}

/** Returns how many files were written anew. */
async function forget(
  gone: ReadonlyMap<string, string>,
  today: string,
  log: Files,
  folder: string,
): Promise<number> {
  if (gone.size === 0) return 0;
  const days = new Set<string>();
  for (const day of gone.values()) for (let n = 0; n <= LATEST_DAYS; n++) days.add(dayAfter(day, n));
  let rewritten = 0;
  for (const { name } of await log.list()) {
    const day = dayOf(name);
    if (day === undefined || day >= today || !days.has(day)) continue;
    const path = join(folder, 'before.jsonl.gz');
    await log.download(name, path);
    const kept = new LinesFile(join(folder, name));
    let left = 0;
    await eachLine(path, (line) => {
      const record = JSON.parse(line) as LogRecord;
      if (gone.has(record.conversationId)) left += 1;
      else kept.add(record);
    });
    kept.end();
    if (left === 0) continue;
    await log.upload(name, kept.path, 'application/gzip');
    rewritten += 1;
  }
  return rewritten;
}

/** A conversation may begin before the window's edge and fall silent after it. */
async function readYesterday(
  today: string,
  log: Files,
  folder: string,
  each: (record: LogRecord) => void,
): Promise<void> {
  const yesterday = fileOf(dayAfter(today, -1));
  if (!(await log.list()).some(({ name }) => name === yesterday)) return;
  const path = join(folder, 'yesterday.jsonl.gz');
  await log.download(yesterday, path);
  await eachLine(path, (line) => each(JSON.parse(line) as LogRecord));
}
