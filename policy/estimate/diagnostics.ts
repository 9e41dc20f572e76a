import type { Row } from './row.ts';

/** A propensity below this is rare enough that a probability rounded or logged wrongly changes the weight much. */
const RARE = 0.01;

/** What the rows look like before anything is estimated from them. */
export interface Looks {
  readonly rows: number;
  /** (Σw)²/Σw² (Kish 1965): how many rows of equal weight would be worth as much. */
  readonly effectiveSampleSize: number;
  readonly maxWeight: number;
  readonly meanWeight: number;
  readonly support: Support;
  readonly rewards: { readonly low: number; readonly high: number };
  /** Of q̂ and E_π q̂; low > high where there are none. */
  readonly predictions: { readonly low: number; readonly high: number };
}

export interface Support {
  /** Share of the rows whose action the evaluated policy would never take. */
  readonly rowsWithoutTarget: number;
  /** Share of all weight that sits on actions logged with a propensity below 1 %. */
  readonly weightOnRareActions: number;
  /** Share of all weight that sits on the heaviest row. */
  readonly heaviestRow: number;
  readonly smallestPropensity: number;
}

export class Diagnostics {
  #rows = 0;
  #weight = 0;
  #squaredWeight = 0;
  #rareWeight = 0;
  #maxWeight = 0;
  #withoutTarget = 0;
  #smallestPropensity = 1;
  #lowReward = Number.POSITIVE_INFINITY;
  #highReward = Number.NEGATIVE_INFINITY;
  #lowPrediction = Number.POSITIVE_INFINITY;
  #highPrediction = Number.NEGATIVE_INFINITY;

  add({ weight, propensity, reward, predictedReward, predictedTargetValue }: Row): void {
    this.#rows += 1;
    this.#weight += weight;
    this.#squaredWeight += weight * weight;
    if (propensity < RARE) this.#rareWeight += weight;
    if (weight > this.#maxWeight) this.#maxWeight = weight;
    if (weight === 0) this.#withoutTarget += 1;
    if (propensity < this.#smallestPropensity) this.#smallestPropensity = propensity;
    if (reward < this.#lowReward) this.#lowReward = reward;
    if (reward > this.#highReward) this.#highReward = reward;
    if (predictedReward !== undefined) this.#predicted(predictedReward);
    if (predictedTargetValue !== undefined) this.#predicted(predictedTargetValue);
  }

  merge(other: Diagnostics): void {
    this.#rows += other.#rows;
    this.#weight += other.#weight;
    this.#squaredWeight += other.#squaredWeight;
    this.#rareWeight += other.#rareWeight;
    this.#withoutTarget += other.#withoutTarget;
    this.#maxWeight = Math.max(this.#maxWeight, other.#maxWeight);
    this.#smallestPropensity = Math.min(this.#smallestPropensity, other.#smallestPropensity);
    this.#lowReward = Math.min(this.#lowReward, other.#lowReward);
    this.#highReward = Math.max(this.#highReward, other.#highReward);
    this.#lowPrediction = Math.min(this.#lowPrediction, other.#lowPrediction);
    this.#highPrediction = Math.max(this.#highPrediction, other.#highPrediction);
  }

  get(): Looks {
    const weight = this.#weight;
    const share = (part: number) => (weight === 0 ? 0 : part / weight);
    return {
      rows: this.#rows,
      effectiveSampleSize: weight === 0 ? 0 : (weight * weight) / this.#squaredWeight,
      maxWeight: this.#maxWeight,
      meanWeight: this.#rows === 0 ? 0 : weight / this.#rows,
      support: {
        rowsWithoutTarget: this.#rows === 0 ? 0 : this.#withoutTarget / this.#rows,
        weightOnRareActions: share(this.#rareWeight),
        heaviestRow: share(this.#maxWeight),
        smallestPropensity: this.#smallestPropensity,
      },
      rewards: { low: this.#lowReward, high: this.#highReward },
      predictions: { low: this.#lowPrediction, high: this.#highPrediction },
    };
  }

  #predicted(value: number): void {
    if (value < this.#lowPrediction) this.#lowPrediction = value;
    if (value > this.#highPrediction) this.#highPrediction = value;
  }
}
