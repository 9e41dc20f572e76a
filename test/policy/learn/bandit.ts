/** A small bandit with a known best action, logged by a policy that mostly takes a bad one. */
import type { Candidate } from '../../../policy/candidate.ts';
import type { Dataset } from '../../../policy/learn/dataset.ts';
import { randomFrom } from '../../../policy/random.ts';
import type { DecisionRecord, LogRecord } from '../../../policy/record.ts';
import { datasetFrom } from '../../support/log-builder.ts';
import { decisionRecord, outcomeRecord } from '../../support/records.ts';

const NUMBERS = { gain: 1, fit: 0.5, popularity: 0.5, affinity: 0.5, asked: 0 };
const CANDIDATES: readonly Candidate[] = [
  { kind: 'open', values: [], numbers: NUMBERS },
  { kind: 'either-or', attribute: 'energy', values: ['low', 'high'], numbers: NUMBERS },
  { kind: 'request', attribute: 'genre', values: [], numbers: NUMBERS },
  { kind: 'suggest', attribute: 'mood', values: ['sad'], numbers: NUMBERS },
];
const PROBABILITIES = [0.7, 0.1, 0.1, 0.1];

/** With nothing known the either-or is best, with a genre known the suggestion is: no fixed order of prompts is. */
const USEFUL = { nothing: [0.3, 0.6, 0.2, 0.1], genre: [0.3, 0.1, 0.2, 0.6] } as const;

export interface Bandit {
  readonly records: readonly LogRecord[];
  readonly data: Dataset;
  /** What a choice a row is worth on average. */
  value(choices: ArrayLike<number>): number;
}

/** The best there is, what drawing evenly is worth, and what the logging policy always asking its favourite is worth. */
export const BEST = 0.6;
export const CHANCE = 0.3;

/** One decision a conversation. */
export function bandit(decisions: number, seed: number): Bandit {
  const random = randomFrom(seed);
  const unit = () => random.int(1_000_000) / 1_000_000;
  const records = Array.from({ length: decisions }, (_, n) => {
    const known = unit() < 0.5 ? 'genre' : 'nothing';
    const place = unit();
    let [chosen, sum] = [0, PROBABILITIES[0]!];
    while (place >= sum) sum += PROBABILITIES[++chosen]!;
    const at = new Date(Date.UTC(2026, 0, 5) + n * 60_000).toISOString();
    const head = { conversationId: `c${n}`, at };
    const plain = decisionRecord(head);
    const decision: DecisionRecord = {
      ...plain,
      context: { ...plain.context, known: known === 'genre' ? ['genre'] : [] },
      candidates: CANDIDATES,
      probabilities: PROBABILITIES,
      chosen,
      propensity: PROBABILITIES[chosen]!,
    };
    const useful = unit() < USEFUL[known][chosen]!;
    const outcome = outcomeRecord(
      useful
        ? { ...head, outcome: 'played', played: { station: 'genre=jazz', tracks: ['a'], ledBy: 1 } }
        : { ...head, outcome: 'stopped' },
    );
    return { known, records: [decision, outcome] } as const;
  });
  const log = records.flatMap((each) => each.records);
  return {
    records: log,
    data: datasetFrom(log),
    value: (choices) =>
      records.reduce((sum, { known }, i) => sum + USEFUL[known][choices[i]!]!, 0) / records.length,
  };
}
