/**
 * What counts as a word: lower-cased runs of letters and digits, with apostrophes inside them ("don't"). A slot of a
 * sample utterance, `{genre}`, is one word: what fills it is counted with the values of its type. Everything else
 * separates. Plain on purpose: a measure should not depend on how clever its tokeniser is.
 */
const WORD = /\{[\p{L}\p{N}_.|]+\}|[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu;

export function tokensOf(text: string): readonly string[] {
  return text.normalize('NFKC').toLowerCase().replaceAll('’', "'").match(WORD) ?? [];
}

/** The same words, with every run that spells the phrase as one word: for what a prompt named itself, {@link NAMED}. */
export function namedAsOne(words: readonly string[], phrase: readonly string[]): readonly string[] {
  if (phrase.length === 0) return words;
  const found: string[] = [];
  for (let at = 0; at < words.length; ) {
    const here = phrase.every((word, i) => words[at + i] === word);
    found.push(here ? NAMED : words[at]!);
    at += here ? phrase.length : 1;
  }
  return found;
}

/** Cannot be said: it is spelled like a slot. */
export const NAMED = '{named}';
