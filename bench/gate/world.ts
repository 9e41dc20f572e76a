/**
 * A logged-bandit world shaped like Segue's logs, whose truth is known exactly. Situations are a finite pool, and a
 * logged decision meets one of them at random, whatever came before: so the value of a policy over the logged states is
 * the pool's mean, computed, not estimated, up to a factor that every policy shares.
 *
 * The figures were set to those of one simulated log (50,000 conversations, the default world, ε = 0.2, the quarter that
 * is judged) before any verdict was looked at; `npx tsx bench/gate.ts --facts` prints both.
 */
import { beliefs, explore } from '../../policy/distribution.ts';
import { type Random, randomFrom, seedOf } from '../../policy/random.ts';

export interface World {
  readonly situations: readonly Situation[];
  readonly listeners: Listeners;
}

export interface Situation {
  /** How the rule would order its prompts, and what each is worth to the average listener. */
  readonly scores: readonly number[];
  readonly values: readonly number[];
  /** What draws of the log and of challengers are made with. */
  readonly propensities: readonly number[];
  readonly cumulative: Float64Array;
  /** Prompts from the likeliest down; the first is the incumbent's, who always asks its best. */
  readonly byRank: readonly number[];
  /** q̂'s own mistakes, in units of its noise. */
  readonly mistakes: readonly number[];
}

/** Whether some people find music whatever is asked and others never do. */
export type Listeners = 'different' | 'alike';

export interface Nature {
  readonly listeners: Listeners;
  readonly epsilon: number;
  readonly seed: number;
}

const SITUATIONS = 8_000;
const STEEPNESS = [0.9, 1.2, 1.6];
/** How much of a prompt's value its score tells, and how much nothing tells (standard deviations of ln q). */
const TOLD = 0.22;
const UNTOLD = 0.5;
/** Usefulness of the incumbent a decision, to the average listener; the lucky stay longer, so a logged decision has 0.169. */
const INCUMBENT: Readonly<Record<Listeners, number>> = { different: 0.15, alike: 0.169 };
/**
 * Share of conversations in which anything can be useful. Of the log's, 45.5 % ended with music and 26 % had a useful
 * prompt; rewards correlate by 0.30 within conversations.
 */
export const LUCKY = 0.38;
/** A listener's visible ease: both are equally frequent. q̂ sees it. */
export const EASE = [0.6, 1.4] as const;
/** No prompt is worth more: times ease and luck it has to stay a probability. */
const MOST = LUCKY / EASE[1];

/** The same seed gives the same prompts, scores and values for every ε: only how they are drawn differs. */
export function worldOf({ listeners, epsilon, seed }: Nature): World {
  const random = randomFrom(seedOf('gate world', seed));
  const raw = Array.from({ length: SITUATIONS }, () => rawSituation(random));
  const scale = scaleFor(raw, INCUMBENT[listeners]);
  const situations = raw.map(({ scores, worths, mistakes }): Situation => {
    const propensities = explore(beliefs(scores), epsilon);
    let below = 0;
    return {
      scores,
      values: worths.map((worth) => Math.min(MOST, scale * worth)),
      propensities,
      cumulative: Float64Array.from(propensities, (p) => {
        below += p;
        return below;
      }),
      byRank: scores.map((_, index) => index).sort((a, b) => scores[b]! - scores[a]!),
      mistakes,
    };
  });
  return { situations, listeners };
}

interface Raw {
  readonly scores: readonly number[];
  readonly worths: readonly number[];
  readonly mistakes: readonly number[];
}

function rawSituation(random: Random): Raw {
  // 20 to 60 prompts, half of the time 50 and more, as in the log.
  const count = 60 - Math.floor(41 * uniform(random) ** 2);
  const steepness = STEEPNESS[random.int(STEEPNESS.length)]!;
  const standing = Array.from({ length: count }, () => normal(random));
  return {
    scores: standing.map((z) => steepness * z),
    worths: standing.map((z) => Math.exp(TOLD * z + UNTOLD * normal(random))),
    mistakes: standing.map(() => normal(random)),
  };
}

/** What makes the incumbent worth so much, by halving. */
function scaleFor(raw: readonly Raw[], wanted: number): number {
  const best = raw.map(({ scores, worths }) => worths[scores.indexOf(Math.max(...scores))]!);
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    const mean = best.reduce((sum, worth) => sum + Math.min(MOST, middle * worth), 0) / best.length;
    if (mean < wanted) low = middle;
    else high = middle;
  }
  return low;
}

/** Value of a policy, given its prompt in each situation, for the average listener: exact. */
export function worthOf({ situations }: World, choices: ArrayLike<number>): number {
  return situations.reduce((sum, { values }, at) => sum + values[choices[at]!]!, 0) / situations.length;
}

export function incumbentOf({ situations }: World): Uint8Array {
  return Uint8Array.from(situations, ({ byRank }) => byRank[0]!);
}

export function uniform(random: Random): number {
  return random.int(1 << 30) / (1 << 30);
}

/** Box–Muller. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - uniform(random))) * Math.cos(2 * Math.PI * uniform(random));
}
