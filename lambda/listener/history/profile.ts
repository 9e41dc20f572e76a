/**
 * What is remembered of a listener: facts (what they played, how they took samples), from which a taste can be made in
 * any embedding, and the taste that was made last. Bounded, so that it stays one small item whatever somebody does.
 */
import { markOf } from '../../../policy/random.ts';

export interface Profile {
  /** By the last play, newest last. */
  readonly plays: readonly TrackPlays[];
  /** Oldest first. */
  readonly reactions: readonly Reaction[];
  /** Ids of the tracks sampled to them, oldest first: nobody hears the same sample twice. */
  readonly heard: readonly string[];
  /** Marks of the events learned last: a repeated one teaches nothing. */
  readonly events: readonly string[];
  /** Milliseconds since 1970 of the first and the last thing learned. */
  readonly since: number;
  readonly last: number;
  /** Made of the facts above (`remembered-taste.ts`), and of which embedding; absent until something was played. */
  readonly taste?: { readonly text: string; readonly embedding: string };
}

export interface TrackPlays {
  readonly track: string;
  readonly count: number;
  /** When last, in days since 1970; absent where an import did not say. */
  readonly day?: number;
}

/** How a sample was taken: −1 hated to 1 loved. */
export interface Reaction {
  readonly track: string;
  readonly strength: number;
  readonly day: number;
}

/** Something to learn about a listener. `event` names what happened, so that it is learned once. */
export type News =
  | { readonly kind: 'played'; readonly track: string; readonly event: string }
  | { readonly kind: 'sampled'; readonly track: string }
  | { readonly kind: 'reacted'; readonly track: string; readonly strength: number; readonly event: string }
  | { readonly kind: 'imported'; readonly plays: readonly TrackPlays[] };

/** How much is kept: an item of 6 KB, or 11 KB with ids of 22 characters. */
export const KEPT = {
  /** Tracks played: the newest, and of the others those that say most. */
  newest: 100,
  plays: 300,
  reactions: 40,
  heard: 60,
  /** Devices repeat an event within seconds; these are weeks of listening. */
  events: 64,
} as const;

export const DAY_MS = 86_400_000;

/** @param at milliseconds since 1970. Returns the same profile when there was nothing new. */
export function learned(
  profile: Profile | undefined,
  news: readonly News[],
  at: number,
): Profile | undefined {
  const day = Math.floor(at / DAY_MS);
  const next = news.reduce(
    (before: Profile | undefined, one) => withNews(before ?? nobody(at), one, day) ?? before,
    profile,
  );
  return next === profile || !next ? profile : { ...next, last: Math.max(next.last, at) };
}

function nobody(at: number): Profile {
  return { plays: [], reactions: [], heard: [], events: [], since: at, last: at };
}

/** Undefined when it is known already. */
function withNews(profile: Profile, news: News, day: number): Profile | undefined {
  switch (news.kind) {
    case 'sampled':
      if (profile.heard.includes(news.track)) return undefined;
      return { ...profile, heard: [...profile.heard, news.track].slice(-KEPT.heard) };
    case 'imported':
      return withImport(profile, news.plays);
  }
  const mark = markOf(`${news.kind}#${news.event}`);
  if (profile.events.includes(mark)) return undefined;
  const events = [...profile.events, mark].slice(-KEPT.events);
  if (news.kind === 'played') {
    const { count } = profile.plays.find(({ track }) => track === news.track) ?? { count: 0 };
    const plays = withPlays(profile.plays, [{ track: news.track, count: count + 1, day }]);
    return { ...profile, plays, events };
  }
  const { track, strength } = news;
  const reactions = [...profile.reactions, { track, strength, day }].slice(-KEPT.reactions);
  return { ...profile, reactions, events };
}

/**
 * An import says how often something was played at least: the larger count stays. So importing a file twice changes
 * nothing, importing it again a year later adds the year, and the same plays told by two services are not counted twice.
 */
function withImport(profile: Profile, imported: readonly TrackPlays[]): Profile | undefined {
  const known = new Map(profile.plays.map((plays) => [plays.track, plays]));
  const news = imported.flatMap((plays) => {
    const before = known.get(plays.track);
    const count = Math.max(before?.count ?? 0, plays.count);
    const day = latest(before?.day, plays.day);
    if (before && count === before.count && day === before.day) return [];
    return [{ track: plays.track, count, ...(day === undefined ? {} : { day }) }];
  });
  return news.length === 0 ? undefined : { ...profile, plays: withPlays(profile.plays, news) };
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

function withPlays(plays: readonly TrackPlays[], news: readonly TrackPlays[]): readonly TrackPlays[] {
  const replaced = new Set(news.map(({ track }) => track));
  const all = [...plays.filter(({ track }) => !replaced.has(track)), ...news];
  const ordered = all.sort((a, b) => (a.day ?? 0) - (b.day ?? 0));
  if (ordered.length <= KEPT.plays) return ordered;
  // Without a place of its own nothing new could ever rise beside three hundred old favourites.
  const newest = ordered.slice(-KEPT.newest);
  const today = newest.at(-1)!.day ?? 0;
  const others = ordered.slice(0, -KEPT.newest);
  const telling = [...others]
    .sort((a, b) => weightOf(b, today) - weightOf(a, today))
    .slice(0, KEPT.plays - KEPT.newest);
  const kept = new Set(telling);
  return [...others.filter((one) => kept.has(one)), ...newest];
}

/** As `tasteOf` weighs plays: the logarithm of their number, halved every half year. */
function weightOf({ count, day }: TrackPlays, today: number): number {
  return Math.log2(1 + count) * 0.5 ** (Math.max(0, today - (day ?? today)) / HALF_LIFE_DAYS);
}
const HALF_LIFE_DAYS = 183;
