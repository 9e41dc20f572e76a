/**
 * Prompt usefulness: the reward that needs no annotator (Mairesse, Luo & Ye, RecSys 2021). A prompt was useful when what
 * it elicited shows in the music that finally played, or when the sample or offer it made led to that music.
 */
import type { Elicited, OutcomeRecord, Played } from '../record.ts';

/** Half of the station being as wished is enough: stations relax wishes when nothing fits them all. */
const SHOWS = 0.5;

/** What the device told of a station: tracks heard, and tracks left before they were. */
export interface Listening {
  heard: number;
  skipped: number;
  /** Milliseconds of music, of both. */
  ms: number;
}

/** What counts as a play everywhere: half a minute of a track, or all of it. */
const HEARD_MS = 30_000;

/** Adds a playback event. Only ends of tracks tell how much was heard. */
export function addPlayback(
  to: Listening,
  { event, offsetMs }: NonNullable<OutcomeRecord['playback']>,
): void {
  if (event === 'finished' || event === 'stopped') to.ms += offsetMs;
  if (event === 'finished' || (event === 'stopped' && offsetMs >= HEARD_MS)) to.heard += 1;
  else if (event === 'stopped') to.skipped += 1;
}

/**
 * Whether the music that played was listened to: a station accepted out of politeness and skipped from track to track
 * is not what the conversation was looking for. Without any event (not every device sends them) it is taken to be.
 */
export function wasListenedTo({ heard, skipped }: Pick<Listening, 'heard' | 'skipped'>): boolean {
  return heard >= skipped;
}

/**
 * What a learner is fitted to: usefulness, worth the less the more prompts it still took until music played. Two prompts
 * may be equally useful, but people's patience is what every prompt is paid with. The factor is a choice, made by looking
 * at 0.7, 0.85 and 1 in four worlds (docs/learning.md says which). Judged is usefulness itself.
 */
export const SOONER = 0.8;

/** Turns whose prompts were useful, given how the conversation ended. Empty unless music played. */
export function usefulTurns({ outcome, played, elicited = [] }: OutcomeRecord): readonly number[] {
  if (outcome !== 'played' || !played) return [];
  const turns = new Set<number>();
  if (played.ledBy > 0) turns.add(played.ledBy);
  for (const wish of elicited) if (wish.turn > 0 && shows(wish, played)) turns.add(wish.turn);
  return [...turns];
}

/**
 * A like, as the music has it. A dislike shows in whatever plays instead, so it says little of the prompt that
 * brought it: asking what people do not want would always look useful.
 */
function shows({ attribute, value, polarity, fits }: Elicited, { station, tracks }: Played): boolean {
  if (polarity === 'dislike') return false;
  if (fits !== undefined) return fits >= SHOWS;
  if (attribute === 'track') return tracks.includes(value);
  return station.split('&').includes(`${attribute}=${encodeURIComponent(value)}`);
}
