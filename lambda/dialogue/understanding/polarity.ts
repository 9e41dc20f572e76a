/** Words that turn what follows into a dislike, and words that turn it back. */
import type { Polarity } from '../../../policy/vocabulary.ts';
import { phrasesOf } from './phrases.ts';

export const POLARITY = phrasesOf<Polarity>({
  dislike: `
      not, no, without, except, except for, with the exception of, excluding, apart from, besides,
      aside from, other than, anything but, anything except, everything but, everything except, all but,
      never, hate, hates, i hate, dislike, despise, loathe, detest, can not stand, can not bear,
      could not stand, do not like, do not want, do not play, do not love, do not enjoy,
      do not care for, do not need, did not want, did not like, would not like, not into, not a fan of, not a big fan of, not a huge fan of, not a great fan of, never a fan of, never been a fan of, not much of a fan of,
      no fan of, not crazy about, not keen on, not fond of, not big on, not wild about, not interested in, not looking for,
      keep away from, nothing with, nothing from, nothing by, nothing like, steer clear of, anything except for,
      not in the mood for, not really into, am not into, avoid, leave out, skip the, minus, sick of,
      tired of, bored of, fed up with, had enough of, enough of, no more, nothing, nothing too, not too,
      not so, not that, not very, not any, stay away from, stop playing, get rid of, remove, drop the,
      drop, instead of, rather than, but not, but no, and not, and no, or any, never ever, hold the,
      less, fewer, less of, fewer of, not as much, not so much, not so many, not as many, cut the, quit playing, no more of, never play, neither, nor, not from, different from
    `,
  like: `
    but, does not matter, do not matter, i want, i like, i love, i prefer, i would like, nothing but,
    nothing except, not only, not just, do not mind, would not mind, only, instead, rather,
    give me, i asked for, i am looking for, i would prefer, i would rather have, do like, but i like,
    but i love, but i want, love, prefer, like, i adore, adore, stick to, more of, more,
    can not get enough of, never get enough of, can never have enough, did not i say
  `,
});
