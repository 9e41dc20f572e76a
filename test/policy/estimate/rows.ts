import fc from 'fast-check';
import { type Row, type RowNumbers, rowOf } from '../../../policy/estimate/row.ts';

export function row(numbers: Partial<RowNumbers> = {}): Row {
  const made = rowOf({ reward: 1, propensity: 0.5, targetProbability: 0.5, ...numbers });
  if ('problem' in made) throw new Error(made.problem);
  return made;
}

/** Any logged rows at all, with predictions, in up to eight clusters. */
export const anyRow: fc.Arbitrary<Row> = fc
  .record({
    reward: fc.integer({ min: -20, max: 20 }).map((r) => r / 10),
    propensity: fc.integer({ min: 2, max: 100 }).map((p) => p / 100),
    targetProbability: fc.integer({ min: 1, max: 100 }).map((p) => p / 100),
    predictedReward: fc.integer({ min: -10, max: 10 }).map((q) => q / 10),
    predictedTargetValue: fc.integer({ min: -10, max: 10 }).map((q) => q / 10),
    cluster: fc.integer({ min: 0, max: 7 }).map((c) => `c${c}`),
  })
  .map(row);

export const anyRows = fc.array(anyRow, { minLength: 2, maxLength: 40 });
