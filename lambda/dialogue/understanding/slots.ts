/** Slot → attribute values. */
import type { Act } from '../../../policy/meaning.ts';
import type { Attribute } from '../../../policy/vocabulary.ts';
import type { Value } from './attributes.ts';
import { eraAt } from './eras.ts';
import type { Lexicon, NameMatch } from './lexicon.ts';
import { normalise } from './normalise.ts';
import type { SpokenSlot } from './spoken.ts';
import { understand } from './understand.ts';

/** What a slot is called → the attribute it speaks of. Numbered copies ("genreTwo") are the same slot. */
const ATTRIBUTE_OF: ReadonlyMap<string, Attribute> = new Map(
  Object.entries<Attribute>({
    genre: 'genre',
    mood: 'mood',
    energy: 'energy',
    tempo: 'tempo',
    era: 'era',
    decade: 'era',
    year: 'era',
    artist: 'artist',
    track: 'track',
    song: 'track',
    album: 'album',
    activity: 'activity',
    vocals: 'vocals',
    acousticness: 'acousticness',
    popularity: 'popularity',
  }),
);
const NAMED: ReadonlySet<Attribute> = new Set(['artist', 'track', 'album']);

export function slotValues(slot: SpokenSlot, lexicon: Lexicon): readonly Value[] {
  const attribute = ATTRIBUTE_OF.get(slot.name.replace(/(One|Two|Three|Four)$/, ''));
  if (attribute === undefined) return likes(slot.heard, lexicon);
  if (NAMED.has(attribute)) return named(attribute as NameMatch['kind'], slot, lexicon);
  for (const words of [...slot.resolved.slice(0, 1), slot.heard]) {
    const value = meaningOf(attribute, words, lexicon);
    if (value) return [value];
  }
  // A mood slot holds "laid back" as readily as "sad": what the words mean outweighs the slot they were put in.
  return likes(slot.heard, lexicon);
}

function meaningOf(attribute: Attribute, words: string, lexicon: Lexicon): Value | undefined {
  if (attribute === 'genre') {
    const genre = lexicon.genres.resolve(words);
    return genre === undefined ? undefined : { attribute, value: genre };
  }
  if (attribute === 'era') {
    const spoken = normalise(words).words;
    for (const at of spoken.keys()) {
      const era = eraAt(spoken, at);
      if (era) return { attribute, value: era.value };
    }
    return undefined;
  }
  if (['low', 'medium', 'high'].includes(words)) return { attribute, value: words };
  const found = likes(words, lexicon).find((value) => value.attribute === attribute);
  if (found) return found;
  return attribute === 'mood' && (lexicon.moods as readonly string[]).includes(words)
    ? { attribute, value: words }
    : undefined;
}

function named(kind: NameMatch['kind'], { heard, resolved }: SpokenSlot, lexicon: Lexicon): readonly Value[] {
  const words = resolved[0] ?? heard;
  const match = lexicon.names.find(words, [kind], 1)[0] ?? lexicon.names.find(heard, [kind], 1)[0];
  return match ? [{ attribute: kind, value: match.name }] : [];
}

function likes(words: string, lexicon: Lexicon): readonly Value[] {
  const isInform = (act: Act): act is Extract<Act, { act: 'inform' }> => act.act === 'inform';
  return understand(words, undefined, lexicon)
    .acts.filter(isInform)
    .map(({ attribute, value }) => ({ attribute, value }));
}
