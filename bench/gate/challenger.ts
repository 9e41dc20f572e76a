/** Challengers whose true value is wanted: a taste for what is truly good, spoiled by just enough noise. */
import { randomFrom, seedOf } from '../../policy/random.ts';
import { incumbentOf, normal, type World, worthOf } from './world.ts';

export interface Challenger {
  /** Its prompt in each situation. */
  readonly choices: Uint8Array;
  /** True difference in the gated reward over the incumbent's, relative. */
  readonly truth: number;
}

export interface Reach {
  /** How many of the likeliest prompts it picks from. */
  readonly prompts: number;
  /** In what share of situations it may differ from the incumbent at all. */
  readonly situations: number;
  /** How much it agrees with the logging policy's scores besides. */
  readonly agreement: number;
}

/**
 * The challenger whose true relative difference is nearest to `wanted` and not above it: noise is found by halving. An
 * equal challenger that is a hair worse than equal is one that must not be promoted; a better one is never flattered.
 *
 * @returns undefined where not even the noiseless, or the noisiest, gets there.
 */
export function challengerOf(world: World, reach: Reach, wanted: number): Challenger | undefined {
  const options = optionsOf(world, reach);
  const incumbent = incumbentOf(world);
  const reference = worthOf(world, incumbent);
  const at = (spoiled: number): Challenger => {
    const choices = Uint8Array.from(options, (own, situation) =>
      own ? bestOf(own, spoiled) : incumbent[situation]!,
    );
    return { choices, truth: worthOf(world, choices) / reference - 1 };
  };
  let [good, bad] = [0, 64];
  if (at(good).truth < wanted || at(bad).truth > wanted) return undefined;
  for (let i = 0; i < 40; i++) {
    const middle = (good + bad) / 2;
    if (at(middle).truth > wanted) good = middle;
    else bad = middle;
  }
  return at(bad);
}

/** Where the log holds little of the challenger's prompt, the incumbent's is asked. */
export function cautious(world: World, { choices }: Challenger, least: number): Challenger {
  const incumbent = incumbentOf(world);
  const kept = choices.map((choice, at) =>
    world.situations[at]!.propensities[choice]! < least ? incumbent[at]! : choice,
  );
  return { choices: kept, truth: worthOf(world, kept) / worthOf(world, incumbent) - 1 };
}

interface Options {
  readonly prompts: readonly number[];
  readonly appeal: Float64Array;
  readonly noise: Float64Array;
}

/** What may be chosen in each situation; undefined where it is the incumbent's. Noise is drawn once: halving needs a value that moves with its size alone. */
function optionsOf(
  { situations }: World,
  { prompts, situations: share, agreement }: Reach,
): readonly (Options | undefined)[] {
  const random = randomFrom(seedOf('challenger'));
  return situations.map(({ byRank, scores, values }, at) => {
    const drawn = scores.map(() => normal(random));
    if ((at % 100) / 100 >= share) return undefined;
    const open = byRank.slice(0, prompts);
    return {
      prompts: open,
      appeal: Float64Array.from(open, (prompt) => Math.log(values[prompt]!) + agreement * scores[prompt]!),
      noise: Float64Array.from(open, (prompt) => drawn[prompt]!),
    };
  });
}

function bestOf({ prompts, appeal, noise }: Options, spoiled: number): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < appeal.length; i++) {
    const own = appeal[i]! + spoiled * noise[i]!;
    if (own > most) [best, most] = [i, own];
  }
  return prompts[best]!;
}
