/** How often a lower bound exceeds the true difference, 0: what tests assert and `npm run bench:estimators` prints. */
import { gatedDifference } from '../../../policy/estimate/paired.ts';
import { type NullWorld, nullRows } from './null-world.ts';

export interface GateSize {
  readonly answered: number;
  readonly refused: number;
  /** Of the answered runs. Plain: estimate − 1.645 standard errors, which is not what the gate reads. */
  readonly estimators: Readonly<
    Record<'dr' | 'snips' | 'ips', { bound: number; plain: number; width: number }>
  >;
}

/** Seeds from 0 on until so many runs were answered, or three times as many were tried. */
export function gateSize(world: NullWorld, rows: number, runs: number): GateSize {
  const estimators = {
    dr: { bound: 0, plain: 0, width: 0 },
    snips: { bound: 0, plain: 0, width: 0 },
    ips: { bound: 0, plain: 0, width: 0 },
  };
  let [answered, refusals] = [0, 0];
  for (let seed = 0; answered < runs && seed < 3 * runs; seed++) {
    const { differences, refused } = gatedDifference(nullRows(world, rows, seed));
    if (refused) {
      refusals += 1;
      continue;
    }
    answered += 1;
    for (const { estimator, difference, standardError, lowerBound } of differences) {
      const own = estimators[estimator];
      if (lowerBound > 0) own.bound += 1;
      if (difference > Z * standardError) own.plain += 1;
      own.width += (difference - lowerBound) / (Z * standardError);
    }
  }
  for (const own of Object.values(estimators)) {
    own.bound /= answered;
    own.plain /= answered;
    own.width /= answered;
  }
  return { answered, refused: refusals, estimators };
}

const Z = 1.6449;

export function gateSizeLine(name: string, { answered, refused, estimators }: GateSize): string {
  const figures = Object.entries(estimators).map(
    ([estimator, { bound, plain, width }]) =>
      `${estimator} ${(100 * bound).toFixed(1)} % (plain ${(100 * plain).toFixed(1)} %, ×${width.toFixed(2)})`,
  );
  return `${name.padEnd(32)} ${String(answered).padStart(5)} runs, ${String(refused).padStart(4)} refused: ${figures.join('  ')}`;
}
