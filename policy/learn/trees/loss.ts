/** How good log-odds are on labels of 0 to 1, by row and by weight. */

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** Labels and log-odds of some rows of a larger table. */
export interface Scored {
  readonly rows: Int32Array;
  readonly labels: Float32Array | Uint8Array;
  readonly weights: Float32Array | undefined;
  readonly logits: Float64Array;
}

/** Mean −log-likelihood: log(1 + eᶠ) − y·f, written so that no exponential overflows. */
export function logLoss({ rows, labels, weights, logits }: Scored): number {
  let loss = 0;
  let total = 0;
  for (const row of rows) {
    const logit = logits[row]!;
    const weight = weights ? weights[row]! : 1;
    const one = Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - labels[row]! * logit;
    // On a grid of whole numbers, so that the sum (and with it the tree to stop at) ignores the order of the rows.
    loss += Math.round(weight * Math.round(one * GRID));
    total += weight;
  }
  return loss / GRID / total;
}

const GRID = 2 ** 24;

/**
 * Area under the ROC curve: the probability that a 1 scores above a 0, ties counting half. A label of 0.3 counts as
 * 0.3 of a 1 and 0.7 of a 0.
 */
export function areaUnderCurve({ rows, labels, weights, logits }: Scored): number {
  const order = rows.slice().sort((a, b) => logits[a]! - logits[b]!);
  let zerosBelow = 0;
  let ones = 0;
  let above = 0;
  for (let i = 0; i < order.length; ) {
    let zerosHere = 0;
    let onesHere = 0;
    const logit = logits[order[i]!];
    for (; i < order.length && logits[order[i]!] === logit; i++) {
      const weight = weights ? weights[order[i]!]! : 1;
      onesHere += weight * labels[order[i]!]!;
      zerosHere += weight * (1 - labels[order[i]!]!);
    }
    above += onesHere * (zerosBelow + zerosHere / 2);
    zerosBelow += zerosHere;
    ones += onesHere;
  }
  return ones > 0 && zerosBelow > 0 ? above / (ones * zerosBelow) : 0.5;
}
