/** What `GET /api/rollout` answers, as far as the page reads it: the desk's status, with the steps that led there. */
import type { RolloutEvent } from '../../../policy/rollout/state.ts';

export interface RolloutAnswer {
  /** Why things stand as they do: the last step's, or that there was none. */
  readonly reasons: readonly string[];
  /** The latest first. */
  readonly history: readonly RolloutEvent[];
}

/** So many steps are shown: a month of looks every four hours, or more than half a year of nightly ones. */
export const STEPS_SHOWN = 200;
