/** Contests among the rows of a boosting: their gradients beside those of the labels, and their loss where it is stopped. */
import type { GradientScale } from '../trees/gradients.ts';
import { ContestReader, type Contests, mostSlope } from './loss.ts';

export class BoostedContests {
  readonly #contests: Contests;
  readonly #training: readonly number[];
  readonly #heldOut: readonly number[];
  readonly #reader: ContestReader;

  /** @param heldOut rows to stop by. A contest is one decision: it is held out whole. */
  constructor(contests: Contests, heldOut: Int32Array) {
    const out = new Set(heldOut);
    const isOut = (contest: number) => out.has(contests.from + contests.first[contest]!);
    const all = [...contests.owners.keys()];
    this.#contests = contests;
    this.#training = all.filter((contest) => !isOut(contest));
    this.#heldOut = all.filter(isOut);
    this.#reader = new ContestReader(contests);
  }

  /** What the sums of gradients have to have room for, in weights of labelled rows. */
  get weight(): number {
    return mostSlope(this.#contests) * this.#contests.weight * this.#training.length;
  }

  /** Adds to what the labels ask for. The diagonal stands for the hessian, as it does in boosting of many classes. */
  addGradients(
    logits: Float64Array,
    scale: GradientScale,
    gradients: Float64Array,
    hessians: Float64Array,
  ): void {
    const { from, first } = this.#contests;
    const { slopes, curves } = this.#reader;
    for (const contest of this.#training) {
      this.#reader.read(contest, (row) => logits[row]!);
      const start = first[contest]!;
      for (let i = start; i < first[contest + 1]!; i++) {
        gradients[from + i]! += scale.whole(slopes[i - start]!, 1);
        hessians[from + i]! += scale.whole(curves[i - start]!, 1);
      }
    }
  }

  /** Loss of the contests that were held out, a unit of `weight`. */
  heldOutLoss(logits: Float64Array, weight: number): number {
    let loss = 0;
    for (const contest of this.#heldOut) loss += this.#reader.read(contest, (row) => logits[row]!);
    return loss / weight;
  }
}
