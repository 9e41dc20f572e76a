/** "Who is this?", "what's the name of this song", "was it released in 2010?": questions about what plays. */
import type { Act } from '../../../policy/meaning.ts';
import type { Attribute } from '../../../policy/vocabulary.ts';
import { eraAt } from './eras.ts';
import type { Word } from './normalise.ts';
import { Phrases, phrasesOf } from './phrases.ts';
import { withoutCourtesy } from './replies.ts';
import { COURTESY } from './words.ts';

const ASKS = new Phrases<true>().add(
  `
    who, what, which, who is, who are, when, whose, whom, how old, how long, how long ago, name, tell me,
    help me to know, am wanting to know, i want to know, i would like to know, i need to know,
    do you know, can you tell me, could you tell me, let me know, give me the name, show me, i need,
    identify, is this, is that, how fast, where, may i know, can i know, could i know, do you happen to know, find out,
    i wonder, i am wondering, i was wondering, was wondering, am curious, curious, any idea, how would you,
    would you tell me, will you tell me, please tell me, can you find out, could you find out, can i ask, whether,
    may i ask, can you give me, could you give me, check whether, check if
  `,
  true,
);
/** Openings of yes-or-no questions: about the music only where they ask for something in particular ("is it from 2010"). */
const WHETHER = new Phrases<true>().add(
  `
    is it, is this, is that, is the, was it, was this, was that, was the, did it, did this, did that, did they, did the,
    does it, is it a, was is, has it, is, was, did
  `,
  true,
);
/** What points at the music that plays. */
const POINTERS = new Phrases<true>().add(
  `
    this, that, it, its, playing, played, current, currently, listening, hearing, on, now, you are playing,
    these, those, just heard, coming from, this one, that one
  `,
  true,
);
const ABOUT = phrasesOf({
  artist: `
      who, artist, artists, band, singer, group, musician, sings, sang, sung, singing, by, performer,
      composer, composed, whom, whose, wrote, performed, performing, made, rapper, duo, vocalist,
      covered, recorded, plays
    `,
  album: 'album, albums, record, ep, lp, cd',
  era: `
    year, years, when, released, release, old, decade, era, release date, release year, date of release, came out, come out, comes out,
    put out, how long ago, years ago, years old, years back
  `,
  genre: `
    genre, genres, kind of music, type of music, style, style of music, sort of music, kind of song, type of song,
    sort of song, style of song, music type, music genre, music style, category, classification, kind of a song,
    type of a song, kinda music, categorized, classified, kind of track, type of track
  `,
  track:
    'song, track, name, title, tune, called, piece, entitled, titled, music, noise, number, mane, melody',
  tempo: 'tempo, bpm, how fast, beats per minute',
} satisfies Partial<Record<Attribute, string>>);
/** What a thing has one of: "the genre" needs no pointer, as "the year" would. */
const ITS_OWN: ReadonlySet<Attribute> = new Set(['genre', 'album', 'tempo']);
const PADDING = new Phrases<true>().add(
  `
    is, was, are, were, the, a, an, of, s, 's, to, from, in, does, do, did, has, have, i, am, you, me, can,
    could, would, like, please, right, here, there, again, belong, belongs, for, know, tell, give, want,
    need, about, for, currently, at, moment, information, info, details, find, out, more, called, go,
    goes, by, up, sounds, being, just, heard, hear, here, my, speakers, stereo, radio, first,
    originally, original, exactly, particular, and, one, be, full, exact, going, we, look, remind, some,
    any, idea, if, will, check, so, that is, be able to, speaker, device, get, let, show, actually,
    main, lead, they, us, ask, also, fall under, fall into, fall, under, into, classified, classify, as, considered,
    count, come, came, consider, you call, call this, call it, describe, said, think, back, ago, last, or, what, whether,
    technically, it is, may, should, which, happen, see, sourced, based, oh, hey, well, part, associated, with, way,
    by the way, but, then, kinda, ok, sure, wondering, curious, taken, appear, appeared, feature, featured, debuted, form, this song, quick question, long, exact, year's
  `,
  true,
);

/** In this order: who sings "the song" asks for the artist, the name of "the song" for the song. */
const SPECIFIC: readonly Attribute[] = ['tempo', 'genre', 'album', 'era', 'artist', 'track'];

export function question(clause: readonly Word[]): Act | undefined {
  const words = withoutCourtesy(clause);
  const about = new Set<Attribute>();
  let asks = false;
  let whether = false;
  let points = false;
  for (let at = 0; at < words.length; ) {
    const ask = ASKS.longest(words, at);
    const yesNo = at === 0 || words[at - 1]!.text === 'and' ? WHETHER.longest(words, at) : undefined;
    const pointer = POINTERS.longest(words, at);
    const attribute = ABOUT.longest(words, at);
    const dated = datedAt(words, at);
    if (ask && ['this', 'that'].includes(words[ask.to - 1]!.text)) points = true;
    if (yesNo && /^(it|this|that)$/.test(words[yesNo.to - 1]!.text)) points = true;
    if (ask) asks = true;
    if (yesNo) whether = true;
    if (pointer) points = true;
    if (attribute) about.add(attribute.meaning);
    if (dated) about.add('era');
    const to = Math.max(
      dated ?? 0,
      ...[ask, yesNo, pointer, attribute, PADDING.longest(words, at), COURTESY.longest(words, at)].map(
        (found) => found?.to ?? 0,
      ),
    );
    if (to === 0) return undefined;
    at = to;
  }
  const named = SPECIFIC.find((attribute) => about.has(attribute));
  if (about.has('track') && about.size > 1) points = true;
  const asked =
    asks || (whether && points && named !== undefined && named !== 'track') || isBareNoun(words, about);
  if (!asked || !(points || pointsByItself(words, about, named))) return undefined;
  return named ? { act: 'ask-about', attribute: named } : { act: 'ask-about' };
}

/** "The name of the song" needs no pointer; "what is this" needs no noun; "what" and "who" alone are neither. */
function pointsByItself(
  words: readonly Word[],
  about: ReadonlySet<Attribute>,
  named: Attribute | undefined,
): boolean {
  if (!named) return false;
  if (named === 'track') return about.size === 1 && words.length > 3;
  return about.has('track') || (ITS_OWN.has(named) && !words.some(({ text }) => text === 'have'));
}

/** "Genre?", "the genre and the album, please". */
function isBareNoun(words: readonly Word[], about: ReadonlySet<Attribute>): boolean {
  return (
    [...about].some((attribute) => ITS_OWN.has(attribute)) &&
    words.every((_, at) => ABOUT.longest(words, at) !== undefined || BESIDE_NOUNS.has(words[at]!.text))
  );
}
const BESIDE_NOUNS = new Set([
  'the',
  'and',
  'its',
  'of',
  'it',
  'song',
  'year',
  'what',
  'about',
  'please',
  'music',
]);

/** "2010", "the eighties", "19" for 2019, "five years back": where a date ends that a question asks about. */
function datedAt(words: readonly Word[], at: number): number | undefined {
  const era = eraAt(words, at);
  if (era) return era.to;
  if (YEARS.has(words[at + 1]?.text ?? '') && ['ago', 'back', 'old'].includes(words[at + 2]?.text ?? ''))
    return at + 3;
  const before = words[at - 1]?.text ?? '';
  return /^\d\d$/.test(words[at]!.text) && ['from', 'in', 'year'].includes(before) ? at + 1 : undefined;
}
const YEARS = new Set(['year', 'years', 'decades']);
