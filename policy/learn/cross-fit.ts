/**
 * q̂ for doubly robust estimates, cross-fitted (Chernozhukov et al. 2018): each half of the conversations is predicted by
 * a model of the other half, so that no prediction has seen the answer it is set against.
 */
import type { Labelled } from './examples.ts';
import type { RewardModel } from './reward-model.ts';
import type { Crew } from './tasks.ts';
import type { TreeSettings } from './trees/settings.ts';

/** q̂ need not be as good as a policy's model: what it gets wrong, the weighted residual repairs. */
const SETTINGS: Partial<TreeSettings> = {
  mostTrees: 120,
  leaves: 12,
  depth: 5,
  learningRate: 0.12,
  leastHessian: 10,
};

export class CrossFit {
  /** Each was fitted on the half it does not predict for. */
  readonly models: readonly [RewardModel, RewardModel];
  readonly #half: Uint8Array;
  readonly #folds: readonly Uint32Array[];
  readonly #crew: Crew;

  private constructor(
    models: CrossFit['models'],
    half: Uint8Array,
    folds: readonly Uint32Array[],
    crew: Crew,
  ) {
    this.models = models;
    this.#half = half;
    this.#folds = folds;
    this.#crew = crew;
  }

  /** @param rows conversations stand together. */
  static async of(rows: Uint32Array, { decisions }: Labelled, crew: Crew): Promise<CrossFit> {
    const half = halves(rows, decisions.conversation);
    const folds = [0, 1].map((fold) => rows.filter((_, index) => half[index] === fold));
    const [first, second] = await crew.run(
      folds.map((fold) => ({ kind: 'fit-trees', label: 'plain', rows: fold, settings: SETTINGS }) as const),
    );
    return new CrossFit([first!, second!], half, folds, crew);
  }

  /** For each list of candidates, one a row: the usefulness expected of it. */
  async predict(wanted: readonly Uint16Array[]): Promise<readonly Float32Array[]> {
    const parts = await this.#crew.run(
      wanted.flatMap((candidates) =>
        this.#folds.map((rows, fold) => ({
          kind: 'predict' as const,
          model: this.models[1 - fold]!,
          rows,
          candidates: candidates.filter((_, place) => this.#half[place] === fold),
        })),
      ),
    );
    return wanted.map((_, index) => interleaved(parts[2 * index]!, parts[2 * index + 1]!, this.#half));
  }

  /** The usefulness expected of a prompt drawn evenly, in each row. */
  async means(): Promise<Float32Array> {
    const [first, second] = await this.#crew.run(
      this.#folds.map(
        (rows, fold) => ({ kind: 'predict-mean', model: this.models[1 - fold]!, rows }) as const,
      ),
    );
    return interleaved(first!, second!, this.#half);
  }
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
