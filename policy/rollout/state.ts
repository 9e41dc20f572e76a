/** What a rollout is: a challenger on its way to everybody, stage by stage, and every step it took. */
import type { Arm, Look } from './look.ts';

export type { Arm };

/** Percent of listeners who are served by the challenger, stage by stage. The last is everybody. */
export const STAGES: readonly number[] = [1, 5, 25, 50, 100];

/** Content-named version of a policy (`trees-1f3a9c02`), or `rule-1`, which is built in. */
export type PolicyName = string;

export interface RolloutState {
  /** Who serves everybody the challenger does not. */
  readonly incumbent: PolicyName;
  /** Who was the incumbent before this one: where an operator can still go back to. */
  readonly previous?: PolicyName;
  /** Undefined when no rollout is on its way. */
  readonly challenger?: PolicyName;
  /**
   * Names the rollout, and seeds who is assigned to whom, so that it is not the same listeners who try every challenger.
   * Undefined before the first.
   */
  readonly rollout?: string;
  readonly stages: readonly number[];
  /** Percent of listeners in the challenger's arm: one of `stages`, or 0 when no rollout is on its way. */
  readonly stage: number;
  readonly status: 'idle' | 'running' | 'rolled-back' | 'default';
  /** ISO 8601: when the rollout was proposed, and when this stage began. */
  readonly begun?: string;
  readonly since?: string;
}

export type Action = 'propose' | 'advance' | 'wait' | 'roll-back' | 'make-default';

/** One step, kept for good: who did what when, why, what was seen, and how things stood after it. */
export interface RolloutEvent {
  /** 1, 2, 3, …: an event is written only if nobody else has written that number. */
  readonly number: number;
  readonly at: string;
  /** Who: an operator's name, `schedule`, or the alarm that rang. */
  readonly by: string;
  readonly action: Action;
  readonly reasons: readonly string[];
  /** What the log said, where it was looked at. */
  readonly look?: Look;
  readonly state: RolloutState;
}

/** Before anybody proposed anything: the rule policy serves everybody. */
export const AT_FIRST: RolloutState = { incumbent: 'rule-1', stages: STAGES, stage: 0, status: 'idle' };
