/** "Start over", "from the beginning". */
import type { Wording } from './wording.ts';

export const START_OVER: Wording = {
  act: { act: 'start-over' },
  cues: `
    start over, start again, start from the beginning, begin again, from the beginning, from the start,
    from scratch, reset, restart, start afresh, start fresh, clean slate, over again, start all over,
    new search, forget everything, clear everything, begin anew
  `,
  padding: `
    all, over, let, everything, again, go, back, begin, just, what, said, i, you, the, conversation,
    search, session
  `,
};
