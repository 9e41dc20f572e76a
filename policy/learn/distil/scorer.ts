/** A distilled model at work: the context once a decision, then per candidate a lookup a column and what pairs are left. */
import { Compiled } from './compiled.ts';
import { type DistilledModel, MOST_STEPS, placesIn, unpacked } from './model.ts';
import { reached, thresholdsOf } from './steps.ts';

/** Numbers that say a part's steps after its first: a column and a step each. */
const MORE = 2 * (MOST_STEPS - 1);

export class DistilledScorer {
  readonly #model: Pick<DistilledModel, 'unit' | 'base'>;
  readonly #compiled: Compiled;
  readonly #weights: Float64Array;
  readonly #places: Int32Array;
  readonly #thresholds: readonly Float64Array[];
  /** The context that everything below is of. */
  readonly #seen: Float32Array;
  #settled = false;
  readonly #contexts: Uint8Array;
  readonly #prompts: Uint8Array;
  readonly #worths: Float64Array;
  /** By telling column and thresholds reached: what its steps of their own are worth together. */
  readonly #lookup: Float64Array;
  readonly #starts: Int32Array;
  /** By part of several steps that is worth something here: the steps after its first, and its worth; by first step. */
  readonly #first: Int32Array;
  readonly #more: Int32Array;
  readonly #worth: Float64Array;
  /** Where those begin whose first step is of a telling column. */
  readonly #from: Int32Array;
  /** Parts of several steps, by their first. */
  readonly #ordered: Int32Array;

  /** @throws RangeError when the model asks for a column or a step that is not there. */
  constructor(model: DistilledModel) {
    const terms = unpacked(model);
    this.#model = model;
    this.#compiled = new Compiled(model.columns, terms);
    this.#weights = Float64Array.from(terms, ({ weight }) => weight);
    this.#places = placesIn(model.columns);
    this.#thresholds = model.columns.map(thresholdsOf);
    const { telling, others, parts } = this.#compiled;
    this.#seen = new Float32Array(others);
    this.#contexts = new Uint8Array(others);
    this.#prompts = new Uint8Array(telling);
    this.#worths = new Float64Array(parts);
    this.#starts = new Int32Array(telling + 1);
    for (let i = 0; i < telling; i++)
      this.#starts[i + 1] = this.#starts[i]! + this.#thresholds[i]!.length + 1;
    this.#lookup = new Float64Array(this.#starts[telling]!);
    const { partColumn, partStep } = this.#compiled;
    this.#ordered = Int32Array.from(
      [...Array(parts).keys()]
        .filter((part) => partStep[MOST_STEPS * part + 1]! > 0)
        .sort(
          (a, b) =>
            partColumn[MOST_STEPS * a]! - partColumn[MOST_STEPS * b]! ||
            partStep[MOST_STEPS * a]! - partStep[MOST_STEPS * b]!,
        ),
    );
    this.#first = new Int32Array(this.#ordered.length);
    this.#more = new Int32Array(MORE * this.#ordered.length);
    this.#worth = new Float64Array(this.#ordered.length);
    this.#from = new Int32Array(telling + 1);
  }

  /** Log-odds of the row that starts at `offset`. */
  score(values: Float32Array, offset: number): number {
    if (!this.#settled || this.#differs(values, offset)) this.#settle(values, offset);
    const prompts = this.#prompts;
    let sum = 0;
    for (let i = 0; i < prompts.length; i++) {
      const step = reached(this.#thresholds[i]!, values[offset + this.#places[i]!]!);
      prompts[i] = step;
      sum += this.#lookup[this.#starts[i]! + step]!;
    }
    const first = this.#first;
    const more = this.#more;
    for (let i = 0; i < prompts.length; i++) {
      const end = this.#from[i + 1]!;
      const step = prompts[i]!;
      for (let at = this.#from[i]!; at < end && first[at]! <= step; at++) {
        const next = MORE * at;
        if (prompts[more[next]!]! >= more[next + 1]! && prompts[more[next + 2]!]! >= more[next + 3]!)
          sum += this.#worth[at]!;
      }
    }
    return this.#model.base + this.#model.unit * sum;
  }

  #differs(values: Float32Array, offset: number): boolean {
    const { telling } = this.#compiled;
    for (let i = 0; i < this.#seen.length; i++)
      if (values[offset + this.#places[telling + i]!] !== this.#seen[i]) return true;
    return false;
  }

  #settle(values: Float32Array, offset: number): void {
    const { telling, partColumn, partStep } = this.#compiled;
    for (let i = 0; i < this.#seen.length; i++) {
      this.#seen[i] = values[offset + this.#places[telling + i]!]!;
      this.#contexts[i] = reached(this.#thresholds[telling + i]!, this.#seen[i]!);
    }
    this.#compiled.worths(this.#weights, this.#contexts, 0, this.#worths);
    this.#settleSingles(partColumn, partStep);
    let at = 0;
    let column = 0;
    for (const part of this.#ordered) {
      const place = MOST_STEPS * part;
      while (column < partColumn[place]!) this.#from[++column] = at;
      if (this.#worths[part] === 0) continue;
      this.#first[at] = partStep[place]!;
      for (let i = 1; i < MOST_STEPS; i++) {
        this.#more[MORE * at + 2 * i - 2] = partColumn[place + i]!;
        this.#more[MORE * at + 2 * i - 1] = partStep[place + i]!;
      }
      this.#worth[at++] = this.#worths[part]!;
    }
    while (column < telling) this.#from[++column] = at;
    this.#settled = true;
  }

  #settleSingles(partColumn: Int32Array, partStep: Int32Array): void {
    this.#lookup.fill(0);
    for (let part = 0; part < this.#worths.length; part++) {
      const place = MOST_STEPS * part;
      // The second place is not used by a part of one step.
      if (partStep[place + 1] === 0)
        this.#lookup[this.#starts[partColumn[place]!]! + partStep[place]!]! += this.#worths[part]!;
    }
    for (let i = 0; i + 1 < this.#starts.length; i++)
      for (let at = this.#starts[i]! + 1; at < this.#starts[i + 1]!; at++)
        this.#lookup[at]! += this.#lookup[at - 1]!;
  }
}
