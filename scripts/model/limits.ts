/**
 * What the platform refuses or warns about, checked before it can. Sources: "Create the interaction model for your
 * skill", "Interaction model schema" and "Choose the invocation name" in the Alexa Skills Kit documentation.
 */
import { slotsOf } from './pattern.ts';
import { LONGEST_VALUE } from './sayable.ts';
import type { InteractionModel, SlotType } from './schema.ts';
import { formsOf, phraseOf } from './slot-type.ts';

const MOST_BYTES = 1_500_000;
/** Stated by other generators of large models, not on the pages above; likewise the 200 characters of a sample. */
const MOST_VALUES = 50_000;
const MOST_INTENTS = 250;
const MOST_INTENTS_AND_TYPES = 350;
const LONGEST_SAMPLE = 200;

/** Letters, spaces, apostrophes, hyphens, underscores, and full stops that abbreviate. Digits are spelled out. */
const SAMPLE = /^(?:[a-z][a-z'-]*|[a-z]\.|\{[a-zA-Z_]+\})(?: (?:[a-z][a-z'-]*|[a-z]\.|\{[a-zA-Z_]+\}))*$/;
const VALUE = /^[\p{L}\p{M}\p{N}'.\- ]+$/u;
const ID = /^[a-zA-Z0-9_-]{1,100}$/;
const INVOCATION_NAME = /^[a-z][a-z'. ]*$/;
/** Words a two-word invocation name may not have, and words no invocation name may have. */
const SMALL_WORDS = /\b(the|a|an|for|to|of|about|up|by|at|off|with)\b/;
const RESERVED_WORDS =
  /\b(launch|ask|tell|load|begin|enable|open|start|run|alexa|amazon|echo|computer|skill|app)\b/;

/** Built-in types the platform offers; the ones a model may use without defining them. */
const BUILT_IN_TYPES = new Set(['AMAZON.SearchQuery', 'AMAZON.FOUR_DIGIT_NUMBER']);

/** What is wrong with a model, one line each; empty for a model the platform takes. */
export function problemsOf(model: InteractionModel, bytes: number): readonly string[] {
  const { invocationName, intents, types } = model.interactionModel.languageModel;
  const problems: string[] = [];
  const check = (fine: boolean, problem: string) => {
    if (!fine) problems.push(problem);
  };
  check(bytes <= MOST_BYTES, `${bytes} bytes, at most ${MOST_BYTES}`);
  check(intents.length <= MOST_INTENTS, `${intents.length} intents, at most ${MOST_INTENTS}`);
  check(
    intents.length + types.length <= MOST_INTENTS_AND_TYPES,
    `${intents.length + types.length} intents and types`,
  );
  const values = types.reduce((sum, type) => sum + type.values.flatMap(formsOf).length, 0);
  check(values <= MOST_VALUES, `${values} values and synonyms, at most ${MOST_VALUES}`);
  check(
    invocationName.length >= 2 && invocationName.length <= 50 && INVOCATION_NAME.test(invocationName),
    `invocation name "${invocationName}"`,
  );
  check(
    invocationName.includes(' ') && !RESERVED_WORDS.test(invocationName) && !SMALL_WORDS.test(invocationName),
    `invocation name "${invocationName}" has a forbidden word or only one`,
  );
  check(
    new Set([...intents, ...types].map(({ name }) => name)).size === intents.length + types.length,
    'two intents or types share a name',
  );

  const defined = new Set(types.map(({ name }) => name));
  const used = new Set(intents.flatMap(({ slots = [] }) => slots.map(({ type }) => type)));
  for (const type of used)
    check(defined.has(type) || BUILT_IN_TYPES.has(type), `type ${type} is not defined`);
  for (const type of defined) check(used.has(type), `type ${type} is not used`);

  for (const { name, slots = [], samples } of intents) {
    const spoken = new Set(samples.flatMap(slotsOf));
    const declared = new Map(slots.map((slot) => [slot.name, slot.type]));
    check(new Set(samples).size === samples.length, `${name}: a sample twice`);
    check(declared.size === slots.length, `${name}: a slot twice`);
    for (const slot of declared.keys()) check(spoken.has(slot), `${name}: no sample says {${slot}}`);
    for (const sample of samples) {
      const at = `${name}: "${sample}"`;
      const inside = slotsOf(sample);
      check(SAMPLE.test(sample), `${at} has characters samples cannot have`);
      check(sample.length <= LONGEST_SAMPLE, `${at} is too long`);
      check(new Set(inside).size === inside.length, `${at} has a slot twice`);
      for (const slot of inside) check(declared.has(slot), `${at} names an undeclared slot`);
      if (!inside.some((slot) => declared.get(slot) === 'AMAZON.SearchQuery')) continue;
      check(inside.length === 1, `${at}: a search query stands with no other slot`);
      check(sample !== `{${inside[0]}}`, `${at}: a search query needs a carrier phrase`);
    }
  }
  for (const type of types) problems.push(...problemsOfType(type));
  return problems;
}

function problemsOfType({ name, values }: SlotType): readonly string[] {
  const problems: string[] = values.length === 0 ? [`type ${name} has no values`] : [];
  const owners = new Map<string, string>();
  const ids = new Set<string>();
  for (const value of values) {
    if (!ID.test(value.id) || ids.has(value.id))
      problems.push(`${name}: id "${value.id}" is taken or malformed`);
    ids.add(value.id);
    for (const form of formsOf(value)) {
      const phrase = phraseOf(form);
      if (form.length > LONGEST_VALUE || !VALUE.test(form) || form !== form.trim())
        problems.push(`${name}: "${form}" cannot be a value`);
      if (owners.has(phrase))
        problems.push(`${name}: "${form}" names both ${owners.get(phrase)} and ${value.id}`);
      owners.set(phrase, value.id);
    }
  }
  return problems;
}
