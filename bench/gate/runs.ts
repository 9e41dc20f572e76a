/** One shape of world over many seeds: how often each challenger is promoted, and what held the others back. */
import type { Verdict } from '../../policy/learn/gate.ts';
import { type Challenger, challengerOf } from './challenger.ts';
import { auditOf, logOf } from './log.ts';
import { EPSILON, JUDGED, type Shape } from './shapes.ts';
import { judgementOf } from './verdict.ts';
import { type World, worldOf } from './world.ts';

export interface Rates {
  readonly wanted: number;
  /** Of the worst and the best of the worlds' challengers: how exactly the wanted difference was met. */
  readonly truths: readonly [least: number, most: number];
  readonly runs: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Runs in which a criterion failed, alone or with others. */
  readonly failed: Readonly<Record<string, number>>;
  /** Means over the runs that were estimated. */
  readonly effectiveSampleSize: number;
  readonly difference: number;
  readonly relative: number;
  readonly lowerBound: number;
  /** Of the lower bound, between logs. */
  readonly scatter: number;
}

export interface Runs {
  readonly shape: Shape;
  /** Logged; a quarter of them is judged. */
  readonly conversations: number;
  readonly seeds: number;
  readonly differences: readonly number[];
}

/** Seeds take turns at a few worlds, so that no single one's peculiarities decide. */
const WORLDS = 4;

interface Stage {
  readonly world: World;
  readonly challengers: readonly (Challenger | undefined)[];
}

export function stagesOf(
  { listeners, reach }: Shape,
  differences: readonly number[],
  epsilon = EPSILON,
): readonly Stage[] {
  return Array.from({ length: WORLDS }, (_, seed) => {
    const world = worldOf({ listeners, epsilon, seed });
    return { world, challengers: differences.map((wanted) => challengerOf(world, reach, wanted)) };
  });
}

/** Challengers that a shape cannot have are left out: where few decisions differ, there is not much to win. */
export function ratesOf({ shape, conversations, seeds, differences }: Runs): readonly Rates[] {
  const stages = stagesOf(shape, differences);
  const tallies = differences.map(() => new Tally());
  for (let seed = 0; seed < seeds; seed++) {
    const { world, challengers } = stages[seed % WORLDS]!;
    const log = logOf(world, Math.round(JUDGED * conversations), seed);
    const propensities = auditOf(world, log);
    for (const [index, challenger] of challengers.entries())
      if (challenger)
        tallies[index]!.add(
          judgementOf({ world, log, model: shape.model, choices: challenger.choices, propensities }),
        );
  }
  return differences.flatMap((wanted, index) => {
    const truths = stages.flatMap(({ challengers }) => challengers[index]?.truth ?? []);
    if (truths.length < WORLDS) return [];
    return { wanted, truths: [Math.min(...truths), Math.max(...truths)] as const, ...tallies[index]!.get() };
  });
}

class Tally {
  #runs = 0;
  readonly #verdicts = { promote: 0, hold: 0, refuse: 0 };
  readonly #failed: Record<string, number> = {};
  readonly #sizes: number[] = [];
  readonly #differences: number[] = [];
  readonly #incumbents: number[] = [];
  readonly #bounds: number[] = [];

  add({ decision, estimates }: ReturnType<typeof judgementOf>): void {
    this.#runs += 1;
    this.#verdicts[decision.verdict] += 1;
    for (const { name, passed } of decision.criteria)
      if (!passed) this.#failed[name] = (this.#failed[name] ?? 0) + 1;
    this.#sizes.push(estimates.usefulness.diagnostics.challenger.effectiveSampleSize);
    const dr = estimates.usefulness.differences.find(({ estimator }) => estimator === 'dr');
    if (!dr) return;
    this.#differences.push(dr.difference);
    this.#incumbents.push(dr.incumbent);
    this.#bounds.push(dr.lowerBound);
  }

  get(): Omit<Rates, 'wanted' | 'truths'> {
    const lowerBound = mean(this.#bounds);
    return {
      runs: this.#runs,
      verdicts: this.#verdicts,
      failed: this.#failed,
      effectiveSampleSize: mean(this.#sizes),
      difference: mean(this.#differences),
      relative: mean(this.#differences) / mean(this.#incumbents),
      lowerBound,
      scatter: Math.sqrt(mean(this.#bounds.map((bound) => (bound - lowerBound) ** 2))),
    };
  }
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
