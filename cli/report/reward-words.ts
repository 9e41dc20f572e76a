/** How the gated reward is spoken of: usefulness has words of its own, the others are rewards by their name. */
import { isOfPrompt, REWARD_MEANINGS, type RewardName } from '../../policy/learn/rewards.ts';
import { atLeastOfHundred, fixed, type Maybe, ofHundred } from './words.ts';

export interface RewardWords {
  /** `usefulness`, `reward (playback)`: within a sentence. */
  readonly noun: string;
  /** One sentence: what it is. */
  readonly meaning: string;
  /** What a pair of policies is worth: `21.4 of 100 prompts would be useful where the incumbent has 17.0`. */
  readonly worth: (challenger: Maybe, incumbent: Maybe) => string;
  /** What falls or rises: `from 22.2 to 19.3 useful prompts of 100`. */
  readonly moved: (from: Maybe, to: Maybe) => string;
  /** A lower bound, as one says it: rounding must not promise more. */
  readonly atLeast: (value: number) => string;
}

export function wordsOf(reward: RewardName): RewardWords {
  return isOfPrompt(reward) ? USEFULNESS : named(reward);
}

const USEFULNESS: RewardWords = {
  noun: 'usefulness',
  meaning:
    'Usefulness of a prompt: 1 if what it brought up shows in the music that was finally played, or if its sample or station led there; otherwise 0.',
  worth: (challenger, incumbent) =>
    `${ofHundred(challenger)} of 100 prompts would be useful where the incumbent has ${ofHundred(incumbent)}`,
  moved: (from, to) => `from ${ofHundred(from)} to ${ofHundred(to)} useful prompts of 100`,
  atLeast: (value) => `${atLeastOfHundred(value)} of 100`,
};

function named(reward: RewardName): RewardWords {
  return {
    noun: `reward (${reward})`,
    meaning: `The reward of a prompt is ${reward}, from 0 to 1: ${REWARD_MEANINGS[reward]}.`,
    worth: (challenger, incumbent) =>
      `a mean reward (${reward}) of ${fixed(challenger, 3)} where the incumbent has ${fixed(incumbent, 3)}`,
    moved: (from, to) => `from ${fixed(from, 3)} to ${fixed(to, 3)}`,
    atLeast: (value) => fixed(Math.floor(1000 * value + 1e-9) / 1000, 3),
  };
}
