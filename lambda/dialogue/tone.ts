/**
 * How the next reply sounds: what the empathy score sets. The tone chooses the wording (`wording/phrases.en.json`) and
 * the voice; nothing of it is decided by the policy, and nothing of the policy by it.
 */
import type { Pace } from '../../policy/context.ts';
import type { Feelings } from './feelings.ts';
import type { Segment, Voice } from './reply.ts';

/**
 * `sorry`: apologetic and guided; `bright`: short and excited; `brief`: as few words as can be, for who is in a hurry.
 * The order is that of the review page.
 */
export const TONES = ['plain', 'sorry', 'bright', 'brief'] as const;
export type Tone = (typeof TONES)[number];

/** What a conversation remembers of how it was spoken to. */
export interface Manner {
  readonly tone: Tone;
  /** Turns of the last prompt with an apology before it, and of the last that was cheered; 0 when there was none. */
  readonly apologised: number;
  readonly cheered: number;
}

export const UNSPOKEN: Manner = { tone: 'plain', apologised: 0, cheered: 0 };

/**
 * Where tones begin, and where they end: a tone that came stays a little longer than it takes to come, so that one that
 * hovers does not change its voice at every turn. A conversation begins at about 0.64 closeness; of the prompts of
 * simulated listeners one in twenty is below `SORRY.from`, one in eight above `BRIGHT.from`.
 */
const SORRY = { from: 0.48, until: 0.54 };
const BRIGHT = { from: 0.68, until: 0.63 };
/** Displeasure that calls for an apology however sure we are of the music. */
const DISPLEASED = { from: -0.4, until: -0.25 };
/** And an outburst, however well it went before. */
const OUTBURST = -0.6;

/** Prompts from one apology to the next: repeated ones annoy more than what they are for. */
const APOLOGIES_APART = 4;

export interface Situation {
  /** 0–1 (`empathy.ts`). */
  readonly closeness: number;
  readonly feelings: Feelings;
  readonly pace: Pace;
}

/** What of a conversation's state matters here. */
interface Spoken {
  readonly turn: number;
  readonly manner: Manner;
  readonly feelings: Feelings;
}

/** @param before the tone of the last reply. */
export function toneOf({ closeness, feelings, pace }: Situation, before: Tone): Tone {
  const since = (tone: Tone) => (before === tone ? 'until' : 'from');
  const displeased = feelings.soFar <= DISPLEASED[since('sorry')] || feelings.last <= OUTBURST;
  if (displeased || closeness < SORRY[since('sorry')]) return 'sorry';
  if (pace === 'hurried') return 'brief';
  // Whoever has just said no, however gently, is not cheered at, nor who was owed an apology a moment ago.
  const cheerful = feelings.last >= 0 && before !== 'sorry';
  return cheerful && closeness >= BRIGHT[since('bright')] ? 'bright' : 'plain';
}

/** A tone, and what may be said in it now. */
export interface Conduct {
  readonly tone: Tone;
  readonly mayApologise: boolean;
  readonly mayCheer: boolean;
}

/** The first prompt is plain, whatever was said before it: nothing has gone well or badly yet. */
export function conductOf(
  state: Spoken,
  { closeness, pace }: Pick<Situation, 'closeness' | 'pace'>,
): Conduct {
  const now = { closeness, pace, feelings: state.feelings };
  return conductIn(state.turn === 0 ? 'plain' : toneOf(now, state.manner.tone), state);
}

/** As music begins nothing is closer to the goal; but whoever had to bear with us is thanked for it. */
export function conductAtLast(state: Spoken, pace: Pace): Conduct {
  return state.manner.tone === 'sorry' ? sameConduct(state) : conductOf(state, { closeness: 1, pace });
}

/** Where nothing new is known of how close the goal is, the tone stays. */
export function sameConduct(state: Spoken): Conduct {
  return conductIn(state.manner.tone, state);
}

function conductIn(tone: Tone, { manner, turn, feelings }: Spoken): Conduct {
  const { apologised, cheered } = manner;
  const long = apologised === 0 || turn - apologised >= APOLOGIES_APART;
  // A "sorry" in passing does not use up the apology that is due once it goes badly.
  const turned = tone === 'sorry' && manner.tone !== 'sorry';
  return {
    tone,
    mayApologise: long || turned,
    // Never twice running, and never at somebody who has shown no pleasure.
    mayCheer: tone === 'bright' && feelings.last > 0 && (cheered === 0 || cheered < turn),
  };
}

/** What a prompt leaves behind of how it was said: its voices tell. */
export function mannerAfter({ turn, manner }: Spoken, { tone }: Conduct, speech: readonly Segment[]): Manner {
  const since = (emotion: Emotion, before: number) => (shows(speech, emotion) ? turn + 1 : before);
  return {
    tone,
    apologised: since('disappointed', manner.apologised),
    cheered: since('excited', manner.cheered),
  };
}

type Emotion = Extract<Voice, { emotion: string }>['emotion'];

export function shows(speech: readonly Segment[], emotion: Emotion): boolean {
  return speech.some(
    (segment) =>
      segment.kind === 'say' &&
      segment.voice !== undefined &&
      'emotion' in segment.voice &&
      segment.voice.emotion === emotion,
  );
}

export const APOLOGETIC: Voice = { emotion: 'disappointed', intensity: 'low' };
export const CHEERFUL: Voice = { emotion: 'excited', intensity: 'low' };
/** The goal is reached. */
export const DELIGHTED: Voice = { emotion: 'excited', intensity: 'medium' };
/** As somebody speaks on the radio who likes what they play. */
export const ABOUT_MUSIC: Voice = { domain: 'music' };

/** Of a sample, a station. @param cheered whether this reply has been cheerful already: once is enough. */
export function voiceOfMusic({ tone, mayCheer }: Conduct, cheered: boolean): Voice | undefined {
  if (tone === 'sorry') return undefined;
  return mayCheer && !cheered ? CHEERFUL : ABOUT_MUSIC;
}
