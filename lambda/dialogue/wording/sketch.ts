/** Recordings in words: a sketch in place of a snippet, and the answer to a question about one. */
import type { Attribute } from '../../../policy/vocabulary.ts';
import { type Graded, levelOf } from '../../catalog/levels.ts';
import type { Track } from '../../catalog/track.ts';
import { fill } from './fill.ts';
import { inTable, listed, spokenValue } from './spoken.ts';
import words from './words.en.json' with { type: 'json' };

/** "an upbeat soul song from 1972 with a female voice". */
export function sketch(track: Track): string {
  const { sketch: form, lists } = words;
  const energy = levelIn(track, 'energy');
  const tellsLittle = energy === words.levels.energy.medium;
  const sound = new Set([track.moods[0], tellsLittle ? levelIn(track, 'tempo') : energy]);
  const kind = track.genres[0] ?? words.wishes.music;
  const instrumental = track.vocals === 'instrumental';
  const said = [...sound].filter((word) => word !== undefined).join(lists.comma);
  const piece = fill(instrumental ? form.instrumental : form.sung, { sound: said, kind }).trim();
  const named = fill(/^[aeiou]/i.test(piece) ? form.vowel : form.consonant, { piece });
  const dated =
    track.year === undefined ? named : fill(form.year, { piece: named, year: String(track.year) });
  if (track.vocals === undefined) return dated;
  if (instrumental) return fill(form.unsung, { piece: dated });
  return fill(form.voice, { piece: dated, voice: spokenValue('vocals', track.vocals) });
}

/** What a track's answer to "what genre is it?" is; undefined where the catalogue does not know. */
export function fact(track: Track, attribute: Attribute): string | undefined {
  switch (attribute) {
    case 'artist':
      return track.artist;
    case 'track':
      return track.title;
    case 'album':
      return told(words.facts.album, track.album);
    case 'era':
      return told(words.facts.era, track.year);
    case 'genre':
      return listed(track.genres, 'and') || undefined;
    case 'mood':
      return listed(track.moods, 'and') || undefined;
    case 'activity':
      return (
        listed(
          track.activities.map((activity) => spokenValue('activity', activity)),
          'or',
        ) || undefined
      );
    case 'vocals':
      return track.vocals === undefined ? undefined : spokenValue('vocals', track.vocals);
    case 'tempo':
      return told(words.facts.tempo, track.tempo === undefined ? undefined : Math.round(track.tempo));
    default:
      return levelIn(track, attribute);
  }
}

function levelIn(track: Track, attribute: Graded): string | undefined {
  const value = track[attribute];
  return value === undefined ? undefined : inTable(words.levels[attribute], levelOf(attribute, value));
}

function told(form: string, value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : fill(form, { value: String(value) });
}
