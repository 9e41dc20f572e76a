/** Histories from elsewhere: every row has its place, and nothing in a file makes reading it fail. */
import fc from 'fast-check';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { MusicIndex } from '../../lambda/catalog/music-index.ts';
import { catalogOf } from '../../lambda/catalog/parse.ts';
import { CatalogueNames } from '../../lambda/listener/history/catalogue-names.ts';
import { HistoryReader } from '../../lambda/listener/history/history-reader.ts';
import { Tally } from '../../lambda/listener/history/tally.ts';
import { timeOf } from '../../lambda/listener/history/times.ts';

const NOW = Date.UTC(2026, 0, 1);
const SONGS: readonly (readonly [artist: string, title: string])[] = [
  ['Miles Davis', 'So What'],
  ['Miles Davis', 'Blue in Green'],
  ['Björk', 'Jóga'],
  ['Кино', 'Группа крови'],
  ['椎名林檎', '丸ノ内サディスティック'],
  ['فيروز', 'نسم علينا الهوى'],
  ['방탄소년단', '봄날'],
  ['Prince', '1999'],
  ['Earth, Wind & Fire', 'September'],
];
const music = new MusicIndex(
  catalogOf(
    'history',
    SONGS.map(([artist, title], i) => ({
      ...{ id: `t${i}`, artist, title, genres: ['jazz'], moods: [], activities: [] },
      popularity: (SONGS.length - i) / 10,
    })),
  ),
  genreTree,
);
const names = new CatalogueNames(music);

function read(text: string, pieces: readonly number[] = []) {
  const tally = new Tally(names, NOW);
  const reader = new HistoryReader(tally);
  let from = 0;
  for (const length of pieces) {
    reader.write(text.slice(from, from + length));
    from += length;
  }
  reader.write(text.slice(from));
  const file = reader.end();
  const { first: _, last: __, ...report } = tally.report();
  const plays = Object.fromEntries(
    tally.plays().map(({ ordinal, count }) => [music.track(ordinal).title, count]),
  );
  return { ...file, ...report, plays };
}

function accounted({ rows, recordings, artistOnly, leftOut }: ReturnType<typeof read>): boolean {
  return rows === recordings + artistOnly + Object.values(leftOut).reduce((sum, n) => sum + n, 0);
}

const TWO = { 'So What': 1, Jóga: 1 };

describe('forms', () => {
  test.each([
    [
      'Last.fm, artist album title time',
      'Miles Davis,Kind of Blue,So What,31 Jan 2020 12:34\nBjork,Homogenic,Joga,"01 Feb 2020, 10:00"\n',
    ],
    [
      'Last.fm, artist title album time',
      'Miles Davis,So What,Kind of Blue,2020-01-31 12:34\nBjörk,Jóga,Homogenic,2020-02-01 10:00\n',
    ],
    ['artist and title alone', 'Miles Davis,So What\nBjörk,Jóga\n'],
    [
      'with a header, in any order',
      'uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\r\n1580474040,"31 Jan 2020, 12:34",Miles Davis,,Kind of Blue,,So What,\r\n1580551200,"01 Feb 2020, 10:00",Björk,,,,Jóga,\r\n',
    ],
    [
      'tabs',
      'userid\ttimestamp\tartid\tartname\ttraid\ttrack\tartist\nu\t2009-05-04T23:08:57Z\t-\t-\t-\tSo What\tMiles Davis\nu\t2009-05-04T13:54:10Z\t-\t-\t-\tJóga\tBjörk\n',
    ],
  ])('CSV: %s', (_, text) => {
    expect(read(text)).toMatchObject({
      format: 'CSV',
      cutOff: false,
      rows: 2,
      recordings: 2,
      plays: TWO,
      leftOut: {},
    });
  });

  const listens = [
    ['Miles Davis', 'So What', 1580474040],
    ['Björk', 'Jóga', 1580551200],
  ].map(([artist_name, track_name, listened_at]) => ({
    listened_at,
    track_metadata: { artist_name, track_name, additional_info: { note: 'a } and a "quote"' } },
  }));
  const old = [
    { endTime: '2020-01-31 12:34', artistName: 'Miles Davis', trackName: 'So What', msPlayed: 200_000 },
    { endTime: '2020-02-01 10:00', artistName: 'Björk', trackName: 'Jóga', msPlayed: 200_000 },
    { endTime: '2020-02-01 10:01', artistName: 'Björk', trackName: 'Jóga', msPlayed: 4_000 },
  ];
  const extended = old.map(({ endTime, artistName, trackName, msPlayed }) => ({
    ...{ ts: `${endTime.replace(' ', 'T')}:00Z`, ms_played: msPlayed, reason_end: 'trackdone' },
    ...{ master_metadata_album_artist_name: artistName, master_metadata_track_name: trackName },
  }));
  const podcast = {
    ...extended[0],
    master_metadata_album_artist_name: null,
    master_metadata_track_name: null,
  };

  test.each([
    ['a list', JSON.stringify(listens)],
    ['a list, spread over lines', JSON.stringify(listens, null, 2)],
    ['lines', listens.map((listen) => `${JSON.stringify(listen)}\n`).join('')],
    ['a page of the API', JSON.stringify({ payload: { count: 2, listens } })],
  ])('ListenBrainz: %s', (_, text) => {
    expect(read(text)).toMatchObject({
      format: 'ListenBrainz',
      cutOff: false,
      rows: 2,
      plays: TWO,
      leftOut: {},
    });
  });

  test('Spotify, both; a stream of four seconds is no play unless the track was that short', () => {
    expect(read(JSON.stringify(old))).toMatchObject({
      ...{ format: 'Spotify streaming history', rows: 3, plays: TWO },
      leftOut: { 'shorter than 30 s': 1 },
    });
    expect(read(JSON.stringify([podcast, ...extended]))).toMatchObject({
      ...{ format: 'Spotify extended streaming history', rows: 4, plays: { 'So What': 1, Jóga: 2 } },
      leftOut: { 'not music': 1 },
    });
  });

  test('artists with counts, with and without a header, are shared out among what they are best known for', () => {
    for (const text of ['artist,plays\nMiles Davis,301\nBjörk,2\n', 'Miles Davis,301\nBjörk,2\n'])
      expect(read(text)).toMatchObject({
        ...{ rows: 2, artistOnly: 2, plays: { 'So What': 151, 'Blue in Green': 150, Jóga: 2 } },
      });
  });

  test('a title that is a number is a title', () => {
    expect(read('Prince,1999\nBjörk,Jóga\n').plays).toEqual({ 1999: 1, Jóga: 1 });
  });
});

test('other alphabets match in any normal form, and emoji do no harm', () => {
  for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
    const rows = SONGS.map(([artist, title]) => `"${artist}","${title}",2020-01-31 12:34\n`).join('');
    expect(read(rows.normalize(form))).toMatchObject({
      rows: SONGS.length,
      recordings: SONGS.length,
      leftOut: {},
    });
  }
  expect(read('🎷🎶,💙,2020-01-31 12:34\nBjörk,💙,2020-01-31 12:35\n')).toMatchObject({
    ...{ artistOnly: 1, leftOut: { 'unknown artist': 1 } },
  });
});

test('titles as services write them, artists as they credit them', () => {
  const text = [
    'Miles Davis,So What - Remastered 2009',
    'Miles Davis feat. John Coltrane,So What (Live at the Plugged Nickel)',
    'Earth Wind and Fire,September [2018 Mix]',
    '"Björk, Arca",Joga',
  ].join('\n');
  expect(read(text)).toMatchObject({ recordings: 4, plays: { 'So What': 2, September: 1, Jóga: 1 } });
});

test('what does not count is counted by reason', () => {
  const text = [
    'artist,track,time',
    'Miles Davis,So What,2020-01-31 12:34',
    'Miles Davis,So What,2020-01-31 12:34',
    'Nobody We Know,Song,2020-01-31 12:34',
    'Björk,Jóga,2031-01-31 12:34',
    'Björk,Jóga,soon',
    'Björk',
    '"Björk,Jóga,2020-01-31 12:34',
    'Björk,Jóga,01 Jan 1970 00:00',
    'Björk,An unknown one,2020-01-31 12:39',
    '',
  ].join('\n');
  const found = read(text);
  expect(found).toMatchObject({
    ...{ rows: 9, recordings: 2, artistOnly: 1, plays: { 'So What': 1, Jóga: 2 } },
    leftOut: { duplicate: 1, 'unknown artist': 1, 'in the future': 1, malformed: 3 },
  });
  expect(accounted(found)).toBe(true);
});

test('half a file counts as far as it goes, and says that it is half', () => {
  const row = {
    endTime: '2020-01-31 12:34',
    artistName: 'Miles Davis',
    trackName: 'So What',
    msPlayed: 90_000,
  };
  const json = JSON.stringify([row, { ...row, endTime: '2020-01-31 12:44' }, row]);
  expect(read(json.slice(0, json.length - 20))).toMatchObject({
    ...{ cutOff: true, rows: 3, plays: { 'So What': 2 }, leftOut: { 'cut off': 1 } },
  });
  const csv = 'Miles Davis,So What,2020-01-31 12:34\nMiles Davis,So What,2020-01-31 12:44\nMiles Da';
  expect(read(csv)).toMatchObject({
    cutOff: true,
    rows: 3,
    plays: { 'So What': 2 },
    leftOut: { 'cut off': 1 },
  });
});

test('a damaged object is lost alone', () => {
  const good = '{"endTime":"2020-01-31 12:34","artistName":"Björk","trackName":"Jóga","msPlayed":90000}';
  const bad = '{"endTime":"2020-01-31 12:35","artistName":"Bj';
  expect(read(`${good}\n${bad}\n${good.replace('12:34', '12:36')}\n`)).toMatchObject({
    ...{ rows: 3, plays: { Jóga: 2 }, leftOut: { malformed: 1 } },
  });
});

test('100,000 plays of one song, and 100,000 duplicates of one play', () => {
  const tally = new Tally(names, NOW);
  const reader = new HistoryReader(tally);
  for (let i = 0; i < 100_000; i++) reader.write(`Miles Davis,So What,${1_500_000_000 + 200 * i}\n`);
  for (let i = 0; i < 100_000; i++) reader.write('Björk,Jóga,1500000000\n');
  reader.end();
  expect(tally.plays().map(({ count }) => count)).toEqual([100_000, 1]);
  expect(tally.report().leftOut).toEqual({ duplicate: 99_999 });
});

const CELL = fc.oneof(
  fc.constantFrom('Miles Davis', 'So What', 'Björk', '2020-01-31 12:34', '"', '""', '12', '', '\uFEFF', '['),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const JSONISH = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc
    .array(
      fc.record({
        artistName: fc.anything(),
        trackName: fc.anything(),
        endTime: fc.anything(),
        msPlayed: fc.anything(),
      }),
    )
    .map(
      (rows) => JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value)) ?? '',
    ),
);

test('whatever bytes come, in whatever pieces: no error, every row in one place, the pieces make no difference', () => {
  const rows = fc
    .array(fc.array(CELL, { maxLength: 5 }).map((cells) => cells.join(',')))
    .map((all) => all.join('\n'));
  const bytes = fc.uint8Array({ maxLength: 400 }).map((raw) => new TextDecoder().decode(raw));
  const cut = fc.tuple(JSONISH, fc.nat(400)).map(([text, at]) => text.slice(0, at));
  fc.assert(
    fc.property(
      fc.oneof(rows, bytes, JSONISH, cut),
      fc.array(fc.nat(80), { maxLength: 20 }),
      (text, pieces) => {
        const whole = read(text);
        expect(accounted(whole)).toBe(true);
        expect(read(text, pieces)).toEqual(whole);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('times as exporters write them, without the machine’s time zone', () => {
  const noon = Date.UTC(2020, 0, 31, 12, 34);
  for (const written of [
    '31 Jan 2020 12:34',
    '31 Jan 2020, 12:34',
    '2020-01-31 12:34',
    '2020-01-31T12:34:00Z',
    1580474040,
    '1580474040',
    '1580474040000',
  ])
    expect(timeOf(written)).toBe(noon);
  expect(timeOf(0)).toBeNaN();
  for (const none of ['', 'So What', '1999', '99/99/9999', null, undefined, {}, '2020-13-01'])
    expect(timeOf(none)).toBeUndefined();
});
