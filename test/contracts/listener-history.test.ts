/** What is kept of listeners: the store's contract and the memory's on it, in memory and in DynamoDB alike. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPiece } from '../../cli/log-source/read-piece.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../console/embedded-dynamo.ts';
import { DynamoLog } from '../../lambda/aws/dynamo-log.ts';
import { DynamoProfiles } from '../../lambda/aws/dynamo-profiles.ts';
import { fromItem, isRecord, toItem } from '../../lambda/aws/item.ts';
import { profileFrom, profileItem } from '../../lambda/aws/profile-item.ts';
import { createTable } from '../../lambda/aws/table.ts';
import { KEPT, type News, type Profile } from '../../lambda/listener/history/profile.ts';
import type { ProfileStore } from '../../lambda/ports.ts';
import { Remembering } from '../../lambda/remembering.ts';
import { MemoryProfiles } from '../support/memory-log.ts';
import { decisionRecord } from '../support/records.ts';
import { starterEngine } from '../support/segue.ts';

const directory = mkdtempSync(join(tmpdir(), 'segue-listeners-'));
let dynamo: EmbeddedDynamo;

beforeAll(async () => {
  dynamo = await startEmbeddedDynamo(directory);
  await createTable(dynamo.client, 'listeners');
});

afterAll(async () => {
  await dynamo.stop();
  rmSync(directory, { recursive: true, force: true });
});

const AT = '2026-01-01T00:00:00.000Z';
const profile: Profile = {
  plays: [
    { track: 'b', count: 7 },
    { track: 'a', count: 2, day: 20_454 },
  ],
  reactions: [{ track: 'c', strength: -0.4, day: 20_454 }],
  heard: ['c', 'd'],
  events: ['aaaaaaa'],
  since: Date.parse(AT) - 5,
  last: Date.parse(AT),
  taste: { text: 'AQ', embedding: 'e-1' },
};
const played = (track: string, n: number): News => ({ kind: 'played', track, event: `c#${n}` });

const adapters: readonly (readonly [string, () => ProfileStore])[] = [
  ['memory', () => new MemoryProfiles()],
  ['DynamoDB', () => new DynamoProfiles(dynamo.client, 'listeners')],
];

describe.each(adapters)('profiles in %s', (name, open) => {
  const id = (suffix: string) => `${name}-${suffix}`;

  test('what is written is read back exactly; nobody is nobody', async () => {
    const store = open();
    expect(await store.read(id('exact'))).toBeUndefined();
    expect(await store.write(id('exact'), profile, undefined)).toBe(true);
    expect(await store.read(id('exact'))).toEqual({ profile, revision: 1 });
    const empty: Profile = { plays: [], reactions: [], heard: [], events: [], since: 0, last: 0 };
    expect(await store.write(id('exact'), empty, 1)).toBe(true);
    expect(await store.read(id('exact'))).toEqual({ profile: empty, revision: 2 });
  });

  test('only what was read is replaced', async () => {
    const store = open();
    await store.write(id('race'), profile, undefined);
    expect(await store.write(id('race'), profile, undefined)).toBe(false);
    expect(await store.write(id('race'), profile, 2)).toBe(false);
    expect(await store.write(id('absent'), profile, 1)).toBe(false);
    expect((await store.read(id('race')))!.revision).toBe(1);
  });

  test('removed is removed, and says whether there was something', async () => {
    const store = open();
    await store.write(id('gone'), profile, undefined);
    expect(await store.remove(id('gone'))).toBe(true);
    expect(await store.remove(id('gone'))).toBe(false);
    expect(await store.read(id('gone'))).toBeUndefined();
  });

  test('told twice and by two devices at once, a play is learned once', async () => {
    const store = open();
    const memory = new Remembering(store, starterEngine);
    const tracks = [0, 1, 2].map((n) => starterEngine.music.track(n).id);
    await Promise.all(
      tracks.flatMap((track, n) => [0, 1].map(() => memory.learn(id('twice'), [played(track, n)], AT))),
    );
    const { plays, taste } = (await store.read(id('twice')))!.profile;
    expect(plays.map(({ track, count }) => [track, count]).sort()).toEqual(
      tracks.map((track) => [track, 1]).sort(),
    );
    expect(taste!.embedding).toBe(starterEngine.listening!.embedding.version);
    expect((await memory.recall(id('twice')))!.taste).toBe(taste!.text);
  });

  test('who is forgotten while something is being learned stays forgotten', async () => {
    const store = open();
    const memory = new Remembering(store, starterEngine);
    await memory.learn(id('leaves'), [played('a', 1)], AT);
    const reading: ProfileStore = {
      read: (listener) => store.read(listener),
      remove: (listener) => store.remove(listener),
      write: async (listener, next, revision) => {
        await store.remove(listener);
        return store.write(listener, next, revision);
      },
    };
    await new Remembering(reading, starterEngine).learn(id('leaves'), [played('b', 2)], AT);
    expect(await memory.recall(id('leaves'))).toBeUndefined();
  });
});

test('the log neither reads listeners nor loses them, and forgetting one by index takes what is known along', async () => {
  const log = new DynamoLog(dynamo.client, 'listeners');
  const store = new DynamoProfiles(dynamo.client, 'listeners');
  await log.recordDecision(decisionRecord({ conversationId: 'beside', listener: 'both' }));
  await store.write('both', profile, undefined);
  const read = [];
  for await (const record of log.records()) read.push(record.type);
  expect(read).toEqual(['decision']);
  expect(await log.forget('both')).toBe(2);
  expect(await store.read('both')).toBeUndefined();
});

test('an export of the table is read as the log it holds', async () => {
  const record = decisionRecord({ conversationId: 'exported' });
  const path = join(directory, 'export.json');
  const items = [profileItem('l', profile, 1), toItem(record), profileItem('m', profile, 1)];
  writeFileSync(path, items.map((Item) => `${JSON.stringify({ Item })}\n`).join(''));
  const read: unknown[] = [];
  await readPiece(
    { kind: 'items', path, bytes: 0 },
    { record: (one) => read.push(one), labelled: () => read.push('labelled') },
  );
  expect(read).toEqual([record]);
});

test('an item says what it is, expires with the log, and at its fullest stays far below DynamoDB’s limit', () => {
  const item = profileItem('l', profile, 3);
  expect(isRecord(item)).toBe(false);
  expect(() => fromItem(item)).toThrow(TypeError);
  expect(Number(item.expires!.N)).toBe(Date.parse(AT) / 1_000 + 400 * 86_400);
  expect(() => profileFrom({ ...item, format: { N: '2' } })).toThrow(TypeError);
  const track = (n: number) => `${n}`.padStart(22, 'x');
  const fullest: Profile = {
    ...profile,
    plays: Array.from({ length: KEPT.plays }, (_, n) => ({ track: track(n), count: 1_000 + n, day: 20_454 })),
    reactions: Array.from({ length: KEPT.reactions }, (_, n) => ({
      track: track(n),
      strength: -0.25,
      day: 20_454,
    })),
    heard: Array.from({ length: KEPT.heard }, (_, n) => track(n)),
    events: Array.from({ length: KEPT.events }, () => 'aaaaaaa'),
  };
  const bytes = JSON.stringify(profileItem('l', fullest, 1)).length;
  // Its JSON, which is longer than what DynamoDB counts.
  expect(bytes).toBeLessThan(32_000);
});
