/**
 * What a learner sees of a prompt in its context: one encoder, used when a prompt is chosen and when its log is learned
 * from, so that the two cannot differ. The columns and their meaning are fixed by FEATURE_VERSION and golden data
 * (test/policy/features.golden.json).
 *
 * Columns are dense 32-bit numbers, namespaced as Vowpal Wabbit would have them: `c` the context, `p` the prompt, `x`
 * how the two relate. Trees find interactions themselves; the linear learner adds every pair of `c` and `p`.
 */
import answerComplexity from './answer-complexity.json' with { type: 'json' };
import type { Candidate, CandidateNumbers } from './candidate.ts';
import { promptFromId, promptKey } from './candidate.ts';
import { type DecisionContext, PACES } from './context.ts';
import type { ActName } from './meaning.ts';
import { ATTRIBUTES, type Attribute, PROMPT_KINDS, type PromptKind } from './vocabulary.ts';

const ACTS: readonly ActName[] = [
  'inform',
  'affirm',
  'deny',
  'dont-care',
  'alternatives',
  'critique',
  'more-like',
  'play',
  'ask-about',
  'repeat',
  'help',
  'stop',
  'back',
  'start-over',
  'out-of-domain',
];

const CONTEXT_COLUMNS: readonly string[] = [
  'turn',
  'remaining-bits',
  'won-bits',
  'known',
  'settled',
  'dislikes',
  'relaxed',
  'confidence',
  'doubt',
  'misunderstood',
  'fruitless',
  'samples-liked',
  'samples-rejected',
  'offers-rejected',
  'screen',
  'sentiment',
  'feeling',
  'evidence',
  'closeness',
  ...ATTRIBUTES.map((attribute) => `known=${attribute}`),
  ...ATTRIBUTES.map((attribute) => `settled=${attribute}`),
  ...PROMPT_KINDS.map((kind) => `last-kind=${kind}`),
  ...ATTRIBUTES.map((attribute) => `last-attribute=${attribute}`),
  ...ACTS.map((act) => `last-act=${act}`),
  ...PACES.map((pace) => `pace=${pace}`),
];
const PROMPT_COLUMNS: readonly string[] = [
  'gain',
  'fit',
  'popularity',
  'affinity',
  'asked',
  'values',
  'wishes',
  'like',
  'answer-bits',
  ...PROMPT_KINDS.map((kind) => `kind=${kind}`),
  ...ATTRIBUTES.map((attribute) => `attribute=${attribute}`),
];
const RELATION_COLUMNS: readonly string[] = [
  'same-kind',
  'same-attribute',
  'same-prompt',
  'left-out',
  'added',
];

export interface Column {
  readonly namespace: 'c' | 'p' | 'x';
  readonly name: string;
}

export const COLUMNS: readonly Column[] = [
  ...CONTEXT_COLUMNS.map((name) => ({ namespace: 'c' as const, name })),
  ...PROMPT_COLUMNS.map((name) => ({ namespace: 'p' as const, name })),
  ...RELATION_COLUMNS.map((name) => ({ namespace: 'x' as const, name })),
];

/** `c.turn`, `p.kind=offer`: how reports and artifacts name a column. */
export const COLUMN_NAMES: readonly string[] = COLUMNS.map(({ namespace, name }) => `${namespace}.${name}`);

export const CONTEXT_WIDTH = CONTEXT_COLUMNS.length;
export const WIDTH = COLUMNS.length;

const KNOWN_AT = CONTEXT_COLUMNS.indexOf('known');
const LAST_KIND = CONTEXT_COLUMNS.indexOf(`last-kind=${PROMPT_KINDS[0]}`);
const LAST_ATTRIBUTE = CONTEXT_COLUMNS.indexOf(`last-attribute=${ATTRIBUTES[0]}`);
const PROMPT_KIND = PROMPT_COLUMNS.indexOf(`kind=${PROMPT_KINDS[0]}`);
const PROMPT_ATTRIBUTE = PROMPT_COLUMNS.indexOf(`attribute=${ATTRIBUTES[0]}`);

/** What of a prompt stays the same wherever it is asked. Few differ, so logs hold an index into a list of them. */
export interface PromptForm {
  readonly kind: PromptKind;
  readonly attribute?: Attribute;
  /** How many values it names. */
  readonly values: number;
  /** Of an offer: how many wishes its station keeps, and whether it is like a track. */
  readonly wishes: number;
  readonly like: boolean;
  /** How many bits an answer to it holds, as people word them (`scripts/answer-complexity.ts`). */
  readonly answerBits: number;
}

const ANSWER_BITS: Readonly<Record<string, number | string>> = answerComplexity;

export function formOf(candidate: Candidate): PromptForm {
  const { kind, attribute, values } = candidate;
  const parts = kind === 'offer' ? (values[0] ?? '').split('&') : [];
  const like = parts.some((part) => part.startsWith('like='));
  return {
    kind,
    ...(attribute ? { attribute } : {}),
    answerBits: Number(ANSWER_BITS[promptKey(candidate)] ?? ANSWER_BITS[kind] ?? 0),
    values: values.length,
    wishes: parts.filter((part) => /^[a-z]+=/.test(part) && !part.startsWith('like=')).length,
    like,
  };
}

/** Fills CONTEXT_WIDTH numbers from `at`, which must be 0 before. */
export function encodeContext(context: DecisionContext, into: Float32Array, at: number): void {
  const left = Math.log2(1 + context.remaining);
  const numbers = [
    context.turn,
    left,
    Math.log2(1 + context.catalogSize) - left,
    context.known.length,
    context.settled.length,
    context.dislikes,
    context.relaxed,
    context.confidence,
    Number(context.doubt),
    context.misunderstood,
    context.fruitless,
    context.samplesLiked,
    context.samplesRejected,
    context.offersRejected,
    Number(context.screen),
    context.sentiment,
    context.feeling,
    context.evidence,
    context.closeness,
  ];
  for (const [index, value] of numbers.entries()) into[at + index] = value;
  let next = at + numbers.length;
  for (const attribute of context.known) mark(into, next, ATTRIBUTES.indexOf(attribute));
  next += ATTRIBUTES.length;
  for (const attribute of context.settled) mark(into, next, ATTRIBUTES.indexOf(attribute));
  const last = promptFromId(context.lastPrompt);
  if (last) into[at + LAST_KIND + PROMPT_KINDS.indexOf(last.kind)] = 1;
  if (last?.attribute) into[at + LAST_ATTRIBUTE + ATTRIBUTES.indexOf(last.attribute)] = 1;
  next = at + LAST_ATTRIBUTE + ATTRIBUTES.length;
  for (const act of context.lastActs) mark(into, next, ACTS.indexOf(act));
  next += ACTS.length;
  mark(into, next, PACES.indexOf(context.pace));
}

/** A word this encoder does not know is left out: at −1 it would be taken for the column before. */
function mark(into: Float32Array, from: number, place: number): void {
  if (place >= 0) into[from + place] = 1;
}

/** Fills the WIDTH − CONTEXT_WIDTH numbers after the context that stands at `at`; they must be 0 before. */
export function encodePrompt(
  form: PromptForm,
  { gain, fit, popularity, affinity, asked }: CandidateNumbers,
  into: Float32Array,
  at: number,
): void {
  const prompt = at + CONTEXT_WIDTH;
  into[prompt] = gain;
  into[prompt + 1] = fit;
  into[prompt + 2] = popularity;
  into[prompt + 3] = affinity;
  into[prompt + 4] = asked;
  into[prompt + 5] = form.values;
  into[prompt + 6] = form.wishes;
  into[prompt + 7] = Number(form.like);
  into[prompt + 8] = form.answerBits;
  const kind = PROMPT_KINDS.indexOf(form.kind);
  into[prompt + PROMPT_KIND + kind] = 1;
  const attribute = form.attribute ? ATTRIBUTES.indexOf(form.attribute) : -1;
  if (attribute >= 0) into[prompt + PROMPT_ATTRIBUTE + attribute] = 1;

  const relation = prompt + PROMPT_COLUMNS.length;
  const sameKind = into[at + LAST_KIND + kind]!;
  const sameAttribute = attribute < 0 ? 0 : into[at + LAST_ATTRIBUTE + attribute]!;
  into[relation] = sameKind;
  into[relation + 1] = sameAttribute;
  into[relation + 2] = attribute < 0 ? sameKind : sameKind * sameAttribute;
  if (form.kind !== 'offer') return;
  into[relation + 3] = Math.max(0, into[at + KNOWN_AT]! - form.wishes);
  into[relation + 4] = Math.max(0, form.wishes - into[at + KNOWN_AT]!);
}

/** One row of WIDTH numbers a candidate: what a model scores. */
export function encode(context: DecisionContext, candidates: readonly Candidate[]): Float32Array {
  const rows = new Float32Array(candidates.length * WIDTH);
  if (candidates.length === 0) return rows;
  encodeContext(context, rows, 0);
  for (const [index, candidate] of candidates.entries()) {
    if (index > 0) rows.copyWithin(index * WIDTH, 0, CONTEXT_WIDTH);
    encodePrompt(formOf(candidate), candidate.numbers, rows, index * WIDTH);
  }
  return rows;
}
