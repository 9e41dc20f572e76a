/** What a decision costs: the scores of all its candidates. Encoding them is the same for every policy, and left out. */
import type { PolicyArtifact } from '../policy/artifact.ts';
import { WIDTH } from '../policy/features.ts';
import type { Dataset } from '../policy/learn/dataset.ts';
import { candidatesOf, encodeCandidate } from '../policy/learn/decisions.ts';
import { type RewardModel, scorerOf } from '../policy/learn/reward-model.ts';

const DECISIONS = 400;
const ROUNDS = 9;

export interface ScoringTime {
  readonly teacher: number;
  readonly student: number;
}

type Both = { readonly [Of in keyof ScoringTime]: PolicyArtifact };

/** Microseconds a decision: the fastest of several rounds, in turns, so that a busy machine is unfair to neither. */
export function scoringTime(
  { decisions, order }: Pick<Dataset, 'decisions' | 'order'>,
  of: Both,
): ScoringTime {
  const rows = order.slice(-DECISIONS);
  const encoded = Array.from(rows, (row) => {
    const count = candidatesOf(decisions, row);
    const values = new Float32Array(count * WIDTH);
    for (let i = 0; i < count; i++) encodeCandidate(decisions, row, i, values, i * WIDTH);
    return { count, values };
  });
  const scorers = { teacher: scorerOf(modelOf(of.teacher)), student: scorerOf(modelOf(of.student)) };
  const best = { teacher: Number.POSITIVE_INFINITY, student: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round++)
    for (const name of ['teacher', 'student'] as const) {
      const scorer = scorers[name];
      const began = performance.now();
      for (const { count, values } of encoded)
        for (let i = 0; i < count; i++) scorer.score(values, i * WIDTH);
      best[name] = Math.min(best[name], (1000 * (performance.now() - began)) / Math.max(1, encoded.length));
    }
  return { teacher: Number(best.teacher.toFixed(2)), student: Number(best.student.toFixed(2)) };
}

function modelOf({ kind, model }: PolicyArtifact): RewardModel {
  return { kind, model } as RewardModel;
}
