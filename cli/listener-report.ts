/** What is known of a listener, and what a file told of one, for people to read. */
import type { FileReport } from '../lambda/listener/history/history-reader.ts';
import { DAY_MS, type Profile } from '../lambda/listener/history/profile.ts';
import { tasteIn } from '../lambda/listener/history/remembered-taste.ts';
import type { TalliedPlays, TallyReport } from '../lambda/listener/history/tally.ts';
import { STRANGER, type Taste, tasteFrom } from '../lambda/listener/taste.ts';
import type { Engine } from '../lambda/ports.ts';
import { aligned } from './table.ts';

const MOST_SHOWN = 10;
/** Rarer genres would be shots in the dark (as in `candidates/personal.ts`). */
const FEWEST_TRACKS = 5;

export interface Portrait {
  readonly listener: string;
  readonly since: string;
  readonly last: string;
  readonly plays: number;
  readonly recordings: number;
  readonly reactions: number;
  readonly samplesHeard: number;
  readonly evidence: number;
  /** Of the stored taste, and of the engine that serves now. */
  readonly embedding: { readonly stored: string | null; readonly serving: string | null };
  readonly artists: readonly { readonly artist: string; readonly plays: number; readonly affinity: number }[];
  readonly genres: readonly {
    readonly genre: string;
    readonly affinity: number;
    readonly stranger: number;
    readonly plays: number;
  }[];
}

export function portraitOf(listener: string, profile: Profile, engine: Engine): Portrait {
  const { music, listening } = engine;
  const taste = (listening && tasteFrom(tasteIn(profile, music, listening.embedding))) ?? STRANGER;
  const { plays, reactions, heard } = profile;
  return {
    listener,
    since: dateOf(profile.since),
    last: dateOf(profile.last),
    plays: plays.reduce((sum, { count }) => sum + count, 0),
    recordings: plays.length,
    reactions: reactions.length,
    samplesHeard: heard.length,
    evidence: rounded(taste.evidence),
    embedding: { stored: profile.taste?.embedding ?? null, serving: listening?.embedding.version ?? null },
    artists: artistsOf(profile, taste, engine),
    genres: genresOf(profile, taste, engine),
  };
}

function artistsOf({ plays }: Profile, taste: Taste, { music, listening }: Engine): Portrait['artists'] {
  const counts = new Map<string, number>();
  for (const { track, count } of plays) {
    const artist = music.byId(track)?.artist;
    if (artist !== undefined) counts.set(artist, (counts.get(artist) ?? 0) + count);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_SHOWN)
    .map(([artist, count]) => ({
      artist,
      plays: count,
      affinity: rounded(listening?.affinity.ofValue(taste, 'artist', artist) ?? 0.5),
    }));
}

function genresOf({ plays }: Profile, taste: Taste, { music, listening }: Engine): Portrait['genres'] {
  if (!listening || taste.evidence === 0) return [];
  const { affinity } = listening;
  const played = (genre: string) => {
    const having = music.having('genre', genre);
    return plays
      .filter(({ track }) => having?.has(music.ordinalOf(track) ?? -1))
      .reduce((sum, { count }) => sum + count, 0);
  };
  return music
    .values('genre', music.everything)
    .filter(({ count }) => count >= FEWEST_TRACKS)
    .map(({ value }) => ({
      genre: value,
      affinity: rounded(affinity.ofValue(taste, 'genre', value)),
      stranger: rounded(affinity.ofValue(STRANGER, 'genre', value)),
    }))
    .sort((a, b) => liking(b) - liking(a) || (a.genre < b.genre ? -1 : 1))
    .slice(0, MOST_SHOWN)
    .map((one) => ({ ...one, plays: played(one.genre) }));
}

/** Favourite is what they like more than strangers do: affinity alone would put the best known genres first for everybody. */
function liking({ affinity, stranger }: { readonly affinity: number; readonly stranger: number }): number {
  return affinity - stranger;
}

export function portraitLines(portrait: Portrait): readonly string[] {
  const { listener, since, last, embedding, artists, genres } = portrait;
  const { plays, recordings, reactions, samplesHeard, evidence } = portrait;
  const made =
    embedding.stored === null || embedding.stored === embedding.serving
      ? (embedding.serving ?? 'no embedding')
      : `${embedding.stored}, read in ${embedding.serving ?? 'no embedding'}`;
  return [
    `listener ${listener}`,
    `  known since ${since}, last heard of ${last}`,
    `  ${counted(plays, 'play')} of ${counted(recordings, 'recording')}, ${counted(reactions, 'reaction')} to samples, ${counted(samplesHeard, 'sample')} heard`,
    `  evidence ${evidence.toFixed(2)}, taste made of ${made}`,
    ...table(
      ['artist', 'plays', 'affinity'],
      artists.map((one) => [one.artist, String(one.plays), one.affinity.toFixed(2)]),
    ),
    ...table(
      ['genre', 'affinity', 'to a stranger', 'plays'],
      genres.map((one) => [one.genre, one.affinity.toFixed(2), one.stranger.toFixed(2), String(one.plays)]),
    ),
  ];
}

/** Where every row went, and what came of it. */
export function tallyLines(
  files: readonly (FileReport & { readonly path: string })[],
  report: TallyReport,
  plays: readonly TalliedPlays[],
): readonly string[] {
  const rows: readonly (readonly [string, number])[] = [
    ['a recording of the catalogue', report.recordings],
    ['an artist of it, another recording', report.artistOnly],
    ...Object.entries(report.leftOut).map(([reason, count]) => [`left out, ${reason}`, count] as const),
  ];
  const total = plays.reduce((sum, { count }) => sum + count, 0);
  const { first, last } = report;
  const when = first === undefined || last === undefined ? '' : `, ${dateOf(first)} to ${dateOf(last)}`;
  return [
    ...files.map(({ path, format, cutOff }) => `${path}: ${format}${cutOff ? ', cut off' : ''}`),
    `${counted(report.rows, 'row')}`,
    ...aligned(rows.map(([what, count]) => [`  ${what}`, String(count)])),
    `${counted(total, 'play')} of ${counted(plays.length, 'recording')}${when}`,
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return rows.length === 0 ? [] : ['', ...aligned([head, ...rows])];
}

function dateOf(ms: number): string {
  return new Date(Math.floor(ms / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function rounded(x: number): number {
  return Math.round(x * 100) / 100;
}
