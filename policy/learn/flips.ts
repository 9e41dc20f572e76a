/**
 * Negative flips: decisions in which the incumbent's prompt would have been useful and the challenger's would not (Yan et
 * al., CVPR 2021). A policy can be better on average and still take away what worked.
 *
 * One prompt was asked, so both are never seen: with q̂ cross-fitted, and the two outcomes independent given the context,
 * the rate is the mean of q̂(incumbent)·(1 − q̂(challenger)) over decisions where the two choose differently. It is the
 * model's answer, not a doubly robust one: read it with the model's calibration.
 *
 * A reward of the whole conversation is another matter (`Coupling`): the listener who makes the one prompt end in music
 * makes the other do so too. Taken to be independent, two policies alike in everything would seem to undo a quarter of
 * each other's successes.
 */
import type { Labelled } from './examples.ts';
import type { Judged } from './judge.ts';
import { isOfPrompt, type RewardName } from './rewards.ts';
import { segmentsOf } from './segments.ts';

export interface FlipReport {
  /** Share of decisions in which the two choose differently. */
  readonly changed: number;
  /** Share of decisions flipped; of rewards that are no yes or no, the amount lost a decision. */
  readonly negative: number;
  readonly positive: number;
  /** 95 %, clustered by conversation. */
  readonly negativeInterval: readonly [low: number, high: number];
  readonly segments: readonly {
    readonly segment: string;
    readonly negative: number;
    readonly positive: number;
    readonly rows: number;
  }[];
}

/** What is lost where `kept` would have been expected and `given` is: a probability, or an amount of reward. */
export type Coupling = (kept: number, given: number) => number;

/** Two yes-or-noes, the chance of yes and then no. */
const INDEPENDENT: Coupling = (kept, given) => kept * (1 - given);
/** Luck is the same for both: only what the model expects less of is lost. */
const ALIKE: Coupling = (kept, given) => Math.max(0, kept - given);

export function couplingOf(reward: RewardName): Coupling {
  return isOfPrompt(reward) ? INDEPENDENT : ALIKE;
}

export function flipsOf(
  judged: Judged,
  { decisions }: Labelled,
  coupling: Coupling = INDEPENDENT,
): FlipReport {
  const { rows, challenger, incumbent, challengerValue, incumbentValue } = judged;
  const total = new Flips();
  const segments = new Map<string, Flips>();
  for (const [index, row] of rows.entries()) {
    const changed = challenger[index] !== incumbent[index];
    const lost = changed ? coupling(incumbentValue[index]!, challengerValue[index]!) : 0;
    const won = changed ? coupling(challengerValue[index]!, incumbentValue[index]!) : 0;
    total.add(decisions.conversation[row]!, changed, lost, won);
    for (const segment of segmentsOf(decisions, row)) {
      const known = segments.get(segment) ?? new Flips();
      known.add(decisions.conversation[row]!, changed, lost, won);
      segments.set(segment, known);
    }
  }
  return {
    changed: total.changed / Math.max(1, total.rows),
    negative: total.negative,
    positive: total.positive,
    negativeInterval: total.interval(),
    segments: [...segments]
      .map(([segment, { negative, positive, rows }]) => ({ segment, negative, positive, rows }))
      .sort((a, b) => b.negative - b.positive - (a.negative - a.positive)),
  };
}

const NORMAL_95 = 1.959964;

class Flips {
  rows = 0;
  changed = 0;
  #lost = 0;
  #won = 0;
  #conversation = -1;
  readonly #units: { rows: number; lost: number }[] = [];

  add(conversation: number, changed: boolean, lost: number, won: number): void {
    if (conversation !== this.#conversation) this.#units.push({ rows: 0, lost: 0 });
    this.#conversation = conversation;
    const unit = this.#units.at(-1)!;
    unit.rows += 1;
    unit.lost += lost;
    this.rows += 1;
    this.changed += Number(changed);
    this.#lost += lost;
    this.#won += won;
  }

  get negative(): number {
    return this.rows === 0 ? 0 : this.#lost / this.rows;
  }

  get positive(): number {
    return this.rows === 0 ? 0 : this.#won / this.rows;
  }

  interval(): readonly [number, number] {
    const mean = this.negative;
    const squares = this.#units.reduce((sum, { rows, lost }) => sum + (lost - mean * rows) ** 2, 0);
    const half = (NORMAL_95 * Math.sqrt(squares)) / Math.max(1, this.rows);
    return [Math.max(0, mean - half), mean + half];
  }
}
