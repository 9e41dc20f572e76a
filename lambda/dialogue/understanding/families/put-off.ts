/** "Maybe later", "hmm, perhaps later": this one is put off. "Later!" alone is a goodbye (`stop.ts`). */
import type { Wording } from './wording.ts';

export const PUT_OFF: Wording = {
  act: { act: 'deny' },
  bare: true,
  cues: 'maybe later, perhaps later, possibly later',
  padding: 'no, not, not now, not yet, right now, just, but, then, i will, it, on',
};
