import type { Bounds } from '../exact-intervals.ts';
import { MANY_CLUSTERS } from '../notes.ts';
import type { Contrast, ContrastName } from './contrast.ts';
import type { ExactDifference } from './exact.ts';

export interface Circumstances {
  readonly contrasts: Readonly<Record<ContrastName, Contrast>>;
  readonly exact: ExactDifference;
  readonly bounds: Bounds;
  readonly clusters: number;
}

/** From here on the lower bound is visibly further away than the normal interval suggests. */
const NOTABLE_RATIO = 1.25;

/** What a careful reader would want to know about the differences, one sentence each. */
export function notesOf({ contrasts, exact, bounds, clusters }: Circumstances): readonly string[] {
  const { weight, range } = bounds;
  const notes = [
    `empirical-bernstein takes weights to be at most ${weight.toPrecision(4)} (1 / the smallest propensity), rewards from ${range.low} to ${range.high} (${range.source}), conversations of at most ${exact.mostRows} rows (the longest seen); for snips, empirical-bernstein and sequence are made of the two sides' intervals (Bonferroni) and are wide`,
  ];
  if (clusters < MANY_CLUSTERS)
    notes.push(
      `only ${clusters} conversations: normal and bootstrap intervals and the lower bound tend to be too hopeful here`,
    );
  for (const name of ['dr', 'snips'] as const) {
    const { standardError, pooledError } = contrasts[name];
    if (pooledError > NOTABLE_RATIO * standardError)
      notes.push(
        `${name}: the rows that carry the weight vary less than the log (standard error ${standardError.toPrecision(3)}, by the weights ${pooledError.toPrecision(3)}): the lower bound takes the larger, the two-sided intervals do not know`,
      );
  }
  for (const equation of ['ips', 'snips', 'dr'] as const) {
    const surprises = exact.surprises(equation);
    if (surprises > 0)
      notes.push(
        `the sequence of ${equation} holds only approximately: ${surprises} times a conversation brought more than four times what any before it had`,
      );
    if (exact.sequence(equation) === undefined)
      notes.push(
        `the sequence of ${equation} has excluded every value: the rows are not draws of one population (a drift?), or the range is wrong`,
      );
  }
  return notes;
}
