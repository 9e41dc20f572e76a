import type { Era } from '../../policy/meaning.ts';

export const MOODS = [
  'happy',
  'sad',
  'melancholy',
  'calm',
  'romantic',
  'angry',
  'dark',
  'dreamy',
  'uplifting',
  'energetic',
  'nostalgic',
  'playful',
  'epic',
  'tense',
  'sensual',
  'hopeful',
  'rebellious',
  'groovy',
  'bittersweet',
  'spiritual',
  'lonely',
  'confident',
] as const;
export type Mood = (typeof MOODS)[number];

export const VOCALS = ['male', 'female', 'mixed', 'choir', 'instrumental'] as const;
export type Vocals = (typeof VOCALS)[number];

export const ACTIVITIES = [
  'workout',
  'running',
  'focus',
  'sleep',
  'party',
  'relaxing',
  'dinner',
  'driving',
  'cooking',
  'dancing',
  'romance',
  'morning',
  'meditation',
  'cleaning',
] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** The graded attributes' levels; the cut points are in `levels.ts`. */
export const LEVELS = ['low', 'medium', 'high'] as const;
export type Level = (typeof LEVELS)[number];

/** One recording. Shares are 0–1, tempo is beats a minute; absent facts are absent, never guessed into place. */
export interface Track {
  readonly id: string;
  readonly artist: string;
  readonly title: string;
  readonly album?: string;
  readonly year?: number;
  /** Names from the genre tree, most specific first. */
  readonly genres: readonly string[];
  readonly energy?: number;
  readonly tempo?: number;
  readonly mode?: 'major' | 'minor';
  readonly moods: readonly Mood[];
  readonly activities: readonly Activity[];
  readonly vocals?: Vocals;
  readonly acousticness?: number;
  readonly popularity: number;
  readonly durationMs?: number;
  /** https address of an MP3 snippet (48 kbps, at most 240 s) for SSML audio. */
  readonly preview?: string;
  /** https address of the whole recording for AudioPlayer. */
  readonly audio?: string;
}

export interface Catalog {
  /** Changes whenever the tracks do: ordinals and logged ids mean something only beside it. */
  readonly version: string;
  /** Ordered by popularity, most popular first; a track's place here is its ordinal. */
  readonly tracks: readonly Track[];
}

/** The decade a year falls in. */
export function decadeOf(year: number): Era {
  const from = Math.floor(year / 10) * 10;
  return { from, to: from + 9 };
}
