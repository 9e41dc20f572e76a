/** One logged choice, as every estimator reads it. Parsed once, at the edge; after that nothing checks it again. */
export interface Row {
  readonly reward: number;
  /** With which probability the logging policy took the logged action, in (0, 1]. */
  readonly propensity: number;
  /** With which probability the evaluated policy would take the same action, in [0, 1]. */
  readonly targetProbability: number;
  /** Target probability over propensity: how much this row counts for the evaluated policy. */
  readonly weight: number;
  /** Rows of one cluster may depend on each other. Absent: the row stands for itself. */
  readonly cluster?: string;
  /** q̂ of the logged action, from a model that did not see this row's cluster. */
  readonly predictedReward?: number;
  /** E_π q̂: the same model's value of the evaluated policy in this context. */
  readonly predictedTargetValue?: number;
}

export type RowNumbers = Omit<Row, 'weight'>;

/** Why some numbers are not a row, said so that it can follow "row 7: ". */
export interface RowProblem {
  readonly problem: string;
}

export function rowOf(numbers: RowNumbers): Row | RowProblem {
  const { reward, propensity, targetProbability, predictedReward, predictedTargetValue } = numbers;
  if (!Number.isFinite(reward)) return { problem: `reward is ${reward}, not a finite number` };
  // A propensity of 0 says that what happened could not happen. Estimators that let it pass return infinity.
  if (!(propensity > 0 && propensity <= 1)) return { problem: `propensity is ${propensity}, not in (0, 1]` };
  if (!(targetProbability >= 0 && targetProbability <= 1))
    return { problem: `target_probability is ${targetProbability}, not in [0, 1]` };
  if (predictedReward !== undefined && !Number.isFinite(predictedReward))
    return { problem: `predicted_reward is ${predictedReward}, not a finite number` };
  if (predictedTargetValue !== undefined && !Number.isFinite(predictedTargetValue))
    return { problem: `predicted_target_value is ${predictedTargetValue}, not a finite number` };
  const weight = targetProbability / propensity;
  if (!Number.isFinite(weight * weight))
    return { problem: `propensity ${propensity} is too small to divide by` };
  return { ...numbers, weight };
}
