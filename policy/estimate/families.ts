/** Which estimators are reported, in this order, and how each gets its hyper-parameter and its intervals. */
import type { EquationName } from './equation.ts';
import type { Estimator, EstimatorName } from './estimator.ts';
import { clippedIps } from './estimators/clipped-ips.ts';
import { cressieRead, type WeightBounds } from './estimators/cressie-read.ts';
import { dm } from './estimators/dm.ts';
import { dr } from './estimators/dr.ts';
import { dros } from './estimators/dros.ts';
import { ips } from './estimators/ips.ts';
import { sndr } from './estimators/sndr.ts';
import { snips } from './estimators/snips.ts';
import { subGaussian } from './estimators/sub-gaussian.ts';
import { switchDr } from './estimators/switch-dr.ts';

export interface Family {
  readonly name: EstimatorName;
  /** The equation that its distribution-free intervals invert. */
  readonly equation: EquationName;
  /** One, or a grid for SLOPE to choose from. */
  readonly members: readonly Estimator[];
  /**
   * Set where members are biased towards something: the unbiased estimator that they approach. SLOPE may choose it, and it
   * gives their intervals (docs/methods.md, "Shrunk estimators").
   */
  readonly unbiased?: Estimator;
  readonly needsPredictions: boolean;
}

/**
 * Grids are fixed before the data is seen, so that all candidates stream in one pass. Steps of two to three: SLOPE needs
 * neighbours that differ, and the error is flat around its least.
 */
const CLIPS = [1, 2, 5, 10, 20, 50, 100, 200];
const SUB_GAUSSIAN = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
const SWITCHES = [1, 2, 5, 10, 20, 50, 100, 200];
const SHRINKAGES = [0.1, 1, 10, 30, 100, 1_000, 10_000, 100_000];

const CLIPPED = CLIPS.map(clippedIps);
const SHRUNK = SUB_GAUSSIAN.map(subGaussian);
const SWITCHED = SWITCHES.map(switchDr);
const OPTIMISTIC = SHRINKAGES.map(dros);

export function familiesOf(weights: WeightBounds): readonly Family[] {
  return [
    { name: 'ips', equation: 'ips', members: [ips], needsPredictions: false },
    { name: 'clipped-ips', equation: 'ips', members: CLIPPED, unbiased: ips, needsPredictions: false },
    { name: 'snips', equation: 'snips', members: [snips], needsPredictions: false },
    { name: 'sub-gaussian', equation: 'ips', members: SHRUNK, unbiased: ips, needsPredictions: false },
    { name: 'cressie-read', equation: 'snips', members: [cressieRead(weights)], needsPredictions: false },
    { name: 'dm', equation: 'dr', members: [dm], unbiased: dr, needsPredictions: true },
    { name: 'dr', equation: 'dr', members: [dr], needsPredictions: true },
    { name: 'sndr', equation: 'dr', members: [sndr], needsPredictions: true },
    { name: 'switch-dr', equation: 'dr', members: SWITCHED, unbiased: dr, needsPredictions: true },
    { name: 'dros', equation: 'dr', members: OPTIMISTIC, unbiased: dr, needsPredictions: true },
  ];
}
