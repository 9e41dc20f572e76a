import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { MusicIndex } from '../../lambda/catalog/music-index.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import type { Track } from '../../lambda/catalog/track.ts';
import { contentEmbedding } from '../../lambda/listener/content-embedding.ts';
import { dot } from '../../lambda/listener/embedding.ts';

const catalog = starterCatalog(genreTree);
const music = new MusicIndex(catalog, genreTree);
const embedding = contentEmbedding(music, genreTree);
const indexOf = (tracks: readonly Track[], version = 'test') =>
  new MusicIndex({ version, tracks }, genreTree);

test('every vector has length 1, twice the same', () => {
  const again = contentEmbedding(music, genreTree);
  expect(again.version).toBe(embedding.version);
  for (let ordinal = 0; ordinal < music.size; ordinal++) {
    expect(Math.hypot(...embedding.vectorOf(ordinal))).toBeCloseTo(1, 5);
    expect(again.vectorOf(ordinal)).toEqual(embedding.vectorOf(ordinal));
  }
  expect(embedding.dimensions).toBe(32);
  expect(() => embedding.vectorOf(music.size)).toThrow(RangeError);
});

test('the version changes with the catalogue', () => {
  expect(contentEmbedding(indexOf(catalog.tracks.slice(1), 'another'), genreTree).version).not.toBe(
    embedding.version,
  );
});

test('recordings of one artist lie nearer to each other than recordings at large', () => {
  let [together, apart, count] = [0, 0, 0];
  for (let ordinal = 0; ordinal < music.size; ordinal += 7) {
    const others = music
      .having('artist', music.track(ordinal).artist)!
      .first(3)
      .filter((other) => other !== ordinal);
    for (const other of others) {
      together += dot(embedding.vectorOf(ordinal), embedding.vectorOf(other));
      apart += dot(embedding.vectorOf(ordinal), embedding.vectorOf((ordinal * 31 + 17) % music.size));
      count += 1;
    }
  }
  expect(together / count).toBeGreaterThan(0.6);
  expect(Math.abs(apart / count)).toBeLessThan(0.05);
});

test('an unknown fact is no fact: it moves a recording less than a wrong one, and nothing known means no vector', () => {
  const [first] = music
    .having('genre', 'metal')!
    .first(1)
    .map((ordinal) => music.track(ordinal)) as [Track];
  const { energy: _energy, ...unknown } = { ...first, id: 'unknown' };
  const tracks: Track[] = [
    ...catalog.tracks,
    unknown,
    { ...first, id: 'wrong', energy: 0 },
    { id: 'nothing', artist: 'a', title: 't', genres: [], moods: [], activities: [], popularity: 0 },
  ];
  const index = indexOf(tracks);
  const made = contentEmbedding(index, genreTree);
  const near = (id: string) =>
    dot(made.vectorOf(index.ordinalOf(first.id)!), made.vectorOf(index.ordinalOf(id)!));
  expect(near('unknown')).toBeGreaterThan(near('wrong'));
  expect(near('unknown')).toBeGreaterThan(0.9);
  expect(Math.hypot(...made.vectorOf(index.ordinalOf('nothing')!))).toBe(0);
});

test('a catalogue of one recording, or of recordings all alike, is not a reason to fail', () => {
  const [track] = catalog.tracks as [Track];
  for (const tracks of [[track], [track, { ...track, id: 'b' }, { ...track, id: 'c' }]]) {
    const made = contentEmbedding(indexOf(tracks), genreTree);
    for (const [ordinal] of tracks.entries())
      expect(made.vectorOf(ordinal).every(Number.isFinite)).toBe(true);
  }
  expect(contentEmbedding(indexOf([]), genreTree).dimensions).toBe(32);
});
