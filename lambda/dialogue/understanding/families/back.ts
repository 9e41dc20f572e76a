/** "Go back", "the previous one". */
import type { Wording } from './wording.ts';

export const BACK: Wording = {
  act: { act: 'back' },
  cues: `
    go back, back, previous, the previous one, last one, undo, take that back, step back, one before, go
    back one, the one before, go backwards, scratch that, undo that, take it back, previous song,
    previous track, last song, backwards, rewind, go to the previous, back up
  `,
  padding: `
    go, back, one, step, the, previous, play, to, song, track, please, up, before, last, that, question
  `,
};
