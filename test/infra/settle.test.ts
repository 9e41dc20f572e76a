/** From the table's exports to the log that is learned from, with folders for buckets. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { toItem } from '../../lambda/aws/item.ts';
import { profileItem } from '../../lambda/aws/profile-item.ts';
import { type Settled, settle } from '../../lambda/settle.ts';
import type { LogRecord } from '../../policy/record.ts';
import { made } from '../support/log-builder.ts';
import { type ExportLine, writeIncrementalExport } from './exports.ts';
import { foldersBelow } from './folder-files.ts';

const root = mkdtempSync(join(tmpdir(), 'segue-learning-'));
const open = foldersBelow(root);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const LOG = 's3://logs/log';
const DAYS = 56;

function settled(day: string, lines: readonly ExportLine[], until = `${day}T03:00:00Z`): Promise<Settled> {
  return settle(
    {
      bucket: 's3://logs',
      exported: writeIncrementalExport(join(root, 'logs'), day, lines),
      log: LOG,
      day,
      until,
      days: DAYS,
    },
    open,
  );
}

function logOf(day: string): readonly LogRecord[] {
  const text = gunzipSync(readFileSync(join(root, 'logs/log', `${day}.jsonl.gz`))).toString();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LogRecord);
}

const written = (record: LogRecord): ExportLine => ({ NewImage: toItem(record) });
const removed = (record: LogRecord): ExportLine => ({ OldImage: toItem(record) });
/** From 5 January 2026, 00:00: in the window that ends on the 5th at three. */
const [first, second] = [made(1), made(2)];
const silent = made(3).filter(({ type }) => type === 'decision');

describe('settling a day', () => {
  test('records stay, as they were; profiles, rollouts and old images go', async () => {
    const profile = profileItem(
      'l',
      { plays: [], reactions: [], heard: [], events: [], since: 1, last: 2 },
      1,
    );
    const rollout = { conversationId: { S: 'rollout' }, entry: { S: '000001' }, type: { S: 'rollout' } };
    const changed = { NewImage: toItem(second[0]!), OldImage: toItem(second[0]!) };
    const lines = [...first.map(written), { NewImage: profile }, { NewImage: rollout }, changed];
    const said = await settled('2026-01-05', lines);
    expect(logOf('2026-01-05')).toEqual(first);
    expect(said).toMatchObject({ day: '2026-01-05', records: first.length, closed: 0, forgotten: 0 });
    expect(said.windowBytes).toBeGreaterThan(100);
  });

  test('a conversation that fell silent is closed, once, though its end comes a day later or from the table too', async () => {
    const before = await settled('2026-01-05', silent.slice(0, 2).map(written), silent[1]!.at);
    expect(before.closed).toBe(0);
    const after = await settled('2026-01-06', [written(silent[2]!)]);
    expect(after).toMatchObject({ records: 1, closed: 1 });
    const closing = logOf('2026-01-06').at(-1)!;
    expect(closing).toMatchObject({ type: 'outcome', outcome: 'abandoned', source: 'timer', turn: 3 });
    expect(await settled('2026-01-07', [written(closing)])).toMatchObject({ records: 0, closed: 0 });
    // A day that is settled again is the same day.
    expect(await settled('2026-01-06', [written(silent[2]!)])).toEqual(after);
  });

  test('who is forgotten leaves the days on which they spoke, and is not closed', async () => {
    await settled('2026-01-05', [...first, ...second, ...silent].map(written), first[0]!.at);
    const said = await settled('2026-01-06', [...first, ...silent].map(removed));
    expect(said).toMatchObject({ records: 0, closed: 0, forgotten: 2, rewritten: 1 });
    expect(logOf('2026-01-05')).toEqual(second);
    expect(readdirSync(join(root, 'logs/log'))).not.toContain('before.jsonl.gz');
  });

  test('a full export reads as well, and a missing one fails', async () => {
    expect(
      await settled(
        '2026-01-05',
        first.map((record) => ({ Item: toItem(record) })),
      ),
    ).toMatchObject({ records: 4 });
    const event = {
      bucket: 's3://logs',
      exported: 'exports/none',
      log: LOG,
      day: '2026-01-05',
      until: '2026-01-05T03:00:00Z',
      days: 1,
    };
    await expect(settle(event, open)).rejects.toThrow(/ENOENT/);
  });
});
