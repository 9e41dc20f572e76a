/** Values and tracks in words, as one says them in a sentence. */
import { type Era, eraFromKey } from '../../../policy/meaning.ts';
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { Constraint } from '../../catalog/constraint.ts';
import { type Graded, isGraded, levelOf } from '../../catalog/levels.ts';
import type { Track } from '../../catalog/track.ts';

const LEVEL_WORDS: Readonly<Record<Graded, Readonly<Record<string, string>>>> = {
  energy: { low: 'laid back', medium: 'medium energy', high: 'upbeat' },
  tempo: { low: 'slow', medium: 'mid-tempo', high: 'fast' },
  acousticness: { low: 'electric', medium: 'partly acoustic', high: 'acoustic' },
  popularity: { low: 'little known', medium: 'fairly known', high: 'well known' },
};

const VOCAL_WORDS: Readonly<Record<string, string>> = {
  male: 'a male voice',
  female: 'a female voice',
  mixed: 'several voices',
  choir: 'a choir',
  instrumental: 'no singing',
};

const ACTIVITY_WORDS: Readonly<Record<string, string>> = {
  workout: 'for working out',
  running: 'for running',
  focus: 'to focus by',
  sleep: 'to fall asleep to',
  party: 'for a party',
  relaxing: 'to relax to',
  dinner: 'for dinner',
  driving: 'for the road',
  cooking: 'for cooking',
  dancing: 'for dancing',
  romance: 'for a romantic evening',
  morning: 'for the morning',
  meditation: 'for meditation',
  cleaning: 'for doing the chores',
};

const DECADES: Readonly<Record<number, string>> = {
  1920: 'the twenties',
  1930: 'the thirties',
  1940: 'the forties',
  1950: 'the fifties',
  1960: 'the sixties',
  1970: 'the seventies',
  1980: 'the eighties',
  1990: 'the nineties',
  2000: 'the two thousands',
  2010: 'the twenty tens',
  2020: 'the twenty twenties',
};

const FIRST_RECORDINGS = 1900;
const OPEN_END = 2090;

/** One value on its own: "laid back", "the eighties", "alternative rock". */
export function spokenValue(attribute: Attribute, value: string): string {
  if (isGraded(attribute)) return LEVEL_WORDS[attribute][value] ?? value;
  if (attribute === 'vocals') return VOCAL_WORDS[value] ?? value;
  if (attribute === 'activity') return ACTIVITY_WORDS[value] ?? value;
  const era = attribute === 'era' ? eraFromKey(value) : undefined;
  return era ? spokenEra(era) : value;
}

/** A set of wishes as one phrase: "laid back, acoustic alternative rock from the nineties, but no country". */
export function spokenWishes(wishes: readonly Constraint[]): string {
  const liked = (attribute: Attribute) =>
    wishes
      .filter((wish) => wish.attribute === attribute && wish.polarity === 'like')
      .map((wish) => spokenValue(attribute, wish.value));
  const one = (attribute: Attribute, before = '', after = '') => {
    const values = liked(attribute);
    return values.length > 0 ? [`${before}${listed(values, 'or')}${after}`] : [];
  };
  const adjectives = [
    ...one('popularity'),
    ...one('mood'),
    ...one('energy'),
    ...one('tempo'),
    ...one('acousticness'),
  ].join(', ');
  const noun = listed(liked('genre'), 'or') || 'music';
  const rest = [
    ...one('track', 'called '),
    ...one('album', 'on the album '),
    ...one('artist', 'by '),
    ...one('vocals', 'with '),
    ...one('era', 'from '),
    ...one('activity'),
  ];
  const excluded = wishes.filter((wish) => wish.polarity === 'dislike').slice(-MOST_EXCLUSIONS);
  const but = excluded.length > 0 ? `, but ${listed(excluded.map(spokenExclusion), 'and')}` : '';
  return [adjectives, noun, ...rest].filter(Boolean).join(' ') + but;
}

/** Named when a station is described: the last things ruled out, not a list of them all. */
const MOST_EXCLUSIONS = 2;

/** "no country", "nothing sad", "nothing from the eighties". */
export function spokenExclusion({ attribute, value }: Constraint): string {
  const words = spokenValue(attribute, value);
  if (attribute === 'genre') return `no ${words}`;
  const before = { artist: 'by ', album: 'from ', era: 'from ', vocals: 'with ' }[attribute as string] ?? '';
  return attribute === 'vocals' && value === 'instrumental'
    ? 'nothing without singing'
    : `nothing ${before}${words}`;
}

/** A track in place of a snippet: "an upbeat soul song from 1972 with a female voice". */
export function sketch(track: Track): string {
  const energy = track.energy === undefined ? [] : [LEVEL_WORDS.energy[levelOf('energy', track.energy)]!];
  const pace = track.tempo === undefined ? [] : [LEVEL_WORDS.tempo[levelOf('tempo', track.tempo)]!];
  const mood = track.moods[0] ? [track.moods[0]] : [];
  const sound = [...new Set([...mood, ...(energy[0] === 'medium energy' ? pace : energy)])].join(', ');
  const kind = track.genres[0] ?? 'music';
  const piece = `${sound} ${kind} ${track.vocals === 'instrumental' ? 'piece' : 'song'}`.trim();
  const year = track.year === undefined ? '' : ` from ${track.year}`;
  const voice =
    track.vocals === undefined
      ? ''
      : track.vocals === 'instrumental'
        ? ', without singing'
        : ` with ${VOCAL_WORDS[track.vocals]}`;
  return `${/^[aeiou]/.test(piece) ? 'an' : 'a'} ${piece}${year}${voice}`;
}

/** What a track's answer to "what genre is it?" is; undefined where the catalogue does not know. */
export function fact(track: Track, attribute: Attribute): string | undefined {
  switch (attribute) {
    case 'artist':
      return track.artist;
    case 'track':
      return track.title;
    case 'album':
      return track.album === undefined ? undefined : `it's on ${track.album}`;
    case 'era':
      return track.year === undefined ? undefined : `it came out in ${track.year}`;
    case 'genre':
      return listed(track.genres, 'and') || undefined;
    case 'mood':
      return listed(track.moods, 'and') || undefined;
    case 'activity':
      return (
        listed(
          track.activities.map((activity) => ACTIVITY_WORDS[activity]!),
          'or',
        ) || undefined
      );
    case 'vocals':
      return track.vocals === undefined ? undefined : VOCAL_WORDS[track.vocals];
    case 'tempo':
      return track.tempo === undefined ? undefined : `about ${Math.round(track.tempo)} beats a minute`;
    default: {
      const value = track[attribute];
      return value === undefined ? undefined : LEVEL_WORDS[attribute][levelOf(attribute, value)];
    }
  }
}

export function listed(words: readonly string[], joiner: 'or' | 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${joiner} ${words.at(-1)}`;
}

function spokenEra({ from, to }: Era): string {
  if (from === to) return String(from);
  if (to - from === 9 && DECADES[from]) return DECADES[from];
  if (from <= FIRST_RECORDINGS) return `before ${to + 1}`;
  if (to >= OPEN_END) return `after ${from - 1}`;
  return `${from} to ${to}`;
}
