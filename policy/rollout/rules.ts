/** What a stage must show before the next begins, and what takes a challenger back. */

export interface StageRules {
  /** A stage lasts at least this long: people ask for other music in the morning than at night. */
  readonly leastHours: number;
  /**
   * A stage that has shown nothing after this long is where the challenger is taken back: nobody stays half-way for good,
   * and the few listeners of an early stage say little that is new after a month.
   */
  readonly mostDays: number;
  /** Listeners who must have met the challenger at this stage. */
  readonly fewestListeners: number;
  /**
   * How much success may still be at stake when a stage is left, as a share of the incumbent's; stage by stage. The last
   * before everybody is 0: only what is better becomes the default.
   */
  readonly margins: readonly number[];
  /** How sure a stage must be that no more than its margin is lost: one error in ten, of the stages that risk little. */
  readonly advanceAlpha: number;
  /** How sure one must be that the challenger is better before everybody gets it. */
  readonly promoteAlpha: number;
  /** How sure one must be of harm before the challenger is taken back. */
  readonly harmAlpha: number;
  /** Turns may become this much longer, as a share of the incumbent's. */
  readonly turns: number;
  /** Points of abandonment that may come on top. */
  readonly abandonment: number;
  /** Shares of decisions without their model and of slow answers, and of conversations that failed. */
  readonly fallbacks: number;
  readonly slow: number;
  readonly failures: number;
  /** Of the guardrails on counts and of the sample ratio: broken plumbing shows at once or not at all. */
  readonly brokenAlpha: number;
}

export const DEFAULT_RULES: StageRules = {
  leastHours: 24,
  mostDays: 28,
  fewestListeners: 100,
  margins: [0.15, 0.05, 0.025, 0],
  advanceAlpha: 0.1,
  promoteAlpha: 0.005,
  harmAlpha: 0.1,
  turns: 0.05,
  abandonment: 0.02,
  fallbacks: 0.02,
  slow: 0.01,
  failures: 0.01,
  brokenAlpha: 0.001,
};
