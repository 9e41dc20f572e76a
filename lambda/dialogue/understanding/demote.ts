/**
 * Words that would mean something alone, but here belong to a name nobody knows: "blues" in "play Crossroad Blues",
 * "christian" in "by Christian Bautista". They are read as unknown after all.
 */
import type { Word } from './normalise.ts';
import type { Reading } from './readings.ts';
import { FILING, NOUNS } from './words.ts';

/** After these comes a description, in which an unknown adjective harms nothing ("some smoky jazz"). */
const DESCRIBING = new Set([
  'some',
  'any',
  'more',
  'no',
  'like',
  'good',
  'but',
  'not',
  'into',
  'something',
  'little',
  'really',
  'very',
  'love',
  'want',
  'hate',
  'really',
  'bit',
]);

export function demote(words: readonly Word[], covered: readonly Reading[]): readonly Reading[] {
  const demoted = new Set<Reading>();
  for (const [i, reading] of covered.entries()) {
    if (reading.meaning.kind !== 'value' || reading.meaning.attribute === 'era') continue;
    const run = runAround(words, covered, i);
    const strange = run.some(({ meaning }) => isStrange(meaning.kind)) || isPeopleOf(words, run);
    if (strange && !describes(words, covered, run)) demoted.add(reading);
  }
  for (const [i, reading] of covered.entries()) {
    if (inPerson(words, covered, i) || isTitle(words, reading)) demoted.add(reading);
  }
  return covered.map((reading) =>
    demoted.has(reading) ? { ...reading, meaning: { kind: 'unknown' }, worth: -1 } : reading,
  );
}

/** The unbroken run of values and unknown words a reading stands in; "of" holds titles together. */
function runAround(words: readonly Word[], covered: readonly Reading[], at: number): readonly Reading[] {
  const joins = (reading: Reading | undefined) =>
    reading !== undefined &&
    (reading.meaning.kind === 'value' || isStrange(reading.meaning.kind) || holds(words, reading.from));
  let from = at;
  while (joins(covered[from - 1])) from -= 1;
  let to = at + 1;
  while (joins(covered[to])) to += 1;
  return covered.slice(from, to);
}

/** "Country Men", "Rock Women": people beside a genre, without a word between them, are a title's. */
function isPeopleOf(words: readonly Word[], run: readonly Reading[]): boolean {
  const isPeople = ({ from, to }: Reading) => to === from + 1 && PEOPLE.has(words[from]!.text);
  return (
    run.some(isPeople) && run.some(({ meaning }) => meaning.kind === 'value' && meaning.attribute === 'genre')
  );
}
const PEOPLE = new Set(['men', 'women']);

function holds(words: readonly Word[], at: number): boolean {
  return (
    words[at]!.text === 'of' || (words[at - 1]?.text === 'of' && ['the', 'a', 'my'].includes(words[at]!.text))
  );
}

function describes(words: readonly Word[], covered: readonly Reading[], run: readonly Reading[]): boolean {
  const before = words[run[0]!.from - 1]?.text ?? '';
  const after = covered.find(({ from }) => from === run.at(-1)!.to);
  // "Metal Crash Course playlist" is called that.
  const next = after && !words[after.from]!.text.startsWith('playlist') ? after.meaning.kind : undefined;
  const last = words[run.at(-1)!.to - 1]!.text;
  return next === 'noun' || NOUNS.has(last) || DESCRIBING.has(before);
}

/** After "by" stands a person, known or not, up to the next preposition; only voices are described there ("by a female singer"). */
function inPerson(words: readonly Word[], covered: readonly Reading[], at: number): boolean {
  const { from, to, meaning } = covered[at]!;
  if (meaning.kind !== 'value' || meaning.attribute === 'era' || meaning.attribute === 'vocals') return false;
  const by = words.findLastIndex(({ text }, i) => i < from && text === 'by');
  if (by < 0 || covered.find((next) => next.from === to)?.meaning.kind === 'noun') return false;
  const between = covered.filter((reading) => reading.from > by && reading.from < from);
  return between.every(
    (reading) =>
      isStrange(reading.meaning.kind) ||
      reading.meaning.kind === 'value' ||
      words[reading.from]!.text === 'of',
  );
}

/** "The song Gangsta", "add Waltz for Debby": a title follows the word for one, or is what is filed somewhere. */
function isTitle(words: readonly Word[], { from, to, meaning }: Reading): boolean {
  if (meaning.kind !== 'value' || meaning.attribute === 'era') return false;
  const before = words[from - 1]?.text ?? '';
  if (TITLED.has(before) && (to === words.length || words[to]!.text === 'by')) return true;
  const filed = words.findLastIndex(({ text }, i) => i < from && FILING.has(text));
  if (filed < 0 || from - filed > 2 || words[to]?.text === 'on') return false;
  return (
    words[filed + 1]?.text !== 'on' &&
    ![words[to]?.text, words[to - 1]!.text].some((word) => NOUNS.has(word ?? '')) &&
    !DESCRIBING.has(before)
  );
}

const TITLED = new Set([
  'song',
  'track',
  'tune',
  'album',
  'record',
  'single',
  'ep',
  'lp',
  'titled',
  'called',
  'named',
]);

function isStrange(kind: Reading['meaning']['kind']): boolean {
  return kind === 'unknown' || kind === 'foreign';
}
