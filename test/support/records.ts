/** Records to write in tests: whole and plausible, with what matters to a test set by it. */
import type { Candidate } from '../../policy/candidate.ts';
import { FEATURE_VERSION } from '../../policy/context.ts';
import { type DecisionRecord, type OutcomeRecord, SCHEMA_VERSION } from '../../policy/record.ts';

const HEAD = {
  schema: SCHEMA_VERSION,
  conversationId: 'conversation',
  turn: 1,
  at: '2026-01-01T00:00:00.000Z',
  listener: 'listener',
} as const;

const CANDIDATES: readonly Candidate[] = [
  { kind: 'open', values: [], numbers: { gain: 5.4, fit: 1, popularity: 0, affinity: 0.5, asked: 0 } },
  {
    kind: 'either-or',
    attribute: 'energy',
    values: ['low', 'high'],
    numbers: { gain: 1.55, fit: 0.56, popularity: 0, affinity: 0.5, asked: 1 },
  },
  {
    kind: 'artist',
    attribute: 'artist',
    values: ['Simon | Garfunkel', '100% Funk: Live'],
    numbers: { gain: 0.2, fit: 0.1, popularity: 0.8, affinity: 0.7, asked: 0 },
  },
];

export function decisionRecord(changes: Partial<DecisionRecord> = {}): DecisionRecord {
  return {
    type: 'decision',
    ...HEAD,
    request: 'request',
    arm: 'incumbent',
    policyVersion: 'rule-1',
    featureVersion: FEATURE_VERSION,
    catalogVersion: 'starter-0',
    context: {
      exploration: { stratum: 'explore', epsilon: 0.05, exploreShare: 0.1 },
      turn: 1,
      locale: 'en-US',
      screen: false,
      remaining: 100,
      catalogSize: 1000,
      known: ['genre'],
      settled: [],
      dislikes: 0,
      relaxed: 0,
      lastPrompt: '',
      lastActs: [],
      confidence: 0.97,
      doubt: false,
      misunderstood: 0,
      fruitless: 0,
      samplesLiked: 0,
      samplesRejected: 0,
      offersRejected: 0,
      sentiment: 0,
      feeling: 0,
      evidence: 0,
      closeness: 0.5,
      pace: 'steady',
    },
    candidates: CANDIDATES,
    probabilities: [0.2, 0.783333, 0.016667],
    chosen: 1,
    propensity: 0.783333,
    seed: 3725392148,
    meaning: {
      acts: [{ act: 'inform', attribute: 'era', value: { from: 1970, to: 1979 }, polarity: 'like' }],
      confidence: 0.97,
    },
    ...changes,
  };
}

export function outcomeRecord(changes: Partial<OutcomeRecord> = {}): OutcomeRecord {
  return { type: 'outcome', ...HEAD, outcome: 'stopped', source: 'turn', ...changes };
}
