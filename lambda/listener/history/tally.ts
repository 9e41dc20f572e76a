/** Counts a history: every row has a place, and every play a recording. */
import type { CatalogueNames } from './catalogue-names.ts';
import type { HistoryRow, RowProblem } from './history-row.ts';

/** How often a recording was played, and when last (days since 1970) where that is known. */
export interface TalliedPlays {
  readonly ordinal: number;
  readonly count: number;
  readonly day?: number;
}

export interface TallyReport {
  readonly rows: number;
  /** Rows that name a recording of the catalogue, and rows of which it knows only the artist. */
  readonly recordings: number;
  readonly artistOnly: number;
  /** The other rows, by reason. */
  readonly leftOut: Readonly<Partial<Record<RowProblem, number>>>;
  /** Times of the first and the last play that counted. */
  readonly first?: number;
  readonly last?: number;
}

/** A clock may run ahead, or in another time zone; a day is not the future. */
const AHEAD_MS = 86_400_000;
const DAY_MS = 86_400_000;
/** Plays remembered to find duplicates: beyond, the search begins anew, as duplicates stand near each other. */
const MOST_REMEMBERED = 2_000_000;
/** Seconds until the year 2242: ordinal and second together stay exact in a double. */
const SECONDS = 2 ** 33;

export class Tally {
  private readonly names: CatalogueNames;
  private readonly now: number;
  private readonly counts = new Map<number, { count: number; day: number | undefined }>();
  private readonly seen = new Set<number>();
  private readonly leftOut: Partial<Record<RowProblem, number>> = {};
  private rows = 0;
  private recordings = 0;
  private artistOnly = 0;
  private first: number | undefined;
  private last: number | undefined;

  /** @param now milliseconds since 1970: later is the future. */
  constructor(names: CatalogueNames, now: number) {
    this.names = names;
    this.now = now;
  }

  add(row: HistoryRow | RowProblem): void {
    this.rows += 1;
    const problem = typeof row === 'string' ? row : this.play(row);
    if (problem) this.leftOut[problem] = (this.leftOut[problem] ?? 0) + 1;
  }

  /** The most played first. */
  plays(): readonly TalliedPlays[] {
    return [...this.counts]
      .map(([ordinal, { count, day }]) => ({ ordinal, count, ...(day === undefined ? {} : { day }) }))
      .sort((a, b) => b.count - a.count || a.ordinal - b.ordinal);
  }

  report(): TallyReport {
    const { rows, recordings, artistOnly, leftOut, first, last } = this;
    const times = first === undefined || last === undefined ? {} : { first, last };
    return { rows, recordings, artistOnly, leftOut: { ...leftOut }, ...times };
  }

  private play({ artist, titles, at, count, tooShort }: HistoryRow): RowProblem | undefined {
    if (at !== undefined && at > this.now + AHEAD_MS) return 'in the future';
    if (tooShort) return 'shorter than 30 s';
    const found = this.names.find(artist, titles);
    if (!found) return 'unknown artist';
    if (at !== undefined && this.isDuplicate(found.ordinals[0]!, at)) return 'duplicate';
    if (found.by === 'recording') this.recordings += 1;
    else this.artistOnly += 1;
    // Plays of an artist are shared out among the recordings that stand for them.
    const { length } = found.ordinals;
    for (const [place, ordinal] of found.ordinals.entries())
      this.count(ordinal, Math.floor(count / length) + (place < count % length ? 1 : 0), at);
    return undefined;
  }

  private count(ordinal: number, count: number, at: number | undefined): void {
    if (count === 0) return;
    const known = this.counts.get(ordinal) ?? { count: 0, day: undefined };
    this.counts.set(ordinal, known);
    // Whatever somebody's file claims: sums stay exact, and a logarithm is taken of them.
    known.count = Math.min(MOST_PLAYS, known.count + count);
    if (at === undefined) return;
    known.day = Math.max(known.day ?? 0, Math.floor(at / DAY_MS));
    this.first = Math.min(this.first ?? at, at);
    this.last = Math.max(this.last ?? at, at);
  }

  private isDuplicate(ordinal: number, at: number): boolean {
    const key = ordinal * SECONDS + Math.floor(at / 1_000);
    if (this.seen.has(key)) return true;
    if (this.seen.size >= MOST_REMEMBERED) this.seen.clear();
    this.seen.add(key);
    return false;
  }
}

const MOST_PLAYS = 10_000_000;
