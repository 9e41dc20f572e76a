/**
 * Listeners who come again, for rollouts by the hundred: each with a taste for success of their own, some daily and most
 * rarely, in a year with weekends and drift. What they are served is drawn here, not talked through: a rollout reads
 * 400,000 endings, and what is in question is how it reads them.
 */
import { type Random, randomFrom, seedOf } from '../../policy/random.ts';
import { assigned } from '../../policy/rollout/assignment.ts';
import type { RolloutState } from '../../policy/rollout/state.ts';
import type { Served } from '../../policy/rollout/tally.ts';

export interface Shape {
  /** Conversations a week; 50,000 is what the published experiment learned from. */
  readonly weekly: number;
  readonly listeners: number;
  /** Mean success of the incumbent, as the simulated default world has it. */
  readonly success: number;
  /** Standard deviation of listeners' log-odds, and of the days'. */
  readonly spread: number;
  readonly days: number;
}

export const SHAPE: Shape = { weekly: 50_000, listeners: 20_000, success: 0.44, spread: 0.8, days: 0.15 };

export interface Challenger {
  readonly name: string;
  /** True success over the incumbent's, less 1. */
  readonly success: number;
  /** Share of the challenger's listeners whose conversations never reach the log. */
  readonly lost?: number;
}

interface Listener {
  readonly id: string;
  readonly propensity: number;
}

export class Population {
  readonly #listeners: readonly Listener[];
  /** Listeners in the order of the conversations of a usual day: who comes often stands there often. */
  readonly #visits: Uint32Array;
  readonly #random: Random;
  readonly #shape: Shape;
  readonly #challenger: Challenger;

  constructor(seed: number, challenger: Challenger, shape: Shape = SHAPE) {
    this.#random = randomFrom(seedOf('rollout', seed, challenger.name));
    this.#shape = shape;
    this.#challenger = challenger;
    const centre = Math.log(shape.success / (1 - shape.success));
    this.#listeners = Array.from({ length: shape.listeners }, (_, index) => ({
      id: `listener-${seed}-${index}`,
      propensity: logistic(centre + shape.spread * this.#normal()),
    }));
    const often = this.#listeners.map(() => Math.exp(this.#normal()));
    const total = often.reduce((sum, each) => sum + each, 0);
    const scale = 20 * shape.listeners;
    this.#visits = Uint32Array.from(
      often.flatMap((each, index) => Array(Math.max(1, Math.round((scale * each) / total))).fill(index)),
    );
  }

  /** What the log knows of everybody when the rollout begins: four weeks with the incumbent. */
  *before(): Generator<Pick<Served, 'listener' | 'success' | 'prompts' | 'abandoned'>> {
    const state: RolloutState = { incumbent: 'rule-1', stages: [100], stage: 0, status: 'idle' };
    for (let day = -28; day < 0; day++) yield* this.day(day, state);
  }

  /** One day's conversations. */
  *day(number: number, state: RolloutState): Generator<Served> {
    const { weekly, days } = this.#shape;
    const challenged = this.#listeners.map(({ id }) => assigned(id, state).arm === 'challenger');
    const mood = days * Math.sin((2 * Math.PI * number) / 7) + days * Math.sin(number / 40);
    for (let i = 0; i < weekly / 7; i++) {
      const which = this.#visits[this.#random.int(this.#visits.length)]!;
      const { id, propensity } = this.#listeners[which]!;
      const arm = challenged[which] ? 'challenger' : 'incumbent';
      const { success: effect, lost = 0 } = this.#challenger;
      if (arm === 'challenger' && lost > 0 && seedOf(id, 'lost') % 1000 < 1000 * lost) continue;
      const usual = logistic(Math.log(propensity / (1 - propensity)) + mood);
      const p = arm === 'challenger' ? Math.min(1, usual * (1 + effect)) : usual;
      const success = this.#share() < p;
      const prompts = 1 + Math.floor(-3.4 * Math.log(1 - this.#share()));
      const abandoned = !success && this.#share() < 0.6;
      const failed = this.#share() < 0.002;
      const slow = this.#share() < 0.001 ? 1 : 0;
      yield {
        listener: id,
        arm,
        stage: state.stage,
        success,
        prompts,
        abandoned,
        failed,
        decisions: prompts,
        fallbacks: 0,
        slow,
        timed: prompts,
      };
    }
  }

  #share(): number {
    return this.#random.int(1_000_000) / 1_000_000;
  }

  #normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.#share())) * Math.cos(2 * Math.PI * this.#share());
  }
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
