/** How far a student does what its teacher would do, decision by decision, in conversations it was not taught on. */

import { WIDTH } from '../../features.ts';
import { candidatesOf, type Decisions, encodeCandidate, keyOfForm } from '../decisions.ts';
import { logistic, type RewardScorer } from '../reward-model.ts';
import { softened } from './listwise.ts';

/** A policy as its scores and what they are divided by. */
export interface Opinion {
  readonly scorer: Pick<RewardScorer, 'score'>;
  readonly temperature: number;
}

export interface Agreement {
  readonly decisions: number;
  /** Share of decisions in which both would ask the same prompt, always asking their best. */
  readonly samePrompt: number;
  /** The same prompt, or one that the teacher scores as high as its own: it takes the first of them. */
  readonly equallyGood: number;
  /** The same kind of prompt about the same attribute. */
  readonly sameKey: number;
  /** Half the sum of absolute differences between the beliefs they explore by: the share of prompts drawn otherwise. */
  readonly totalVariation: number;
  /**
   * What the teacher itself expects to be lost by asking the student's prompts, as a share of the reward it expects of
   * its own: free of the log's noise.
   */
  readonly lostByTeacher: number;
}

export function agreementOf(
  student: Opinion,
  teacher: Opinion,
  decisions: Decisions,
  rows: Uint32Array,
): Agreement {
  const row = new Float32Array(WIDTH);
  let [same, equal, key, variation, expected, lost] = [0, 0, 0, 0, 0, 0];
  for (const decision of rows) {
    const count = candidatesOf(decisions, decision);
    const [own, its] = [new Float64Array(count), new Float64Array(count)];
    for (let i = 0; i < count; i++) {
      encodeCandidate(decisions, decision, i, row);
      own[i] = student.scorer.score(row, 0);
      its[i] = teacher.scorer.score(row, 0);
    }
    const [asked, wanted] = [bestOf(own), bestOf(its)];
    const form = (candidate: number) =>
      keyOfForm(decisions.names.forms[decisions.form[decisions.first[decision]! + candidate]!]!);
    same += Number(asked === wanted);
    equal += Number(its[asked] === its[wanted]);
    key += Number(form(asked) === form(wanted));
    expected += logistic(its[wanted]!);
    lost += logistic(its[wanted]!) - logistic(its[asked]!);
    variation += totalVariation(own, student.temperature, its, teacher.temperature);
  }
  const all = Math.max(1, rows.length);
  return {
    decisions: rows.length,
    samePrompt: same / all,
    equallyGood: equal / all,
    sameKey: key / all,
    totalVariation: variation / all,
    lostByTeacher: expected > 0 ? lost / expected : 0,
  };
}

/** The first of the highest, as `exploit` asks. */
function bestOf(scores: Float64Array): number {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
  return best;
}

function totalVariation(
  a: Float64Array,
  aTemperature: number,
  b: Float64Array,
  bTemperature: number,
): number {
  const [p, q] = [new Float64Array(a.length), new Float64Array(b.length)];
  softened(a, 0, a.length, aTemperature, p);
  softened(b, 0, b.length, bTemperature, q);
  return p.reduce((sum, share, i) => sum + Math.abs(share - q[i]!), 0) / 2;
}
