/** q̂ of a log: the truth, shrunk and blurred. It is independent of the rows' rewards, as cross-fitting makes it in spirit. */
import type { Log } from './log.ts';
import type { World } from './world.ts';

export interface Model {
  readonly name: string;
  /** 1 sees the values as they are, 0 sees their mean alone. */
  readonly sight: number;
  /** Standard deviation of its mistakes about single prompts. */
  readonly noise: number;
  /** By how much it overrates what the challenger likes, as a model would that learned from the same log. */
  readonly hope: number;
  /** Whether it knows who is easy to please (as a context can show), or even who will be lucky (as none can). */
  readonly sees: 'nothing' | 'ease' | 'luck';
}

/** Explains about 7 % of the variance of rewards, as the cross-fitted trees do in the real log. */
export const USUAL: Model = { name: 'usual', sight: 0.7, noise: 0.03, hope: 0, sees: 'ease' };
export const HOPEFUL: Model = { ...USUAL, name: 'hopeful', hope: 0.03 };
export const MODELS: readonly Model[] = [
  { name: 'no q̂ at all', sight: 0, noise: 0, hope: 0, sees: 'nothing' },
  { name: 'all a context can show', sight: 1, noise: 0, hope: 0, sees: 'ease' },
  { name: 'the listener’s luck too (impossible)', sight: 1, noise: 0, hope: 0, sees: 'luck' },
];

/** Mean value of a logged prompt: what a model that sees nothing says. */
const MEAN = 0.12;
const LEAST = 0.005;

/** q̂ is what it says of a prompt in a situation, times what it says of the listener. */
export function promptsOf(
  { situations }: World,
  { sight, noise, hope }: Model,
  challenger: ArrayLike<number>,
): (situation: number, prompt: number) => number {
  return (at, prompt) => {
    const { values, mistakes } = situations[at]!;
    const blurred = MEAN + sight * (values[prompt]! - MEAN) + noise * mistakes[prompt]!;
    return Math.max(LEAST, blurred) + (challenger[at] === prompt ? hope : 0);
  };
}

export function listenersOf({ ease, luck }: Log, { sees }: Model): (row: number) => number {
  if (sees === 'nothing') return () => 0;
  return (row) => ease[row]! * (sees === 'luck' ? luck[row]! : 1);
}
