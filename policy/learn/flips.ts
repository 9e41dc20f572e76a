/**
 * Negative flips: decisions in which the incumbent's prompt would have been useful and the challenger's would not (Yan et
 * al., CVPR 2021). A policy can be better on average and still take away what worked.
 *
 * For usefulness, which is a yes or no about one prompt, they are estimated counterfactually (`estimates/flip-rates.ts`).
 * A reward of the whole conversation is another matter (`Coupling`): the listener who makes the one prompt end in music
 * makes the other do so too. Taken to be independent, two policies alike in everything would seem to undo a quarter of
 * each other's successes. Of those it is the model's answer what is lost: read it with the model's calibration.
 */
import { type FlipExample, flipExamples } from './estimates/flip-examples.ts';
import { flipTerms, frechet } from './estimates/flip-rates.ts';
import type { Labelled } from './examples.ts';
import { type Judged, pairedRows } from './judge.ts';
import { isOfPrompt, type RewardName } from './rewards.ts';
import { segmentsOf } from './segments.ts';

export type { FlipExample };

export interface FlipReport {
  /** Share of decisions in which the two choose differently. */
  readonly changed: number;
  /** Share of decisions flipped; of rewards that are no yes or no, the amount lost a decision. */
  readonly negative: number;
  readonly positive: number;
  /** 95 %, clustered by conversation. */
  readonly negativeInterval: Interval;
  /** Those that lose most, on balance, first. */
  readonly segments: readonly SegmentFlips[];
  /** Absent where flips are the model's answer alone. */
  readonly counterfactual?: CounterfactualFlips;
}

export interface SegmentFlips {
  readonly segment: string;
  readonly negative: number;
  readonly positive: number;
  readonly rows: number;
  /** Where more is lost than won. */
  readonly examples?: readonly FlipExample[];
}

export interface CounterfactualFlips {
  readonly positiveInterval: Interval;
  /** Between these the negative flips are whichever way the two outcomes hang together. */
  readonly bounds: Interval;
  /** What the model alone would have said. */
  readonly modelled: { readonly negative: number; readonly positive: number };
  /** Share of the prompts useful under the incumbent that is taken away; null where none is. */
  readonly ofUseful: number | null;
}

type Interval = readonly [low: number, high: number];

/** What is lost where `kept` would have been expected and `given` is: a probability, or an amount of reward. */
export type Coupling = (kept: number, given: number) => number;

/** Two yes-or-noes, the chance of yes and then no. */
const INDEPENDENT: Coupling = (kept, given) => kept * (1 - given);
/** Luck is the same for both: only what the model expects less of is lost. */
const ALIKE: Coupling = (kept, given) => Math.max(0, kept - given);

export function couplingOf(reward: RewardName): Coupling {
  return isOfPrompt(reward) ? INDEPENDENT : ALIKE;
}

/** By the model alone. */
export function flipsOf(judged: Judged, data: Labelled, coupling: Coupling = INDEPENDENT): FlipReport {
  const { incumbentValue, challengerValue } = judged;
  return summed(judged, data, (index) => ({
    lost: coupling(incumbentValue[index]!, challengerValue[index]!),
    won: coupling(challengerValue[index]!, incumbentValue[index]!),
  })).report;
}

/** By the log, for rewards that are a yes or no about one prompt. */
export function counterfactualFlips(judged: Judged, data: Labelled): FlipReport {
  const terms = Array.from(pairedRows(judged, data), flipTerms);
  const { report, total } = summed(judged, data, (index) => terms[index]!);
  const { negative, positive } = flipsOf(judged, data);
  const count = Math.max(1, terms.length);
  let [old, next, useful] = [0, 0, 0];
  for (const [index, { incumbent, challenger }] of terms.entries()) {
    useful += incumbent;
    if (judged.challenger[index] === judged.incumbent[index]) continue;
    old += incumbent;
    next += challenger;
  }
  const examples = flipExamples(judged, data);
  return {
    ...report,
    segments: report.segments.map((each) =>
      each.negative > each.positive ? { ...each, examples: examples.get(each.segment) ?? [] } : each,
    ),
    counterfactual: {
      positiveInterval: total.won.interval(total.rows),
      bounds: frechet(old / count, next / count, report.changed),
      modelled: { negative, positive },
      ofUseful: useful > 0 ? report.negative / (useful / count) : null,
    },
  };
}

function summed(
  { rows, challenger, incumbent }: Judged,
  { decisions }: Labelled,
  termsOf: (index: number) => { readonly lost: number; readonly won: number },
): { readonly report: FlipReport; readonly total: Flips } {
  const total = new Flips();
  const segments = new Map<string, Flips>();
  for (const [index, row] of rows.entries()) {
    const changed = challenger[index] !== incumbent[index];
    const { lost, won } = changed ? termsOf(index) : { lost: 0, won: 0 };
    total.add(decisions.conversation[row]!, changed, lost, won);
    for (const segment of segmentsOf(decisions, row)) {
      const known = segments.get(segment) ?? new Flips();
      known.add(decisions.conversation[row]!, changed, lost, won);
      segments.set(segment, known);
    }
  }
  const report = {
    changed: total.changed / Math.max(1, total.rows),
    negative: total.lost.mean(total.rows),
    positive: total.won.mean(total.rows),
    negativeInterval: total.lost.interval(total.rows),
    segments: [...segments]
      .map(([segment, { lost, won, rows }]) => ({
        segment,
        negative: lost.mean(rows),
        positive: won.mean(rows),
        rows,
      }))
      .sort((a, b) => b.negative - b.positive - (a.negative - a.positive)),
  };
  return { report, total };
}

class Flips {
  rows = 0;
  changed = 0;
  readonly lost = new Clustered();
  readonly won = new Clustered();
  #conversation = -1;

  add(conversation: number, changed: boolean, lost: number, won: number): void {
    const isNew = conversation !== this.#conversation;
    this.#conversation = conversation;
    this.rows += 1;
    this.changed += Number(changed);
    this.lost.add(isNew, lost);
    this.won.add(isNew, won);
  }
}

const NORMAL_95 = 1.959964;

/** A mean a decision, whose decisions come in conversations. */
class Clustered {
  #sum = 0;
  readonly #units: { rows: number; sum: number }[] = [];

  add(isNew: boolean, value: number): void {
    if (isNew) this.#units.push({ rows: 0, sum: 0 });
    const unit = this.#units.at(-1)!;
    unit.rows += 1;
    unit.sum += value;
    this.#sum += value;
  }

  mean(rows: number): number {
    return rows === 0 ? 0 : this.#sum / rows;
  }

  /** A rate is no less than 0, and an amount of reward neither. */
  interval(rows: number): Interval {
    const mean = this.mean(rows);
    const clusters = this.#units.length;
    const squares = this.#units.reduce((total, unit) => total + (unit.sum - mean * unit.rows) ** 2, 0);
    const small = clusters > 1 ? clusters / (clusters - 1) : 1;
    const half = (NORMAL_95 * Math.sqrt(small * squares)) / Math.max(1, rows);
    return [Math.max(0, mean - half), Math.max(0, mean + half)];
  }
}
