/**
 * Names from the catalogue. In speech nothing marks a name, and any word is somebody's song, so a name needs a slot:
 * after "by", before "songs", or all of what follows "play". It must fill the slot, edge to edge.
 */

import { asked } from './asking-for.ts';
import type { NameMatch, Names } from './lexicon.ts';
import { edgesOf } from './name-edges.ts';
import { type Slot, settingOf, slotOf, weightOf } from './name-slots.ts';
import { said, type Utterance, type Word } from './normalise.ts';
import type { Reading } from './readings.ts';

const LONGEST_NAME = 10;
const NAME_COST = 0.7;
/** Misspelt names are mostly well known ones: the less known a name, the nearer it has to be. */
const nearEnough = (popularity: number) => 1 - 0.15 * popularity;

export function mentions(
  utterance: Utterance,
  lexical: readonly Reading[],
  names: Names,
  answering: boolean,
): readonly Reading[] {
  const { words } = utterance;
  const setting = settingOf(words, lexical, answering);
  const edges = edgesOf(words, lexical);
  const readings: Reading[] = [];
  for (const from of words.keys()) {
    if (!edges.left[from]) continue;
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_NAME); to += 1) {
      const open = !edges.right[to];
      // "Play Michael Bublé Save the Last Dance", "similar to Taylor Swift Reputation": two names may meet, the first an artist's.
      if (open && (to - from < 2 || !(setting.likened[from] || asked(words, from)))) continue;
      const slot = slotOf(words, from, to, setting);
      if (!slot || (open && !slot.kinds.includes('artist'))) continue;
      const worth =
        (slot.support > 1 ? to - from : weightOf(words, from, to, setting)) + slot.support - NAME_COST;
      if (worth <= 0) continue;
      const phrase = said(utterance, from, to);
      const match = chosen(names.exact(phrase, open ? ['artist'] : slot.kinds, 6), slot, phrase);
      if (match) readings.push({ from, to, meaning: { kind: 'name', match }, worth });
    }
  }
  return readings;
}

/** Second hearing: slots whose words nothing explained, looked up with mishearings and misspellings forgiven. */
export function misheard(
  utterance: Utterance,
  covered: readonly Reading[],
  names: Names,
  answering: boolean,
): readonly Reading[] {
  const { words } = utterance;
  const setting = settingOf(words, covered, answering);
  const { right } = edgesOf(words, covered);
  const readings: Reading[] = [];
  const unknown = covered.filter(({ meaning }) => meaning.kind === 'unknown').length;
  if (unknown === 0 || unknown > 8) return readings;
  const known = new Set(covered.filter(({ meaning }) => meaning.kind === 'unknown').map(({ from }) => from));
  for (const { from, to } of spans(words, covered, known)) {
    const slot = right[to] ? slotOf(words, from, to, setting) : undefined;
    if (!slot || slot.support < 0.6 || to - from > 6) continue;
    const match = names.find(said(utterance, from, to), slot.kinds, 1)[0];
    if (!match || match.similarity < nearEnough(match.popularity)) continue;
    readings.push({
      from,
      to,
      meaning: { kind: 'name', match },
      worth: (to - from + slot.support) * match.similarity,
    });
  }
  return readings;
}

/** Maximal runs of words nobody could read, with the function words between and before them. */
function spans(
  words: readonly Word[],
  covered: readonly Reading[],
  unknown: ReadonlySet<number>,
): readonly { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  const filler = new Set(covered.filter(({ meaning }) => meaning.kind === 'filler').map(({ from }) => from));
  for (let at = 0; at < words.length; at += 1) {
    if (!unknown.has(at)) continue;
    let to = at + 1;
    for (let next = to; next < words.length && (unknown.has(next) || filler.has(next)); next += 1)
      if (unknown.has(next)) to = next + 1;
    runs.push({ from: at, to });
    if (words[at - 1]?.text === 'the') runs.push({ from: at - 1, to });
    at = to;
  }
  return runs;
}

/** An artist before a recording of the same name, unless hardly anyone knows the artist and many the song; a name spelt so before one that only folds alike. */
function chosen(matches: readonly NameMatch[], slot: Slot, words: string): NameMatch | undefined {
  const certain = matches.filter(({ similarity }) => similarity === 1);
  const pool = certain.length > 0 ? certain : matches;
  const order = (match: NameMatch) =>
    match.popularity +
    (match.kind === slot.kinds[0] ? 0.5 : 0) +
    (match.name.toLowerCase() === words.toLowerCase() ? 0.3 : 0);
  return [...pool].sort((a, b) => order(b) - order(a))[0];
}
