/**
 * Slips of the tongue: "nineties, no wait, eighties". A marker takes back what was said before it, as soon as something
 * of the same kind is put in its place; the mistaken value is forgotten, not disliked.
 */
import type { Act } from '../../../policy/meaning.ts';
import type { Word } from './normalise.ts';
import { phrasesOf } from './phrases.ts';
import type { Reading, Undo } from './readings.ts';
import { NOUNS } from './words.ts';

const MARKERS = phrasesOf<Undo>({
  all: `
    no wait, no wait no, wait no, wait a minute, wait a second, wait wait, wait, oh wait, hold on, hang on, no hold on,
    no hang on, scratch that, strike that, no scratch that, no strike that, forget that, no forget that,
    forget i said that, cancel that, no cancel that, i take that back, i take it back, take that back, on second thought,
    on second thoughts, no on second thought, changed my mind, i changed my mind, i have changed my mind,
    no i changed my mind, let us make it, let us make that, no let us, no let us do, no let us make it, no let us go with,
    no i want, no i wanted, no i would like, no make it, no make that, no give me, no play, no actually, actually no,
    no no, no no no, no instead, no better, no rather, change that to, change it to, no change it to, no change that to,
    or no, or wait, or no wait, no sorry wait, sorry no wait, no not that, ah no, oh no, uh no, um no, hmm no, well no
  `,
  one: `
    i mean, i meant, i meant to say, i mean to say, i did mean, what i meant was, what i mean is, i actually meant,
    no i mean, no i meant, sorry i mean, sorry i meant, oh i mean, oh i meant, or i mean, i said, no i said, i did say,
    sorry, i am sorry, so sorry, no sorry, sorry no, oh sorry, pardon, excuse me, my mistake, my bad, my error,
    correction, oops, oops sorry, whoops, woops, or rather, or actually, or better, or better yet, better yet, actually,
    actually make it, actually make that, make it, make that, or make it, or make that, rather make it, i should say,
    i should have said, that should be, that is to say, let me rephrase that, let me correct that, let me correct myself
  `,
});

export interface Correction {
  readonly undo: Undo;
  /** Exclusive. */
  readonly to: number;
}

/** After these a title starts ("play Hold On"), or what follows insists ("and I mean jazz"). */
const NO_SLIP_AFTER = new Set([
  'and',
  'play',
  'hear',
  'to',
  'the',
  'a',
  'song',
  'track',
  'called',
  'add',
  'by',
]);

/** Only a "no" with a pause on both sides takes back; any other refuses what follows. */
export function correctionAt(words: readonly Word[], at: number): Correction | undefined {
  const before = words[at - 1];
  if (before && NO_SLIP_AFTER.has(before.text)) return undefined;
  const found = MARKERS.longest(words, at);
  if (found) return { undo: found.meaning, to: found.to };
  const { text, pause } = words[at]!;
  return text === 'no' && pause && before?.pause ? { undo: 'all', to: at + 1 } : undefined;
}

/** Names follow markers too ("Queen, I mean Abba"), but not those that open titles ("Make It Rain", "Wait Wait"). */
export function opensNames(words: readonly Word[], at: number): boolean {
  return !['make', 'wait', 'hold', 'hang', 'actually', 'let'].includes(words[at]!.text);
}

/**
 * "Fast, no slow": one does not refuse an adjective that way ("nothing slow", "no slow songs"), one corrects it. A noun
 * can be refused so ("rock, no metal").
 */
export function takesBack(
  words: readonly Word[],
  at: number,
  next: Reading | undefined,
  acts: readonly Act[],
): boolean {
  if (words[at]!.text !== 'no' || next?.meaning.kind !== 'value' || next.from !== at + 1) return false;
  const { attribute } = next.meaning;
  if (attribute === 'genre' || attribute === 'activity') return false;
  const refused = NOUNS.has(words[next.to - 1]!.text) || NAMING.has(words[next.to]?.text ?? '');
  return !refused && !NOUNS.has(words[next.to]?.text ?? '') && acts.some((act) => isWish(act, attribute));
}

const NAMING = new Set(['ones', 'one', 'stuff', 'things', 'thing', 'kind', 'vocals']);

function isWish(act: Act, attribute: string): boolean {
  return act.act === 'inform' && act.polarity === 'like' && act.attribute === attribute;
}

/** The acts without what `act` was said in place of. `before` counts the acts that stood before the marker. */
export function mended(acts: readonly Act[], before: number, undo: Undo, act: Act): readonly Act[] {
  const mistaken = acts.map((said, i) => i < before && isSameKind(said, act));
  const last = mistaken.lastIndexOf(true);
  return acts.filter((_, i) => !mistaken[i] || (undo === 'one' && i !== last));
}

/** A dislike was no slip: "not rock, I mean jazz" means both. */
function isSameKind(said: Act, act: Act): boolean {
  if (act.act === 'inform') return isWish(said, act.attribute);
  if (act.act === 'critique') return said.act === 'critique' && said.axis === act.axis;
  return act.act === 'more-like' && said.act === 'more-like';
}
