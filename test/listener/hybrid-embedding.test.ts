import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { MusicIndex } from '../../lambda/catalog/music-index.ts';
import type { Track } from '../../lambda/catalog/track.ts';
import { Affinity } from '../../lambda/listener/affinity.ts';
import { dot } from '../../lambda/listener/embedding.ts';
import { embeddingArtifact, parseEmbedding } from '../../lambda/listener/embedding-artifact.ts';
import { FACTORISE } from '../../lambda/listener/factorise.ts';
import { retrainHybrid, trainHybrid } from '../../lambda/listener/hybrid-embedding.ts';
import { tasteOf } from '../../lambda/listener/taste.ts';
import { trainedEmbedding } from '../../lambda/listener/trained-embedding.ts';
import { randomFrom } from '../../policy/random.ts';

/**
 * Four scenes of ten artists. The first two are both "rock" to the catalogue: only listeners tell them apart. Artists
 * 38 and 39 nobody has heard.
 */
const GENRES = ['rock', 'rock', 'jazz', 'techno'];
const artists: readonly Track[] = Array.from({ length: 40 }, (_, item) => ({
  id: `t${item}`,
  artist: `The Artist ${item}`,
  title: 'Song',
  genres: [GENRES[Math.floor(item / 10)]!],
  year: 1960 + 10 * Math.floor(item / 10) * Number(item >= 20),
  moods: [],
  activities: [],
  popularity: 1 - item / 40,
}));
const random = randomFrom(5);
const listens = Array.from({ length: 200 }, (_, listener) =>
  Array.from({ length: 8 }, () => ({
    listener,
    item: Math.min(37, (listener % 4) * 10 + random.int(10)),
    count: 1 + random.int(500),
  })),
).flat();
const options = { ...FACTORISE, dimensions: 6 };
const trained = trainHybrid({ listeners: 200, artists, listens }, genreTree, options);
const { model } = trained;
const music = new MusicIndex({ version: 'test', tracks: artists }, genreTree);
const embedding = trainedEmbedding(model, music, genreTree);
const near = (a: number, b: number) => dot(embedding.vectorOf(a), embedding.vectorOf(b));

test('listeners tell apart what content cannot, and content places whom nobody has heard', () => {
  expect(near(0, 1)).toBeGreaterThan(near(0, 11) + 0.3);
  expect(near(39, 30)).toBeGreaterThan(near(39, 20) + 0.5);
  const techno = tasteOf(
    [30, 31, 32, 33].map((ordinal) => ({ ordinal, count: 5_000 })),
    embedding,
  );
  expect(
    new Affinity(music, embedding).ofTracks(techno, music.everything, 10).toSorted((a, b) => a - b),
  ).toEqual(Array.from({ length: 10 }, (_, n) => 30 + n));
});

test('it goes through a file and comes back the same, for another catalogue with other spellings too', () => {
  const text = JSON.stringify(embeddingArtifact(model));
  const back = parseEmbedding(JSON.parse(text));
  const tracks = [
    { ...artists[3]!, id: 'a', artist: 'Artist 3' },
    { ...artists[33]!, id: 'b', artist: 'Nobody' },
  ];
  const other = new MusicIndex({ version: 'other', tracks }, genreTree);
  const again = trainedEmbedding(back, other, genreTree);
  expect(again.version).toBe(embedding.version);
  expect(dot(again.vectorOf(0), embedding.vectorOf(3))).toBeGreaterThan(0.999);
  expect(dot(again.vectorOf(1), embedding.vectorOf(39))).toBeGreaterThan(0.999);
  expect(JSON.stringify(embeddingArtifact(back))).toBe(text);
  expect(
    JSON.stringify(
      embeddingArtifact(trainHybrid({ listeners: 200, artists, listens }, genreTree, options).model),
    ),
  ).toBe(text);
});

test.each([
  [null, 'not an object'],
  [[], 'format'],
  [{ format: 'segue-embedding-2' }, 'format'],
  [{ version: 7 }, 'version'],
  [{ compatibleWith: 'all' }, 'compatibleWith'],
  [{ dimensions: 1e9 }, 'dimensions'],
  [{ dimensions: 5 }, '5'],
  [{ features: ['genre:rock', 'smell:roses'] }, 'rarity'],
  [{ rarity: 'x' }, 'rarity'],
  [{ directions: '' }, 'directions'],
  [{ regression: 3 }, 'regression'],
  [{ artists: { a: 'AAAA' } }, 'artist a'],
  [{ artists: [] }, 'artists'],
])('%j is no embedding: %s', (changes, reason) => {
  const artifact = changes && !Array.isArray(changes) ? { ...embeddingArtifact(model), ...changes } : changes;
  expect(() => parseEmbedding(artifact)).toThrow(TypeError);
  expect(() => parseEmbedding(artifact)).toThrow(reason);
});

test('a taste stored before a retraining means the same after it, for artists who are new too', () => {
  // Fifty listeners more, and somebody has heard the last two.
  const more = Array.from({ length: 400 }, (_, n) => ({
    listener: 200 + Math.floor(n / 8),
    item: (Math.floor(n / 8) % 4) * 10 + random.int(10),
    count: 1 + random.int(500),
  }));
  const data = { listeners: 250, artists, listens: [...listens, ...more] };
  const again = retrainHybrid(data, genreTree, trained, options).model;
  expect(again.compatibleWith).toEqual([model.version]);
  expect(again.version).not.toBe(model.version);
  const renewed = trainedEmbedding(again, music, genreTree);
  for (const scene of [0, 1, 2, 3]) {
    const ordinals = [0, 1, 2, 3].map((n) => scene * 10 + n);
    const stored = tasteOf(
      ordinals.map((ordinal) => ({ ordinal, count: 100 })),
      embedding,
    );
    const mean = (other: number) =>
      Array.from({ length: 10 }, (_, n) => dot(stored.vector, renewed.vectorOf(other * 10 + n))).reduce(
        (sum, x) => sum + x / 10,
        0,
      );
    for (const other of [0, 1, 2, 3])
      if (other !== scene) expect(mean(scene)).toBeGreaterThan(mean(other) + 0.3);
  }
  expect(() =>
    retrainHybrid({ ...data, listeners: 250 }, genreTree, trained, { ...options, dimensions: 5 }),
  ).toThrow(RangeError);
});
