/**
 * Finds sentences that two samples can both produce. A sample is a sequence of words and slots; a slot stands for any
 * of its type's values, or for anything. That makes a sample a small automaton over words, and an overlap a sentence
 * both automata accept: found by walking the two in step, which also covers one slot against half of another.
 */
import type { Trie, TrieNode } from './trie.ts';

/** What a slot can hold: listed values, or any words at all. */
export type Language = Trie | 'anything';

export type Element =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'slot'; readonly type: string; readonly language: Language };

export interface Parsed {
  readonly intent: string;
  readonly sample: string;
  readonly elements: readonly Element[];
}

/** The words [from, to) of a sentence that an element stands for. */
export interface Span {
  readonly element: Element;
  readonly from: number;
  readonly to: number;
}

export interface Overlap {
  readonly a: Parsed;
  readonly b: Parsed;
  readonly sentence: readonly string[];
}

/** Where a walk stands in a sample: before an element, or inside a slot. */
interface Place {
  readonly at: number;
  readonly inside?: TrieNode | 'anything';
}

/** Stands for a word nobody else names, where two slots for anything meet. */
const SOME_WORD = '…';
const START: Place = { at: 0 };

/** One overlap for every two samples of different intents that have any. */
export function overlaps(samples: readonly Parsed[]): readonly Overlap[] {
  const found: Overlap[] = [];
  for (const [a, b] of candidatePairs(samples)) {
    const overlap = overlapOf(a, b);
    if (overlap) found.push(overlap);
  }
  return found;
}

export function overlapOf(a: Parsed, b: Parsed): Overlap | undefined {
  const seen = new Set<string>();
  const sentence: string[] = [];
  const walk = (left: Place, right: Place): boolean => {
    const leftDone = left.at === a.elements.length;
    const rightDone = right.at === b.elements.length;
    if (leftDone || rightDone) return leftDone && rightDone;
    const key = `${placeKey(left)}/${placeKey(right)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    for (const word of sharedWords(wordsAt(left, a), wordsAt(right, b))) {
      sentence.push(word);
      for (const nextLeft of step(left, word, a)) {
        for (const nextRight of step(right, word, b)) if (walk(nextLeft, nextRight)) return true;
      }
      sentence.pop();
    }
    return false;
  };
  return walk(START, START) ? { a, b, sentence } : undefined;
}

/** How a sample says a sentence, element by element; undefined when it cannot. */
export function spansOf(sample: Parsed, sentence: readonly string[]): readonly Span[] | undefined {
  const walk = (place: Place, start: number, to: number): Span[] | undefined => {
    if (place.at === sample.elements.length) return to === sentence.length ? [] : undefined;
    const word = sentence[to];
    if (word === undefined) return undefined;
    for (const next of step(place, word, sample)) {
      const ended = next.at > place.at;
      const rest = walk(next, ended ? to + 1 : start, to + 1);
      if (rest)
        return ended ? [{ element: sample.elements[place.at]!, from: start, to: to + 1 }, ...rest] : rest;
    }
    return undefined;
  };
  return walk(START, 0, 0);
}

/** Two samples that begin with different words never meet, which leaves a few per cent of all pairs. */
function* candidatePairs(samples: readonly Parsed[]): Generator<readonly [Parsed, Parsed]> {
  const byFirstWord = new Map<string, Parsed[]>();
  const slotFirst: Parsed[] = [];
  for (const sample of samples) {
    const first = sample.elements[0];
    const earlier =
      first?.kind === 'word' ? (byFirstWord.get(first.word) ?? []) : [...byFirstWord.values()].flat();
    for (const other of [...earlier, ...slotFirst]) if (other.intent !== sample.intent) yield [other, sample];
    if (first?.kind === 'word') byFirstWord.set(first.word, [...earlier, sample]);
    else slotFirst.push(sample);
  }
}

type NextWords = { readonly size: number; has(word: string): boolean; keys(): Iterable<string> } | 'anything';

function wordsAt({ at, inside }: Place, { elements }: Parsed): NextWords {
  const element = elements[at]!;
  if (inside !== undefined) return inside === 'anything' ? inside : inside.next;
  if (element.kind === 'word') return new Set([element.word]);
  return element.language === 'anything' ? 'anything' : element.language.root.next;
}

function* sharedWords(left: NextWords, right: NextWords): Generator<string> {
  if (left === 'anything') yield* right === 'anything' ? [SOME_WORD] : right.keys();
  else if (right === 'anything') yield* left.keys();
  else {
    const [few, many] = left.size <= right.size ? [left, right] : [right, left];
    for (const word of few.keys()) if (many.has(word)) yield word;
  }
}

/** Where a sample can stand after a word: deeper in its slot, behind it, or both. Empty when the word does not fit. */
function step({ at, inside }: Place, word: string, { elements }: Parsed): readonly Place[] {
  const element = elements[at]!;
  const behind: Place = { at: at + 1 };
  if (element.kind === 'word') return element.word === word ? [behind] : [];
  if (element.language === 'anything') return [behind, { at, inside: 'anything' }];
  const node = inside === undefined ? element.language.root : (inside as TrieNode);
  const next = node.next.get(word);
  if (!next) return [];
  const deeper: Place[] = next.next.size > 0 ? [{ at, inside: next }] : [];
  return next.ends ? [behind, ...deeper] : deeper;
}

function placeKey({ at, inside }: Place): string {
  return inside === undefined ? `${at}` : `${at}:${inside === 'anything' ? '*' : inside.id}`;
}
