/**
 * The entropy of n-grams, in bits. Each utterance is framed with n − 1 start marks and, from bigrams on, one end mark
 * (Jurafsky & Martin, "N-gram language models"), so that short utterances have their n-grams too.
 */

export interface Entropy {
  readonly n: number;
  /** Maximum likelihood: the entropy of what was counted. Too low by about (kinds − 1) / 2N nats. */
  readonly plugIn: number;
  /** With that bias taken off (Miller 1955). Still too low where most n-grams are seen once. */
  readonly millerMadow: number;
}

export function ngramEntropy(utterances: readonly (readonly string[])[], n: number): Entropy {
  const counts = new Map<string, number>();
  for (const words of utterances)
    for (const ngram of ngramsOf(words, n)) counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  return { n, ...entropyOf([...counts.values()]) };
}

/** @param counts above 0. @throws RangeError when there are none. */
export function entropyOf(counts: readonly number[]): Omit<Entropy, 'n'> {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) throw new RangeError('nothing was counted: there is no entropy');
  // H = log N − Σ c log c / N: one rounding fewer a kind than with shares.
  const plugIn = Math.max(
    0,
    Math.log2(total) - counts.reduce((sum, count) => sum + count * Math.log2(count), 0) / total,
  );
  return { plugIn, millerMadow: plugIn + (counts.length - 1) / (2 * total * Math.LN2) };
}

const START = '\u0002';
const END = '\u0003';
const BETWEEN = ' ';

/** Words have no blank in them, so joining them is unambiguous. */
export function ngramsOf(words: readonly string[], n: number): readonly string[] {
  const framed = n === 1 ? words : [...Array<string>(n - 1).fill(START), ...words, END];
  return Array.from({ length: framed.length - n + 1 }, (_, at) => framed.slice(at, at + n).join(BETWEEN));
}
