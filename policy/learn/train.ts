/** Fits the learners side by side, and shows how they do on conversations they have not seen. */
import { gatedDifference, type PairedRow } from '../estimate/paired.ts';
import { type Labelled, labelOf, type Target, weightOf } from './examples.ts';
import type { RewardModel } from './reward-model.ts';
import type { Crew, ResultOf, Task } from './tasks.ts';
import { areaUnderCurve, logLoss } from './trees/loss.ts';
import type { TreeModel } from './trees/model.ts';
import { selectColumns } from './trees/selection.ts';
import type { TreeSettings } from './trees/settings.ts';

export type Learner = 'linear' | 'trees' | 'auto';
export const LEARNERS: readonly Learner[] = ['linear', 'trees', 'auto'];

export interface Fitted {
  readonly name: 'linear' | 'trees' | 'trees, selected columns';
  readonly model: RewardModel;
  /** On the choosing period, which no model was fitted on. */
  readonly heldOut: HeldOut;
}

export interface HeldOut {
  /** Of what was fitted (usefulness soon), weighted as in training; `base` is what the mean alone would have. */
  readonly logLoss: number;
  readonly baseLogLoss: number;
  /** Whether useful prompts are told from others. */
  readonly auc: number;
  /** Usefulness a decision if it chose, and its improvement on the incumbent (SNIPS); null where the log cannot tell. */
  readonly value: number | null;
  readonly improvement: number | null;
  /** One-sided, 95 %: what `auto` chooses by. */
  readonly lowerBound: number | null;
}

/** What the columns are worth: fitted on everything, those that carry the gain kept, fitted again. */
export interface SelectionReport {
  readonly columns: number;
  readonly kept: readonly string[];
  /** Share of the gain, by column, most first. */
  readonly importance: Readonly<Record<string, number>>;
}

export interface Trained {
  readonly fitted: readonly Fitted[];
  /** Which kind was chosen, as it was fitted on the fitting period alone. */
  readonly chosen: Fitted;
  /** The challenger: that kind, fitted on both periods. */
  readonly model: RewardModel;
  readonly selection: SelectionReport | null;
}

/**
 * Small trees in small steps. Answers are noisy and the best of forty candidates is taken, so that what a model
 * imagines costs more than what it misses.
 */
const TREES: Partial<TreeSettings> = { leaves: 12, depth: 5, learningRate: 0.08, leastHessian: 10 };
const GAIN_KEPT = 0.99;

export interface TrainSettings {
  readonly learner: Learner;
  readonly target: Target;
  readonly seed: number;
}

export async function train(
  data: Labelled,
  periods: { readonly fit: Uint32Array; readonly choose: Uint32Array },
  { learner, target, seed }: TrainSettings,
  crew: Crew,
): Promise<Trained> {
  const rows = periods.fit;
  const linear: Task = { kind: 'fit-linear', rows, target, settings: { seed } };
  const trees: Task = { kind: 'fit-trees', label: 'soon', rows, settings: { ...TREES, seed } };
  const tasks = learner === 'linear' ? [linear] : learner === 'trees' ? [trees] : [trees, linear];
  const first = await crew.run<Task>(tasks);
  const models = first.map((model, index) => ({
    name: tasks[index] === linear ? ('linear' as const) : ('trees' as const),
    model: model as RewardModel,
  }));
  const full = models.find(({ name }) => name === 'trees')?.model.model as TreeModel | undefined;
  const selection = full && full.trees.length > 0 ? selectionOf(full) : null;
  const refitted = selection
    ? await crew.run([
        {
          kind: 'fit-trees',
          label: 'soon',
          rows,
          columns: selection.kept,
          settings: { ...TREES, seed },
        } as const,
      ])
    : [];
  const candidates: readonly Omit<Fitted, 'heldOut'>[] = [
    ...models,
    ...refitted.map((model) => ({ name: 'trees, selected columns' as const, model })),
  ];
  const heldOut = await heldOutOf(candidates, data, periods.choose, crew);
  const fitted = candidates.map((each, index) => ({ ...each, heldOut: heldOut[index]! }));
  const chosen = best(fitted);
  return { fitted, chosen, selection, model: await onBoth(chosen) };

  /** What was chosen is fitted once more, on the choosing period too: a quarter more to learn from. */
  async function onBoth({ name }: Fitted): Promise<RewardModel> {
    const both = joinedRows(periods.fit, periods.choose);
    const columns = name === 'trees, selected columns' && selection ? { columns: selection.kept } : {};
    const [model] = await crew.run<Task>([
      name === 'linear' ? { ...linear, rows: both } : { ...trees, ...columns, rows: both },
    ]);
    return model as RewardModel;
  }
}

function joinedRows(first: Uint32Array, second: Uint32Array): Uint32Array {
  const both = new Uint32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function selectionOf(model: TreeModel): SelectionReport {
  const ranked = Object.entries(model.importance).sort((a, b) => b[1] - a[1]);
  return {
    columns: model.columns.length,
    kept: selectColumns(model, GAIN_KEPT),
    importance: Object.fromEntries(ranked),
  };
}

/** The highest lower bound; where the log supports none, the lowest loss. */
function best(fitted: readonly Fitted[]): Fitted {
  const bound = ({ heldOut }: Fitted) => heldOut.lowerBound ?? Number.NEGATIVE_INFINITY;
  return [...fitted].sort((a, b) => bound(b) - bound(a) || a.heldOut.logLoss - b.heldOut.logLoss)[0]!;
}

async function heldOutOf(
  models: readonly Omit<Fitted, 'heldOut'>[],
  data: Labelled,
  rows: Uint32Array,
  crew: Crew,
): Promise<readonly HeldOut[]> {
  const { decisions, useful } = data;
  const exploring = rows.filter((row) => decisions.exploring[row] === 1);
  const chosen = Uint16Array.from(rows, (row) => decisions.chosen[row]!);
  const predicted = await crew.run(
    models.map(({ model }) => ({ kind: 'predict', model, rows, candidates: chosen }) as const),
  );
  const choices = await crew.run(
    models.map(({ model }) => ({ kind: 'choose', model, rows: exploring }) as const),
  );
  const labels = Float32Array.from(rows, (row) => labelOf(data, row, 'soon'));
  const usefulness = Uint8Array.from(rows, (row) => useful[row]!);
  const weights = Float32Array.from(rows, (row) => weightOf(decisions, row));
  const places = Int32Array.from(rows, (_, index) => index);
  const mean = weightedMean(labels, weights);
  const scored = { rows: places, labels, weights };
  return models.map((_, index) => {
    const logits = Float64Array.from(predicted[index]!, logit);
    const { differences } =
      exploring.length > 0
        ? gatedDifference(unpredicted(data, exploring, choices[index]!))
        : { differences: [] };
    const snips = differences.find(({ estimator }) => estimator === 'snips');
    return {
      logLoss: logLoss({ ...scored, logits }),
      baseLogLoss: logLoss({ ...scored, logits: new Float64Array(rows.length).fill(logit(mean)) }),
      auc: areaUnderCurve({ ...scored, labels: usefulness, logits }),
      value: snips?.challenger ?? null,
      improvement: snips?.difference ?? null,
      lowerBound: snips?.lowerBound ?? null,
    };
  });
}

/** Rows for the estimators that need no model of rewards. */
function* unpredicted(
  { decisions, useful }: Labelled,
  rows: Uint32Array,
  choices: ResultOf<{ kind: 'choose'; model: RewardModel; rows: Uint32Array }>,
): Generator<PairedRow> {
  for (const [index, row] of rows.entries()) {
    const chosen = decisions.chosen[row]!;
    yield {
      cluster: decisions.conversation[row]!,
      reward: useful[row]!,
      propensity: decisions.propensity[row]!,
      challenger: choices[index] === chosen ? 1 : 0,
      incumbent: decisions.incumbent[row] === chosen ? 1 : 0,
      predictedReward: 0,
      challengerValue: 0,
      incumbentValue: 0,
    };
  }
}

function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i]! * weights[i]!;
    weight += weights[i]!;
  }
  return sum / weight;
}

const EDGE = 1e-6;

function logit(probability: number): number {
  const p = Math.min(1 - EDGE, Math.max(EDGE, probability));
  return Math.log(p / (1 - p));
}
