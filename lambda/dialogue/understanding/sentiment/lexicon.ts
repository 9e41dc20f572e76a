/**
 * How much a word or phrase of a reply about music feels, as data: 0.3 is a plain yes, 1 plain delight. Our own list,
 * because the general ones read moods and titles as feelings ("sad", "hell", "love songs") and do not know that a
 * song that is sick or slaps is a good one. Written as the words are after `normalise`: contractions opened.
 */
import { Phrases } from '../phrases.ts';
import { DISPLEASED } from './displeased.ts';
import { PLEASED } from './pleased.ts';

export interface Feeling {
  readonly valence: number;
  /** What its denial feels, where that is not the rule's: "not good" is worse than "good" is good. */
  readonly denied?: number;
}

/** Words whose denial says more, or less, than the rule would have it. */
const DENIABLE: readonly (readonly [valence: number, denied: number, phrases: string])[] = [
  [
    0.6,
    -0.6,
    `
      good
    `,
  ],
  [
    0.5,
    -0.65,
    `
      my thing, my kind of thing, my style, my taste, my cup of tea, my vibe, my speed, my bag
    `,
  ],
  [
    0.75,
    -0.65,
    `
      feeling it, feeling this, feeling that, feeling these, feeling this one, feel it, feel this one
    `,
  ],
  [
    0.55,
    -0.6,
    `
      into it, into this, into that, into these, into them, a fan, much of a fan, a huge fan, keen, keen on
      it
    `,
  ],
  [
    0.5,
    -0.6,
    `
      doing it for me, does it for me, do it for me, working for me, clicking, interested, what i asked for,
      what i wanted, what i want, what i meant, what i requested, what i needed, what i was looking for,
      what i had in mind, what i said, what i just said
    `,
  ],
  [
    0.3,
    -0.35,
    `
      special, memorable
    `,
  ],
  [
    0.3,
    -0.12,
    `
      am happy, are happy, happy to, was happy, glad
    `,
  ],
  [
    0.3,
    -0.45,
    `
      the right, right response, right answer, right command, right one, right song
    `,
  ],
  [
    0,
    -0.5,
    `
      interested in, exciting
    `,
  ],
  [
    0.5,
    -0.5,
    `
      convinced, impressed, satisfied, helpful, useful, acceptable, suitable, appropriate, a fan of this, sold
    `,
  ],
];

/** Feelings about whatever is their object: full about what plays, less about a kind of music (see `
      sentiment.ts
    `). */
const TASTES: readonly (readonly [valence: number, denied: number, phrases: string])[] = [
  [
    1.15,
    -0.35,
    `
      love, loved, loving, loves, adore, adored, am crazy about, am mad about, am wild about
    `,
  ],
  [
    0.75,
    -0.5,
    `
      enjoy, enjoyed, enjoying, am a fan of, am a big fan of, am a huge fan of
    `,
  ],
  [
    0.5,
    -0.65,
    `
      like, liked, liking, appreciate, am into, am really into, into, am so into, fond of, am fond of, keen
      on, a fan of, a big fan of, a huge fan of, much of a fan of, the biggest fan of
    `,
  ],
  [
    -0.75,
    0.12,
    `
      dislike, disliked, am sick of, am tired of, am bored of
    `,
  ],
  [
    -1.1,
    0.12,
    `
      hate, hated, hating, hates, despise, loathe, detest, can not stand, can not bear, can not take, could
      not stand
    `,
  ],
];

/** Phrases that hold a word of feeling and feel nothing: the longest match wins. */
const PLAIN = `
      loving, feel better, catchy beat, good beat, bitter sweet, spin class, slap house, great american songbook, new weird america,
      love song, love songs, feel good, feelgood, good old days, good old, good mood, bad mood, good
      morning, good evening, good night, good day, good afternoon, best of, greatest hits, a great deal, a
      good deal, great big, so good album, something like, sounds like, sound like, songs like, music like,
      more like, just like, looks like, feels like, feel like, bit like, i would like, would like to, would
      like some, would love some, cool down, cool jazz, break up, not only, not just, no wait, no doubt, no
      matter, no idea, no problem at all, no one, no longer, not sure, not so sure, not too sure, for sure
      yet, know for sure, yes or no, yes or a no, a yes or, am sure, be sure, make sure, are you sure, do it
      again, go ahead and, do not mind, would not mind, nice mood, no more, no vocals, no lyrics, is that
      right, right now, all right now, better known, lesser known, well known, true love, sweet soul, bad
      boy, bad boys, bad guy, sure of it, like i said, fine tune, boogie, cool off, sick day, fire up, nice
      and slow, nice and, good to go, better not, pass on, next to, oh well, hard rock, smooth jazz, loving
      memory, rather than, slow jam, the best of, for my liking, to my liking, house party, no particular,
      thanks anyway, that is all, will be all, is all, love life, about love, make love, making love, love
      making, in love, falling in love, first love, crap shoot, hate to, would hate to
    `;

export const FEELINGS = feelings();
export const TASTE = taste();

function feelings(): Phrases<Feeling> {
  const table = new Phrases<Feeling>().add(PLAIN, { valence: 0 });
  for (const [valence, denied, phrases] of DENIABLE) table.add(phrases, { valence, denied });
  for (const [valence, phrases] of [...PLEASED, ...DISPLEASED]) table.add(phrases, { valence });
  return table;
}

function taste(): Phrases<Feeling> {
  const table = new Phrases<Feeling>();
  for (const [valence, denied, phrases] of TASTES) table.add(phrases, { valence, denied });
  return table;
}
