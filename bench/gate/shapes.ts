/** Worlds and challengers that the gate is tried on. */
import type { Reach } from './challenger.ts';
import { HOPEFUL, type Model, USUAL } from './model.ts';
import type { Listeners } from './world.ts';

export interface Shape {
  readonly name: string;
  readonly listeners: Listeners;
  readonly reach: Reach;
  readonly model: Model;
}

/** The exploration of every log that is not about exploration: what `segue simulate` and bench/learn use. */
export const EPSILON = 0.2;

/** Differs from the incumbent in 83 % of decisions, often for a prompt the log holds once in a hundred: as the trees' challenger of the real log did. */
const AS_LEARNED: Reach = { prompts: 60, situations: 0.85, agreement: -0.2 };
/** One of the five prompts that the log asks most. */
const NEAR: Reach = { prompts: 5, situations: 1, agreement: 0 };
/** An update that leaves seven of ten decisions as they were. */
const UPDATE: Reach = { prompts: 60, situations: 0.3, agreement: 0.2 };

export const AS_IN_THE_LOG: Shape = {
  name: 'as in the log',
  listeners: 'different',
  reach: AS_LEARNED,
  model: USUAL,
};

export const NEAR_THE_LOG: Shape = { ...AS_IN_THE_LOG, name: 'near the log', reach: NEAR };

export const SHAPES: readonly Shape[] = [
  AS_IN_THE_LOG,
  { ...AS_IN_THE_LOG, name: 'listeners alike', listeners: 'alike' },
  { ...AS_IN_THE_LOG, name: 'a hopeful model', model: HOPEFUL },
  NEAR_THE_LOG,
  { ...NEAR_THE_LOG, name: 'near and alike', listeners: 'alike' },
  { ...AS_IN_THE_LOG, name: 'an update', reach: UPDATE },
];

/** Wanted relative differences of the gated reward. */
export const DIFFERENCES = [-0.08, -0.04, 0, 0.04, 0.08, 0.15, 0.3];
/** Of the conversations logged, policy/learn/split.ts keeps these for judging. */
export const JUDGED = 0.25;
