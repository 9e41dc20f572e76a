/** "Who is this?", "what's the name of this song", "which album is it from": questions about what plays. */
import type { Act } from '../../../policy/meaning.ts';
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { Word } from './normalise.ts';
import { Phrases, phrasesOf } from './phrases.ts';
import { withoutCourtesy } from './replies.ts';
import { COURTESY } from './words.ts';

const ASKS = new Phrases<true>().add(
  `
    who, what, which, who is, who are, when, whose, whom, how old, how long, name, tell me,
    help me to know, am wanting to know, i want to know, i would like to know, i need to know,
    do you know, can you tell me, could you tell me, let me know, give me the name, show me, i need,
    identify, is this, is that, how fast, where
  `,
  true,
);
/** What points at the music that plays. */
const POINTERS = new Phrases<true>().add(
  `
    this, that, it, playing, played, current, currently, listening, hearing, on, now, you are playing,
    these, those, just heard, coming from
  `,
  true,
);
const ABOUT = phrasesOf({
  artist: `
      who, artist, artists, band, singer, group, musician, sings, sang, sung, singing, by, performer,
      composer, composed, whom, whose, wrote, performed, performing, made, rapper, duo, vocalist,
      covered, recorded
    `,
  album: 'album, record, ep, lp, cd',
  era: 'year, when, released, release, old, decade, era, release date, came out, come out',
  genre:
    'genre, kind of music, type of music, style, style of music, sort of music, kind of song, type of song',
  track:
    'song, track, name, title, tune, called, piece, entitled, titled, music, noise, number, mane, melody',
  tempo: 'tempo, bpm, how fast',
} satisfies Partial<Record<Attribute, string>>);
const PADDING = new Phrases<true>().add(
  `
    is, was, are, the, a, an, of, s, 's, to, from, in, does, do, did, has, have, i, am, you, me, can,
    could, would, like, please, right, here, there, again, belong, belongs, for, know, tell, give, want,
    need, about, for, currently, at, moment, information, info, details, find, out, more, called, go,
    goes, by, up, sounds, being, just, heard, hear, here, my, speakers, stereo, radio, first,
    originally, original, exactly, particular, and, one, be, full, exact, going, we, look, remind, some,
    any, idea, if, will, check, so, that is, be able to, speaker, device, get, let, show, actually,
    main, lead
  `,
  true,
);

/** In this order: who sings "the song" asks for the artist, the name of "the song" for the song. */
const SPECIFIC: readonly Attribute[] = ['tempo', 'era', 'genre', 'album', 'artist', 'track'];

export function question(clause: readonly Word[]): Act | undefined {
  const words = withoutCourtesy(clause);
  const about = new Set<Attribute>();
  let asks = false;
  let points = false;
  for (let at = 0; at < words.length; ) {
    const ask = ASKS.longest(words, at);
    const pointer = POINTERS.longest(words, at);
    if (ask && ['this', 'that'].includes(words[ask.to - 1]!.text)) points = true;
    const attribute = ABOUT.longest(words, at);
    if (ask) asks = true;
    if (pointer) points = true;
    if (attribute) about.add(attribute.meaning);
    const to = Math.max(
      ...[ask, pointer, attribute, PADDING.longest(words, at), COURTESY.longest(words, at)].map(
        (found) => found?.to ?? 0,
      ),
    );
    if (to === 0) return undefined;
    at = to;
  }
  const named = SPECIFIC.find((attribute) => about.has(attribute));
  // "The name of the song" needs no pointer; "what is this" needs no noun; "what" and "who" alone are neither.
  if (
    !asks ||
    !(points || (named === 'track' && about.size === 1 && words.length > 3) || (named && about.has('track')))
  )
    return undefined;
  return named ? { act: 'ask-about', attribute: named } : { act: 'ask-about' };
}
