import type { Row } from '../row.ts';

/** One logged choice and what two policies would have done: challenger and incumbent are compared on the same rows. */
export interface PairedRow {
  /** Which conversation. Rows of one conversation are adjacent. */
  readonly cluster: number;
  readonly reward: number;
  /** With which probability the logging policy took the logged action, in (0, 1]. */
  readonly propensity: number;
  /** The challenger's probability of the logged action. */
  readonly challenger: number;
  /** The incumbent's. */
  readonly incumbent: number;
  /** q̂ of the logged action, from a model that did not see this conversation. */
  readonly predictedReward: number;
  /** E_π q̂ of the challenger in this context, by the same model. */
  readonly challengerValue: number;
  readonly incumbentValue: number;
}

/** The row as every estimator reads it, for one of the two. */
export function challengerRow(row: PairedRow): Row {
  return sideOf(row, row.challenger, row.challengerValue);
}

export function incumbentRow(row: PairedRow): Row {
  return sideOf(row, row.incumbent, row.incumbentValue);
}

function sideOf(
  { reward, propensity, predictedReward }: PairedRow,
  targetProbability: number,
  predictedTargetValue: number,
): Row {
  return {
    reward,
    propensity,
    targetProbability,
    weight: targetProbability / propensity,
    predictedReward,
    predictedTargetValue,
  };
}

/** @throws RangeError for what cannot be a row: one bad number would silently spoil every sum. */
export function checkPaired(row: PairedRow): void {
  const { cluster, reward, propensity, challenger, incumbent } = row;
  if (!(propensity > 0 && propensity <= 1)) throw bad(row, `propensity is ${propensity}, not in (0, 1]`);
  if (!(challenger >= 0 && challenger <= 1)) throw bad(row, `challenger is ${challenger}, not in [0, 1]`);
  if (!(incumbent >= 0 && incumbent <= 1)) throw bad(row, `incumbent is ${incumbent}, not in [0, 1]`);
  // A sum is finite only if its parts are (short of infinities that cancel, which make NaN).
  if (!Number.isFinite(cluster + reward + row.predictedReward + row.challengerValue + row.incumbentValue))
    throw bad(row, 'cluster, reward and predictions must be finite numbers');
}

function bad({ cluster }: PairedRow, problem: string): RangeError {
  return new RangeError(`a row of conversation ${cluster}: ${problem}`);
}
