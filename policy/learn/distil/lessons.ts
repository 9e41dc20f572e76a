/** What a student is taught by: logged decisions as steps of columns, and the teacher's score of every candidate. */
import { WIDTH } from '../../features.ts';
import { candidatesOf, type Decisions, encodeCandidate } from '../decisions.ts';
import { placesIn, type SteppedColumn, tellsApart } from './model.ts';
import { reached, thresholdsOf } from './steps.ts';

export interface Lessons {
  readonly rows: Uint32Array;
  /** First candidate of each decision; one more entry than decisions. */
  readonly first: Uint32Array;
  /** Thresholds reached by the columns that tell candidates apart, candidate by candidate. */
  readonly prompts: Uint8Array;
  /** By the others, decision by decision. */
  readonly contexts: Uint8Array;
  /** Of each candidate, in log-odds. */
  readonly teacher: Float64Array;
}

/** @param teacher scores the WIDTH numbers from `offset`. */
export function lessonsOf(
  decisions: Decisions,
  rows: Uint32Array,
  columns: readonly SteppedColumn[],
  teacher: { score(values: Float32Array, offset: number): number },
): Lessons {
  const telling = columns.filter(({ name }) => tellsApart(name)).length;
  const others = columns.length - telling;
  const places = placesIn(columns);
  const thresholds = columns.map(thresholdsOf);
  const first = new Uint32Array(rows.length + 1);
  for (const [index, row] of rows.entries()) first[index + 1] = first[index]! + candidatesOf(decisions, row);
  const candidates = first[rows.length]!;
  const prompts = new Uint8Array(candidates * telling);
  const contexts = new Uint8Array(rows.length * others);
  const scores = new Float64Array(candidates);
  const values = new Float32Array(WIDTH);
  for (const [index, row] of rows.entries()) {
    for (let at = first[index]!; at < first[index + 1]!; at++) {
      encodeCandidate(decisions, row, at - first[index]!, values);
      scores[at] = teacher.score(values, 0);
      for (let i = 0; i < telling; i++)
        prompts[at * telling + i] = reached(thresholds[i]!, values[places[i]!]!);
    }
    for (let i = 0; i < others; i++)
      contexts[index * others + i] = reached(thresholds[telling + i]!, values[places[telling + i]!]!);
  }
  return { rows, first, prompts, contexts, teacher: scores };
}

/** At most so many rows, evenly over all. */
export function evenly(rows: Uint32Array, most: number): Uint32Array {
  const step = Math.max(1, Math.ceil(rows.length / most));
  return rows.filter((_, index) => index % step === 0);
}
