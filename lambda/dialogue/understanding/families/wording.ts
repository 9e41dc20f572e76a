/** How a family of replies is worded: the cues that carry it and the padding that may surround them, as lists of phrases. */
import type { Act } from '../../../../policy/meaning.ts';

export interface Wording {
  readonly act: Act;
  readonly cues: string;
  /** Besides the words any reply is padded with (`ASKING`). */
  readonly padding: string;
  /** Asked before yes and no are: its cues use their words ("do it again", "any one is good", "I want something else"). */
  readonly outweighs?: boolean;
  /** Looked for before politeness is taken off: a cue of its own is polite elsewhere ("maybe"). */
  readonly bare?: boolean;
  /** Lists of phrases besides the cue; one of each has to be there. */
  readonly needs?: readonly string[];
  /** Strange words overlooked beside a cue this plain; none unless said. */
  readonly tolerance?: number;
}

/** Words any family's cues may be asked with ("can you …", "I would like to …"). */
export const ASKING = `
  can, could, would, will, you, i, we, want, like, need, am, have, got, to, us, let, do, and, should, may, would like,
  of, is, was, it, that, this, the, a, for, me, my, now, on
`;

/** More of them, and what a machine is called; not beside "play", where small words make titles ("Just for You"). */
export const AROUND = `
  from, with, at, about, as, or, so, then, here, there, your, our, be, been, being, does, did, has, had, just, please,
  going, ai, device, assistant, bot, robot, thing
`;
