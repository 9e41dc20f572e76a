/**
 * A distilled policy's model: linear over steps and over two or three steps that hold together. A step is 1 where a
 * column has reached one of the teacher's thresholds. Weights are whole numbers of one unit, so that a sum is exact in
 * whatever order it is made, and candidates that the teacher cannot tell apart stay tied.
 */
import { COLUMN_NAMES, CONTEXT_WIDTH } from '../../features.ts';
import { fromVlq, vlq } from './vlq.ts';

/** Plain JSON: what goes into an artifact. */
export interface DistilledModel {
  /** Those that tell candidates apart first. */
  readonly columns: readonly SteppedColumn[];
  /** Log-odds that one unit of weight stands for, and the log-odds before any step. */
  readonly unit: number;
  readonly base: number;
  /**
   * Terms of one step, of two and of three, each kind in one text: the first step as its distance from the term before,
   * the others as distances from the step before, the weight, all in base64 VLQ (`vlq.ts`). Steps are numbered through all
   * columns.
   */
  readonly terms: readonly string[];
}

export interface SteppedColumn {
  readonly name: string;
  /** Ascending, each the shortest decimal of its 32-bit float; step k holds where the value is at least the k-th. */
  readonly thresholds: readonly number[];
}

export interface Term {
  /** Ascending, so the first is of a column that tells candidates apart. */
  readonly steps: readonly number[];
  readonly weight: number;
}

/** More steps in a term would be the teacher's trees again. */
export const MOST_STEPS = 3;

/** Whether a column can differ between the candidates of a decision: what cannot does not decide between them. */
export function tellsApart(name: string): boolean {
  return !name.startsWith('c.');
}

/** Where in the encoder's row each column stands. @throws RangeError naming one that is not there. */
export function placesIn(columns: readonly SteppedColumn[]): Int32Array {
  return Int32Array.from(columns, ({ name }) => {
    const place = COLUMN_NAMES.indexOf(name);
    if (place < 0) throw new RangeError(`there is no column ${name}`);
    if (place < CONTEXT_WIDTH === tellsApart(name)) throw new RangeError(`${name} is no such column`);
    return place;
  });
}

export function packed(terms: readonly Term[]): readonly string[] {
  return Array.from({ length: MOST_STEPS }, (_, i) => {
    let before = 0;
    return terms
      .filter(({ steps }) => steps.length === i + 1)
      .sort((a, b) => compared(a.steps, b.steps))
      .map(({ steps, weight }) => {
        const distances = steps.map((step, at) => step - (at === 0 ? before : steps[at - 1]!));
        before = steps[0]!;
        return [...distances, weight].map(vlq).join('');
      })
      .join('');
  });
}

/** @throws RangeError where steps are none of the columns'. */
export function unpacked({ columns, terms }: Pick<DistilledModel, 'columns' | 'terms'>): readonly Term[] {
  const count = columns.reduce((sum, { thresholds }) => sum + thresholds.length, 0);
  return terms.flatMap((text, i) => {
    const numbers = fromVlq(text);
    const width = i + 2;
    let before = 0;
    return Array.from({ length: numbers.length / width }, (_, at) => {
      let step = before;
      const steps = numbers.slice(at * width, (at + 1) * width - 1).map((distance) => {
        step += distance;
        return step;
      });
      before = steps[0]!;
      if (steps.some((each) => !(each >= 0 && each < count)))
        throw new RangeError(`a term asks for a step beyond the ${count} there are`);
      return { steps, weight: numbers[(at + 1) * width - 1]! };
    });
  });
}

function compared(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((step, i) => step !== b[i]);
  return place < 0 ? 0 : a[place]! - b[place]!;
}
