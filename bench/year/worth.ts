/** What a year of learning was worth. */
import { rulePolicy } from '../../policy/rule.ts';
import { differenceOf, truthOf } from '../../simulator/compare.ts';
import { simulate } from '../../simulator/run/run.ts';
import { type PolicyChoice, servedBy } from '../../simulator/served.ts';
import type { World } from '../../simulator/world.ts';

/** What the year was worth: the same listeners, as the last week has them, with the first policy and with the last. */
export interface Worth {
  readonly first: { readonly policy: string; readonly success: number; readonly turns: number };
  readonly last: { readonly policy: string; readonly success: number; readonly turns: number };
  /** Last less first, 95 %. */
  readonly successInterval: readonly [number, number];
}

/** By asking the world, which knows: no exploring, and listeners whom nobody has learned from. */
export async function worthOf(
  policy: PolicyChoice,
  world: World,
  { seed, workers }: { readonly seed: number; readonly workers: number },
): Promise<Worth> {
  const test = { conversations: 2_000, seed: seed + 1_000_003, world, strangers: true };
  const quiet = { ...test, exploreShare: 0, epsilon: 0 };
  const [rule, last] = [
    await simulate({ ...quiet, policy: 'rule' }, workers),
    await simulate({ ...quiet, policy }, workers),
  ];
  const { version } = servedBy(policy).model;
  const { successInterval } = differenceOf(
    { name: 'rule', results: rule.results },
    { name: version, results: last.results },
  );
  const told = (name: string, { success, turns }: ReturnType<typeof truthOf>) => ({
    policy: name,
    success,
    turns,
  });
  return {
    first: told(rulePolicy.version, truthOf('rule', rule.results)),
    last: told(version, truthOf(version, last.results)),
    successInterval,
  };
}
