/** The interaction model: hand-written samples and words, and the names of a catalogue. Pure. */
import type { Catalog } from '../../lambda/catalog/track.ts';
import builtIns from './en-US/built-ins.json' with { type: 'json' };
import samples from './en-US/samples.json' with { type: 'json' };
import slotTypes from './en-US/slots.json' with { type: 'json' };
import words from './en-US/values.json' with { type: 'json' };
import { eraType } from './eras.ts';
import { genreType } from './genres.ts';
import { nameTypes, type Room } from './names.ts';
import { expand, slotsOf } from './pattern.ts';
import { type Intent, type InteractionModel, type SlotType, serialise } from './schema.ts';
import { formsOf, phraseOf, SlotTypeBuilder } from './slot-type.ts';
import { type SaidName, unambiguous } from './unambiguous.ts';

/** The types whose values come from the catalogue. */
export const NAME_TYPES: ReadonlySet<string> = new Set(['Artist', 'Track', 'Album']);

/** As many names as keep the file comfortably below the platform's 1.5 MB. */
const ROOM: Room = { artists: 4_000, tracks: 5_000, albums: 4_000 };
const COMFORTABLE_BYTES = 1_400_000;
/** A name in a thousand is also a command. Many more, and it is a sample that is too greedy. */
const MOST_LEFT_OUT = 200;

export class ModelError extends Error {
  override readonly name = 'ModelError';
}

export interface Built {
  readonly model: InteractionModel;
  readonly text: string;
  /** Names of the catalogue that are left out because they are also commands. */
  readonly leftOut: readonly SaidName[];
}

/** @throws ModelError when samples of two intents can say the same sentence, whatever the catalogue. */
export function buildModel(catalog: Catalog): Built {
  for (let share = 1; ; share *= 0.9) {
    const built = modelWith(catalog, {
      artists: Math.floor(ROOM.artists * share),
      tracks: Math.floor(ROOM.tracks * share),
      albums: Math.floor(ROOM.albums * share),
    });
    // Names have no common length: a catalogue of long ones gets fewer.
    if (Buffer.byteLength(built.text) <= COMFORTABLE_BYTES) return built;
  }
}

function modelWith(catalog: Catalog, room: Room): Built {
  const intents = [...customIntents(), ...builtInIntents('samples')];
  const wordTypes = [...Object.entries(words).map(([name, values]) => wordType(name, values)), eraType()];
  const attributes = wordTypes.filter(({ name }) => !TALK_TYPES.has(name));
  const reserved = attributes.flatMap(({ values }) => values.flatMap(formsOf)).map(phraseOf);
  const all = [...wordTypes, genreType([...reserved, ...NEVER_GENRES]), ...nameTypes(catalog.tracks, room)];
  // What the platform knows of its own intents is not ours to list, but it is ours to keep clear of.
  const { types, leftOut, remaining } = unambiguous(
    [...intents, ...builtInIntents('known')],
    all,
    NAME_TYPES,
  );
  const [clash] = remaining;
  if (clash) {
    const { a, b, sentence } = clash;
    throw new ModelError(
      `${remaining.length} pairs of samples overlap: "${sentence.join(' ')}" is ${a.intent} "${a.sample}" and ${b.intent} "${b.sample}"`,
    );
  }
  if (leftOut.length > MOST_LEFT_OUT)
    throw new ModelError(`${leftOut.length} names are also commands: some sample is too greedy`);
  const model: InteractionModel = {
    interactionModel: {
      languageModel: {
        invocationName: 'segue music',
        // A conversation about anything musical: what is not quite a sample should still reach an intent.
        modelConfiguration: { fallbackIntentSensitivity: { level: 'LOW' } },
        intents,
        types,
      },
    },
  };
  return { model, text: serialise(model), leftOut };
}

/** The tree knows it as an alias; in a sentence it is what "no vocals" does without. */
const NEVER_GENRES = ['vocals'];

/** Words about the conversation, not about music: what they share with genres cannot be confused. */
const TALK_TYPES = new Set(['Change', 'Question', 'Attribute']);

function customIntents(): readonly Intent[] {
  return Object.entries(samples).map(([name, patterns]) => {
    const expanded = [...new Set(patterns.flatMap(expand))];
    const slots = [...new Set(expanded.flatMap(slotsOf))].map((slot) => ({ name: slot, type: typeOf(slot) }));
    return { name, ...(slots.length > 0 ? { slots } : {}), samples: expanded };
  });
}

/** `samples` we add to the platform's own; `known` are those its documentation lists. */
export function builtInIntents(which: 'samples' | 'known'): readonly Intent[] {
  return Object.entries(builtIns).map(([name, phrases]) => ({ name, samples: phrases[which] }));
}

function wordType(name: string, values: Readonly<Record<string, readonly string[]>>): SlotType {
  const type = new SlotTypeBuilder(name);
  for (const [id, forms] of Object.entries(values)) type.add(id, forms);
  return type.build();
}

function typeOf(slot: string): string {
  const type = (slotTypes as Readonly<Record<string, string>>)[slot];
  if (type === undefined) throw new ModelError(`no type for the slot {${slot}}`);
  return type;
}
