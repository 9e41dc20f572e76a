/** A log and a challenger through the real estimators into the real `gate`. */
import type { PropensityReport } from '../../policy/estimate/audit/propensity.ts';
import { studentQuantile } from '../../policy/estimate/interval.ts';
import { contrastOf } from '../../policy/estimate/paired/contrast.ts';
import { PairSums } from '../../policy/estimate/paired/pair-sums.ts';
import {
  type Difference,
  type GatedEstimate,
  gatedDifference,
  type PairedReport,
  type PairedRow,
} from '../../policy/estimate/paired.ts';
import type { Deviation, Estimates } from '../../policy/learn/estimate.ts';
import { flipTerms } from '../../policy/learn/estimates/flip-rates.ts';
import type { FlipReport } from '../../policy/learn/flips.ts';
import { type GateDecision, gate } from '../../policy/learn/gate.ts';
import type { Log } from './log.ts';
import { listenersOf, type Model, promptsOf } from './model.ts';
import { incumbentOf, type World } from './world.ts';

export interface Trial {
  readonly world: World;
  readonly log: Log;
  readonly model: Model;
  readonly choices: Uint8Array;
  readonly propensities: PropensityReport;
}

export interface Judgement {
  readonly decision: GateDecision;
  readonly estimates: Pick<Estimates, 'usefulness' | 'deviations' | 'flips' | 'audit'>;
}

export function judgementOf(trial: Trial): Judgement {
  const { log, propensities } = trial;
  const others = { leaving: new Other('leaving', log.left), turns: new Other('turns to go', log.toGo) };
  const flips = new Flips(log.rows);
  const seen = function* () {
    for (const row of pairedRows(trial)) {
      yield row;
      flips.add(row);
      others.leaving.add(row);
      others.turns.add(row);
    }
  };
  const usefulness = usefulnessOf(seen());
  const estimates: Judgement['estimates'] = {
    usefulness,
    deviations: [others.leaving.get(usefulness), others.turns.get(usefulness)],
    flips: flips.get(),
    // The gate reads the propensities alone.
    audit: { propensities } as Estimates['audit'],
  };
  return { decision: gate(estimates, { fallbacks: 0 }), estimates };
}

/** `gatedDifference` has the figures of `PairedEvaluation` that the gate reads, without its 0.6 seconds of bootstrap. */
function usefulnessOf(paired: Iterable<PairedRow>): PairedReport {
  const { rows, clusters, differences, diagnostics, refused } = gatedDifference(paired);
  return {
    rows,
    clusters,
    differences: differences.map(withoutBootstrap),
    diagnostics: { ...diagnostics, loggedValue: Number.NaN },
    refused,
    notes: [],
    settings: {
      alpha: 0.05,
      bootstrap: 0,
      seed: 0,
      rewardRange: { low: 0, high: 1, source: 'declared' },
      weightBound: Number.NaN,
    },
  };
}

function withoutBootstrap({ normal, ...estimate }: GatedEstimate): Difference {
  return {
    ...estimate,
    intervals: { normal, bootstrap: null, 'empirical-bernstein': null, sequence: null },
  };
}

type Open = { -readonly [Key in keyof PairedRow]: PairedRow[Key] };

const EMPTY: Open = {
  cluster: 0,
  reward: 0,
  propensity: 1,
  challenger: 0,
  incumbent: 0,
  predictedReward: 0,
  challengerValue: 0,
  incumbentValue: 0,
};

/**
 * Rows as `policy/learn/judge.ts` makes them. It is one object, filled again for each row: estimators keep sums, and a
 * benchmark makes rows by the hundred million.
 */
export function* pairedRows({
  world,
  log,
  model,
  choices,
}: Omit<Trial, 'propensities'>): Generator<PairedRow> {
  const incumbents = incumbentOf(world);
  const predicted = promptsOf(world, model, choices);
  const listener = listenersOf(log, model);
  const challengerValues = Float64Array.from(choices, (choice, at) => predicted(at, choice));
  const incumbentValues = Float64Array.from(incumbents, (choice, at) => predicted(at, choice));
  const row = { ...EMPTY };
  for (let i = 0; i < log.rows; i++) {
    const at = log.situation[i]!;
    const chosen = log.chosen[i]!;
    const factor = listener(i);
    row.cluster = log.conversation[i]!;
    row.reward = log.useful[i]!;
    row.propensity = world.situations[at]!.propensities[chosen]!;
    row.challenger = choices[at] === chosen ? 1 : 0;
    row.incumbent = incumbents[at] === chosen ? 1 : 0;
    row.predictedReward = factor * predicted(at, chosen);
    row.challengerValue = factor * challengerValues[at]!;
    row.incumbentValue = factor * incumbentValues[at]!;
    yield row;
  }
}

/**
 * A guardrail as `policy/learn/estimate.ts` reads it: SNIPS of another reward, for which there is no model. Support is a
 * matter of weights, so it is refused where usefulness is.
 */
class Other {
  readonly #name: Deviation['name'];
  readonly #rewards: ArrayLike<number>;
  readonly #sums = new PairSums();
  readonly #row = { ...EMPTY };
  #at = 0;

  constructor(name: Deviation['name'], rewards: ArrayLike<number>) {
    this.#name = name;
    this.#rewards = rewards;
  }

  add({ cluster, propensity, challenger, incumbent }: PairedRow): void {
    const row = this.#row;
    row.cluster = cluster;
    row.propensity = propensity;
    row.challenger = challenger;
    row.incumbent = incumbent;
    row.reward = this.#rewards[this.#at++]!;
    this.#sums.add(row);
  }

  get({ refused }: PairedReport): Deviation {
    if (refused)
      return { name: this.#name, challenger: null, incumbent: null, difference: null, interval: null };
    this.#sums.close();
    const { challenger, incumbent, difference, standardError } = contrastOf('snips', this.#sums);
    const half = studentQuantile(1 - ALPHA / 2, this.#sums.clusters - 1) * standardError;
    return {
      name: this.#name,
      challenger,
      incumbent,
      difference,
      interval: [difference - half, difference + half],
    };
  }
}

const ALPHA = 0.05;

/** As `policy/learn/flips.ts` has it, over all decisions. The gate reads no interval of it. */
class Flips {
  readonly #rows: number;
  #changed = 0;
  #lost = 0;
  #won = 0;

  constructor(rows: number) {
    this.#rows = rows;
  }

  /** Where the two choose alike, the model says the same of both, to the last digit. */
  add(row: PairedRow): void {
    if (row.challengerValue === row.incumbentValue) return;
    const { lost, won } = flipTerms(row);
    this.#changed += 1;
    this.#lost += lost;
    this.#won += won;
  }

  get(): FlipReport {
    return {
      changed: this.#changed / this.#rows,
      negative: this.#lost / this.#rows,
      positive: this.#won / this.#rows,
      negativeInterval: [Number.NaN, Number.NaN],
      segments: [],
    };
  }
}
