/** Picks a wording in the tone of the conversation and fills it in; never the same of several twice running. */
import { randomFrom, seedOf } from '../../../policy/random.ts';
import type { Tone } from '../tone.ts';
import { fill, type Slots } from './fill.ts';
import phrases from './phrases.en.json' with { type: 'json' };

export type PhraseKey = keyof typeof phrases;

/** One thing the skill says, and how it says it in each tone. */
export interface Phrase extends Readonly<Partial<Record<Tone, readonly string[]>>> {
  /** Who says it when: for whoever reads or writes wordings. */
  readonly when: string;
  /** Every slot its wordings may have, with an example. */
  readonly slots?: Slots;
  /** What is said in every tone that has no wordings of its own. */
  readonly plain: readonly string[];
}

export const PHRASES: Readonly<Record<string, Phrase>> = phrases;

export function isPhrase(key: string): key is PhraseKey {
  return Object.hasOwn(phrases, key);
}

/** Whether a phrase has wordings of its own in a tone: where it has not, the tone does not show in it. */
export function isWordedIn(key: PhraseKey, tone: Tone): boolean {
  return PHRASES[key]?.[tone] !== undefined;
}

/** The wordings to choose from. In a hurry, without wordings written for it, the shortest is the one. */
export function wordingsOf(key: PhraseKey, tone: Tone): readonly string[] {
  const phrase = PHRASES[key]!;
  const own = phrase[tone];
  if (own) return own;
  if (tone !== 'brief') return phrase.plain;
  return [phrase.plain.reduce((short, other) => (other.length < short.length ? other : short))];
}

/** Remembers which wording of each phrase was used last; `used` goes back into the state. */
export class Wording {
  readonly used: Record<string, number>;
  /** Of what is not said in another. */
  private readonly tone: Tone;
  private readonly seed: number;

  constructor(lastUsed: Readonly<Record<string, number>>, seed: number, tone: Tone = 'plain') {
    this.used = { ...lastUsed };
    this.seed = seed;
    this.tone = tone;
  }

  say(key: PhraseKey, slots: Slots = {}, tone = this.tone): string {
    const wordings = wordingsOf(key, tone);
    const place = tone !== 'plain' && isWordedIn(key, tone) ? `${key} ${tone}` : key;
    const last = this.used[place];
    const choices = wordings
      .map((_, index) => index)
      .filter((index) => index !== last || wordings.length === 1);
    const index = choices[randomFrom(seedOf(this.seed, key)).int(choices.length)]!;
    delete this.used[place]; // so that the newest is last and the oldest can be forgotten
    this.used[place] = index;
    return fill(wordings[index]!, slots);
  }
}
