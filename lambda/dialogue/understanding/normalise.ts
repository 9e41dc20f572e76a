/** Text → words. Contractions are opened for the grammar, while names are looked up by what was actually said. */

import { CONTRACTIONS } from './contractions.ts';

export interface Word {
  /** Lower case, contraction opened, no punctuation: what the grammar reads. */
  readonly text: string;
  /** Which piece of the source the word came from; two words may share one ("don't"). */
  readonly source: number;
  /** A comma, stop or dash follows. */
  readonly pause: boolean;
  /** A sentence ends here. */
  readonly end: boolean;
}

export interface Utterance {
  readonly words: readonly Word[];
  readonly sources: readonly string[];
}

/**
 * Longer input is cut, not refused: nobody says this much in one breath, and what matters is said first. The letters
 * are cut too, because a script without spaces makes one word of a page.
 */
const MOST_LETTERS = 1_000;
const MOST_WORDS = 80;

const SUFFIXES: readonly (readonly [string, string])[] = [
  ["n't", 'not'],
  ["'re", 'are'],
  ["'ve", 'have'],
  ["'ll", 'will'],
  ["'d", 'would'],
  ["'m", 'am'],
];
/** After these "'s" is a verb; after anything else it is a possessive and stays a word of its own. */
const VERB_S = new Set([
  'it',
  'that',
  'what',
  'who',
  'he',
  'she',
  'there',
  'here',
  'how',
  'where',
  'when',
  'this',
]);

/** A stop that ends no sentence: "St. Vincent", "feat. Drake", "M.I.A.". */
const ABBREVIATED = /^(mr|mrs|ms|dr|st|feat|ft|vs|vol|jr|sr|(\p{L}\.)*\p{L})\.$/iu;

export function normalise(text: string): Utterance {
  const words: Word[] = [];
  const sources: string[] = [];
  const plain = text
    .slice(0, MOST_LETTERS)
    // A sign of its own, the ellipsis, is part of names ("Regulate…"); dots typed in a row are a pause.
    .replace(/\.{2,}/g, '. ')
    .normalize('NFKC')
    .replace(/[’‘`´]/g, "'")
    .replace(/(\d)\s*[-–—]\s*(?=\d)/g, '$1 to ')
    .replace(/(\d)\s?'?\s?s\b/gi, '$1s')
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    // "That's right.Thank you", "okay..this is perfect": the space was forgotten.
    .replace(/(\p{L}{2}[.!?])(?=\p{Lu}\p{Ll})/gu, '$1 ');
  for (const piece of plain.split(/[\s"“”()[\]]+/)) {
    if (words.length >= MOST_WORDS) break;
    const hyphened = piece.split(/(?<=[\p{L}\p{N}])[-–—/](?=[\p{L}\p{N}])/u);
    for (const [i, part] of hyphened.entries()) {
      const said = part
        .replace(/^[^\p{L}\p{N}&$+']+|[^\p{L}\p{N}!$+&'.]+$/gu, '')
        .replace(/[.!]+$/, (end) => (part.includes('.', 1) && /^\p{L}\.(\p{L}\.)*$/u.test(part) ? end : ''))
        // "Useful,." ends in both.
        .replace(/,+$/, '');
      const pause = i === hyphened.length - 1 && /[,;:.!?–—]$/.test(piece);
      if (!/[\p{L}\p{N}&+]/u.test(said)) {
        if (pause || /[-–—|]/.test(part)) markPause(words);
        continue;
      }
      sources.push(said);
      const opened = open(said.toLowerCase());
      const end = pause && /[.!?]$/.test(piece) && !ABBREVIATED.test(piece);
      for (const [k, text] of opened.entries()) {
        const last = k === opened.length - 1;
        words.push({ text, source: sources.length - 1, pause: pause && last, end: end && last });
      }
    }
  }
  return { words: words.slice(0, MOST_WORDS), sources };
}

/** The words [from, to) as they were said, for names. */
export function said(utterance: Utterance, from: number, to: number): string {
  const first = utterance.words[from];
  const last = utterance.words[to - 1];
  if (!first || !last) return '';
  const pieces = utterance.sources.slice(first.source, last.source + 1);
  // A possessive's name ends before its "'s".
  const cut = utterance.words[to];
  if (cut?.text === "'s" && cut.source === last.source) pieces.push(pieces.pop()!.replace(/'s$/i, ''));
  return pieces.join(' ');
}

function open(word: string): readonly string[] {
  const bare = word.replace(/^'+|'+$/g, '') || word;
  const whole = CONTRACTIONS.get(word) ?? CONTRACTIONS.get(bare);
  if (whole) return whole.split(' ');
  for (const [suffix, opened] of SUFFIXES) {
    if (bare.endsWith(suffix) && bare.length > suffix.length) return [bare.slice(0, -suffix.length), opened];
  }
  if (bare.endsWith("'s") && bare.length > 2)
    return [bare.slice(0, -2), VERB_S.has(bare.slice(0, -2)) ? 'is' : "'s"];
  return [bare.replace(/^\+|[$!]+$/g, '') || bare];
}

function markPause(words: Word[]): void {
  const last = words.at(-1);
  if (last) words[words.length - 1] = { ...last, pause: true };
}
