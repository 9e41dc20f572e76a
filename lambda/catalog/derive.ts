/**
 * Moods and activities from sound, for catalogues that do not state them. Moods follow the circumplex of affect
 * (Russell 1980): valence across, arousal up; activities are plain expectations about pace and intensity.
 */
import type { Activity, Mood, Track, Vocals } from './track.ts';

interface Sound {
  readonly energy?: number;
  readonly valence?: number;
  readonly tempo?: number;
  readonly danceability?: number;
  readonly acousticness?: number;
  readonly mode?: 'major' | 'minor';
}

export function moodsFrom(sound: Sound): Mood[] {
  const { energy, valence } = sound;
  if (energy === undefined || valence === undefined) return [];
  const moods: Mood[] = [];
  if (valence >= 0.6) moods.push(energy >= 0.7 ? 'uplifting' : energy >= 0.4 ? 'happy' : 'hopeful');
  if (valence < 0.35) moods.push(energy >= 0.75 ? 'angry' : energy >= 0.5 ? 'dark' : 'sad');
  if (energy >= 0.8) moods.push('energetic');
  if (energy < 0.35) moods.push('calm');
  if ((sound.danceability ?? 0) >= 0.75 && energy >= 0.4) moods.push('groovy');
  if (energy < 0.5 && valence >= 0.35 && valence < 0.6)
    moods.push(sound.mode === 'minor' ? 'melancholy' : 'dreamy');
  return moods.slice(0, 3);
}

export function activitiesFrom(
  track: Pick<Track, 'energy' | 'tempo' | 'moods' | 'acousticness'> & {
    readonly vocals?: Vocals | undefined;
  },
): Activity[] {
  const { energy, tempo, moods, vocals } = track;
  if (energy === undefined) return [];
  const pace = tempo ?? 110;
  const is = (...wanted: Mood[]) => wanted.some((mood) => moods.includes(mood));
  const fits: Record<Activity, boolean> = {
    workout: energy >= 0.75 && pace >= 100,
    running: energy >= 0.65 && pace >= 140 && pace <= 185,
    focus: energy <= 0.5 && vocals === 'instrumental',
    sleep: energy <= 0.22 && !is('tense', 'dark'),
    party: energy >= 0.65 && is('happy', 'uplifting', 'energetic', 'groovy', 'confident', 'playful'),
    relaxing: energy <= 0.42 && !is('tense', 'angry', 'dark'),
    dinner:
      energy >= 0.15 &&
      energy <= 0.5 &&
      is('romantic', 'calm', 'nostalgic', 'groovy', 'sensual', 'happy', 'dreamy'),
    driving:
      energy >= 0.55 &&
      energy <= 0.9 &&
      is('nostalgic', 'rebellious', 'epic', 'uplifting', 'hopeful', 'confident'),
    cooking: energy >= 0.35 && energy <= 0.75 && is('happy', 'groovy', 'playful', 'nostalgic', 'uplifting'),
    dancing:
      energy >= 0.55 &&
      pace >= 96 &&
      pace <= 135 &&
      is('groovy', 'happy', 'energetic', 'uplifting', 'sensual'),
    romance: energy <= 0.6 && is('romantic', 'sensual'),
    morning: energy >= 0.25 && energy <= 0.65 && is('hopeful', 'happy', 'uplifting', 'calm'),
    meditation: energy <= 0.25 && is('calm', 'spiritual', 'dreamy'),
    cleaning: energy >= 0.6 && is('happy', 'uplifting', 'energetic', 'playful', 'rebellious'),
  };
  return (Object.keys(fits) as Activity[]).filter((activity) => fits[activity]);
}
