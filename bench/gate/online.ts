/** The yardstick: an A/B in which half of the conversations really are the challenger's, read once at its end. */
import { logOf } from './log.ts';
import type { World } from './world.ts';

const Z = 1.644854;

/** Lower bound, one-sided 95 %, of the difference in usefulness a decision; scatter between conversations. */
export function onlineBound(
  challenger: World,
  incumbent: World,
  conversations: number,
  seed: number,
): number {
  const half = Math.round(conversations / 2);
  const [ours, theirs] = [armOf(challenger, half, 2 * seed), armOf(incumbent, half, 2 * seed + 1)];
  return ours.mean - theirs.mean - Z * Math.sqrt(ours.variance + theirs.variance);
}

/** The world with a policy that leaves nothing to chance: its log is that policy at work. */
export function always(world: World, choices: Uint8Array): World {
  const situations = world.situations.map((situation, at) => ({
    ...situation,
    cumulative: situation.cumulative.map((_, prompt) => Number(prompt >= choices[at]!)),
  }));
  return { ...world, situations };
}

/** Mean over decisions, a ratio, and its variance by the delta method over conversations. */
function armOf(world: World, conversations: number, seed: number) {
  const { rows, conversation, useful } = logOf(world, conversations, seed);
  const [counts, sums] = [new Float64Array(conversations), new Float64Array(conversations)];
  let total = 0;
  for (let row = 0; row < rows; row++) {
    counts[conversation[row]!]! += 1;
    sums[conversation[row]!]! += useful[row]!;
    total += useful[row]!;
  }
  const mean = total / rows;
  let squares = 0;
  for (let each = 0; each < conversations; each++) squares += (sums[each]! - mean * counts[each]!) ** 2;
  return { mean, variance: squares / rows ** 2 };
}
