/** Where a name can begin and end: at the words requests are built of. */
import { opensNames } from './corrections.ts';
import type { Word } from './normalise.ts';
import type { Reading } from './readings.ts';
import { LEFT_EDGES, RIGHT_EDGES } from './words.ts';

export interface Edges {
  readonly left: readonly boolean[];
  readonly right: readonly boolean[];
}

export function edgesOf(words: readonly Word[], lexical: readonly Reading[]): Edges {
  const left = Array.from(
    { length: words.length + 1 },
    (_, i) => i === 0 || words[i - 1]!.pause || LEFT_EDGES.has(words[i - 1]!.text),
  );
  const right = Array.from(
    { length: words.length + 1 },
    (_, i) => i === words.length || (i > 0 && words[i - 1]!.pause) || RIGHT_EDGES.has(words[i]?.text ?? ''),
  );
  const readable = words.map(() => false);
  for (const { from, to, meaning } of lexical) if (meaning.kind !== 'foreign') readable.fill(true, from, to);
  for (const at of words.keys()) {
    // "The Fool on the Hill": the preposition belongs to a title when nobody can read what follows it.
    const next = ['the', 'a', 'my'].includes(words[at + 1]?.text ?? '') ? at + 2 : at + 1;
    if (WITHIN_TITLES.has(words[at]!.text) && next < words.length && !readable[next]) right[at] = false;
    // "Feel the Passion": an article opens a name only where the name could have opened without it.
    if (ARTICLES.has(words[at]!.text) && at > 0 && !left[at] && !carried(lexical, at)) left[at + 1] = false;
  }
  for (const { from, to, meaning } of lexical) {
    const { kind } = meaning;
    if (kind === 'noun' || kind === 'verb' || kind === 'likeness' || kind === 'aside' || kind === 'polarity')
      left[to] = true;
    if (kind === 'noun' || kind === 'aside' || kind === 'likeness') right[from] = true;
    if (kind === 'correction') right[from] = true;
    if (kind === 'correction' && opensNames(words, from)) left[to] = true;
    if (kind === 'value' && meaning.attribute === 'era') left[to] = right[from] = true;
  }
  return { left, right };
}

const ARTICLES = new Set(['the', 'a', 'an', 'some', 'any', 'all', 'this', 'that']);
const WITHIN_TITLES = new Set([
  'on',
  'in',
  'for',
  'with',
  'to',
  'into',
  'at',
  'like',
  'through',
  'and',
  'or',
  'as',
]);

/** A verb, a noun or an ordering ends here. */
function carried(lexical: readonly Reading[], at: number): boolean {
  return lexical.some(
    ({ to, meaning }) =>
      to === at && meaning.kind !== 'value' && meaning.kind !== 'foreign' && meaning.kind !== 'filler',
  );
}
