/**
 * Cardinal rules: what has to hold of a logged decision before anything is learned from it. A row that breaks one is
 * left out and counted by the rule's name; a log that breaks them in bulk is not used at all.
 */
import type { DecisionRecord } from '../record.ts';
import { ATTRIBUTES, PROMPT_KINDS } from '../vocabulary.ts';

export const RULES = {
  malformed: 'fields are missing or of the wrong type',
  'no-candidates': 'there is nothing to choose from',
  'probabilities-do-not-match-candidates': 'one probability a candidate',
  'probabilities-not-finite': 'a probability is not a number from 0 to 1',
  'probabilities-do-not-add-up': 'probabilities do not add up to 1 within a millionth',
  'chosen-not-a-candidate': 'the chosen prompt is not among the candidates',
  'propensity-out-of-range': 'the propensity is not in (0, 1]',
  'propensity-not-of-the-choice': 'the propensity is not the probability of the chosen prompt',
  'numbers-not-finite': 'a number of the context or of a candidate is not finite',
  duplicate: 'another decision is recorded for this turn of the conversation',
  'gap-in-turns': 'turns of the conversation are missing',
  'time-runs-backwards': 'a turn is earlier than the one before it',
  'answered-faster-than-speech': 'the answer came before the prompt can have been spoken',
  'outcome-without-decision': 'the log has an outcome but no decision of this conversation',
  'no-outcome': 'the log does not say how the conversation ended (segue log close closes silent ones)',
} as const;
export type Rule = keyof typeof RULES;

/** Probabilities are logged on a grid of millionths; decimals add up to 1 within rounding. */
const SUM_TOLERANCE = 1e-6;

/** The first rule a record breaks by itself, or undefined. `value` is whatever stood in the log as a decision. */
export function brokenRule(value: Partial<DecisionRecord>): Rule | undefined {
  const { context, candidates, probabilities, chosen, propensity } = value;
  if (
    typeof value.conversationId !== 'string' ||
    !Number.isInteger(value.turn) ||
    Number.isNaN(Date.parse(value.at ?? '')) ||
    !isObject(context) ||
    !Array.isArray(candidates) ||
    !Array.isArray(probabilities)
  )
    return 'malformed';
  if (candidates.length === 0) return 'no-candidates';
  if (probabilities.length !== candidates.length) return 'probabilities-do-not-match-candidates';
  let sum = 0;
  for (const p of probabilities) {
    // JSON has no NaN: it is written as null, which compares like 0.
    if (!(Number.isFinite(p) && p >= 0 && p <= 1)) return 'probabilities-not-finite';
    sum += p;
  }
  if (Math.abs(sum - 1) > SUM_TOLERANCE) return 'probabilities-do-not-add-up';
  if (!Number.isInteger(chosen) || chosen! < 0 || chosen! >= candidates.length)
    return 'chosen-not-a-candidate';
  if (!(propensity! > 0 && propensity! <= 1)) return 'propensity-out-of-range';
  if (Math.abs(propensity! - probabilities[chosen!]!) > SUM_TOLERANCE) return 'propensity-not-of-the-choice';
  return wellFormed(value as DecisionRecord);
}

function wellFormed({ context, candidates }: DecisionRecord): Rule | undefined {
  const { known, settled, lastActs, lastPrompt, exploration } = context;
  if (![known, settled, lastActs].every(Array.isArray) || exploration?.stratum === undefined)
    return 'malformed';
  if (typeof lastPrompt !== 'string') return 'malformed';
  if (![...known, ...settled].every((attribute) => ATTRIBUTES.includes(attribute))) return 'malformed';
  for (const candidate of candidates) {
    if (!isObject(candidate)) return 'malformed';
    const { kind, attribute, values, numbers } = candidate;
    if (!PROMPT_KINDS.includes(kind) || !isObject(numbers)) return 'malformed';
    if (!Array.isArray(values) || !values.every((value) => typeof value === 'string')) return 'malformed';
    if (attribute !== undefined && !ATTRIBUTES.includes(attribute)) return 'malformed';
    const { gain, fit, popularity, affinity, asked } = numbers;
    if (![gain, fit, popularity, affinity, asked].every(Number.isFinite)) return 'numbers-not-finite';
  }
  const { remaining, catalogSize, turn, confidence, dislikes, relaxed, misunderstood, fruitless } = context;
  const { samplesLiked, samplesRejected, offersRejected, sentiment, feeling, evidence, closeness } = context;
  const felt = [sentiment, feeling, evidence, closeness];
  const heard = [confidence, dislikes, relaxed, misunderstood, fruitless];
  const counts = [
    remaining,
    catalogSize,
    turn,
    ...heard,
    ...felt,
    samplesLiked,
    samplesRejected,
    offersRejected,
  ];
  return counts.every(Number.isFinite) && remaining >= 0 && catalogSize >= 0
    ? undefined
    : 'numbers-not-finite';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
