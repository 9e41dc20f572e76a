/** What Alexa itself makes of an utterance before a skill sees anything of it. Pure. */
import type { Said } from '../envelopes.ts';

export interface Situation {
  /** The skill has asked something and waits. */
  readonly inSession: boolean;
  /** The skill's audio was the last to play. */
  readonly hasPlayer: boolean;
}

/** Said to the player: these work without opening the skill, and go to whichever skill played last. */
const CONTROLS: readonly (readonly [RegExp, string])[] = [
  [/^(next|skip)( (this|it|song|track|this song|this one))?$/, 'AMAZON.NextIntent'],
  [/^(previous|back|go back)( (song|track))?$/, 'AMAZON.PreviousIntent'],
  [/^(pause|stop)( (it|the music|this|playing))?$/, 'AMAZON.PauseIntent'],
  [/^(resume|continue|play|go on|unpause)( (it|the music|playing))?$/, 'AMAZON.ResumeIntent'],
  [/^(cancel)$/, 'AMAZON.CancelIntent'],
  [/^(shuffle)( on)?$/, 'AMAZON.ShuffleOnIntent'],
  [/^(loop|repeat)( on)?$/, 'AMAZON.LoopOnIntent'],
  [/^(loop|repeat) off$/, 'AMAZON.LoopOffIntent'],
  [/^(start over|start again|from the beginning|restart)$/, 'AMAZON.StartOverIntent'],
];

export function asAlexaHears(text: string, { inSession, hasPlayer }: Situation): Said {
  const words = text.trim().replace(/^alexa\b[\s,.!:]*/i, '');
  const plain = words
    .toLowerCase()
    .replace(/[.!?]+$/, '')
    .trim();
  if (/^$|^(open|launch|start|talk to|speak to)( up)? segue$/.test(plain)) return { type: 'LaunchRequest' };
  if (inSession && /^(exit|quit|home|go home)$/.test(plain))
    return { type: 'SessionEndedRequest', reason: 'USER_INITIATED' };
  const control =
    hasPlayer && !inSession ? CONTROLS.find(([pattern]) => pattern.test(plain))?.[1] : undefined;
  if (control) return { type: 'intent', name: control };
  return { type: 'words', text: words.replace(/^(ask|tell) segue (to |for |that )?/i, '') };
}
