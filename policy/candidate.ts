import { ATTRIBUTES, type Attribute, PROMPT_KINDS, type PromptKind } from './vocabulary.ts';

/**
 * A candidate's raw numbers, rounded where they are made (two decimals, `asked` whole): what is logged is exactly
 * what was decided on, and a logged decision can be replayed bit for bit.
 */
export interface CandidateNumbers {
  /** Expected information gain over the remaining tracks, in bits. */
  readonly gain: number;
  /** 0–1: how well the prompt fits what is known: the chance of a yes for values, the match for items. */
  readonly fit: number;
  /** 0–1: how widely known the named values or items are. */
  readonly popularity: number;
  /** 0–1: how well the named values or items suit this listener; 0.5 is indifferent, and for prompts that name none. */
  readonly affinity: number;
  /** How often this conversation has asked this kind of prompt about this attribute. */
  readonly asked: number;
}

/** A prompt the policy may choose now. */
export interface Candidate {
  readonly kind: PromptKind;
  /** What it asks about; absent for open and recover. */
  readonly attribute?: Attribute;
  /** Value keys, in the order they would be spoken. */
  readonly values: readonly string[];
  readonly numbers: CandidateNumbers;
}

type Prompt = Pick<Candidate, 'kind' | 'attribute' | 'values'>;

/** `either-or:energy`, `open`: what is counted, compared and shown. */
export function promptKey(prompt: Pick<Candidate, 'kind' | 'attribute'>): string {
  return prompt.attribute ? `${prompt.kind}:${prompt.attribute}` : prompt.kind;
}

/** `either-or:energy:low|high`: one spelling of the whole prompt, as logged. Inverse: {@link promptFromId}. */
export function promptId(prompt: Prompt): string {
  const values = prompt.values.map(escapeValue).join('|');
  return values ? `${prompt.kind}:${prompt.attribute ?? ''}:${values}` : promptKey(prompt);
}

export function promptFromId(id: string): Prompt | undefined {
  const [kind, attribute, ...rest] = id.split(':');
  if (!PROMPT_KINDS.includes(kind as PromptKind)) return undefined;
  if (attribute && !ATTRIBUTES.includes(attribute as Attribute)) return undefined;
  const values = rest.length > 0 ? rest.join(':').split('|').map(unescapeValue) : [];
  return { kind: kind as PromptKind, ...(attribute ? { attribute: attribute as Attribute } : {}), values };
}

function escapeValue(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('|', '%7C');
}

function unescapeValue(value: string): string {
  return value.replaceAll('%7C', '|').replaceAll('%25', '%');
}
