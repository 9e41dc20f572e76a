import { COLUMN, type PairSums } from './pair-sums.ts';

/** The estimators whose difference has closed forms in the pair sums. */
export type ContrastName = 'ips' | 'snips' | 'dr' | 'sndr';

export interface Contrast {
  readonly challenger: number;
  readonly incumbent: number;
  readonly difference: number;
  /** By leaving out one conversation at a time. */
  readonly standardError: number;
  /** What the weights alone make of residuals that are everywhere as variable as in the whole log. */
  readonly pooledError: number;
}

/** All four are P/n + Q/D a side: a prediction P, and what it leaves to weights, Q, over rows or over weights D. */
interface Form {
  readonly predicted: boolean;
  readonly selfNormalised: boolean;
}

const FORMS: Readonly<Record<ContrastName, Form>> = {
  ips: { predicted: false, selfNormalised: false },
  snips: { predicted: false, selfNormalised: true },
  dr: { predicted: true, selfNormalised: false },
  sndr: { predicted: true, selfNormalised: true },
};

const SIDES = ['challenger', 'incumbent'] as const;

export function contrastOf(name: ContrastName, sums: PairSums): Contrast {
  const form = FORMS[name];
  const [c, i] = SIDES.map((side) => columnsOf(form, side)) as [Columns, Columns];
  const { totals } = sums;
  const challenger = valueFrom(form, c, totals);
  const incumbent = valueFrom(form, i, totals);
  const difference = challenger - incumbent;
  const off = new Float64Array(sums.clusters);
  let mean = 0;
  for (let g = 0; g < off.length; g++) {
    off[g] = difference - (without(form, c, sums, g) - without(form, i, sums, g));
    mean += off[g]! / off.length;
  }
  let squares = 0;
  for (const each of off) squares += (each - mean) ** 2;
  return {
    challenger,
    incumbent,
    difference,
    standardError: Math.sqrt(((off.length - 1) / off.length) * squares),
    pooledError: pooledError(form, sums, (challenger + incumbent) / 2),
  };
}

interface Columns {
  readonly predicted: number;
  readonly weighted: number;
  readonly divisor: number;
}

function columnsOf({ predicted, selfNormalised }: Form, side: (typeof SIDES)[number]): Columns {
  return {
    predicted: COLUMN.predictedValue[side],
    weighted: predicted ? COLUMN.weightedResidual[side] : COLUMN.weightedReward[side],
    divisor: selfNormalised ? COLUMN.weight[side] : COLUMN.rows,
  };
}

function valueFrom(form: Form, columns: Columns, totals: Float64Array): number {
  const predicted = form.predicted ? totals[columns.predicted]! / totals[COLUMN.rows]! : 0;
  return predicted + totals[columns.weighted]! / totals[columns.divisor]!;
}

function without(form: Form, { predicted, weighted, divisor }: Columns, sums: PairSums, g: number): number {
  const { totals } = sums;
  const rest = (totals[weighted]! - sums.at(g, weighted)) / (totals[divisor]! - sums.at(g, divisor));
  if (!form.predicted) return rest;
  return (
    rest + (totals[predicted]! - sums.at(g, predicted)) / (totals[COLUMN.rows]! - sums.at(g, COLUMN.rows))
  );
}

/**
 * The standard error that weights imply. With d = w_c − w_i and residuals e of variance σ² and, within a conversation,
 * covariance ρ, a conversation adds (σ² − ρ)·Σd² + ρ·(Σd)² to the variance of Σ d·e; predictions add their own scatter.
 * σ² and ρ are those of all logged rows.
 *
 * Why: where five rows carry the weight, the jackknife learns the variance of a residual from those five. If by luck all
 * five were successes, it believes that there is no variance, in the very samples that look best.
 */
function pooledError({ predicted, selfNormalised }: Form, sums: PairSums, value: number): number {
  const { totals, clusters } = sums;
  const n = totals[COLUMN.rows]!;
  // IPS multiplies rewards themselves, SNIPS their distance from the value, the doubly robust ones what q̂ left over.
  const centre = !predicted && selfNormalised ? value : 0;
  const residual = predicted ? COLUMN.residual : COLUMN.reward;
  const square = predicted ? sums.squaredResidual : sums.squaredReward;
  const squares = square - 2 * centre * totals[residual]! + centre * centre * n;
  let products = 0;
  let pairs = 0;
  for (let g = 0; g < clusters; g++) {
    const m = sums.at(g, COLUMN.rows);
    products += (sums.at(g, residual) - centre * m) ** 2;
    pairs += m * (m - 1);
  }
  const variance = squares / n;
  const covariance = pairs > 0 ? Math.min(variance, Math.max(0, (products - squares) / pairs)) : 0;
  const c = selfNormalised ? n / totals[COLUMN.weight.challenger]! : 1;
  const i = selfNormalised ? n / totals[COLUMN.weight.incumbent]! : 1;
  const { challenger: vc, incumbent: vi } = COLUMN.predictedValue;
  const predictedDifference = predicted ? (totals[vc]! - totals[vi]!) / n : 0;
  let total = 0;
  for (let g = 0; g < clusters; g++) {
    const d = c * sums.at(g, COLUMN.weight.challenger) - i * sums.at(g, COLUMN.weight.incumbent);
    const dd =
      c * c * sums.at(g, COLUMN.squaredWeight.challenger) -
      2 * c * i * sums.at(g, COLUMN.weightProduct) +
      i * i * sums.at(g, COLUMN.squaredWeight.incumbent);
    total += (variance - covariance) * Math.max(0, dd) + covariance * d * d;
    if (predicted)
      total += (sums.at(g, vc) - sums.at(g, vi) - predictedDifference * sums.at(g, COLUMN.rows)) ** 2;
  }
  return Math.sqrt(total) / n;
}
