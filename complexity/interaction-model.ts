/** The complexity of an Alexa interaction model: of its sample utterances, by intent, and the sizes of its slot types. */
import * as v from 'valibot';
import { type Complexity, complexityOf } from './complexity.ts';
import { tokensOf } from './tokens.ts';

export interface ModelComplexity {
  readonly invocationName: string;
  /** Of all sample utterances; a slot in them is one word. */
  readonly all: Complexity;
  readonly intents: readonly IntentComplexity[];
  readonly types: readonly SlotTypeSize[];
}

export interface IntentComplexity {
  readonly name: string;
  readonly slots: number;
  readonly samples: number;
  /** Absent where there are no samples: built-in intents bring their own. */
  readonly complexity?: Complexity;
}

export interface SlotTypeSize {
  readonly name: string;
  readonly values: number;
  /** Values and their synonyms. */
  readonly forms: number;
}

/** Not an interaction model, or one without an utterance; the message says what is wrong, beginning with a verb. */
export class InteractionModelError extends Error {
  override readonly name = 'InteractionModelError';
}

const Named = v.object({ value: v.string(), synonyms: v.optional(v.array(v.string()), []) });
const Model = v.object({
  interactionModel: v.object({
    languageModel: v.object({
      invocationName: v.optional(v.string(), ''),
      intents: v.array(
        v.object({
          name: v.string(),
          slots: v.optional(v.array(v.unknown()), []),
          samples: v.optional(v.array(v.string()), []),
        }),
      ),
      types: v.optional(
        v.array(v.object({ name: v.string(), values: v.optional(v.array(v.object({ name: Named })), []) })),
        [],
      ),
    }),
  }),
});

/** @throws InteractionModelError */
export function modelComplexity(text: string): ModelComplexity {
  const { invocationName, intents, types } = modelIn(text).interactionModel.languageModel;
  const samples = intents.flatMap((intent) => intent.samples);
  if (!samples.some(worded)) throw new InteractionModelError('has no sample utterance');
  return {
    invocationName,
    all: complexityOf(samples),
    intents: intents.map((intent) => ({
      name: intent.name,
      slots: intent.slots.length,
      samples: intent.samples.length,
      ...(intent.samples.some(worded) ? { complexity: complexityOf(intent.samples) } : {}),
    })),
    types: types.map(({ name, values }) => ({
      name,
      values: values.length,
      forms: values.reduce((sum, value) => sum + 1 + value.name.synonyms.length, 0),
    })),
  };
}

function modelIn(text: string): v.InferOutput<typeof Model> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new InteractionModelError('is not JSON');
  }
  const parsed = v.safeParse(Model, json, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  throw new InteractionModelError(
    `is not an interaction model: ${v.getDotPath(issue) ?? 'the document'}: ${issue.message}`,
  );
}

function worded(sample: string): boolean {
  return tokensOf(sample).length > 0;
}
