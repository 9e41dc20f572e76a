import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Constraint } from '../../lambda/catalog/constraint.ts';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { CatalogBuilder } from '../../lambda/catalog/parse.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import { stationFromKey, stationKey, stationTracks } from '../../lambda/catalog/station.ts';
import { MOODS, type Track, VOCALS } from '../../lambda/catalog/track.ts';
import { CatalogFileError, readCatalogFile } from '../../lambda/catalog-file.ts';
import { randomFrom } from '../../policy/random.ts';
import { starterEngine } from '../support/segue.ts';
import { sharedData } from '../support/shared-data.ts';

const directory = mkdtempSync(join(tmpdir(), 'segue-catalog-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('the starter catalogue', () => {
  const { tracks } = starterCatalog(genreTree);

  test('has at least 1,500 recordings over seven decades and 20 families, each a whole set of facts', () => {
    expect(tracks.length).toBeGreaterThanOrEqual(1_500);
    const decades = new Set(tracks.map((track) => Math.floor(track.year! / 10)));
    expect(decades.size).toBeGreaterThanOrEqual(7);
    const families = new Set(
      tracks.flatMap((track) => track.genres.flatMap((genre) => [genre, ...genreTree.above(genre)])),
    );
    expect(genreTree.families().filter((family) => families.has(family)).length).toBeGreaterThanOrEqual(20);
    for (const track of tracks) {
      expect(track.genres.length).toBeGreaterThan(0);
      expect(track.genres.every((genre) => genreTree.has(genre))).toBe(true);
      expect(track.moods.every((mood) => MOODS.includes(mood))).toBe(true);
      expect(VOCALS).toContain(track.vocals);
      for (const fact of [track.album, track.year, track.energy, track.tempo, track.mode, track.acousticness])
        expect(fact).toBeDefined();
    }
  });

  test('names each recording once', () => {
    const ids = new Set(tracks.map((track) => track.id));
    expect(ids.size).toBe(tracks.length);
  });
});

describe('importing', () => {
  const add = (...rows: unknown[]) => {
    const builder = new CatalogBuilder(genreTree);
    for (const row of rows) builder.add(row);
    return builder;
  };
  const good = { track_id: 'a', track_name: 'Song', track_artist: 'Band' };

  test('every row is a track or counted by its reason, every fact kept or counted', () => {
    const builder = add(
      {
        ...good,
        energy: '0.9',
        tempo: 0,
        track_popularity: 66,
        track_album_release_date: '1975',
        playlist_genre: 'rock',
        playlist_subgenre: 'klezmercore',
      },
      { ...good, track_name: 'Again' },
      { ...good, track_id: '' },
      { ...good, track_id: 'b', track_name: ' ' },
      { ...good, track_id: 'c', track_artist: null },
      {
        ...good,
        track_id: 'd',
        energy: 7,
        popularity: 'high',
        preview_url: 'http://plain.example/x.mp3',
        release_date: 'soon',
      },
      null,
      [1, 2],
    );
    expect(builder.report()).toEqual({
      rows: 8,
      tracks: 2,
      rejected: { 'duplicate id': 1, 'no id': 1, 'no title': 1, 'no artist': 1, 'not an object': 2 },
      leftOut: {
        'tempo outside 20–300': 1,
        'unknown genre': 1,
        'energy outside 0–1': 1,
        'popularity outside 0–100': 1,
        'address is not https': 1,
        'no year in the release date': 1,
      },
    });
    expect(builder.build('x').tracks[0]).toMatchObject({
      title: 'Song',
      energy: 0.9,
      popularity: 0.66,
      year: 1975,
      genres: ['rock'],
    });
  });

  test('CSV and JSONL, gzipped or not, read alike', async () => {
    const csv = 'track_id,track_name,track_artist,tempo\na,"Song, ""live""",Bänd,120\n';
    const jsonl = `${JSON.stringify({ track_id: 'a', track_name: 'Song, "live"', track_artist: 'Bänd', tempo: 120 })}\n`;
    const versions = new Set<string>();
    for (const [name, text] of [
      ['x.csv', csv],
      ['x.jsonl', jsonl],
    ] as const) {
      writeFileSync(join(directory, name), text);
      writeFileSync(join(directory, `${name}.gz`), gzipSync(text));
      for (const file of [name, `${name}.gz`])
        versions.add((await readCatalogFile(join(directory, file))).build('v').version);
    }
    expect(versions.size).toBe(1);
  });

  test.each([
    ['a missing file', 'missing.jsonl', undefined, /ENOENT/],
    ['another format', 'x.parquet', Buffer.from('PAR1'), /\.csv or \.jsonl/],
    [
      'half a gzip',
      'half.jsonl.gz',
      gzipSync(`${JSON.stringify(good)}\n`.repeat(500)).subarray(0, 60),
      /unexpected end of file/,
    ],
    ['something else', 'else.jsonl', Buffer.from('<html>'), /else\.jsonl:1: not JSON/],
    ['no tracks', 'none.jsonl', Buffer.from('{"a":1}\n'), /no track in 1 rows/],
  ])('%s is refused in one line', async (_, name, bytes, message) => {
    const file = join(directory, name);
    if (bytes) writeFileSync(file, bytes);
    await expect(readCatalogFile(file)).rejects.toThrow(CatalogFileError);
    await expect(readCatalogFile(file)).rejects.toThrow(message);
  });

  const spotify = sharedData('spotify-tracks.jsonl.gz');
  (spotify ? test : test.skip)('all 28,356 rows of the Spotify catalogue are accounted for', async () => {
    const { rows, tracks, rejected, leftOut } = (await readCatalogFile(spotify!)).report();
    console.info(
      `spotify: ${rows} rows, ${tracks} tracks, rejected ${JSON.stringify(rejected)}, left out ${JSON.stringify(leftOut)}`,
    );
    expect(rows).toBe(28_356);
    expect(tracks + Object.values(rejected).reduce((a, b) => a + b, 0)).toBe(rows);
    expect(tracks).toBeGreaterThan(28_300);
    expect(leftOut['unknown genre'] ?? 0).toBeLessThan(rows / 20);
  });
});

describe('stations', () => {
  const { music } = starterEngine;

  test('a key makes the same station again', () => {
    const station = stationFromKey('era=1960-1989&genre=r%26b&mood!=sad')!;
    expect(stationKey(station)).toBe('era=1960-1989&genre=r%26b&mood!=sad');
    expect(stationFromKey('what=ever')).toBeUndefined();
    const queue = () => stationTracks(music, station, randomFrom(5)).map((track) => track.id);
    expect(queue()).toEqual(queue());
    expect(queue()).toHaveLength(20);
  });

  test('like a track: begins with it, and nobody plays more than twice while others are left', () => {
    const [seed] = music.best(music.having('genre', 'soul')!, 1);
    const queue = stationTracks(music, { kind: 'like', track: seed!.id, constraints: [] }, randomFrom(1));
    expect(queue[0]).toBe(seed);
    const counts = new Map<string, number>();
    for (const { artist } of queue) counts.set(artist, (counts.get(artist) ?? 0) + 1);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(2);
  });

  test('like a track within wishes: the key brings them back in the order they were said', () => {
    const key = 'like=a%26b&genre=r%26b&era!=1990-1999&artist=100%25';
    const station = stationFromKey(key)!;
    expect(station).toMatchObject({ kind: 'like', track: 'a&b' });
    expect(station.constraints.map(({ value }) => value)).toEqual(['r&b', '1990-1999', '100%']);
    expect(stationKey(station)).toBe(key);
    expect(stationFromKey('like=x')).toEqual({ kind: 'like', track: 'x', constraints: [] });
    for (const broken of ['like=', 'like=x&what=ever', 'like=x&genre', 'like=%', 'genre=%'])
      expect(stationFromKey(broken)).toBeUndefined();
  });

  test('like a track within wishes: what satisfies them all comes first, the oldest gives way, dislikes never do', () => {
    const [seed] = music.best(music.having('genre', 'soul')!, 1);
    const wish = (
      attribute: Constraint['attribute'],
      value: string,
      polarity: Constraint['polarity'] = 'like',
    ) => ({
      attribute,
      value,
      polarity,
    });
    const has = (track: Track, { attribute, value }: Constraint) =>
      music.having(attribute, value)!.has(music.ordinalOf(track.id)!);
    const like = (...constraints: readonly Constraint[]) =>
      stationTracks(music, { kind: 'like', track: seed!.id, constraints }, randomFrom(1));
    const seventies = wish('era', '1970-1979');
    const calm = wish('energy', 'low');
    const women = wish('vocals', 'female');
    const queue = like(women, seventies, calm);
    expect(queue[0]).toBe(seed);
    expect(queue).toHaveLength(20);
    expect(new Set(queue).size).toBe(20);
    const ranks = queue
      .slice(1)
      .map((track) =>
        [women, seventies, calm].every((each) => has(track, each))
          ? 0
          : has(track, seventies) && has(track, calm)
            ? 1
            : 2,
      );
    expect(ranks).toEqual([...ranks].sort());
    expect(ranks).toContain(0);
    expect(ranks.filter((rank) => rank > 0).length).toBeGreaterThan(0);
    const notCalm = like(wish('energy', 'low', 'dislike'), women);
    expect(notCalm.some((track) => has(track, calm) && track !== seed)).toBe(false);
    const ruledOut = like(wish('artist', seed!.artist, 'dislike'));
    expect(ruledOut.map(({ artist }) => artist)).not.toContain(seed!.artist);
    expect(ruledOut).toHaveLength(20);
  });
});
