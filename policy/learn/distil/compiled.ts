/**
 * Terms in the order in which they are asked about. What a term says of the context is the same for all candidates of a
 * decision, so it is settled once; what is left are its steps of the prompt, and terms that differ in the context alone
 * share them: a part.
 */
import { MOST_STEPS, type SteppedColumn, type Term, tellsApart } from './model.ts';
import { startsOf } from './steps.ts';

/** Of a place that a shorter term does not use: column 0 has always reached at least 0. */
const NO_STEP = 0;

export class Compiled {
  /** Columns that tell candidates apart, and the others. */
  readonly telling: number;
  readonly others: number;
  readonly parts: number;
  /** By part, MOST_STEPS each: a telling column, and how many thresholds it must have reached. */
  readonly partColumn: Int32Array;
  readonly partStep: Int32Array;
  /** By term: its part; then, MOST_STEPS − 1 each, the columns of the context and their steps. */
  readonly part: Int32Array;
  readonly column: Int32Array;
  readonly step: Int32Array;

  constructor(columns: readonly SteppedColumn[], terms: readonly Pick<Term, 'steps'>[]) {
    const starts = startsOf(columns);
    this.telling = columns.filter(({ name }) => tellsApart(name)).length;
    this.others = columns.length - this.telling;
    const places = new Map<string, number>();
    const parts: (readonly number[])[] = [];
    this.part = new Int32Array(terms.length);
    const width = MOST_STEPS - 1;
    this.column = new Int32Array(terms.length * width);
    this.step = new Int32Array(terms.length * width).fill(NO_STEP);
    for (const [index, { steps }] of terms.entries()) {
      const own = steps.filter((step) => step < starts[this.telling]!);
      if (own.length === 0) throw new RangeError('a term has no step that tells candidates apart');
      const key = own.join(' ');
      const place = places.get(key) ?? parts.push(own) - 1;
      places.set(key, place);
      this.part[index] = place;
      for (const [i, step] of steps.slice(own.length).entries()) {
        const column = columnOf(step, starts);
        this.column[index * width + i] = column - this.telling;
        this.step[index * width + i] = step - starts[column]! + 1;
      }
    }
    this.parts = parts.length;
    this.partColumn = new Int32Array(parts.length * MOST_STEPS);
    this.partStep = new Int32Array(parts.length * MOST_STEPS).fill(NO_STEP);
    for (const [index, steps] of parts.entries())
      for (const [i, step] of steps.entries()) {
        const column = columnOf(step, starts);
        this.partColumn[index * MOST_STEPS + i] = column;
        this.partStep[index * MOST_STEPS + i] = step - starts[column]! + 1;
      }
  }

  /** Whether what a term says of the context holds for the steps reached from `at`. */
  holds(term: number, contexts: Uint8Array, at: number): boolean {
    const i = 2 * term;
    // Not `>=`: where a teacher asks about no context at all, there is nothing to compare, and nothing is asked.
    return !(
      contexts[at + this.column[i]!]! < this.step[i]! ||
      contexts[at + this.column[i + 1]!]! < this.step[i + 1]!
    );
  }

  /** What each part is worth in this context. */
  worths(weights: ArrayLike<number>, contexts: Uint8Array, at: number, into: Float64Array): void {
    into.fill(0);
    for (let term = 0; term < this.part.length; term++)
      if (this.holds(term, contexts, at)) into[this.part[term]!]! += weights[term]!;
  }

  /** Whether a part holds for a prompt whose steps reached stand from `at`. */
  shows(part: number, prompts: Uint8Array, at: number): boolean {
    const { partColumn, partStep } = this;
    const i = MOST_STEPS * part;
    return (
      prompts[at + partColumn[i]!]! >= partStep[i]! &&
      prompts[at + partColumn[i + 1]!]! >= partStep[i + 1]! &&
      prompts[at + partColumn[i + 2]!]! >= partStep[i + 2]!
    );
  }

  score(worths: Float64Array, prompts: Uint8Array, at: number): number {
    let sum = 0;
    for (let part = 0; part < this.parts; part++) if (this.shows(part, prompts, at)) sum += worths[part]!;
    return sum;
  }
}

function columnOf(step: number, starts: Int32Array): number {
  let column = 0;
  while (starts[column + 1]! <= step) column += 1;
  return column;
}
