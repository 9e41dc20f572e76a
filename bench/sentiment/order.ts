/** Agreement of two orders, ties and all. */

export interface Agreement {
  /** Share of the pairs with different grades that are put in the right order; a tie is half right. */
  readonly pairs: number;
  /** Kendall's τ-b. */
  readonly kendall: number;
  /** Spearman's ρ: the correlation of average ranks. */
  readonly spearman: number;
}

export function agreement(grades: readonly number[], readings: readonly number[]): Agreement {
  let agree = 0;
  let disagree = 0;
  let tiedGrades = 0;
  let tiedReadings = 0;
  let half = 0;
  let different = 0;
  let pairs = 0;
  for (let i = 0; i < grades.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      pairs += 1;
      const order = Math.sign(grades[i]! - grades[j]!);
      const read = Math.sign(readings[i]! - readings[j]!);
      if (order === 0) tiedGrades += 1;
      else {
        different += 1;
        if (read === 0) half += 0.5;
      }
      if (read === 0) tiedReadings += 1;
      if (order * read > 0) agree += 1;
      if (order * read < 0) disagree += 1;
    }
  }
  return {
    pairs: (agree + half) / different,
    kendall: (agree - disagree) / Math.sqrt((pairs - tiedGrades) * (pairs - tiedReadings)),
    spearman: correlation(ranks(grades), ranks(readings)),
  };
}

export function ranks(values: readonly number[]): readonly number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranked = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to += 1;
    for (let at = from; at < to; at += 1) ranked[order[at]!] = (from + to - 1) / 2;
    from = to;
  }
  return ranked;
}

export function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleA, middleB] = [mean(a), mean(b)];
  let both = 0;
  let squareA = 0;
  let squareB = 0;
  for (const [i, value] of a.entries()) {
    const [fromA, fromB] = [value - middleA, b[i]! - middleB];
    both += fromA * fromB;
    squareA += fromA ** 2;
    squareB += fromB ** 2;
  }
  return both / Math.sqrt(squareA * squareB);
}
