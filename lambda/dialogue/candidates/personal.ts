/**
 * Candidates for a listener whose taste is known: what they are likely to want among what still fits, looked for in
 * thousands of tracks. They stand beside the candidates every stranger gets, so that a policy can pass them over where a taste misleads.
 */
import type { Candidate } from '../../../policy/candidate.ts';
import { markOf } from '../../../policy/random.ts';
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { Constraint } from '../../catalog/constraint.ts';
import type { ValueCount } from '../../catalog/facet.ts';
import { besideSeed, likeStation } from '../../catalog/like-station.ts';
import { stationKey } from '../../catalog/station.ts';
import type { Track } from '../../catalog/track.ts';
import { diverse } from './diverse.ts';
import { type Ground, heardBefore, spokenOf, unasked } from './ground.ts';
import { artist, determined, sample } from './items.ts';
import { suggest, TOO_COMMON } from './questions.ts';
import type { Suited } from './suited.ts';

/** How much likelier a value is named to somebody whom it suits fully than to somebody it leaves cold: e to this power. */
const TASTE_COUNTS = 6;
/** Values rarer than this share of what is left would be shots in the dark, however well they suit. */
const TOO_RARE = 0.004;

const VALUES: readonly { attribute: Attribute; single: number; pairs: number }[] = [
  { attribute: 'genre', single: 5, pairs: 4 },
  { attribute: 'mood', single: 1, pairs: 1 },
  { attribute: 'era', single: 1, pairs: 1 },
  { attribute: 'activity', single: 1, pairs: 1 },
];
const SAMPLES = 6;
const ARTISTS = 3;
const STATIONS = 2;
const LIKE_STATIONS = 1;
/** Tracks looked at for samples and artists. */
const POOL = 60;

interface Personal {
  readonly offers: readonly Candidate[];
  readonly others: readonly Candidate[];
}

export function personal(ground: Ground): Personal {
  const { suited, music, tracks } = ground;
  if (!suited || suited.taste.evidence === 0) return { offers: [], others: [] };
  const pool = suited.best(tracks, POOL + ground.state.sampled.length + ground.state.heard.length);
  const heard = heardBefore(ground);
  const fresh = pool.filter(({ id }) => !heard.has(music.ordinalOf(id)!));
  const picked = diverse(fresh, SAMPLES, (track) => suited.ofTrack(track));
  const genres = likely(ground, suited, 'genre');
  return {
    offers: [...stations(ground, genres), ...alike(ground, picked.slice(0, LIKE_STATIONS))],
    others: [
      ...values(ground, suited, genres),
      ...picked.map((track) => sample(ground, track)),
      ...artists(ground, pool, suited),
    ],
  };
}

/** Those that suit, weighed with how much music there is of them: what somebody of this taste would probably name. */
function likely({ state, music, tracks, total }: Ground, suited: Suited, attribute: Attribute) {
  const spoken = spokenOf(state, attribute);
  const worth = ({ value, count }: ValueCount) =>
    count * Math.exp(TASTE_COUNTS * suited.ofValue(attribute, value));
  return music
    .frequent(attribute, tracks)
    .filter(
      ({ value, count }) => count >= TOO_RARE * total && count < TOO_COMMON * total && !spoken.has(value),
    )
    .map((each) => ({ ...each, worth: worth(each) }))
    .sort((a, b) => b.worth - a.worth || (a.value < b.value ? -1 : 1));
}

function values(ground: Ground, suited: Suited, genres: readonly ValueCount[]): readonly Candidate[] {
  const { state, asks } = ground;
  return VALUES.flatMap(({ attribute, single, pairs }) => {
    // As in `suggestions`: a kind of the genre that is known narrows further.
    if (state.settled.includes(attribute) || (attribute !== 'genre' && !asks.has(attribute))) return [];
    const all = attribute === 'genre' ? genres : likely(ground, suited, attribute);
    const ranked = all.slice(0, Math.max(single, 2 * pairs));
    const named = [
      ...ranked.slice(0, single).map((value) => [value]),
      ...Array.from({ length: pairs }, (_, i) => ranked.slice(2 * i, 2 * i + 2)),
    ];
    return named.filter((each) => each.length > 0).map((each) => suggest(ground, attribute, each));
  });
}

/** Of those whose tracks suit, each by the best of them. */
function artists(ground: Ground, pool: readonly Track[], suited: Suited): readonly Candidate[] {
  if (!ground.asks.has('artist')) return [];
  const spoken = spokenOf(ground.state, 'artist');
  const best = new Map<string, Track>();
  for (const track of pool) {
    if (best.size === 4 * ARTISTS) break;
    if (!best.has(track.artist) && !spoken.has(track.artist)) best.set(track.artist, track);
  }
  return [...best]
    .map(([name, track]) => ({ track, suits: suited.ofValue('artist', name) }))
    .sort((a, b) => b.suits - a.suits)
    .slice(0, ARTISTS)
    .map(({ track }) => artist(ground, [track]));
}

/**
 * Stations of the genres they are likely to want, within the wishes that stand. They fit what is known of today's wish as
 * well as what is known determines it, and no better: a taste is what affinity is for.
 */
function stations(ground: Ground, genres: readonly ValueCount[]): readonly Candidate[] {
  const { state } = ground;
  if (!ground.asks.has('genre')) return [];
  const wishes = state.preferences.map(
    ({ attribute, value, polarity }): Constraint => ({ attribute, value, polarity }),
  );
  return genres
    .slice(0, STATIONS)
    .map(({ value }) => {
      const genre: Constraint = { attribute: 'genre', value, polarity: 'like' };
      return stationKey({ kind: 'attributes', constraints: [...wishes, genre] });
    })
    .filter((key) => !state.declined.includes(markOf(key)))
    .map((key) => unasked({ kind: 'offer', values: [key], gain: 0, fit: determined(ground), popularity: 0 }));
}

/** Stations like what suits them best. Nothing that was said points to them, so they fit nothing: affinity is all they have. */
function alike({ state, music }: Ground, tracks: readonly Track[]): readonly Candidate[] {
  const wishes = besideSeed(state.preferences);
  return tracks.flatMap((seed) => {
    const like = likeStation(music, seed, wishes);
    if (!like) return [];
    const key = stationKey({ kind: 'like', track: seed.id, constraints: like.constraints });
    if (state.declined.includes(markOf(key))) return [];
    return [unasked({ kind: 'offer', values: [key], gain: 0, fit: 0, popularity: seed.popularity })];
  });
}
