/** What a fit may be told. */
export interface TreeSettings {
  /** Trees grown at most; early stopping usually ends sooner. */
  readonly mostTrees: number;
  /** Leaves a tree has at most. Trees grow leaf by leaf, the best split of all leaves first. */
  readonly leaves: number;
  /** Questions on the way to a leaf, at most. */
  readonly depth: number;
  /** The part of each Newton step that is taken. */
  readonly learningRate: number;
  /** Added to a leaf's hessian: pulls small leaves to 0 (λ of Chen & Guestrin 2016). */
  readonly l2: number;
  /** A leaf's sum of weight·p(1 − p), at least: 10 are 40 rows at p = ½ and 210 rows at p = 0.05. */
  readonly leastHessian: number;
  /** What a split has to take off the loss of the rows it was grown on (γ of Chen & Guestrin 2016). */
  readonly leastGain: number;
  /** Values a column is told apart by, at most 255: with missing, a byte. */
  readonly bins: number;
  /** Share of the rows each tree is grown on (stochastic gradient boosting, Friedman 2002). */
  readonly rowShare: number;
  /** Share of the columns each tree may ask about. */
  readonly columnShare: number;
  /** Share of the groups that early stopping keeps for itself; at least one group. */
  readonly heldOut: number;
  /** Trees in a row that may fail to lower the held-out loss before growing stops. */
  readonly patience: number;
  readonly seed: number;
}

/** Chosen for 10⁴ to 10⁶ noisy rows; the learning rate is small enough that a bad tree does little harm. */
export const DEFAULT_TREES: TreeSettings = {
  mostTrees: 300,
  leaves: 31,
  depth: 8,
  learningRate: 0.1,
  l2: 1,
  leastHessian: 10,
  leastGain: 0,
  bins: 255,
  rowShare: 0.7,
  columnShare: 0.8,
  heldOut: 0.15,
  patience: 20,
  seed: 1,
};

const LIMITS: Readonly<Record<keyof TreeSettings, readonly [low: number, high: number, whole: boolean]>> = {
  mostTrees: [1, 100_000, true],
  leaves: [2, 4_096, true],
  depth: [1, 64, true],
  learningRate: [1e-6, 1, false],
  l2: [0, 1e9, false],
  // Above 0, or a leaf without rows would be a leaf.
  leastHessian: [1e-6, 1e12, false],
  leastGain: [0, 1e12, false],
  bins: [2, 255, true],
  rowShare: [1e-6, 1, false],
  columnShare: [1e-6, 1, false],
  heldOut: [1e-6, 0.9, false],
  patience: [1, 100_000, true],
  seed: [-(2 ** 31), 2 ** 32 - 1, true],
};

/** @throws RangeError naming the setting that is out of its range. */
export function completeSettings(settings: Partial<TreeSettings>): TreeSettings {
  const complete = { ...DEFAULT_TREES, ...settings };
  for (const [name, [low, high, whole]] of Object.entries(LIMITS)) {
    const value = complete[name as keyof TreeSettings];
    if (!(value >= low && value <= high) || (whole && !Number.isInteger(value)))
      throw new RangeError(
        `the setting ${name} is ${value}, not ${whole ? 'a whole number' : 'a number'} from ${low} to ${high}`,
      );
  }
  return complete;
}
