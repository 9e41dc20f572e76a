import fc from 'fast-check';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { MusicIndex } from '../../lambda/catalog/music-index.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import { Affinity } from '../../lambda/listener/affinity.ts';
import { contentEmbedding } from '../../lambda/listener/content-embedding.ts';
import { embeddingOf } from '../../lambda/listener/embedding.ts';
import { STRANGER, tasteOf, taught } from '../../lambda/listener/taste.ts';
import type { Attribute } from '../../policy/vocabulary.ts';

const music = new MusicIndex(starterCatalog(genreTree), genreTree);
const embedding = contentEmbedding(music, genreTree);
const affinity = new Affinity(music, embedding);
const listenerOf = (genre: string, songs = 30) =>
  tasteOf(
    music
      .having('genre', genre)!
      .first(songs)
      .map((ordinal) => ({ ordinal, count: 3 })),
    embedding,
  );
const jazz = listenerOf('jazz');

test('who plays jazz is nearer to jazz than to metal: as a value, in its tracks, in what goes with it', () => {
  const ofValue = (attribute: Attribute, value: string) => affinity.ofValue(jazz, attribute, value);
  expect(ofValue('genre', 'jazz')).toBeGreaterThan(0.8);
  expect(ofValue('genre', 'metal')).toBeLessThan(0.4);
  expect(ofValue('artist', 'Miles Davis')).toBeGreaterThan(ofValue('artist', 'Metallica') + 0.4);
  expect(ofValue('acousticness', 'high')).toBeGreaterThan(ofValue('acousticness', 'low'));
  const mean = (genre: string) => {
    const tracks = music.having('genre', genre)!.first(100);
    return tracks.reduce((sum, ordinal) => sum + affinity.ofTrack(jazz, ordinal), 0) / tracks.length;
  };
  expect(mean('jazz')).toBeGreaterThan(mean('metal') + 0.4);
});

test('a listener of any family of genres finds their own family above the others', () => {
  const families = ['jazz', 'metal', 'hip hop', 'classical', 'country', 'reggae', 'electronic', 'folk'];
  for (const family of families) {
    const taste = listenerOf(family);
    const ranked = families.toSorted(
      (a, b) => affinity.ofValue(taste, 'genre', b) - affinity.ofValue(taste, 'genre', a),
    );
    expect(ranked[0]).toBe(family);
  }
});

test('for a stranger, and for a taste of another embedding, tracks go by popularity alone', () => {
  const within = music.having('genre', 'rock')!;
  expect(affinity.ofTracks(STRANGER, within, 50)).toEqual(within.first(50));
  const foreign = { vector: [1, 0, 0], evidence: 100 };
  expect(affinity.ofTracks(foreign, within, 50)).toEqual(within.first(50));
  expect(affinity.ofTrack(foreign, 7)).toBe(affinity.ofTrack(STRANGER, 7));
  expect(affinity.ofValue(STRANGER, 'genre', 'rock')).toBeGreaterThan(
    affinity.ofValue(STRANGER, 'genre', 'gamelan'),
  );
});

test('evidence moves an affinity away from what anybody gets, never past what certainty would say', () => {
  const metal = music.having('artist', 'Metallica')!.first(1)[0]!;
  const of = (evidence: number) => affinity.ofTrack({ ...jazz, evidence }, metal);
  const steps = [0, 1, 5, 20, 100, 1e9].map(of);
  expect(steps).toEqual(steps.toSorted((a, b) => b - a));
  expect(steps[0]).toBeGreaterThan(0.5);
  expect(steps.at(-1)).toBeLessThan(steps[0]! - 0.25);
});

test('the best tracks are those of the highest affinity, in order, ties by popularity', () => {
  const within = music.having('era', '1960-1969')!;
  const slow = within
    .first(3_000)
    .toSorted((a, b) => affinity.ofTrack(jazz, b) - affinity.ofTrack(jazz, a) || a - b);
  expect(affinity.ofTracks(jazz, within, 40)).toEqual(slow.slice(0, 40));
  expect(affinity.ofTracks(jazz, within, 0)).toEqual([]);
  expect(affinity.ofTracks(jazz, within, 1e6).length).toBe(Math.min(3_000, within.count()));
});

test('every affinity lies between 0 and 1, whoever asks for whatever, and does not depend on what was asked before', () => {
  const attributes: Attribute[] = ['genre', 'artist', 'era', 'energy', 'track', 'popularity', 'mood'];
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 32, maxLength: 32 }),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.constantFrom(...attributes),
      fc.constantFrom('rock', 'constructor', '__proto__', 'high', '1980-1989', 'nobody'),
      fc.nat(music.size - 1),
      (direction, evidence, attribute, value, ordinal) => {
        const length = Math.hypot(...direction) || 1;
        const taste = { vector: direction.map((x) => x / length), evidence };
        const asked = [affinity.ofValue(taste, attribute, value), affinity.ofTrack(taste, ordinal)];
        for (const number of asked) expect(number > 0 && number < 1).toBe(true);
        expect(affinity.ofTrack(taste, ordinal)).toBe(asked[1]);
        affinity.ofTracks({ ...taste }, music.everything, 5);
        expect([affinity.ofValue(taste, attribute, value), affinity.ofTrack(taste, ordinal)]).toEqual(asked);
      },
    ),
    { numRuns: 200 },
  );
  expect(affinity.ofValue(jazz, 'genre', 'constructor')).toBe(0.5);
});

test('a no lowers what lies around it, a yes raises it', () => {
  const [disliked, near] = music.having('genre', 'bebop')!.first(2) as [number, number];
  const no = taught(jazz, embedding.vectorOf(disliked), -1);
  const yes = taught(jazz, embedding.vectorOf(disliked), 1);
  expect(affinity.ofTrack(no, near)).toBeLessThan(affinity.ofTrack(jazz, near));
  expect(affinity.ofTrack(yes, near)).toBeGreaterThan(affinity.ofTrack(jazz, near));
  const stranger = taught(STRANGER, affinity.vectorOf('genre', 'metal')!, -1);
  expect(affinity.ofValue(stranger, 'genre', 'metal')).toBeLessThan(
    affinity.ofValue(STRANGER, 'genre', 'metal'),
  );
});

test('what nothing is known of is neither liked nor disliked: only its popularity speaks', () => {
  const blank = new Affinity(music, embeddingOf('blank', 32, new Float32Array(32 * music.size)));
  expect(blank.ofTracks(jazz, music.everything, 20)).toEqual(music.everything.first(20));
  expect(blank.ofValue(jazz, 'genre', 'jazz')).toBe(blank.ofValue(STRANGER, 'genre', 'jazz'));
});

test('an ordinal outside the catalogue is a mistake of the caller', () => {
  for (const ordinal of [-1, 0.5, music.size, Number.NaN])
    expect(() => affinity.ofTrack(jazz, ordinal)).toThrow(RangeError);
});
