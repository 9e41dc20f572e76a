/** One world's experiment: log the rule policy exploring, learn from the log, and ask the world for the truth. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { piecesOf } from '../../cli/log-source/pieces.ts';
import { ThreadCrew } from '../../cli/threads/crew.ts';
import { type Cycle, DEFAULT_CYCLE, learningCycle } from '../../policy/learn/cycle.ts';
import { datasetOf } from '../../policy/learn/dataset.ts';
import { type Difference, differenceOf, type PolicyTruth, truthOf } from '../../simulator/compare.ts';
import type { ConversationResult } from '../../simulator/ending.ts';
import { simulate } from '../../simulator/run/run.ts';
import type { PolicyChoice } from '../../simulator/served.ts';
import type { World } from '../../simulator/world.ts';

export const WORKERS = 2;
export const EPSILON = 0.2;

export interface Experiment {
  readonly world: World;
  readonly cycle: Cycle;
  readonly truths: Readonly<Record<'rule' | 'uniform' | 'gain' | 'learned', PolicyTruth>>;
  /** Learned minus rule. */
  readonly difference: Difference;
  readonly seconds: { readonly simulate: number; readonly learn: number; readonly compare: number };
}

export interface Sizes {
  readonly logged: number;
  readonly compared: number;
  readonly seed: number;
}

export async function experiment(world: World, { logged, compared, seed }: Sizes): Promise<Experiment> {
  // The skill as it was when it learned what to ask, and knew nobody.
  const strangers = true;
  const { cycle, seconds } = await learned(world, { logged, seed, strangers });
  const began = performance.now();
  const results = (policy: PolicyChoice) => talked(world, policy, { compared, seed, strangers });
  const runs = {
    rule: await results('rule'),
    uniform: await results('uniform'),
    gain: await results('gain'),
    learned: await results(cycle.artifact),
  };
  return {
    world,
    cycle,
    truths: {
      rule: truthOf('rule', runs.rule),
      uniform: truthOf('uniform', runs.uniform),
      gain: truthOf('gain', runs.gain),
      learned: truthOf('learned', runs.learned),
    },
    difference: differenceOf(
      { name: 'rule', results: runs.rule },
      { name: 'learned', results: runs.learned },
    ),
    seconds: { ...seconds, compare: (performance.now() - began) / 1000 },
  };
}

/** The rule policy explores, and a policy is learned from its log. */
export async function learned(
  world: World,
  { logged, seed, strangers }: Pick<Sizes, 'logged' | 'seed'> & { readonly strangers: boolean },
): Promise<{ cycle: Cycle; seconds: Pick<Experiment['seconds'], 'simulate' | 'learn'> }> {
  const folder = mkdtempSync(join(tmpdir(), 'segue-bench-'));
  const crew = new ThreadCrew(WORKERS);
  try {
    const began = performance.now();
    const exploring = { policy: 'rule', exploreShare: 1, epsilon: EPSILON, strangers };
    await simulate({ conversations: logged, seed, world, ...exploring, log: folder }, WORKERS);
    const logAt = performance.now();
    const dataset = datasetOf(await crew.read(piecesOf(folder), 'rule', () => {}), 'the log');
    await crew.share(dataset);
    const cycle = await learningCycle(dataset, { ...DEFAULT_CYCLE, seed }, crew);
    return {
      cycle,
      seconds: { simulate: (logAt - began) / 1000, learn: (performance.now() - logAt) / 1000 },
    };
  } finally {
    await crew.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Other listeners than those that were learned from, the same for every policy. */
export async function talked(
  world: World,
  policy: PolicyChoice,
  { compared, seed, strangers }: Pick<Sizes, 'compared' | 'seed'> & { readonly strangers: boolean },
): Promise<readonly ConversationResult[]> {
  const test = { conversations: compared, seed: seed + 1_000_003, world, exploreShare: 0, epsilon: 0 };
  return (await simulate({ ...test, policy, strangers }, WORKERS)).results;
}
