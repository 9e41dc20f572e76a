/**
 * The loss of a student: how its beliefs over a decision's candidates differ from its teacher's, both softened by one
 * temperature (Hinton, Vinyals & Dean 2015), as a list (Cao et al. 2007): KL(softmax(teacher / T) ‖ softmax(student / T)).
 */
import type { Compiled } from './compiled.ts';
import type { Lessons } from './lessons.ts';

/** softmax(scores / T) of `count` scores from `at`, into the first entries of `into`. */
export function softened(
  scores: Float64Array,
  at: number,
  count: number,
  temperature: number,
  into: Float64Array,
): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) top = Math.max(top, scores[at + i]!);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    into[i] = Math.exp((scores[at + i]! - top) / temperature);
    sum += into[i]!;
  }
  for (let i = 0; i < count; i++) into[i]! /= sum;
}

export function divergence(from: Float64Array, to: Float64Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++)
    if (from[i]! > 0) sum += from[i]! * Math.log(from[i]! / Math.max(Number.MIN_VALUE, to[i]!));
  return sum;
}

/** Loss and gradient, decision by decision, without making anything anew. */
export class Listwise {
  readonly #compiled: Compiled;
  readonly #lessons: Lessons;
  readonly #worths: Float64Array;
  readonly #slopes: Float64Array;
  /** Of the decision that was scored last. */
  readonly scores: Float64Array;
  readonly #teacher: Float64Array;
  readonly #student: Float64Array;

  constructor(compiled: Compiled, lessons: Lessons) {
    this.#compiled = compiled;
    this.#lessons = lessons;
    this.#worths = new Float64Array(compiled.parts);
    this.#slopes = new Float64Array(compiled.parts);
    let most = 0;
    for (let i = 0; i < lessons.rows.length; i++)
      most = Math.max(most, lessons.first[i + 1]! - lessons.first[i]!);
    this.scores = new Float64Array(most);
    this.#teacher = new Float64Array(most);
    this.#student = new Float64Array(most);
  }

  /** Fills `scores`; answers how many. */
  score(weights: ArrayLike<number>, decision: number): number {
    const { first, prompts, contexts } = this.#lessons;
    const { telling, others } = this.#compiled;
    this.#compiled.worths(weights, contexts, decision * others, this.#worths);
    const count = first[decision + 1]! - first[decision]!;
    for (let i = 0; i < count; i++)
      this.scores[i] = this.#compiled.score(this.#worths, prompts, (first[decision]! + i) * telling);
    return count;
  }

  loss(weights: ArrayLike<number>, decision: number, temperature: number): number {
    const count = this.#beliefs(weights, decision, temperature);
    return divergence(this.#teacher, this.#student, count);
  }

  /** Adds the gradient of one decision's loss, times the temperature, to `into`; answers the loss. */
  slope(weights: ArrayLike<number>, decision: number, temperature: number, into: Float64Array): number {
    const compiled = this.#compiled;
    const { first, prompts, contexts } = this.#lessons;
    const count = this.#beliefs(weights, decision, temperature);
    this.#slopes.fill(0);
    for (let i = 0; i < count; i++) {
      const excess = this.#student[i]! - this.#teacher[i]!;
      const at = (first[decision]! + i) * compiled.telling;
      for (let part = 0; part < compiled.parts; part++)
        if (compiled.shows(part, prompts, at)) this.#slopes[part]! += excess;
    }
    for (let term = 0; term < into.length; term++)
      if (compiled.holds(term, contexts, decision * compiled.others))
        into[term]! += this.#slopes[compiled.part[term]!]!;
    return divergence(this.#teacher, this.#student, count);
  }

  #beliefs(weights: ArrayLike<number>, decision: number, temperature: number): number {
    const count = this.score(weights, decision);
    softened(this.#lessons.teacher, this.#lessons.first[decision]!, count, temperature, this.#teacher);
    softened(this.scores, 0, count, temperature, this.#student);
    return count;
  }
}
