/** Reads logs of older feature versions as if what they did not know had been unknown: no log has to be processed again. */
import type { CandidateNumbers } from './candidate.ts';
import { type DecisionContext, FEATURE_VERSION } from './context.ts';
import type { DecisionRecord } from './record.ts';

/** What version 2 added, for a skill that knew nobody, heard no feeling and always went at the same pace. */
const CONTEXT: Pick<DecisionContext, 'sentiment' | 'feeling' | 'evidence' | 'closeness' | 'pace'> = {
  sentiment: 0,
  feeling: 0,
  evidence: 0,
  closeness: 0.5,
  pace: 'steady',
};
const NUMBERS: Pick<CandidateNumbers, 'affinity'> = { affinity: 0.5 };

/**
 * @param record as it stood in the log, whole or not: what is missing is for the rules (`learn/rules.ts`) to find. All but
 * decisions of version 1 are handed back as they are.
 */
export function upgraded<T>(record: T): T {
  if (!isObject(record)) return record;
  const { type, featureVersion, context, candidates } = record as Partial<DecisionRecord>;
  if (type !== 'decision' || featureVersion !== 1) return record;
  return {
    ...record,
    featureVersion: FEATURE_VERSION,
    ...(isObject(context) ? { context: { ...CONTEXT, ...context } } : {}),
    ...(Array.isArray(candidates) ? { candidates: candidates.map(known) } : {}),
  };
}

function known(candidate: unknown): unknown {
  if (!isObject(candidate)) return candidate;
  const { numbers } = candidate as { numbers?: unknown };
  return isObject(numbers) ? { ...candidate, numbers: { ...NUMBERS, ...numbers } } : candidate;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
