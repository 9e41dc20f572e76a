/** How strongly: intensifiers and dampeners before a word of feeling or behind it, and what only a keyboard shows. */
import type { Word } from '../normalise.ts';
import { Phrases } from '../phrases.ts';

/** Each is a factor, so none can turn a feeling round. */
export const BEFORE = new Phrases<number>()
  .add(
    `
      extremely, incredibly, insanely, ridiculously, unbelievably, fucking, bloody, freaking, utterly,
      hella, beyond, spectacularly, unbearably, ever so
    `,
    1.4,
  )
  .add(
    `
      absolutely, totally, completely, super, truly, deeply, proper, properly, hands down, terribly,
      awfully, horribly, amazingly, downright, plain, pure, mega, straight up, real, really really, so so so
    `,
    1.3,
  )
  .add(
    `
      really, so, very, such, such a, way, genuinely, seriously, damn, definitely, always, oh, oh my god,
      omg, simply, what a, what an, how, wow, whoa, particularly, especially
    `,
    1.2,
  )
  .add('pretty, rather, mostly, quite, reasonably, fairly, i think, i think it is, probably', 0.85)
  .add(
    `
      kind of, sort of, a bit, a little, a little bit, a bit of a, a tad, slightly, somewhat, mildly,
      vaguely, almost, maybe, perhaps, might, possibly, would be, could be
    `,
    0.6,
  )
  // Past liking says little of now.
  .add('used to', 0.3);

export const AFTER = new Phrases<number>()
  .add(
    `
      so much, to bits, to death, so bad, with all my heart, ever, of all time, more than anything, to
      pieces, every time
    `,
    1.3,
  )
  .add('a lot, very much, lots, a ton, a whole lot, at all, for real, indeed, always', 1.2)
  .add('i think, enough, mostly, a bit, a little, for now, in a way, for the most part', 0.8)
  .add('i guess, i suppose, maybe, perhaps, kind of, sort of, or something, if you must', 0.45);

/** "Hmm, OK": a hesitation takes from whatever comes after it. */
export const HESITATIONS = new Set(['hmm', 'hm', 'hmmm', 'um', 'uh', 'er', 'erm', 'well', 'eh']);

/** "Sooo", "yesss": three letters in a row are drawn out. Spelt with two of them, then with one, as the tables may have it. */
const STRETCHED = /(\p{L})\1{2,}/u;
const STRETCHES = /(\p{L})\1{2,}/gu;

export function isStretched(text: string): boolean {
  return STRETCHED.test(text);
}

function unstretched(text: string): readonly string[] {
  return [text.replace(STRETCHES, '$1$1'), text.replace(STRETCHES, '$1')];
}

/** A word in capitals that are not its usual spelling ("OK", "DJ", "I"). */
export function isShouted(source: string): boolean {
  return source.length > 2 && /\p{Lu}{3}/u.test(source) && source === source.toUpperCase();
}

/** Each mark counts less than the one before; a sentence of them is no stronger than three. */
export function exclamation(text: string): number {
  let marks = 0;
  for (const sign of text) if (sign === '!' || sign === '！') marks += 1;
  return 1 + 0.15 * Math.min(marks, 3);
}

/** Words as the tables spell them, and which of them were drawn out. */
export function spelt(words: readonly Word[], known: (word: string) => boolean): readonly Word[] {
  return words.map((word) => {
    if (!isStretched(word.text)) return word;
    const text = unstretched(word.text).find(known);
    return text === undefined ? word : { ...word, text };
  });
}
