/** Prompts about music itself: artists, samples, offers of a station, and a doubtful value to confirm. */
import type { Candidate } from '../../../policy/candidate.ts';
import { markOf } from '../../../policy/random.ts';
import type { Constraint } from '../../catalog/constraint.ts';
import { besideSeed, isRuledOut, likeStation } from '../../catalog/like-station.ts';
import { stationKey } from '../../catalog/station.ts';
import type { Track } from '../../catalog/track.ts';
import { paceOf } from '../pace.ts';
import { fitted, splitGain } from './gain.ts';
import { type Ground, heardBefore, spokenOf, unasked } from './ground.ts';

/** The best known tracks that fit, from which artists and samples are drawn: enough to vary, few enough for a turn. */
const POOL = 160;
const ARTISTS = { single: 3, double: 3 } as const;
const SAMPLES = 8;
const LIKE_STATIONS = 2;

export interface Items {
  readonly artists: readonly Candidate[];
  readonly samples: readonly Candidate[];
  readonly offers: readonly Candidate[];
  readonly clarify: readonly Candidate[];
}

export function items(ground: Ground, mostSamples = SAMPLES): Items {
  const { sampled, heard } = ground.state;
  const pool = ground.music.best(ground.tracks, POOL + sampled.length + heard.length);
  return {
    artists: artists(ground, pool),
    samples: samples(ground, pool, mostSamples),
    offers: offers(ground, pool),
    clarify: clarify(ground),
  };
}

function artists(ground: Ground, pool: readonly Track[]): readonly Candidate[] {
  if (!ground.asks.has('artist')) return [];
  const spoken = spokenOf(ground.state, 'artist');
  return ground.music.once(ground.tracks, `artist:${pool.length}:${[...spoken].join('|')}`, () => {
    const best = new Map<string, Track>();
    for (const track of pool) {
      if (best.size === ARTISTS.single + 2 * ARTISTS.double) break;
      if (!best.has(track.artist) && !spoken.has(track.artist)) best.set(track.artist, track);
    }
    const named = [...best.values()];
    const singles = named.slice(0, ARTISTS.single).map((track) => [track]);
    const doubles = Array.from({ length: ARTISTS.double }, (_, i) =>
      named.slice(ARTISTS.single + 2 * i, ARTISTS.single + 2 * i + 2),
    );
    return [...singles, ...doubles.filter((pair) => pair.length === 2)].map((tracks) =>
      artist(ground, tracks),
    );
  });
}

/** Artists, each by the best known of their tracks. */
export function artist(ground: Ground, tracks: readonly Track[]): Candidate {
  const counts = tracks.map((track) => alike(ground, track));
  return unasked({
    kind: 'artist',
    attribute: 'artist',
    values: tracks.map((track) => track.artist),
    gain: splitGain(fitted(counts, ground.total), ground.total),
    fit: Math.min(1, counts.reduce((a, b) => a + b, 0) / ground.total),
    popularity: mean(tracks.map((track) => track.popularity)),
  });
}

/** Not heard before, each of another artist, and of as many genres as there are. */
function samples(ground: Ground, pool: readonly Track[], most: number): readonly Candidate[] {
  const { music } = ground;
  const heard = heardBefore(ground);
  const fresh = heard.size > 0 ? pool.filter(({ id }) => !heard.has(music.ordinalOf(id)!)) : pool;
  return varied(fresh, most).map((track) => sample(ground, track));
}

export function sample(ground: Ground, track: Track): Candidate {
  return ground.music.once(ground.tracks, `sample:${track.id}`, () =>
    unasked({
      kind: 'sample',
      attribute: 'track',
      values: [track.id],
      gain: splitGain([alike(ground, track)], ground.total),
      fit: determined(ground),
      popularity: track.popularity,
    }),
  );
}

/** The first of each genre, then whatever comes next; nobody twice. */
function varied(tracks: readonly Track[], most: number): readonly Track[] {
  const artists = new Set<string>();
  const genres = new Set<string>();
  const first: Track[] = [];
  const next: Track[] = [];
  for (const track of tracks) {
    if (first.length === most) break;
    if (artists.has(track.artist)) continue;
    artists.add(track.artist);
    const genre = track.genres[0] ?? '';
    (genres.has(genre) ? next : first).push(track);
    genres.add(genre);
  }
  const others = Math.max(most - first.length, Math.min(2, next.length));
  return [...first.slice(0, most - others), ...next.slice(0, others)];
}

/** Stations of everything known, of what is known without the newest like, and like what was liked. */
function offers(ground: Ground, pool: readonly Track[]): readonly Candidate[] {
  const { state, music } = ground;
  const likes = state.preferences.filter((wish) => wish.polarity === 'like');
  const constraints = state.preferences.map(
    ({ attribute, value, polarity }): Constraint => ({ attribute, value, polarity }),
  );
  const ofEverything = likes.length > 0 ? [constraints] : [];
  const newest = constraints.findLastIndex((wish) => wish.polarity === 'like');
  const broader = likes.length > 1 ? [constraints.toSpliced(newest, 1)] : [];
  const genres = likes.length === 0 ? music.frequent('genre', ground.tracks) : [];
  // Somebody in a hurry who has said nothing needs something to choose from.
  const ofGenres = genres
    .slice(0, paceOf(state) === 'hurried' ? 3 : 1)
    .map(({ value }): readonly Constraint[] => [
      ...constraints,
      { attribute: 'genre', value, polarity: 'like' },
    ]);
  const attributes = [...ofEverything, ...broader, ...ofGenres]
    .filter((wishes) => wishes.some((wish) => wish.polarity === 'like'))
    .map((wishes) => stationKey({ kind: 'attributes', constraints: wishes }));
  const fits = new Map(attributes.map((key) => [key, determined(ground)]));
  const keys = [...likeStations(ground), ...fits];
  const popularity = mean(pool.slice(0, 20).map((track) => track.popularity));
  return keys
    .filter(([key]) => !state.declined.includes(markOf(key)))
    .map(([key, fit]) => unasked({ kind: 'offer', values: [key], gain: 0, fit, popularity }));
}

/**
 * Like what was liked last, within the wishes that stand, with how determined each is: by how many tracks it is made
 * of, on the same scale as the other stations. A track that was ruled out since is no longer what is meant.
 */
function likeStations({ state, music }: Ground): readonly (readonly [key: string, fit: number])[] {
  const wishes = besideSeed(state.preferences);
  const tracks = [...new Set(state.anchors.map(({ track }) => track).reverse())].slice(0, LIKE_STATIONS);
  return tracks.flatMap((track): (readonly [string, number])[] => {
    const seed = music.byId(track);
    if (!seed || isRuledOut(music, seed, wishes)) return [];
    const like = likeStation(music, seed, wishes);
    if (!like) return [];
    const key = stationKey({ kind: 'like', track, constraints: like.constraints });
    return [[key, knownShare(like.neighbours, music.size)]];
  });
}

function clarify({ state }: Ground): readonly Candidate[] {
  if (!state.doubt) return [];
  const { attribute, value } = state.doubt;
  return [unasked({ kind: 'clarify', attribute, values: [value], gain: 1, fit: 1, popularity: 0 })];
}

/** How many of the remaining tracks share this one's most specific genre: those a yes or no also speaks about. */
function alike({ music, tracks }: Ground, track: Track): number {
  const genre = track.genres[0];
  return genre === undefined ? 1 : music.count(tracks, 'genre', genre);
}

/** 0 when anything might be meant, 1 when one track is left: how determined the wish is. */
export function determined({ music, total }: Ground): number {
  return knownShare(total, music.size);
}

/** 0 for the whole catalogue, 1 for one track: the bits that are known of those that name a track. */
function knownShare(tracks: number, size: number): number {
  return 1 - Math.log2(Math.max(1, tracks)) / Math.log2(Math.max(2, size));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}
