/** What "not" makes of a feeling: less than its opposite, and how far it reaches. */
import type { Word } from '../normalise.ts';
import { Phrases } from '../phrases.ts';
import { set } from '../words.ts';
import type { Feeling } from './lexicon.ts';

export const NEGATORS = new Phrases<true>().add(
  `
    not, not really, not exactly, not quite, not necessarily, not particularly, never, hardly, barely,
    scarcely, without, far from, nowhere near, neither, nor, no, nothing, anything but
  `,
  true,
);

/** Words: "do not think I would like this". A pause or "but" ends it sooner. */
export const SCOPE = 5;

/** "Not amazing" is a mild complaint, "not bad" mild praise, "not terrible" hardly any: denying the extreme leaves most of the scale. */
export function denied({ valence, denied }: Feeling): number {
  if (denied !== undefined) return denied;
  if (valence > 0) return valence < 0.2 ? -0.4 : -Math.max(0.25, Math.min(0.4, 0.5 * valence));
  return valence <= -0.9 || valence > -0.5 ? 0.1 : 0.3;
}

/** After these "no" stood alone; before anything else it counts things ("no rap", "no good"). */
const GOES_ON = set(
  `
    i, it, that, this, these, we, you, not, no, please, do, what, but, wait, sorry, can, could, let,
    make, play, give, try, something, another, the, thanks, thank, stop, yes, he, she, they, skip, nope,
    turn, never, just, actually, really, too, how, why, is, are, absolutely, way, ugh, god
  `,
);

/** Is the "no" here an answer? */
export function isRefusal(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  return next === undefined || words[at]!.pause || GOES_ON.has(next.text);
}
