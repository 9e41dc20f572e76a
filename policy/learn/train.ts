/** Fits the learners side by side, and shows how they do on conversations they have not seen. */
import type { Labelled, Target } from './examples.ts';
import { type HeldOut, heldOutOf } from './held-out.ts';
import type { RewardModel } from './reward-model.ts';
import type { Crew, Task } from './tasks.ts';
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
export const CHALLENGER_TREES: Partial<TreeSettings> = {
  leaves: 12,
  depth: 5,
  learningRate: 0.08,
  leastHessian: 10,
};
const GAIN_KEPT = 0.99;

export interface TrainSettings {
  readonly learner: Learner;
  readonly target: Target;
  readonly seed: number;
  /** β of positive-congruent training (`congruent/focal.ts`). Absent: trained without a thought of the incumbent. */
  readonly congruent?: number;
}

export async function train(
  data: Labelled,
  periods: { readonly fit: Uint32Array; readonly choose: Uint32Array },
  { learner, target, seed, congruent }: TrainSettings,
  crew: Crew,
): Promise<Trained> {
  const rows = periods.fit;
  const kept = congruent === undefined ? {} : { congruent };
  const linear: Task = { kind: 'fit-linear', rows, target, settings: { seed }, ...kept };
  const trees: Task = {
    kind: 'fit-trees',
    label: 'soon',
    rows,
    settings: { ...CHALLENGER_TREES, seed },
    ...kept,
  };
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
          settings: { ...CHALLENGER_TREES, seed },
          ...kept,
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
