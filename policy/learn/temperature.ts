/**
 * How unsure a model's scores are, for probability matching: a prompt believed 5 % likely to be the best is to be asked
 * 5 % of the time (Thompson 1933; in the published system too).
 *
 * If each score is off by an independent error of standard deviation s, with the shape of a Gumbel distribution, the
 * probability that a candidate is truly the best is exactly softmax(score / T) with T = s·√6/π (McFadden 1974). And s
 * can be seen: two models fitted on disjoint halves of the same conversations disagree by √2 of their errors.
 */
import { WIDTH } from '../features.ts';
import { candidatesOf, encodeCandidate } from './decisions.ts';
import type { Labelled } from './examples.ts';
import type { Judged } from './judge.ts';
import { scorerOf } from './reward-model.ts';

/** Enough to know a spread to a few per cent. */
const LOOKED_AT = 2_000;
/** Below, exploring would be choosing: a model is never as sure as its halves' agreement says. */
const LEAST = 0.1;
/** Before anything is known of the error. */
const UNKNOWN = 1;

/** @param fittedOn decisions the served model was fitted on; errors shrink with the root of their number. */
export function temperatureOf(judged: Judged, fittedOn: number, { decisions }: Labelled): number {
  const { rows, crossFit } = judged;
  if (rows.length === 0) return UNKNOWN;
  const [a, b] = crossFit.models.map(scorerOf) as [ReturnType<typeof scorerOf>, ReturnType<typeof scorerOf>];
  const row = new Float32Array(WIDTH);
  const step = Math.max(1, Math.floor(rows.length / LOOKED_AT));
  let squares = 0;
  let degrees = 0;
  for (let index = 0; index < rows.length; index += step) {
    const decision = rows[index]!;
    const count = candidatesOf(decisions, decision);
    const gaps: number[] = [];
    for (let candidate = 0; candidate < count; candidate++) {
      encodeCandidate(decisions, decision, candidate, row);
      gaps.push(a.score(row, 0) - b.score(row, 0));
    }
    // What moves all candidates alike does not change which is the best.
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / count;
    for (const gap of gaps) squares += (gap - mean) ** 2;
    degrees += count - 1;
  }
  if (degrees === 0) return UNKNOWN;
  const ofHalf = squares / degrees / 2;
  const ofModel = ofHalf * Math.min(1, rows.length / 2 / Math.max(1, fittedOn));
  return Math.max(LEAST, Number((Math.sqrt(ofModel * 6) / Math.PI).toPrecision(4)));
}
