/** What a listening history and a conversation say of somebody's taste, small enough to travel in a session. */

export interface Taste {
  /** Of length 1 or, for a stranger, all zeros or empty: the mean of what was listened to. */
  readonly vector: readonly number[];
  /** How much evidence there is: plays, each song damped so that a hundred thousand of one are not a taste of their own. */
  readonly evidence: number;
}

/** Nobody we know: everything falls back to content and popularity. */
export const STRANGER: Taste = { vector: [], evidence: 0 };
