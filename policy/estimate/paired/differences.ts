import { choose, type Intervals } from '../estimates.ts';
import type { Estimator, EstimatorName } from '../estimator.ts';
import type { Bounds } from '../exact-intervals.ts';
import type { Family } from '../families.ts';
import { reaching } from '../interval.ts';
import { type Jackknifed, jackknife, normalInterval } from '../jackknife.ts';
import { percentileInterval, replicates } from '../poisson-bootstrap.ts';
import type { ExactDifference } from './exact.ts';
import { contrastsOf, relativeTo } from './gated.ts';
import { lowerBounds } from './lower-bound.ts';
import { notesOf } from './notes.ts';
import type { PairSums } from './pair-sums.ts';
import type { PairedTotals } from './totals.ts';

export interface Difference {
  readonly estimator: EstimatorName;
  readonly challenger: number;
  readonly incumbent: number;
  /** challenger − incumbent. */
  readonly difference: number;
  readonly standardError: number;
  /** difference / incumbent; null where the incumbent is not worth more than 0. */
  readonly relative: number | null;
  /** One-sided, at level α: what a gate compares with 0. */
  readonly lowerBound: number;
  /** Of the difference. */
  readonly intervals: Intervals;
  /** Chosen by SLOPE for the challenger and used for both; value null where it chose not to shrink at all. */
  readonly hyperparameter?: { readonly name: string; readonly value: number | null };
}

export interface Material {
  readonly families: readonly Family[];
  readonly totals: PairedTotals;
  readonly sums: PairSums;
  readonly exact: ExactDifference;
  readonly bounds: Bounds;
  readonly settings: { readonly alpha: number; readonly replicates: number; readonly seed: number };
}

/**
 * Every family's difference. As with single values (`estimatesOf`), intervals and lower bounds are of the true difference:
 * what is shrunk gets those of the unbiased estimator it approaches, stretched to hold its own value.
 */
export function differencesOf({ families, totals, sums, exact, bounds, settings }: Material): {
  readonly differences: readonly Difference[];
  readonly notes: readonly string[];
} {
  const { alpha, replicates: count, seed } = settings;
  const alone = remembered((estimator) => jackknife(estimator, totals.challenger.table(estimator.terms)));
  const chosen = families.map((family) => choose(family, alone));
  const paired = new Map<Estimator, Estimator>();
  for (const { estimator, unbiased } of chosen)
    for (const each of [estimator, unbiased]) paired.set(each, paired.get(each) ?? totals.difference(each));
  const scatter = remembered((estimator) => {
    const difference = paired.get(estimator)!;
    return jackknife(difference, totals.table(difference.terms));
  });
  const centres = [...new Set(chosen.map(({ unbiased }) => unbiased))];
  const drawnFor = centres.map((estimator) => paired.get(estimator)!);
  const terms = [...new Set(drawnFor.flatMap((estimator) => estimator.terms))];
  const drawn = replicates(drawnFor, terms, totals.table(terms), { count, seed });
  const contrasts = contrastsOf(sums);
  const lower = lowerBounds(contrasts, { alpha, clusters: sums.clusters });
  const differences = chosen.map(({ family, estimator, unbiased, hyperparameter }): Difference => {
    const challenger = alone(estimator).value;
    const { value: difference, standardError } = scatter(estimator);
    const incumbent = challenger - difference;
    const bootstrap = percentileInterval(drawn[centres.indexOf(unbiased)]!, alpha, scatter(unbiased).units);
    const sequence = exact.sequence(family.equation);
    return {
      estimator: family.name,
      challenger,
      incumbent,
      difference,
      standardError,
      relative: relativeTo(incumbent, difference),
      lowerBound: Math.min(lower[family.equation], difference),
      intervals: {
        normal: reaching(normalInterval(scatter(unbiased), alpha), difference),
        bootstrap: bootstrap ? reaching(bootstrap, difference) : null,
        'empirical-bernstein': reaching(exact.bernstein(family.equation, bounds), difference),
        sequence: sequence ? reaching(sequence, difference) : null,
      },
      ...(hyperparameter
        ? {
            hyperparameter: {
              name: hyperparameter.name,
              value: estimator === unbiased ? null : hyperparameter.value,
            },
          }
        : {}),
    };
  });
  return { differences, notes: notesOf({ contrasts, exact, bounds, clusters: sums.clusters }) };
}

function remembered(of: (estimator: Estimator) => Jackknifed): (estimator: Estimator) => Jackknifed {
  const known = new Map<Estimator, Jackknifed>();
  return (estimator) => {
    const found = known.get(estimator) ?? of(estimator);
    known.set(estimator, found);
    return found;
  };
}
