import fc from 'fast-check';
import { Bits } from '../../lambda/catalog/bits.ts';
import type { Constraint } from '../../lambda/catalog/constraint.ts';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { isGraded, levelOf } from '../../lambda/catalog/levels.ts';
import type { Track } from '../../lambda/catalog/track.ts';
import { eraFromKey } from '../../policy/meaning.ts';
import { starterEngine } from '../support/segue.ts';

const { music } = starterEngine;
const tracks = Array.from({ length: music.size }, (_, ordinal) => music.track(ordinal));

/** The same question asked the slow way. */
function has(track: Track, { attribute, value }: Constraint): boolean {
  if (attribute === 'genre')
    return track.genres.some((genre) => genre === value || genreTree.above(genre).includes(value));
  if (attribute === 'era') {
    const era = eraFromKey(value)!;
    return track.year !== undefined && track.year >= era.from && track.year <= era.to;
  }
  if (isGraded(attribute))
    return track[attribute] !== undefined && levelOf(attribute, track[attribute]) === value;
  if (attribute === 'mood') return (track.moods as readonly string[]).includes(value);
  if (attribute === 'activity') return (track.activities as readonly string[]).includes(value);
  if (attribute === 'vocals') return track.vocals === value;
  return track[attribute === 'track' ? 'title' : (attribute as 'artist' | 'album')] === value;
}

const values: Readonly<Record<string, readonly string[]>> = {
  genre: ['rock', 'jazz', 'hard bop', 'electronic', 'country', 'polka'],
  energy: ['low', 'medium', 'high'],
  tempo: ['low', 'high'],
  mood: ['sad', 'happy', 'groovy'],
  vocals: ['female', 'instrumental'],
  era: ['1970-1979', '1983-1983', '1975-1990', '1900-1959'],
  artist: [tracks[0]!.artist, tracks[100]!.artist],
  activity: ['party', 'sleep'],
};

const constraint = fc.constantFrom(...Object.keys(values)).chain((attribute) =>
  fc.record({
    attribute: fc.constant(attribute as Constraint['attribute']),
    value: fc.constantFrom(...values[attribute]!),
    polarity: fc.constantFrom('like' as const, 'dislike' as const),
  }),
);

test('count, values and best agree with a scan of the whole catalogue', () => {
  fc.assert(
    fc.property(fc.array(constraint, { maxLength: 4 }), (constraints) => {
      const { tracks: found, relaxed } = music.narrow(constraints);
      const kept = constraints.filter((wish) => !relaxed.includes(wish));
      const likes = (attribute: string) =>
        kept.filter((wish) => wish.polarity === 'like' && wish.attribute === attribute);
      const expected = tracks.filter(
        (track) =>
          kept.every((wish) => wish.polarity === 'like' || !has(track, wish)) &&
          Object.keys(values).every(
            (name) => likes(name).length === 0 || likes(name).some((wish) => has(track, wish)),
          ),
      );
      expect(found.count()).toBe(expected.length);
      expect(found.count()).toBeGreaterThan(0);
      expect(music.best(found, 10)).toEqual(expected.slice(0, 10));
      for (const { value, count } of music.values('genre', found).slice(0, 5))
        expect(count).toBe(
          expected.filter((track) => has(track, { attribute: 'genre', value, polarity: 'like' })).length,
        );
    }),
    { numRuns: 150 },
  );
});

test('the best are the best known', () => {
  const popularity = music.best(music.having('genre', 'jazz')!, 50).map((track) => track.popularity);
  expect(popularity).toEqual([...popularity].sort((a, b) => b - a));
});

test('contradicting wishes: the newest stands, what had to go is named', () => {
  const wishes: Constraint[] = [
    { attribute: 'artist', value: 'Miles Davis', polarity: 'like' },
    { attribute: 'genre', value: 'death metal', polarity: 'like' },
  ];
  const { tracks: found, relaxed } = music.narrow(wishes);
  expect(relaxed).toEqual([wishes[0]]);
  expect(has(music.best(found, 1)[0]!, wishes[1]!)).toBe(true);
  expect(music.narrow(wishes.toReversed()).relaxed).toEqual([wishes[1]]);
});

test('bit vectors behave as sets', () => {
  const numbers = fc.uniqueArray(fc.nat(99));
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const [left, right] = [Bits.of(100, a), Bits.of(100, b)];
      const sorted = (members: Iterable<number>) => [...members].sort((x, y) => x - y);
      expect(left.and(right).first(100)).toEqual(sorted(a.filter((n) => b.includes(n))));
      expect(left.or(right).first(100)).toEqual(sorted(new Set([...a, ...b])));
      expect(left.without(right).count()).toBe(a.filter((n) => !b.includes(n)).length);
      expect(left.countAnd(right)).toBe(left.and(right).count());
    }),
  );
  expect(Bits.all(70).count()).toBe(70);
});
