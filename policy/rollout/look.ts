/** What one look at the log says of a rollout: counts by arm, and how far apart the arms are. */
export type Arm = 'incumbent' | 'challenger';

/** Of one arm, since the present stage began. */
export interface ArmCounts {
  readonly listeners: number;
  readonly conversations: number;
  readonly successes: number;
  /** Prompts, over all conversations. */
  readonly prompts: number;
  readonly abandoned: number;
  readonly failed: number;
  readonly decisions: number;
  readonly fallbacks: number;
  /** Decisions whose answer took longer than a second, of those that were timed. */
  readonly slow: number;
  readonly timed: number;
}

/** Challenger less incumbent, by an interval that may be looked at any number of times. */
export interface Sequence {
  readonly incumbent: number;
  readonly challenger: number;
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
}

export interface Look {
  /** Percent. */
  readonly stage: number;
  readonly arms: Readonly<Record<Arm, ArmCounts>>;
  /** Over the whole rollout, stage by stage compared and put together; undefined while an arm is too small to say. */
  readonly success?: Sequence;
  readonly turns?: Sequence;
  readonly abandonment?: Sequence;
  readonly sampleRatio: {
    /** Challenger's share of listeners: as assigned, and as seen. */
    readonly expected: number;
    readonly seen: number;
    /** Always-valid. */
    readonly pValue: number;
  };
}
