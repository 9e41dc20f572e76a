/** The families of replies, in the order they are tried; how each is worded is in `families/`. */
import type { Act } from '../../../policy/meaning.ts';
import type { Attribute } from '../../../policy/vocabulary.ts';
import { ALTERNATIVES } from './families/alternatives.ts';
import { BACK } from './families/back.ts';
import { CLOSING } from './families/closing.ts';
import { COMPETENCE } from './families/competence.ts';
import { DONT_CARE } from './families/dont-care.ts';
import { GOODBYE } from './families/goodbye.ts';
import { HEDGE } from './families/hedge.ts';
import { HELP } from './families/help.ts';
import { PLAY } from './families/play.ts';
import { PUT_OFF } from './families/put-off.ts';
import { REPEAT } from './families/repeat.ts';
import { SEEKING } from './families/seeking.ts';
import { START_OVER } from './families/start-over.ts';
import { STOP } from './families/stop.ts';
import { ASKING, type Wording } from './families/wording.ts';
import { Phrases, phrasesOf } from './phrases.ts';

export interface Family {
  /** Strange words overlooked beside a cue this plain. */
  readonly tolerance: number;
  readonly act: Act;
  readonly outweighs: boolean;
  readonly bare: boolean;
  readonly needs: readonly Phrases<true>[];
  readonly cues: Phrases<true>;
  readonly padding: Phrases<true>;
}

/** The first family that explains the whole clause is the one. */
export const FAMILIES: readonly Family[] = [
  REPEAT,
  GOODBYE,
  SEEKING,
  HEDGE,
  DONT_CARE,
  PUT_OFF,
  STOP,
  HELP,
  COMPETENCE,
  START_OVER,
  BACK,
  ALTERNATIVES,
  PLAY,
].map(familyOf);

/** Tried before any verdict: "that is it" is a yes, "thanks, that's it" none. */
export const CLOSES = familyOf(CLOSING);
export const SEEKS = familyOf(SEEKING);

function familyOf(wording: Wording): Family {
  const { act, cues, padding, outweighs = false, bare = false, needs = [], tolerance = 0 } = wording;
  return {
    act,
    outweighs,
    bare,
    tolerance,
    needs: needs.map((list) => new Phrases<true>().add(list, true)),
    cues: new Phrases<true>().add(cues, true),
    padding: new Phrases<true>().add(ASKING, true).add(padding, true),
  };
}

/** Whole clauses that say too little inside longer ones ("what", "I do"). */
export const ALONE = new Phrases<Act>()
  .add('what, huh, sorry what, say what, what now, eh, sorry, what is it, i am sorry what', { act: 'repeat' })
  .add('more', { act: 'alternatives' })
  .add(
    `
      i do, i would, it is, it does, they are, i am, we do, we would, i will, i have, it was, they were,
      you are, we are, please, yes please, please do
    `,
    { act: 'affirm' },
  )
  .add(
    'i do not, it is not, it does not, i would not, i am not, i will not, i have not, it was not, not, nothing, nothing at all, nothing really, nothing for now, nothing right now, not anything, nope nothing, no nothing',
    {
      act: 'deny',
    },
  );

/** Adverbs that come between the parts of any phrase. */
export const ADVERBS = new Set([
  'really',
  'actually',
  'honestly',
  'quite',
  'simply',
  'truly',
  'particularly',
  'even',
  'frankly',
]);

export const ATTRIBUTE_NOUNS = phrasesOf({
  genre: 'genre, genres, style, type of music, kind of music, sort of music',
  era: 'decade, decades, era, eras, year, years, period, age',
  tempo: 'tempo, speed, pace',
  energy: 'energy',
  mood: 'mood, moods, vibe',
  artist: 'artist, artists, band, bands, singer, singers',
  album: 'album, albums',
  track: 'song, songs, track, tracks',
  vocals: 'vocals, voice, voices',
  popularity: 'popularity',
  acousticness: 'sound',
  activity: 'activity, occasion',
} satisfies Partial<Record<Attribute, string>>);
