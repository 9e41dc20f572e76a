/** Boosted trees as plain JSON: what a policy artifact holds. */
export interface TreeModel {
  /** The columns the trees ask about, and no others; they bind to an encoder's columns by name. */
  readonly columns: readonly string[];
  /** Log-odds before the first tree. */
  readonly base: number;
  readonly trees: readonly Tree[];
  /** Share of the total split gain by column, adding up to 1; empty when there are no trees. */
  readonly importance: Readonly<Record<string, number>>;
  readonly trained: TrainedTrees;
}

/**
 * Node 0 is the root. An inner node sends `x < threshold` to `left`, the rest to `right` and a missing value where
 * `missingLeft` says. A leaf has the feature −1 and its log-odds in `value`, already times the learning rate.
 *
 * Thresholds are 32-bit floats and values have six significant digits: short in JSON, and exactly what training
 * compared and added, so that a policy read back from JSON scores bit for bit as it was trained.
 */
export interface Tree {
  /** Place in the model's `columns`. */
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** 0 or 1. */
  readonly missingLeft: readonly number[];
  readonly value: readonly number[];
}

/** How the fit went. Losses and the area are of held-out rows, of the model as it was cut back. */
export interface TrainedTrees {
  /** Rows the trees were grown on. */
  readonly rows: number;
  readonly heldOutRows: number;
  readonly trees: number;
  readonly logLoss: number;
  /** Of the base rate alone. */
  readonly baseLogLoss: number;
  /** Area under the ROC curve; ½ when the held-out labels are all equal. */
  readonly auc: number;
}
