/** `segue listener train`: co-listening in, an embedding out that the skill serves, and stored tastes that outlive it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import { engineOf } from '../../lambda/compose.ts';
import { readEmbeddingFile } from '../../lambda/embedding-file.ts';
import { tasteOf } from '../../lambda/listener/taste.ts';
import { randomFrom } from '../../policy/random.ts';
import { segue } from '../support/command.ts';

const directory = mkdtempSync(join(tmpdir(), 'segue-train-'));
const catalog = starterCatalog(genreTree);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Two crowds who listen to the artists of one genre each, in a catalogue that knows better than they do. */
const artistsOf = (genre: string) =>
  [...new Set(catalog.tracks.filter(({ genres }) => genres[0] === genre).map(({ artist }) => artist))].slice(
    0,
    12,
  );
const crowds = [artistsOf('soul'), artistsOf('heavy metal')] as const;

function plays(name: string, listeners: number, seed: number, extra: readonly string[] = []): string {
  const random = randomFrom(seed);
  const rows = Array.from({ length: listeners }, (_, n) => {
    const own = crowds[n % 2]!;
    return Array.from(
      { length: 8 },
      () => `u${n},"${own[random.int(own.length)]!.replaceAll('"', '""')}",${1 + random.int(500)}`,
    );
  });
  const path = join(directory, name);
  writeFileSync(path, ['user,artist,count', ...rows.flat(), ...extra].join('\n'));
  return path;
}

const train = (...args: readonly string[]) => segue(['listener', 'train', ...args]);

function served(path: string) {
  const engine = engineOf(catalog, { epsilon: 0, exploreShare: 0 }, readEmbeddingFile(path));
  const { embedding, affinity } = engine.listening!;
  const tracks = (artist: string) => catalog.tracks.findIndex((track) => track.artist === artist);
  const taste = tasteOf(
    crowds[0].slice(0, 4).map((artist) => ({ ordinal: tracks(artist), count: 9 })),
    embedding,
  );
  const suits = (artist: string) => affinity.ofValue(taste, 'artist', artist);
  return { embedding, soul: suits(crowds[0][8]!), metal: suits(crowds[1][8]!) };
}

test('what it learns is served; trained again, it says whose tastes stay good', async () => {
  expect(crowds.map(({ length }) => length)).toEqual([12, 12]);
  const june = join(directory, 'june');
  const first = await train(
    plays('june.csv', 60, 1, ['u1,,3', 'u1,Nobody,0', 'nonsense']),
    '--out',
    june,
    '--json',
  );
  expect(first.status).toBe(0);
  const said = JSON.parse(first.stdout) as { version: string; listeners: number; leftOut: object };
  expect(said).toMatchObject({ listeners: 60, leftOut: { malformed: 2, 'not played': 1 } });
  const { soul, metal, embedding } = served(join(june, 'embedding.json'));
  expect(embedding.version).toBe(said.version);
  expect(soul).toBeGreaterThan(metal);

  const july = join(directory, 'july');
  const again = await train(plays('july.csv', 90, 2), '--out', july, '--after', june, '--json');
  expect(again.status).toBe(0);
  expect(JSON.parse(again.stdout)).toMatchObject({ compatibleWith: [said.version], listeners: 90 });
  expect(served(join(july, 'embedding.json')).embedding.compatibleWith).toEqual([said.version]);
}, 120_000);

test.each<[string, () => readonly string[], RegExp]>([
  ['no such file', () => ['nowhere.csv', '--out', join(directory, 'x')], /no such file: nowhere\.csv/],
  [
    'nothing of the kind',
    () => [written('text.csv', 'hello\nworld'), '--out', join(directory, 'x')],
    /no row of it is listener, artist, count/,
  ],
  [
    'an earlier training that is none',
    () => [plays('a.csv', 4, 3), '--out', join(directory, 'x'), '--after', directory],
    /no such file: .*embedding\.json/,
  ],
  ['a directory that is taken', () => [plays('b.csv', 4, 3), '--out', directory], /is not empty/],
])(
  '%s is one line and exit 2',
  async (_, args, message) => {
    const { status: code, stderr: err } = await train(...args());
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  },
  60_000,
);

test('a damaged embedding is one line and exit 2 wherever it is served', async () => {
  const path = written('damaged.json', readFileSync(__filename, 'utf8'));
  const { status: code, stderr: err } = await segue(['listener', 'preview', plays('c.csv', 4, 3)], {
    SEGUE_EMBEDDING: path,
  });
  expect(code).toBe(2);
  expect(err).toMatch(/damaged\.json: not JSON/);
}, 60_000);

function written(name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}
