import type { ClusterTotals } from './cluster-totals.ts';
import type { Estimator, EstimatorName, Hyperparameter } from './estimator.ts';
import type { Bounds, ExactIntervals } from './exact-intervals.ts';
import type { Family } from './families.ts';
import { type Interval, reaching } from './interval.ts';
import { type Jackknifed, jackknife, normalInterval } from './jackknife.ts';
import { percentileInterval, replicates } from './poisson-bootstrap.ts';
import { slope } from './slope.ts';

export interface Estimate {
  readonly estimator: EstimatorName;
  readonly value: number;
  readonly standardError: number;
  readonly intervals: Intervals;
  /** Chosen by SLOPE; value null where it chose not to shrink at all. */
  readonly hyperparameter?: { readonly name: string; readonly value: number | null };
}

/** Null where an interval cannot be made; the report's notes say why. */
export interface Intervals {
  readonly normal: Interval;
  readonly bootstrap: Interval | null;
  readonly 'empirical-bernstein': Interval | null;
  readonly sequence: Interval | null;
}

export interface EstimateSettings {
  readonly alpha: number;
  readonly replicates: number;
  readonly seed: number;
  readonly bounds: Bounds;
}

export interface Chosen {
  readonly family: Family;
  readonly estimator: Estimator;
  /** The estimator whose scatter makes the large-sample intervals. */
  readonly unbiased: Estimator;
  readonly hyperparameter: Hyperparameter | undefined;
}

/** Every family's estimate with its intervals. All intervals are of V, also those of biased estimators. */
export function estimatesOf(
  families: readonly Family[],
  totals: ClusterTotals,
  exact: ExactIntervals | undefined,
  { alpha, replicates: count, seed, bounds }: EstimateSettings,
): readonly Estimate[] {
  const jackknifed = new Map<Estimator, Jackknifed>();
  const scatter = (estimator: Estimator): Jackknifed => {
    const known = jackknifed.get(estimator) ?? jackknife(estimator, totals.table(estimator.terms));
    jackknifed.set(estimator, known);
    return known;
  };
  const chosen = families.map((family) => choose(family, scatter));
  const centres = [...new Set(chosen.map(({ unbiased }) => unbiased))];
  const terms = [...new Set(centres.flatMap((estimator) => estimator.terms))];
  const drawn = replicates(centres, terms, totals.table(terms), { count, seed });
  return chosen.map(({ family, estimator, unbiased, hyperparameter }) => {
    const { value, standardError } = scatter(estimator);
    const bootstrap = percentileInterval(drawn[centres.indexOf(unbiased)]!, alpha, scatter(unbiased).units);
    const sequence = exact?.sequence(family.equation).get();
    return {
      estimator: family.name,
      value,
      standardError,
      intervals: {
        normal: reaching(normalInterval(scatter(unbiased), alpha), value),
        bootstrap: bootstrap ? reaching(bootstrap, value) : null,
        'empirical-bernstein': exact
          ? reaching(exact.bernstein(family.equation, alpha, bounds), value)
          : null,
        sequence: sequence ? reaching(sequence, value) : null,
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
}

/** A family of one is itself; of many, SLOPE chooses among them and the unbiased estimator that they approach. */
export function choose(family: Family, scatter: (estimator: Estimator) => Jackknifed): Chosen {
  const first = family.members[0]!;
  const unbiased = family.unbiased ?? first;
  if (family.members.length === 1) return { family, estimator: first, unbiased, hyperparameter: undefined };
  const candidates = [unbiased, ...family.members];
  const estimator =
    candidates[
      slope(
        candidates.map((candidate) => {
          const { value, standardError } = scatter(candidate);
          return { value, width: WIDTH * standardError };
        }),
      )
    ]!;
  return { family, estimator, unbiased, hyperparameter: estimator.hyperparameter ?? first.hyperparameter };
}

/**
 * SLOPE's half-widths, in standard errors. Its theory wants intervals that all hold at once, two standard errors and more;
 * but the candidates are made of the same rows and err together, so intervals that wide let through biases of several
 * times what chance explains. `npm run bench:estimators` prints the error for other widths.
 */
export const WIDTH = 0.5;
