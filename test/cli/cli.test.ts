/** The `segue` command as people and scripts run it: in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../console/embedded-dynamo.ts';
import { DynamoLog } from '../../lambda/aws/dynamo-log.ts';
import { createTable } from '../../lambda/aws/table.ts';
import { decisionRecord, outcomeRecord } from '../support/records.ts';

const directory = mkdtempSync(join(tmpdir(), 'segue-cli-'));
const file = (name: string, text: string) => {
  writeFileSync(join(directory, name), text);
  return join(directory, name);
};
let dynamo: EmbeddedDynamo;

beforeAll(async () => {
  dynamo = await startEmbeddedDynamo(join(directory, 'dynamodb'));
});

afterAll(async () => {
  await dynamo.stop();
  rmSync(directory, { recursive: true, force: true });
});

function segue(args: readonly string[], input = '') {
  const env = {
    PATH: process.env.PATH,
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
    SEGUE_TABLE: 'cli',
    SEGUE_PSEUDONYM_KEY: 'k',
  };
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', 'segue', '--', ...args], {
    encoding: 'utf8',
    env,
    input,
  });
  return { status, stdout, stderr };
}

describe('understand', () => {
  test('--json prints one document and nothing else', () => {
    const { status, stdout, stderr } = segue(['understand', 'jazz from the eighties', '--json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const meaning = JSON.parse(stdout) as { text: string; acts: unknown[]; confidence: number };
    expect(meaning.text).toBe('jazz from the eighties');
    expect(meaning.acts).toEqual(
      expect.arrayContaining([
        { act: 'inform', attribute: 'genre', value: 'jazz', polarity: 'like' },
        { act: 'inform', attribute: 'era', value: { from: 1980, to: 1989 }, polarity: 'like' },
      ]),
    );
    expect(meaning.confidence).toBeGreaterThan(0.5);
  });

  test('--lines prints one JSON a line, also for empty lines', () => {
    const { stdout } = segue(['understand', '--lines', file('said.txt', 'yes\n\nwhat is the weather\n')]);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { text: string; acts: unknown[] });
    expect(lines.map((line) => line.text)).toEqual(['yes', '', 'what is the weather']);
    expect(lines[0]!.acts).toEqual([{ act: 'affirm' }]);
    expect(lines[2]!.acts).toEqual([{ act: 'out-of-domain' }]);
  });
});

test('a whole conversation in the terminal ends in music', () => {
  expect(segue(['tables', 'create']).stdout).toBe('created table cli\n');
  expect(segue(['tables', 'create']).stdout).toBe('table cli is already there\n');
  const { status, stdout } = segue(['talk'], `jazz\n${'yes\n'.repeat(12)}play it\n`);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Segue: /);
  expect(stdout).toMatch(/♪ .+ – .+\n$/);
});

test('spilled records are read back in, once', async () => {
  await createTable(dynamo.client, 'cli');
  const records = [
    decisionRecord({ conversationId: 'spilled' }),
    outcomeRecord({ conversationId: 'spilled' }),
  ];
  const lines = records.map(
    (record) => `2026-01-01 INFO ${JSON.stringify({ segue: 'spilled-record', reason: 'x', record })}`,
  );
  const spilled = file('skill.log', ['START', ...lines, 'END'].join('\n'));
  expect(segue(['log', 'recover', spilled]).stdout).toBe('2 spilled records: 2 written\n');
  expect(segue(['log', 'recover', spilled]).stdout).toBe('2 spilled records: 2 already-there\n');
  expect(await new DynamoLog(dynamo.client, 'cli').conversation('spilled')).toEqual(records);
});

test('an imported catalogue is written whole and reads back', () => {
  const out = join(directory, 'out.jsonl');
  const rows = [
    { track_id: 'a', track_name: 'One', track_artist: 'X', track_popularity: 80 },
    { track_id: 'a', track_name: 'Two', track_artist: 'X' },
  ];
  const source = file('tracks.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
  const imported = segue(['catalog', 'import', source, '--out', out, '--json']);
  expect(JSON.parse(imported.stdout)).toEqual({
    rows: 2,
    tracks: 1,
    rejected: { 'duplicate id': 1 },
    leftOut: {},
  });
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ id: 'a', title: 'One', popularity: 80 });
  expect(JSON.parse(segue(['catalog', 'stats', '--catalog', out, '--json']).stdout)).toMatchObject({
    tracks: 1,
    artists: 1,
  });
});

test('phrasing: everything that is said, in the terminal and as a page that needs nothing but itself', () => {
  expect(segue(['phrasing', '--check']).stdout).toMatch(/^\d+ phrases, \d+ wordings, nothing wrong$/m);
  const { status, stdout } = segue(['phrasing']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^ack\.like {2}\(.+\)\n {2}plain +Okay, laid back jazz\.$/m);
  const out = join(directory, 'phrasing.html');
  expect(segue(['phrasing', '--out', out]).status).toBe(0);
  const page = readFileSync(out, 'utf8');
  expect(page).toContain('<h3>ack.like</h3>');
  expect(page).toContain('&lt;amazon:emotion name=&quot;excited&quot;');
  expect(page).not.toMatch(/\{\w+\}(?!\s*[:;}])[^<]*<\/td>|<script|src=|href="http/);
});

describe('bad input is one clear line and exit code 2', () => {
  test.each([
    ['no command', [], /which command/],
    ['an unknown command', ['dance'], /Unknown command: dance|Unknown argument: dance/],
    ['nothing to understand', ['understand'], /give a text/],
    ['a folder', ['understand', '--lines', '/'], /EISDIR/],
    [
      'an option twice',
      ['understand', 'jazz', '--catalog', 'a', '--catalog', 'b'],
      /--catalog is given more/,
    ],
    ['no action', ['catalog'], /something is missing; .*--help/],
    ['a missing file', ['understand', '--lines', '/nowhere.txt'], /no such file: \/nowhere\.txt/],
    ['a missing catalogue', ['catalog', 'stats', '--catalog', '/nowhere.jsonl'], /nowhere\.jsonl: ENOENT/],
    [
      'another kind of catalogue',
      ['catalog', 'import', '/etc/hostname'],
      /a catalogue is a \.csv or \.jsonl file/,
    ],
    ['a page nobody can write', ['phrasing', '--out', '/nowhere/page.html'], /page\.html cannot be written/],
    ['a check of what is also printed', ['phrasing', '--check', '--json'], /--check only checks/],
    ['a missing log', ['log', 'recover', '/nowhere.log'], /no such file/],
  ])('%s', (_, args, message) => {
    const { status, stdout, stderr } = segue(args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('a DynamoDB without the table', () => {
    const env = {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
      SEGUE_TABLE: 'missing',
    };
    const { status, stderr } = spawnSync('npm', ['run', '-s', 'segue', '--', 'talk'], {
      encoding: 'utf8',
      env,
    });
    expect(status).toBe(2);
    expect(stderr).toBe('segue: there is no table missing there: npm run -s segue -- tables create\n');
  });

  test('an embedding that cannot be read, on the embedded table', () => {
    const env = { PATH: process.env.PATH, SEGUE_EMBEDDING: file('cut.json', '{"format":') };
    const [tsx, main] = ['node_modules/tsx/dist/loader.mjs', 'cli/main.ts'].map((path) => resolve(path));
    const command = ['--import', tsx!, main!, 'listener', 'show', '--user', 'somebody'];
    // It waited for ever: the table's server was left running.
    const options = { encoding: 'utf8', env, cwd: directory, timeout: 60_000 } as const;
    const { status, stderr } = spawnSync(process.execPath, command, options);
    expect(stderr).toMatch(/^segue: .*cut\.json: not JSON: cut off or damaged\n$/);
    expect(status).toBe(2);
  });

  test('a setting out of range', () => {
    const env = { PATH: process.env.PATH, SEGUE_EPSILON: '2' };
    const { status, stderr } = spawnSync('npm', ['run', '-s', 'segue', '--', 'talk'], {
      encoding: 'utf8',
      env,
    });
    expect(status).toBe(2);
    expect(stderr).toBe('segue: SEGUE_EPSILON must be a number from 0 to 1, not "2"\n');
  });
});
