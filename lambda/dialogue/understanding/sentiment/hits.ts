/** The words of feeling in a reply: one walk that remembers what was negated, strengthened and hesitated over. */
import type { Word } from '../normalise.ts';
import { set } from '../words.ts';
import { AFTER, BEFORE, HESITATIONS, isShouted, isStretched } from './degrees.ts';
import { FEELINGS, type Feeling, TASTE } from './lexicon.ts';
import { denied, isRefusal, NEGATORS, SCOPE } from './negation.ts';
import { objectOf } from './objects.ts';
import { endOfClause } from './wishes.ts';

export interface Hit {
  readonly at: number;
  readonly value: number;
}

/** A shouted or drawn out word is meant more. */
const LOUD = 1.3;
const HESITANT = 0.7;
/** Within a negation a degree only softens: "not very good" is milder than "not good". */
const DENIED_DEGREE = 0.85;
/** How far a degree reaches: "really", then "not my thing". */
const REACH = 3;
const OBJECTS = set('it, this, that, these, those, them, one, song, track, the, music, tune, band, her, him');

/** @param skipped words that ask rather than feel. */
export function hitsIn(
  words: readonly Word[],
  asSaid: readonly Word[],
  sources: readonly string[],
  skipped: readonly boolean[],
): readonly Hit[] {
  const hits: Hit[] = [];
  let negatedUntil = 0;
  let degree = 1;
  let degreeUntil = 0;
  let hesitant = 1;
  for (let at = 0; at < words.length; ) {
    const end = endOfClause(words, at);
    if (at > 0 && words[at - 1]!.pause) negatedUntil = degreeUntil = 0;
    if (skipped[at]) {
      at += 1;
      continue;
    }
    const found = feelingAt(words, at, end);
    const scale = BEFORE.longest(words, at, end);
    if (
      scale &&
      (!found || scale.to > found.to || (scale.to === found.to && leadsOn(words, scale.to, end)))
    ) {
      const inherited = at < degreeUntil ? degree : 1;
      const loud = isLoud(asSaid, sources, at) ? LOUD : 1;
      degree = at < negatedUntil ? inherited * DENIED_DEGREE : inherited * scale.meaning * loud;
      degreeUntil = scale.to + REACH;
      at = scale.to;
      continue;
    }
    const negator = NEGATORS.longest(words, at, end);
    if (!found || (negator && turns(words, at, negator.to, found.to, end))) {
      if (negator) negatedUntil = negator.to + (words[at]!.text === 'no' ? 1 : SCOPE);
      if (words[at]!.text === 'but') negatedUntil = 0;
      at = negator?.to ?? at + 1;
      continue;
    }
    if (HESITATIONS.has(words[at]!.text) && found.to === at + 1) hesitant = HESITANT;
    const negated = at < negatedUntil;
    const feeling = negated ? denied(found.feeling) : found.feeling.valence;
    const object = found.taste ? objectOf(words, at, found.to, end, feeling) : { weight: 1, to: found.to };
    const after = degreeAfter(words, found.to, end);
    const loud = words.some((_, i) => i >= at && i < found.to && isLoud(asSaid, sources, i)) ? LOUD : 1;
    const scaled = feeling * object.weight * (at < degreeUntil ? degree : 1) * (after?.meaning ?? 1) * loud;
    if (scaled !== 0) hits.push({ at, value: scaled * (HESITATIONS.has(words[at]!.text) ? 1 : hesitant) });
    if (negated) negatedUntil = 0;
    degree = 1;
    at = Math.max(object.to, after?.to ?? 0);
  }
  return hits;
}

function feelingAt(
  words: readonly Word[],
  at: number,
  end: number,
): { feeling: Feeling; to: number; taste: boolean } | undefined {
  const plain = FEELINGS.longest(words, at, end);
  const taste = TASTE.longest(words, at, end);
  if (taste && taste.to > (plain?.to ?? 0)) return { feeling: taste.meaning, to: taste.to, taste: true };
  // "Absolutely not" refuses; "absolutely not good" goes on.
  if (plain && words[plain.to - 1]!.text === 'not' && plain.to < end) return undefined;
  if (plain) return { feeling: plain.meaning, to: plain.to, taste: false };
  return isTooMuch(words, at, end) ? { feeling: TOO_MUCH, to: at + 2, taste: false } : undefined;
}

/** "Too screamy": too much of anything is a complaint, whatever it is; "me too" and "that one too please" are none. */
function isTooMuch(words: readonly Word[], at: number, end: number): boolean {
  if (words[at]!.text !== 'too' || at + 1 >= end || words[at - 1]?.text === 'me') return false;
  return !GOES_ON_AFTER_TOO.has(words[at + 1]!.text) && FEELINGS.longest(words, at + 1, end) === undefined;
}
/** "Not too heavy" is a wish. */
const TOO_MUCH: Feeling = { valence: -0.32, denied: 0 };
const GOES_ON_AFTER_TOO = set(
  `
    play, i, please, and, or, but, so, can, for, on, in, with, thanks, thank, that, this, it, the, a,
    if, when, as, by, from, to, is, what
  `,
);

/** "Definitely" agrees alone; before "good" or "not" it only strengthens. */
function leadsOn(words: readonly Word[], to: number, end: number): boolean {
  if (to >= end) return false;
  for (let at = to; at < Math.min(end, to + 2); at += 1)
    if (feelingAt(words, at, end) || NEGATORS.longest(words, at, end)) return true;
  return false;
}

/** "No good" and "not exactly exciting" turn what follows; "no" and "not really" alone are answers. */
function turns(words: readonly Word[], at: number, to: number, found: number, end: number): boolean {
  if (found > to) return false;
  if (words[at]!.text === 'no') return !isRefusal(words, at);
  return found === to ? found < end : leadsOn(words, to, end);
}

/** Behind the feeling and its object: "like it a lot", "love this so much". */
function degreeAfter(words: readonly Word[], from: number, end: number) {
  let at = from;
  while (at < end && at < from + 3 && OBJECTS.has(words[at]!.text)) at += 1;
  return AFTER.longest(words, at, end);
}

function isLoud(asSaid: readonly Word[], sources: readonly string[], at: number): boolean {
  const word = asSaid[at]!;
  return isStretched(word.text) || isShouted(sources[word.source] ?? '');
}
