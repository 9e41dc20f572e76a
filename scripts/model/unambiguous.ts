/**
 * Takes out of the name types whatever would make one sentence mean two intents: a song called "Something Else"
 * cannot be both a title and a wish for another. The samples win, because they are what everybody says; the name
 * is still understood where the recogniser hears it, since slots are no enumerations.
 */
import { languagesOf, parsedSamples } from './languages.ts';
import { type Element, type Overlap, overlapOf, overlaps, type Span, spansOf } from './overlap.ts';
import { readings } from './sayable.ts';
import type { Intent, SlotType } from './schema.ts';
import { formsOf } from './slot-type.ts';
import type { Trie } from './trie.ts';

/** A name as it is said. */
export interface SaidName {
  readonly type: string;
  readonly words: string;
}

export interface Unambiguous {
  readonly types: readonly SlotType[];
  /** The names that were taken out, as they were heard. */
  readonly leftOut: readonly SaidName[];
  /** What taking names out cannot mend: the samples have to change. */
  readonly remaining: readonly Overlap[];
}

export function unambiguous(
  intents: readonly Intent[],
  types: readonly SlotType[],
  names: ReadonlySet<string>,
): Unambiguous {
  const languages = languagesOf(types);
  const leftOut: SaidName[] = [];
  const remaining: Overlap[] = [];
  for (const { a, b } of overlaps(parsedSamples(intents, languages))) {
    // Two samples can share many sentences, or by now none; each round takes out the names of one.
    for (let overlap = overlapOf(a, b); overlap; overlap = overlapOf(a, b)) {
      const guilty = namesAtFault(overlap, names);
      if (guilty.length === 0) {
        remaining.push(overlap);
        break;
      }
      for (const { type, words } of guilty) (languages.get(type) as Trie).remove(words.split(' '));
      leftOut.push(...guilty);
    }
  }
  return { types: types.map((type) => without(type, leftOut)), leftOut, remaining };
}

/**
 * The names that the other sample takes for something else: first of all those that say its fixed words. In
 * "something else by Queen" both samples agree on Queen, and the song is at fault.
 */
function namesAtFault({ a, b, sentence }: Overlap, names: ReadonlySet<string>): readonly SaidName[] {
  const [left, right] = [spansOf(a, sentence) ?? [], spansOf(b, sentence) ?? []];
  const doubted = (spans: readonly Span[], others: readonly Span[], kinds: readonly Element['kind'][]) =>
    spans.flatMap(({ element, from, to }): SaidName[] => {
      if (element.kind === 'word' || !names.has(element.type)) return [];
      const doubt = others.some(
        (other) =>
          other.from < to &&
          from < other.to &&
          kinds.includes(other.element.kind) &&
          !sameSlot(other, { element, from, to }),
      );
      return doubt ? [{ type: element.type, words: sentence.slice(from, to).join(' ') }] : [];
    });
  const atFault = (kinds: readonly Element['kind'][]) => [
    ...doubted(left, right, kinds),
    ...doubted(right, left, kinds),
  ];
  const saysWords = atFault(['word']);
  return saysWords.length > 0 ? saysWords : atFault(['word', 'slot']);
}

function sameSlot(one: Span, other: Span): boolean {
  const type = ({ element }: Span) => (element.kind === 'slot' ? element.type : undefined);
  return one.from === other.from && one.to === other.to && type(one) === type(other);
}

function without(type: SlotType, leftOut: readonly SaidName[]): SlotType {
  const gone = new Set(leftOut.filter((filler) => filler.type === type.name).map(({ words }) => words));
  if (gone.size === 0) return type;
  const values = type.values.flatMap((value) => {
    const [first, ...synonyms] = formsOf(value).filter(
      (form) => !readings(form).some((words) => gone.has(words.join(' '))),
    );
    return first === undefined
      ? []
      : [{ id: value.id, name: { value: first, ...(synonyms.length > 0 ? { synonyms } : {}) } }];
  });
  return { ...type, values };
}
