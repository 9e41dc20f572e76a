/**
 * Negative flips: decisions in which the incumbent's prompt would have been useful and the challenger's would not (Yan et
 * al., CVPR 2021). A policy can be better on average and still take away what worked.
 *
 * One prompt was asked, so both are never seen: with q̂ cross-fitted, and the two outcomes independent given the context,
 * the rate is the mean of q̂(incumbent)·(1 − q̂(challenger)) over decisions where the two choose differently. It is the
 * model's answer, not a doubly robust one: read it with the model's calibration.
 */
import type { Labelled } from './examples.ts';
import type { Judged } from './judge.ts';
import { segmentsOf } from './segments.ts';

export interface FlipReport {
  /** Share of decisions in which the two choose differently. */
  readonly changed: number;
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

export function flipsOf(judged: Judged, { decisions }: Labelled): FlipReport {
  const { rows, challenger, incumbent, challengerValue, incumbentValue } = judged;
  const total = new Flips();
  const segments = new Map<string, Flips>();
  for (const [index, row] of rows.entries()) {
    const changed = challenger[index] !== incumbent[index];
    const lost = changed ? incumbentValue[index]! * (1 - challengerValue[index]!) : 0;
    const won = changed ? challengerValue[index]! * (1 - incumbentValue[index]!) : 0;
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
