/** A taste of what is remembered. It can be made again at any time, so a stored one is never more than a short cut. */
import type { MusicIndex } from '../../catalog/music-index.ts';
import { type Embedding, normalise } from '../embedding.ts';
import { type Plays, STRANGER, type Taste, tasteFrom, tasteOf, tasteText } from '../taste.ts';
import { DAY_MS, type Profile } from './profile.ts';

/** A word about a sample weighs as much as a song played seven times, here as in conversation (`taught`). */
const REACTION = 3;
const HALF_LIFE_DAYS = 183;
/** Nothing ages further, and so counts an eighth at least: whoever brings a history that ended years ago is no stranger. */
const OLDEST_DAYS = 3 * HALF_LIFE_DAYS;

/**
 * Plays and reactions as one weighted mean. `taught` caps what history weighs against tonight's words; here the words
 * are history too and age with it, or forty reactions of last year would outweigh all that was ever played.
 *
 * @param now milliseconds since 1970.
 */
export function tasteOfProfile(
  { plays, reactions }: Pick<Profile, 'plays' | 'reactions'>,
  music: MusicIndex,
  embedding: Embedding,
  now: number,
): Taste {
  const today = now / DAY_MS;
  const dayOf = (day: number) => Math.max(day, today - OLDEST_DAYS);
  const known = plays.flatMap(({ track, count, day }): Plays[] => {
    const ordinal = music.ordinalOf(track);
    return ordinal === undefined
      ? []
      : [{ ordinal, count, ...(day === undefined ? {} : { at: dayOf(day) * DAY_MS }) }];
  });
  const played = tasteOf(known, embedding, now);
  const sum = Array.from(
    { length: embedding.dimensions },
    (_, i) => played.evidence * (played.vector[i] ?? 0),
  );
  let { evidence } = played;
  for (const { track, strength, day } of reactions) {
    const ordinal = music.ordinalOf(track);
    const place = ordinal === undefined ? undefined : embedding.vectorOf(ordinal);
    if (!place?.some((x) => x !== 0)) continue;
    const weight = REACTION * strength * 0.5 ** (Math.max(0, today - dayOf(day)) / HALF_LIFE_DAYS);
    for (const [i, x] of place.entries()) sum[i]! += weight * x;
    evidence += Math.abs(weight);
  }
  return evidence > 0 ? { vector: normalise(sum), evidence } : STRANGER;
}

/** The profile with its taste made anew; the former one stays where this catalogue knows nothing of what was played. */
export function withTaste(profile: Profile, music: MusicIndex, embedding: Embedding): Profile {
  const taste = tasteOfProfile(profile, music, embedding, profile.last);
  if (taste.evidence === 0) return profile;
  return { ...profile, taste: { text: tasteText(taste), embedding: embedding.version } };
}

/**
 * The stored taste where it was made of this embedding or one that this is compatible with, otherwise one made of the
 * facts; empty for somebody of whom nothing is known here.
 */
export function tasteIn(profile: Profile, music: MusicIndex, embedding: Embedding): string {
  const { taste } = profile;
  if (taste && isGoodIn(taste.embedding, embedding) && fits(taste.text, embedding)) return taste.text;
  const anew = withTaste(profile, music, embedding).taste;
  return anew?.embedding === embedding.version ? anew.text : '';
}

function isGoodIn(version: string, embedding: Embedding): boolean {
  return version === embedding.version || (embedding.compatibleWith?.includes(version) ?? false);
}

function fits(text: string, { dimensions }: Embedding): boolean {
  return tasteFrom(text)?.vector.length === dimensions;
}
