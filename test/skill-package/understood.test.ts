/** What the model can send, the understanding takes for what was said: samples → intent and slots → acts. */

import { foldName } from '../../lambda/catalog/fold.ts';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { understandIntent } from '../../lambda/dialogue/understanding/intents.ts';
import type { SpokenSlot } from '../../lambda/dialogue/understanding/spoken.ts';
import { type Act, valueKey } from '../../policy/meaning.ts';
import { randomFrom } from '../../policy/random.ts';
import { slotsOf } from '../../scripts/model/pattern.ts';
import type { Intent, SlotValue } from '../../scripts/model/schema.ts';
import { formsOf } from '../../scripts/model/slot-type.ts';
import { starterEngine } from '../support/segue.ts';
import { customIntents, languageModel, oneOf } from './package.ts';

const { lexicon } = starterEngine;
const values = new Map(languageModel.types.map((type) => [type.name, type.values]));
const random = randomFrom(20_260);

/** A slot as Alexa fills it, and the value it stands for. */
interface Filled {
  readonly slot: SpokenSlot;
  readonly type: string;
  readonly id: string;
  readonly canonical: string;
}

describe('utterances of the model', () => {
  const utterances = Array.from({ length: 300 }, () => {
    const intent = oneOf(customIntents, random);
    const sample = oneOf(intent.samples, random);
    return { intent, sample, filled: slotsOf(sample).map((slot) => fill(intent, slot)) };
  });

  test('300 of them mean what they should', () => {
    const misread = utterances.flatMap(({ intent, sample, filled }) => {
      const { acts, confidence } = understandIntent(
        { name: intent.name, slots: filled.map(({ slot }) => slot) },
        undefined,
        lexicon,
      );
      const problem = problemWith(intent.name, acts, filled);
      const said = sample.replace(
        /\{(\w+)\}/g,
        (_, name) => filled.find(({ slot }) => slot.name === name)!.slot.heard,
      );
      return problem || confidence < 0.5
        ? [`${intent.name} "${said}": ${problem ?? 'unsure'} in ${JSON.stringify(acts)}`]
        : [];
    });
    expect(misread).toEqual([]);
  });

  test('every custom intent is among them', () => {
    expect(new Set(utterances.map(({ intent }) => intent.name)).size).toBe(customIntents.length);
  });
});

describe('slot values', () => {
  const words = [
    'Mood',
    'Energy',
    'Tempo',
    'Acousticness',
    'Popularity',
    'Vocals',
    'Activity',
    'Era',
    'Genre',
    'Change',
  ];
  const forms = words.flatMap((type) =>
    values.get(type)!.flatMap((value) => formsOf(value).map((form) => ({ type, value, form }))),
  );
  const read = (type: string, value: SlotValue, form: string, resolved: readonly string[]) => {
    const name = type === 'Change' ? 'CritiqueIntent' : 'InformIntent';
    const slot = { name: type.toLowerCase(), heard: form, resolved };
    const { acts } = understandIntent({ name, slots: [slot] }, undefined, lexicon);
    return problemWith(name, acts, [{ slot, type, id: value.id, canonical: value.name.value }]) === undefined;
  };

  test('are understood in every form, once Alexa has resolved it', () => {
    const misread = forms.filter(({ type, value, form }) => !read(type, value, form, [value.name.value]));
    expect(misread.map(({ type, value, form }) => `${type} "${form}" for ${value.id}`)).toEqual([]);
  });

  test('are nearly all understood from what was heard alone', () => {
    const misread = forms.filter(({ type, value, form }) => !read(type, value, form, []));
    // Some words mean a thing only in their slot ("working" alone is no activity); resolution is there for them.
    expect(misread.length).toBeLessThan(0.01 * forms.length);
  });

  test('of names find the name in the catalogue', () => {
    const lost = (['artist', 'track', 'album'] as const).flatMap((kind) => {
      const type = `${kind[0]!.toUpperCase()}${kind.slice(1)}`;
      return values
        .get(type)!
        .filter(({ name }) => lexicon.names.find(name.value, [kind], 1)[0] === undefined)
        .map(({ name }) => `${kind} ${name.value}`);
    });
    expect(lost).toEqual([]);
  });
});

describe('the built-in intents', () => {
  test('are acts, each without a slot', () => {
    for (const { name } of languageModel.intents.filter(({ name }) => name.startsWith('AMAZON.'))) {
      expect(understandIntent({ name, slots: [] }, undefined, lexicon).acts).toHaveLength(1);
    }
  });
});

/** What is wrong with the acts, or undefined. */
function problemWith(intent: string, acts: readonly Act[], filled: readonly Filled[]): string | undefined {
  switch (intent) {
    case 'FindMusicIntent':
    case 'InformIntent':
      return informed(acts, filled, 'like');
    case 'RejectAttributeIntent':
      return informed(acts, filled, 'dislike');
    case 'CritiqueIntent': {
      const [act] = acts;
      return act?.act === 'critique' && `${act.axis}-${act.direction}` === filled[0]!.id
        ? undefined
        : `not ${filled[0]!.id}`;
    }
    case 'AlternativesIntent':
      return acts[0]?.act === 'alternatives' ? informed(acts.slice(1), filled, 'like') : 'no alternatives';
    case 'MoreLikeIntent': {
      const [act] = acts;
      if (act?.act !== 'more-like') return 'no likeness';
      const named =
        filled.find(({ type }) => type === 'Artist') ?? filled.find(({ type }) => type === 'Track');
      return named === undefined || foldName(act.artist ?? act.track ?? '') === foldName(named.canonical)
        ? undefined
        : `not ${named.canonical}`;
    }
    case 'AskAboutIntent': {
      const [act] = acts;
      if (act?.act !== 'ask-about') return 'no question';
      const asked = filled[0] && (filled[0].id === 'year' ? 'era' : filled[0].id);
      return act.attribute === asked ? undefined : `not about ${asked}`;
    }
    case 'DontCareIntent':
      return acts[0]?.act === 'dont-care' && (filled.length === 0 || acts[0].attribute !== undefined)
        ? undefined
        : 'cares';
    case 'PlayIntent':
      return acts.at(-1)?.act === 'play' ? undefined : 'does not play';
    case 'BackIntent':
      return acts[0]?.act === 'back' ? undefined : 'does not go back';
    case 'FreeTextIntent':
      return acts.some(({ act }) => act === 'inform') ? undefined : 'says nothing';
    default:
      return `no expectation of ${intent}`;
  }
}

function informed(
  acts: readonly Act[],
  filled: readonly Filled[],
  polarity: 'like' | 'dislike',
): string | undefined {
  if (!acts.every((act) => act.act === 'inform' && act.polarity === polarity))
    return `something not ${polarity}d`;
  const missing = filled.find((some) => !acts.some((act) => act.act === 'inform' && isValue(act, some)));
  return missing && `no ${missing.slot.name} ${missing.id}`;
}

function isValue(
  { attribute, value }: Extract<Act, { act: 'inform' }>,
  { slot, type, id, canonical }: Filled,
): boolean {
  if (attribute !== (type === 'AMAZON.FOUR_DIGIT_NUMBER' ? 'era' : type.toLowerCase())) return false;
  const key = valueKey(value);
  if (type === 'Genre') return key === genreTree.resolve(canonical);
  if (type === 'AMAZON.FOUR_DIGIT_NUMBER') return key === `${slot.heard}-${slot.heard}`;
  return type === 'Artist' || type === 'Track' || type === 'Album'
    ? foldName(key) === foldName(canonical) || key.startsWith(canonical)
    : key === id;
}

function fill({ slots = [] }: Intent, name: string): Filled {
  const { type } = slots.find((slot) => slot.name === name)!;
  if (type === 'AMAZON.SearchQuery') {
    const heard = oneOf(['some sad songs', 'jazz from the sixties', 'something fast by queen'], random);
    return { slot: { name, heard, resolved: [] }, type, id: heard, canonical: heard };
  }
  if (type === 'AMAZON.FOUR_DIGIT_NUMBER') {
    const heard = String(1950 + random.int(75));
    return { slot: { name, heard, resolved: [] }, type, id: heard, canonical: heard };
  }
  const value = oneOf(values.get(type)!, random);
  const heard = oneOf(formsOf(value), random).toLowerCase();
  return {
    slot: { name, heard, resolved: [value.name.value] },
    type,
    id: value.id,
    canonical: value.name.value,
  };
}
