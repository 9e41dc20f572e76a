/** "Just play something", "play whatever you like", "surprise me": enough questions, whatever it is. */
import type { Word } from './normalise.ts';
import { Phrases } from './phrases.ts';
import { COURTESY } from './words.ts';

const CUES = new Phrases<true>().add(
  `
    play something, play anything, play whatever, play some music, play any music, play me something,
    play me anything, play us something, play a bit of music, play me some music, put something on,
    put anything on, put some music on, put on something, put on anything, put on some music,
    start something, surprise me, surprise us
  `,
  true,
);
const PADDING = new Phrases<true>().add(
  `
    just, oh, no, now, already, then, please, can, could, would, will, you, i, said, want, to, like,
    for me, for us, go on, come on, go ahead and, and, you like, you want, you think, you have got,
    at all, will do, is fine, it is, do, simply, really, hurry up, okay, alright, yes, so, the heck
  `,
  true,
);

/** Whether every word is of it: "play something by Queen" is not. */
export function wantsAnything(words: readonly Word[]): boolean {
  let cued = false;
  for (let at = 0; at < words.length; ) {
    const cue = CUES.longest(words, at);
    const padding = cue ?? PADDING.longest(words, at) ?? COURTESY.longest(words, at);
    if (!padding) return false;
    cued ||= cue !== undefined;
    at = padding.to;
  }
  return cued;
}
