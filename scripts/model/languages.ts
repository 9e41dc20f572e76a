/** The samples of a model as the overlap check reads them. */
import type { Element, Language, Parsed } from './overlap.ts';
import { readings } from './sayable.ts';
import type { Intent, SlotType } from './schema.ts';
import { formsOf } from './slot-type.ts';
import { Trie } from './trie.ts';

export type Languages = ReadonlyMap<string, Language>;

export function languagesOf(types: readonly SlotType[]): Languages {
  return new Map<string, Language>([
    ['AMAZON.SearchQuery', 'anything'],
    ['AMAZON.FOUR_DIGIT_NUMBER', years()],
    ...types.map(({ name, values }): [string, Language] => [name, trieOf(values.flatMap(formsOf))]),
  ]);
}

/** @throws Error when a sample names a slot its intent does not have, or a type nobody defined. */
export function parsedSamples(intents: readonly Intent[], languages: Languages): readonly Parsed[] {
  return intents.flatMap((intent) => intent.samples.map((sample) => parsed(intent, sample, languages)));
}

export function parsed(
  { name: intent, slots = [] }: Omit<Intent, 'samples'>,
  sample: string,
  languages: Languages,
): Parsed {
  const elements = sample.split(/(?=\{)|(?<=\})/).flatMap((piece): Element[] => {
    if (!piece.startsWith('{')) return readings(piece)[0]!.map((word) => ({ kind: 'word', word }));
    const type = slots.find(({ name }) => `{${name}}` === piece)?.type;
    const language = type === undefined ? undefined : languages.get(type);
    if (type === undefined || language === undefined)
      throw new Error(`${intent}: ${piece} in "${sample}" is not a slot of a known type`);
    return [{ kind: 'slot', type, language }];
  });
  return { intent, sample, elements };
}

function trieOf(forms: readonly string[]): Trie {
  const trie = new Trie();
  for (const form of forms) for (const words of readings(form)) trie.add(words);
  return trie;
}

/** Every four-digit number in every way a year or a number is said. */
function years(): Trie {
  const trie = new Trie();
  for (let year = 1000; year <= 9999; year += 1) for (const words of readings(String(year))) trie.add(words);
  return trie;
}
