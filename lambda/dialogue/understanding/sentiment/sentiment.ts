/**
 * How a reply was said, −1 to 1: valences of words and phrases, turned by negation, scaled by degree, and saturated.
 * The shape is VADER's (Hutto & Gilbert 2014) with a lexicon of replies about music; unlike VADER it knows that
 * wishes, names and questions feel nothing (`wishes.ts`), since most of what a music skill hears is one of them.
 */
import { normalise, type Word } from '../normalise.ts';
import { set } from '../words.ts';
import { BEFORE, exclamation, spelt } from './degrees.ts';
import { pictured } from './emoji.ts';
import { type Hit, hitsIn } from './hits.ts';
import { FEELINGS, TASTE } from './lexicon.ts';
import { NEGATORS } from './negation.ts';
import { overlooked } from './wishes.ts';

/** What comes before a "but" counts half, and what follows it more. */
const BEFORE_BUT = 0.5;
const AFTER_BUT = 1.15;
/** "Yes yes yes" is not three times a yes: each further feeling of the same sign counts half of the one before. */
const REPEATED = 0.5;
const BUT = set('but, however, except');
const KNOWN = (word: string) => TABLES.some((table) => table.has(word));
const TABLES = [FEELINGS, TASTE, BEFORE, NEGATORS];

/**
 * The sentiment of what was said, two decimals; 0 where nothing was felt. Capitals, exclamation marks and drawn out
 * letters count where there are any; a recogniser's plain words are graded by themselves.
 * @param names titles and people understanding found in the words; they feel nothing.
 */
export function sentimentOf(text: string, names: readonly string[] = []): number {
  return feltIn(text, names) ?? 0;
}

/** The same, and undefined where no word of feeling was said: "hmm, okay" comes to nothing, "play it" says nothing. */
export function feltIn(text: string, names: readonly string[]): number | undefined {
  const utterance = normalise(text);
  const words = spelt(utterance.words, KNOWN);
  const hits = hitsIn(words, utterance.words, utterance.sources, overlooked(words, names));
  const picture = pictured(text);
  if (hits.length === 0 && picture === 0) return undefined;
  const total = (combined(weighedByBut(words, hits)) + picture) * exclamation(text);
  return Math.round(Math.tanh(total) * 100) / 100 || 0;
}

function weighedByBut(words: readonly Word[], hits: readonly Hit[]): readonly Hit[] {
  const but = words.findLastIndex(({ text }) => BUT.has(text));
  if (but < 0 || !hits.some(({ at }) => at > but)) return hits;
  return hits.map(({ at, value }) => ({ at, value: value * (at < but ? BEFORE_BUT : AFTER_BUT) }));
}

function combined(hits: readonly Hit[]): number {
  let total = 0;
  for (const sign of [1, -1]) {
    const values = hits
      .map(({ value }) => value * sign)
      .filter((value) => value > 0)
      .sort((a, b) => b - a);
    for (const [rank, value] of values.entries()) total += sign * value * REPEATED ** rank;
  }
  return total;
}
