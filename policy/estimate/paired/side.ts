import { Diagnostics, type Support } from '../diagnostics.ts';
import { twoSided } from '../interval.ts';
import { type Refusal, refusalOf } from '../refusal.ts';
import { COLUMN, type PairSums } from './pair-sums.ts';
import { challengerRow, incumbentRow, type PairedRow } from './row.ts';

export type SideName = 'challenger' | 'incumbent';

/** How well the log supports one of the two policies. */
export interface SideDiagnostics {
  readonly effectiveSampleSize: number;
  /** The same for conversations. */
  readonly clusterEffectiveSampleSize: number;
  readonly meanWeight: number;
  /** Of the mean weight being 1; null where weights do not vary. */
  readonly meanWeightPValue: number | null;
  readonly maxWeight: number;
  readonly support: Support;
}

export interface PairedRefusal extends Refusal {
  /** Whose weights the log does not support. */
  readonly side: SideName;
}

/** Both sides' diagnostics, and the refusal if the log supports one of them too little. */
export class Sides {
  readonly #diagnostics = { challenger: new Diagnostics(), incumbent: new Diagnostics() };

  add(row: PairedRow): void {
    this.#diagnostics.challenger.add(challengerRow(row));
    this.#diagnostics.incumbent.add(incumbentRow(row));
  }

  get(sums: PairSums): {
    readonly challenger: SideDiagnostics;
    readonly incumbent: SideDiagnostics;
    readonly refused: PairedRefusal | null;
  } {
    const challenger = this.#side('challenger', sums);
    const incumbent = this.#side('incumbent', sums);
    return {
      challenger: challenger.diagnostics,
      incumbent: incumbent.diagnostics,
      refused: challenger.refused ?? incumbent.refused,
    };
  }

  /** Range of everything that a doubly robust residual is made of. */
  get predictions(): { readonly low: number; readonly high: number } {
    const sides = [
      this.#diagnostics.challenger.get().predictions,
      this.#diagnostics.incumbent.get().predictions,
    ];
    return {
      low: Math.min(...sides.map(({ low }) => low)),
      high: Math.max(...sides.map(({ high }) => high)),
    };
  }

  get rewards(): { readonly low: number; readonly high: number } {
    return this.#diagnostics.challenger.get().rewards;
  }

  #side(side: SideName, sums: PairSums) {
    const looks = this.#diagnostics[side].get();
    const { effectiveClusters, z } = weightsByConversation(COLUMN.weight[side], sums);
    const refusal = refusalOf({ looks, clusters: sums.clusters, effectiveClusters, meanWeightZ: z });
    const { effectiveSampleSize, meanWeight, maxWeight, support } = looks;
    const diagnostics: SideDiagnostics = {
      effectiveSampleSize,
      clusterEffectiveSampleSize: effectiveClusters,
      meanWeight,
      meanWeightPValue: z === 0 ? null : twoSided(z),
      maxWeight,
      support,
    };
    return { diagnostics, refused: refusal ? { ...refusal, side } : null };
  }
}

/** ESS of conversations, and (mean weight − 1) over its jackknife standard error. */
function weightsByConversation(
  column: number,
  sums: PairSums,
): { readonly effectiveClusters: number; readonly z: number } {
  const { clusters, totals } = sums;
  const weight = totals[column]!;
  const rows = totals[COLUMN.rows]!;
  const mean = weight / rows;
  let squares = 0;
  let off = 0;
  let offSquares = 0;
  for (let g = 0; g < clusters; g++) {
    const own = sums.at(g, column);
    squares += own * own;
    const from = mean - (weight - own) / (rows - sums.at(g, COLUMN.rows));
    off += from;
    offSquares += from * from;
  }
  const standardError = Math.sqrt(
    Math.max(0, ((clusters - 1) / clusters) * (offSquares - (off * off) / clusters)),
  );
  return {
    effectiveClusters: squares === 0 ? 0 : (weight * weight) / squares,
    // Rounding alone is no scatter: weights that are all 1 have a mean that is off by 10⁻¹⁶.
    z: standardError > ROUNDING ? (mean - 1) / standardError : 0,
  };
}

const ROUNDING = 1e-12;
