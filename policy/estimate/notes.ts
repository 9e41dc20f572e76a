import { CAPACITY, GROUPS } from './cluster-totals.ts';
import type { Looks } from './diagnostics.ts';
import type { EquationName, RewardRange } from './equation.ts';
import type { ExactIntervals } from './exact-intervals.ts';
import { MEAN_WEIGHT_OFF } from './refusal.ts';

export interface Circumstances {
  readonly looks: Looks;
  readonly clusters: number;
  readonly grouped: boolean;
  readonly exact: ExactIntervals | undefined;
  readonly equations: readonly EquationName[];
  readonly range: RewardRange;
  readonly weightBound: number;
  readonly weightDeclared: boolean;
  readonly clustered: boolean;
  readonly meanWeightZ: number;
  /** Of SNIPS. */
  readonly skewness: number;
}

/** With fewer clusters, large-sample intervals are read with care. */
export const MANY_CLUSTERS = 40;
const NOTABLE_Z = 3;
/** Beyond, `npm run bench:estimators` finds large-sample intervals that cover 90 % and less instead of 95 %. */
const SKEWED = 0.2;

/** What a careful reader would want to know about the figures, one sentence each. */
export function notesOf(of: Circumstances): readonly string[] {
  return [...bernstein(of), ...sequence(of), ...large(of), ...skewed(of), ...weights(of)];
}

function bernstein({ exact, range, weightBound, weightDeclared, clustered }: Circumstances): string[] {
  if (!exact) return [];
  const weight = `${weightBound.toPrecision(4)} (${weightDeclared ? 'declared' : '1 / the smallest propensity in the file'})`;
  const rows = clustered ? `, clusters of at most ${exact.mostRows} rows (the largest in the file)` : '';
  return [
    `empirical-bernstein takes weights to be at most ${weight}, rewards from ${range.low} to ${range.high} (${range.source})${rows}`,
  ];
}

function sequence({ exact, equations, range, clusters }: Circumstances): string[] {
  if (!exact)
    return [
      `empirical-bernstein and sequence are missing: the rows of a cluster do not stand together and ${clusters} clusters are too many to keep apart; sort the file by cluster`,
    ];
  const notes: string[] = [];
  if (range.source === 'observed')
    notes.push(
      'empirical-bernstein and sequence hold only approximately: the range of the rewards was read off the data; declare it with --reward-min and --reward-max',
    );
  for (const equation of equations) {
    const read = exact.sequence(equation);
    if (read.get() === undefined)
      notes.push(
        `the sequence of ${equation} has excluded every value: the rows are not draws of one population (a drift?), or the range is wrong`,
      );
    if (read.surprises > 0)
      notes.push(
        `the sequence of ${equation} holds only approximately: ${read.surprises} times a cluster brought more than four times what any before it had`,
      );
  }
  return notes;
}

function large({ clusters, grouped }: Circumstances): string[] {
  if (clusters < MANY_CLUSTERS)
    return [
      `only ${clusters} clusters: normal and bootstrap intervals are large-sample intervals, and tend to be too narrow here`,
    ];
  if (!grouped) return [];
  return [
    `more than ${CAPACITY} clusters: normal and bootstrap intervals were made from ${GROUPS} groups of clusters`,
  ];
}

function skewed({ skewness }: Circumstances): string[] {
  if (Math.abs(skewness) < SKEWED) return [];
  return [
    `a few rows carry most of the reward (skewness ${skewness.toFixed(2)}): normal and bootstrap intervals cover less than they promise`,
  ];
}

function weights({ looks, meanWeightZ }: Circumstances): string[] {
  if (Math.abs(meanWeightZ) <= NOTABLE_Z) return [];
  const size = Math.abs(looks.meanWeight - 1) > MEAN_WEIGHT_OFF ? 'noticeably' : 'slightly';
  return [
    `the mean weight ${looks.meanWeight.toPrecision(5)} is ${size} off 1 (z = ${meanWeightZ.toFixed(1)}): look at the propensities`,
  ];
}
