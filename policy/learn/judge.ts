/** What the challenger and the incumbent would have asked in conversations that neither was fitted on. */
import type { PairedRow } from '../estimate/paired.ts';
import type { Labelled } from './examples.ts';
import type { RewardModel } from './reward-model.ts';
import type { Crew } from './tasks.ts';
import type { TreeSettings } from './trees/settings.ts';

export interface Judged {
  /** Exploring decisions; conversations stand together. */
  readonly rows: Uint32Array;
  readonly challenger: Uint16Array;
  readonly incumbent: Uint16Array;
  /** q̂ of the logged prompt and of either choice, by a model that has not seen the conversation. */
  readonly predicted: Float32Array;
  readonly challengerValue: Float32Array;
  readonly incumbentValue: Float32Array;
  /** The two models of the cross-fit: each was fitted on the half it does not predict for. */
  readonly crossFitted: readonly [RewardModel, RewardModel];
}

/** q̂ need not be as good as the challenger: what it gets wrong, the weighted residual repairs. */
const CROSS_FIT: Partial<TreeSettings> = {
  mostTrees: 120,
  leaves: 12,
  depth: 5,
  learningRate: 0.12,
  leastHessian: 10,
};

/** @param judge decisions that nothing was fitted on. Only those that were drawn can be judged. */
export async function judged(
  challenger: RewardModel,
  judge: Uint32Array,
  { decisions }: Labelled,
  crew: Crew,
): Promise<Judged> {
  const rows = judge.filter((row) => decisions.exploring[row] === 1);
  const half = halves(rows, decisions.conversation);
  const folds = [0, 1].map((fold) => rows.filter((_, index) => half[index] === fold));
  const [choices, ...models] = (await crew.run([
    { kind: 'choose', model: challenger, rows },
    ...folds.map((fold) => ({ kind: 'fit-trees', rows: fold, settings: CROSS_FIT }) as const),
  ] as const)) as [Uint16Array, RewardModel, RewardModel];
  const incumbent = Uint16Array.from(rows, (row) => decisions.incumbent[row]!);
  const logged = Uint16Array.from(rows, (row) => decisions.chosen[row]!);
  const wanted = [logged, choices, incumbent];
  // Each half is predicted by the model of the other.
  const predictions = await crew.run(
    wanted.flatMap((candidates) =>
      folds.map((fold, index) => ({
        kind: 'predict' as const,
        model: models[1 - index]!,
        rows: fold,
        candidates: candidates.filter((_, place) => half[place] === index),
      })),
    ),
  );
  const [predicted, challengerValue, incumbentValue] = wanted.map((_, index) =>
    interleaved(predictions[2 * index]!, predictions[2 * index + 1]!, half),
  ) as [Float32Array, Float32Array, Float32Array];
  return {
    rows,
    challenger: choices,
    incumbent,
    predicted,
    challengerValue,
    incumbentValue,
    crossFitted: models,
  };
}

/** Every other conversation. */
function halves(rows: Uint32Array, conversation: Uint32Array): Uint8Array {
  let at = 1;
  return Uint8Array.from(rows, (row, index) => {
    if (index === 0 || conversation[row] !== conversation[rows[index - 1]!]) at = 1 - at;
    return at;
  });
}

function interleaved(first: Float32Array, second: Float32Array, half: Uint8Array): Float32Array {
  const next = [0, 0];
  return Float32Array.from(half, (which) => (which === 0 ? first : second)[next[which]!++]!);
}

/** The rows of the paired estimators: both policies always choose their best. */
export function* pairedRows(judged: Judged, { decisions, useful }: Labelled): Generator<PairedRow> {
  for (const [index, row] of judged.rows.entries()) {
    const chosen = decisions.chosen[row]!;
    yield {
      cluster: decisions.conversation[row]!,
      reward: useful[row]!,
      propensity: decisions.propensity[row]!,
      challenger: judged.challenger[index] === chosen ? 1 : 0,
      incumbent: judged.incumbent[index] === chosen ? 1 : 0,
      predictedReward: judged.predicted[index]!,
      challengerValue: judged.challengerValue[index]!,
      incumbentValue: judged.incumbentValue[index]!,
    };
  }
}

/** The same rows with another reward, for which there is no model. */
export function* pairedRowsOf(
  judged: Judged,
  data: Labelled,
  reward: (row: number) => number,
): Generator<PairedRow> {
  let index = 0;
  for (const row of pairedRows(judged, data))
    yield {
      ...row,
      reward: reward(judged.rows[index++]!),
      predictedReward: 0,
      challengerValue: 0,
      incumbentValue: 0,
    };
}
