/** Recall and NDCG at 20, per listener, and their mean with its standard error over listeners. */

export const AT = 20;

export interface Figure {
  readonly mean: number;
  readonly error: number;
}

/** The `AT` highest scores, best first; an item at −Infinity is never among them. */
export function best(scores: ArrayLike<number>): number[] {
  const found: number[] = [];
  for (let item = 0; item < scores.length; item++) {
    const score = scores[item]!;
    if (score === Number.NEGATIVE_INFINITY) continue;
    if (found.length >= AT && !(score > scores[found[AT - 1]!]!)) continue;
    if (found.length >= AT) found.pop();
    let place = found.length;
    while (place > 0 && score > scores[found[place - 1]!]!) place -= 1;
    found.splice(place, 0, item);
  }
  return found;
}

/** Share of the held-out items among the best 20, of as many as 20 could hold. */
export function recall(found: readonly number[], held: readonly number[]): number {
  return found.filter((item) => held.includes(item)).length / Math.min(AT, held.length);
}

/** Discounted cumulative gain with binary relevance over the best attainable (Järvelin & Kekäläinen 2002). */
export function ndcg(found: readonly number[], held: readonly number[]): number {
  const discount = (place: number) => 1 / Math.log2(place + 2);
  const gained = found.reduce((sum, item, place) => sum + (held.includes(item) ? discount(place) : 0), 0);
  let ideal = 0;
  for (let place = 0; place < Math.min(AT, held.length); place++) ideal += discount(place);
  return gained / ideal;
}

export function figureOf(values: readonly number[]): Figure {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}
