/** What the importers make of a line or a JSON object, before anybody knows whether the catalogue has it. */

/** One play, or so many of them where the source counted. */
export interface HistoryRow {
  readonly artist: string;
  /** What may be the title: files without a header do not say which column is the album. Empty: only the artist is told. */
  readonly titles: readonly string[];
  /** Milliseconds since 1970. */
  readonly at?: number;
  readonly count: number;
  /** Left before it was heard (`HEARD_MS`). */
  readonly tooShort: boolean;
}

/** Why a row is no play of anything. */
export type RowProblem =
  | 'malformed'
  | 'cut off'
  | 'not music'
  | 'shorter than 30 s'
  | 'in the future'
  | 'unknown artist'
  | 'duplicate';

/** Gets every row of a file, in its order. */
export type EachRow = (row: HistoryRow | RowProblem) => void;

/** As for stations (policy/learn/usefulness.ts), and as Last.fm and ListenBrainz have it: half a minute is a play. */
export const HEARD_MS = 30_000;

export type HistoryFormat =
  | 'CSV'
  | 'ListenBrainz'
  | 'Spotify streaming history'
  | 'Spotify extended streaming history';
