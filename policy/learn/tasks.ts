/**
 * The heavy parts of a learning cycle as tasks: plain data in, plain data out, so that they run in this thread or beside
 * it with the same result.
 */
import { WIDTH } from '../features.ts';
import { withContests } from './congruent/contests.ts';
import { focalExamples } from './congruent/focal.ts';
import { candidatesOf, encodeCandidate } from './decisions.ts';
import { chosenExamples, type Label, type Labelled, type Target, targetExamples } from './examples.ts';
import type { LinearModel } from './linear/model.ts';
import { type LinearSettings, trainLinear } from './linear/train.ts';
import { type RewardModel, scorerOf } from './reward-model.ts';
import type { Examples } from './trees/examples.ts';
import type { TreeModel } from './trees/model.ts';
import { onlyColumns } from './trees/selection.ts';
import type { TreeSettings } from './trees/settings.ts';
import { trainTrees } from './trees/train.ts';

export type Task =
  /** A model of usefulness from the chosen prompts of these rows. */
  | {
      readonly kind: 'fit-trees';
      readonly rows: Uint32Array;
      readonly label: Label;
      /** Absent: all. */
      readonly columns?: readonly string[];
      /** β of positive-congruent training; absent: none. */
      readonly congruent?: number;
      /** Of these rows, without β. Absent: fitted first. */
      readonly teacher?: RewardModel;
      readonly settings?: Partial<TreeSettings>;
    }
  | {
      readonly kind: 'fit-linear';
      readonly rows: Uint32Array;
      readonly target: Target;
      readonly congruent?: number;
      readonly teacher?: RewardModel;
      readonly settings?: Partial<LinearSettings>;
    }
  /** Which candidate a model would ask in each row: the first of the highest score. */
  | { readonly kind: 'choose'; readonly model: RewardModel; readonly rows: Uint32Array }
  /** The reward a model expects of one candidate of each row. */
  | {
      readonly kind: 'predict';
      readonly model: RewardModel;
      readonly rows: Uint32Array;
      readonly candidates: Uint16Array;
    }

  /** The reward a model expects of a prompt drawn evenly, in each row. */
  | { readonly kind: 'predict-mean'; readonly model: RewardModel; readonly rows: Uint32Array };

export type ResultOf<T extends Task> = T extends { kind: 'choose' }
  ? Uint16Array
  : T extends { kind: 'predict' | 'predict-mean' }
    ? Float32Array
    : RewardModel;

/** Runs tasks side by side and answers in their order; the first failure fails them all. */
export interface Crew {
  run<T extends Task>(tasks: readonly T[]): Promise<ResultOf<T>[]>;
}

export function perform(task: Task, data: Labelled): RewardModel | Uint16Array | Float32Array {
  switch (task.kind) {
    case 'fit-trees': {
      const examples = chosenExamples(data, task.rows, task.label);
      const fitted = (from: Examples): RewardModel => ({
        kind: 'trees',
        model: fittedTrees(task.columns ? onlyColumns(from, task.columns) : from, task.settings),
      });
      return congruently({ ...task, examples, link: 'logistic', mayWeigh: true }, data, fitted);
    }
    case 'fit-linear': {
      const { examples, link } = targetExamples(data, task.rows, task.target, task.settings);
      const fitted = (from: Examples): RewardModel => ({
        kind: 'linear',
        model: trainLinear(from, { ...task.settings, link }),
      });
      return congruently({ ...task, examples, link, mayWeigh: task.target === 'mtr' }, data, fitted);
    }
    case 'choose':
      return choices(task.model, task.rows, data);
    case 'predict':
      return predictions(task.model, task.rows, task.candidates, data);
    case 'predict-mean':
      return means(task.model, task.rows, data);
  }
}

interface Fit {
  readonly examples: Examples;
  readonly rows: Uint32Array;
  readonly congruent?: number;
  readonly teacher?: RewardModel;
  readonly settings?: { readonly seed?: number };
  readonly link: LinearModel['link'];
  /** Whether labels are what happened. Those of `ips` and `dr` are estimates, below 0 too: there is no success to count. */
  readonly mayWeigh: boolean;
}

/** Fits as always; with a β once more, taught by that first model what there is to win (`congruent/contests.ts`). */
function congruently(
  { examples, rows, congruent, teacher, settings, link, mayWeigh }: Fit,
  data: Labelled,
  fitted: (from: Examples) => RewardModel,
): RewardModel {
  const plain = teacher ?? fitted(examples);
  if (congruent === undefined || rows.length === 0) return plain;
  const taught = { scorer: scorerOf(plain), link, strength: congruent, seed: settings?.seed ?? 1 };
  const weighed = mayWeigh ? focalExamples(examples, data, rows, congruent) : examples;
  return fitted(withContests(weighed, data, rows, taught));
}

/** Where no label differs from another, or there is but one conversation, all there is to know is the mean. */
function fittedTrees(examples: Examples, settings: Partial<TreeSettings> | undefined): TreeModel {
  const { groups } = examples;
  const rows = examples.contests?.from ?? examples.rows;
  const labels = examples.labels.subarray(0, rows);
  const one = labels.every((label) => label === labels[0]) || groups.every((group) => group === groups[0]);
  if (rows > 0 && !one) return trainTrees(examples, settings);
  let sum = 0;
  for (const label of labels) sum += label;
  const mean = rows === 0 ? 0.5 : sum / rows;
  const p = Math.min(0.999, Math.max(0.001, mean));
  const trained = { rows, heldOutRows: 0, trees: 0, logLoss: 0, baseLogLoss: 0, auc: 0.5 };
  return { columns: [], base: Math.log(p / (1 - p)), trees: [], importance: {}, trained };
}

/** Everything in this thread. */
export function crewOfOne(data: Labelled): Crew {
  return {
    run: async <T extends Task>(tasks: readonly T[]) =>
      tasks.map((task) => perform(task, data) as ResultOf<T>),
  };
}

function choices(model: RewardModel, rows: Uint32Array, { decisions }: Labelled): Uint16Array {
  const scorer = scorerOf(model);
  const row = new Float32Array(WIDTH);
  return Uint16Array.from(rows, (decision) => {
    let best = 0;
    let highest = Number.NEGATIVE_INFINITY;
    const count = candidatesOf(decisions, decision);
    for (let candidate = 0; candidate < count; candidate++) {
      encodeCandidate(decisions, decision, candidate, row);
      const score = scorer.score(row, 0);
      if (score > highest) {
        highest = score;
        best = candidate;
      }
    }
    return best;
  });
}

function predictions(
  model: RewardModel,
  rows: Uint32Array,
  candidates: Uint16Array,
  { decisions }: Labelled,
): Float32Array {
  const scorer = scorerOf(model);
  const row = new Float32Array(WIDTH);
  return Float32Array.from(rows, (decision, index) => {
    encodeCandidate(decisions, decision, candidates[index]!, row);
    return scorer.reward(row, 0);
  });
}

function means(model: RewardModel, rows: Uint32Array, { decisions }: Labelled): Float32Array {
  const scorer = scorerOf(model);
  const row = new Float32Array(WIDTH);
  return Float32Array.from(rows, (decision) => {
    const count = candidatesOf(decisions, decision);
    let sum = 0;
    for (let candidate = 0; candidate < count; candidate++) {
      encodeCandidate(decisions, decision, candidate, row);
      sum += scorer.reward(row, 0);
    }
    return sum / count;
  });
}
