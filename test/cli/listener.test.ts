/** `segue listener`: histories in, shown and forgotten, against a real DynamoDB protocol. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tallyFile } from '../../cli/history-file.ts';
import { UserError } from '../../cli/user-error.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../console/embedded-dynamo.ts';
import { DynamoLog } from '../../lambda/aws/dynamo-log.ts';
import { createTable } from '../../lambda/aws/table.ts';
import { CatalogueNames } from '../../lambda/listener/history/catalogue-names.ts';
import { Tally } from '../../lambda/listener/history/tally.ts';
import { segue as run } from '../support/command.ts';
import { decisionRecord } from '../support/records.ts';
import { pseudonym, starterEngine } from '../support/segue.ts';

const { music } = starterEngine;
const names = new CatalogueNames(music);
const noise = Array.from({ length: 500 }, (_, i) => (i * 91) % 256);
const directory = mkdtempSync(join(tmpdir(), 'segue-listener-'));
let dynamo: EmbeddedDynamo;

beforeAll(async () => {
  dynamo = await startEmbeddedDynamo(join(directory, 'dynamodb'));
  await createTable(dynamo.client, 'listener');
});

afterAll(async () => {
  await dynamo.stop();
  rmSync(directory, { recursive: true, force: true });
});

function file(name: string, content: string | Buffer): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

const segue = (...args: readonly string[]) =>
  run(['listener', ...args], {
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
    SEGUE_TABLE: 'listener',
    SEGUE_PSEUDONYM_KEY: 'test',
    NO_COLOR: '1',
  });

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const jazz = music
  .best(music.having('genre', 'bebop')!, 20)
  .flatMap(({ artist, title }, n) =>
    [0, 1, 2].map((i) => `${quoted(artist)},${quoted(title)},${daysAgo(5 + n + 20 * i)} 12:00`),
  )
  .join('\n');

test('imported, shown, imported again without effect, forgotten with the log, and gone', async () => {
  const history = file('lastfm.csv', jazz);
  const listener = pseudonym('somebody');
  const first = await segue('import', history, '--user', 'somebody');
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(first.stdout).toContain(`60 plays of 20 recordings, ${daysAgo(64)} to ${daysAgo(5)}`);
  expect(first.stdout).toContain(`added to listener ${listener}`);

  const shown = await segue('show', '--listener', listener, '--json');
  const portrait = JSON.parse(shown.stdout) as {
    genres: { genre: string; affinity: number; stranger: number }[];
  };
  expect(portrait).toMatchObject({ known: true, plays: 60, recordings: 20, samplesHeard: 0 });
  const { genre, affinity, stranger } = portrait.genres[0]!;
  expect(music.having('genre', 'jazz')!.and(music.having('genre', genre)!).count()).toBeGreaterThan(0);
  expect(affinity).toBeGreaterThan(stranger + 0.2);

  const again = await segue('import', file('lastfm.csv.gz', gzipSync(jazz)), '--listener', listener);
  expect(again.status).toBe(0);
  expect(JSON.parse((await segue('show', '--user', 'somebody', '--json')).stdout)).toEqual(portrait);
  const table = await segue('show', '--user', 'somebody');
  expect(table.stdout).toMatch(/^genre +affinity +to a stranger +plays$/m);

  await new DynamoLog(dynamo.client, 'listener').recordDecision(decisionRecord({ listener }));
  const gone = await segue('forget', '--listener', listener);
  expect(gone.stdout).toBe(
    `forgotten of listener ${listener}: the listening history and taste, 1 log record\n`,
  );
  const twice = await segue('forget', '--listener', listener);
  expect(twice).toMatchObject({ status: 0, stdout: `nothing was known of listener ${listener}\n` });
  expect((await segue('show', '--listener', listener)).stdout).toContain('nothing is known');
});

test('a history of nobody in the catalogue adds nothing, and says so', async () => {
  const history = file('unheard.csv', 'Nobody At All,Nothing,2020-01-01 12:00\n');
  const { status, stdout } = await segue('import', history, '--user', 'unheard');
  expect(status).toBe(0);
  expect(stdout).toContain('left out, unknown artist');
  expect(stdout).toMatch(/^nothing added to listener /m);
});

test('a preview stores nothing and needs no database', async () => {
  const half = gzipSync(jazz).subarray(0, -30);
  const { status, stdout } = await run(['listener', 'preview', file('half.csv.gz', half)]);
  expect(status).toBe(0);
  expect(stdout).toContain('half.csv.gz: CSV, cut off');
  expect(stdout).toMatch(/^artist +plays +affinity$/m);
});

test('what is wrong is said in one line, with exit code 2', async () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['import', 'history.csv'], /which listener/],
    [['import', 'history.csv', '--listener', 'amzn1.ask.account.x#y'], /a pseudonym has letters/],
    [['preview', join(directory, 'absent.csv')], /no such file/],
    [['delete'], /Unknown|which action/],
  ];
  const results = await Promise.all(wrong.map(([args]) => segue(...args)));
  for (const [i, [args, reason]] of wrong.entries()) {
    const { status, stdout, stderr } = results[i]!;
    expect({ args, status, stdout }).toEqual({ args, status: 2, stdout: '' });
    expect(stderr).toMatch(reason);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
});

test.each([
  ['a folder', () => directory, /EISDIR/],
  ['a picture', () => file('photo.csv', Buffer.from(noise)), /not a listening history/],
  ['nothing', () => file('empty.json', ''), /not a listening history/],
  ['JSON about something else', () => file('other.json', '[{"a":1},{"b":2}]'), /not a listening history/],
  ['an archive', () => file('my_spotify_data.zip', 'PK\u0003\u0004rest'), /unpack it/],
  ['no gzip', () => file('not.csv.gz', 'plain text'), /not a gzip/],
])('%s is no history', async (_, path, reason) => {
  const tally = new Tally(names, Date.now());
  await expect(tallyFile(path(), tally)).rejects.toThrow(reason);
  await expect(tallyFile(path(), tally)).rejects.toThrow(UserError);
});

test('UTF-16, as spreadsheets on Windows write it', async () => {
  const tally = new Tally(names, Date.now());
  await tallyFile(file('utf16.csv', Buffer.from(`\uFEFF${jazz}`, 'utf16le')), tally);
  expect(tally.report()).toMatchObject({ rows: 60, recordings: 60 });
});
