/** Values and wishes in words, as one says them in a sentence. The words themselves are in `words.en.json`. */
import { type Era, eraFromKey } from '../../../policy/meaning.ts';
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { Constraint } from '../../catalog/constraint.ts';
import { isGraded } from '../../catalog/levels.ts';
import { fill } from './fill.ts';
import words from './words.en.json' with { type: 'json' };

const FIRST_RECORDINGS = 1900;
const OPEN_END = 2090;

/** One value on its own: "laid back", "the eighties", "alternative rock". */
export function spokenValue(attribute: Attribute, value: string): string {
  if (isGraded(attribute)) return inTable(words.levels[attribute], value) ?? value;
  // Kinds of music whose names are no nouns: "some classical" is not what one says.
  if (attribute === 'genre') return inTable(words.genres, value) ?? value;
  if (attribute === 'vocals') return inTable(words.vocals, value) ?? value;
  if (attribute === 'activity') return inTable(words.activities, value) ?? value;
  const era = attribute === 'era' ? eraFromKey(value) : undefined;
  return era ? spokenEra(era) : value;
}

/** In the order one says them: how it sounds, what it is, where it comes from. */
const BEFORE: readonly Attribute[] = ['popularity', 'mood', 'energy', 'tempo', 'acousticness'];
const BEHIND = ['track', 'album', 'artist', 'vocals', 'era', 'activity'] as const;

/** Named when a station is described: the last things ruled out, not a list of them all. */
const MOST_EXCLUSIONS = 2;

/** A set of wishes as one phrase: "laid back, acoustic alternative rock from the nineties, but no country". */
export function spokenWishes(wishes: readonly Constraint[]): string {
  const liked = (attribute: Attribute) =>
    listed(
      wishes
        .filter((wish) => wish.attribute === attribute && wish.polarity === 'like')
        .map((wish) => spokenValue(attribute, wish.value)),
      'or',
    );
  const adjectives = BEFORE.map(liked).filter(Boolean).join(words.lists.comma);
  const rest = BEHIND.map((attribute) => {
    const value = liked(attribute);
    return value && fill(words.wishes[attribute], { value });
  });
  const said = [adjectives, liked('genre') || words.wishes.music, ...rest].filter(Boolean).join(' ');
  const excluded = wishes.filter((wish) => wish.polarity === 'dislike').slice(-MOST_EXCLUSIONS);
  if (excluded.length === 0) return said;
  return fill(words.wishes.but, { wishes: said, exclusions: listed(excluded.map(spokenExclusion), 'and') });
}

/** "no country", "nothing sad", "nothing from the eighties". */
export function spokenExclusion({ attribute, value }: Constraint): string {
  const { instrumental, other } = words.exclusions;
  if (attribute === 'vocals' && value === 'instrumental') return instrumental;
  return fill(inTable(words.exclusions, attribute) ?? other, { value: spokenValue(attribute, value) });
}

export function listed(all: readonly string[], joiner: 'or' | 'and'): string {
  const last = all.at(-1) ?? '';
  if (all.length < 2) return last;
  return fill(words.lists[joiner], { most: all.slice(0, -1).join(words.lists.comma), last });
}

/** By its own keys only: somebody will say "constructor". */
export function inTable(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function spokenEra({ from, to }: Era): string {
  if (from === to) return String(from);
  const decade = to - from === 9 ? inTable(words.decades, String(from)) : undefined;
  if (decade) return decade;
  if (from <= FIRST_RECORDINGS) return fill(words.era.before, { year: String(to + 1) });
  if (to >= OPEN_END) return fill(words.era.after, { year: String(from - 1) });
  return fill(words.era.between, { from: String(from), to: String(to) });
}
