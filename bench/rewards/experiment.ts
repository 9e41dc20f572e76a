/** One world, one exploring log, one policy a reward; what the log says of each on every reward, and what is true. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { piecesOf } from '../../cli/log-source/pieces.ts';
import { ThreadCrew } from '../../cli/threads/crew.ts';
import { type Cycle, DEFAULT_CYCLE, learningCycle } from '../../policy/learn/cycle.ts';
import { datasetOf } from '../../policy/learn/dataset.ts';
import { REWARDS, type RewardName } from '../../policy/learn/rewards.ts';
import type { ConversationResult } from '../../simulator/ending.ts';
import { simulate } from '../../simulator/run/run.ts';
import type { World } from '../../simulator/world.ts';
import { EPSILON, talked, WORKERS } from '../learn/experiment.ts';

export interface Trained {
  readonly reward: RewardName;
  readonly cycle: Cycle;
  readonly results: readonly ConversationResult[];
}

export interface RewardExperiment {
  readonly world: World;
  /** The incumbent on the same listeners. */
  readonly rule: readonly ConversationResult[];
  readonly trained: readonly Trained[];
  readonly seconds: { readonly simulate: number; readonly learn: number; readonly compare: number };
}

export interface Sizes {
  readonly logged: number;
  readonly compared: number;
  readonly seed: number;
}

export async function rewardExperiment(
  world: World,
  { logged, compared, seed }: Sizes,
): Promise<RewardExperiment> {
  const began = performance.now();
  const { cycles, simulatedAt } = await cyclesOf(world, { logged, seed });
  const learnedAt = performance.now();
  // Satisfaction is learned from what is heard of feelings: nobody is a stranger here.
  const test = { compared, seed, strangers: false };
  const rule = await talked(world, 'rule', test);
  const trained: Trained[] = [];
  for (const { reward, cycle } of cycles)
    trained.push({ reward, cycle, results: await talked(world, cycle.artifact, test) });
  return {
    world,
    rule,
    trained,
    seconds: {
      simulate: (simulatedAt - began) / 1000,
      learn: (learnedAt - simulatedAt) / 1000,
      compare: (performance.now() - learnedAt) / 1000,
    },
  };
}

/** The rule policy explores once; every reward is learned from that log. */
async function cyclesOf(world: World, { logged, seed }: Pick<Sizes, 'logged' | 'seed'>) {
  const folder = mkdtempSync(join(tmpdir(), 'segue-rewards-'));
  const crew = new ThreadCrew(WORKERS);
  try {
    const exploring = { policy: 'rule', exploreShare: 1, epsilon: EPSILON, strangers: false };
    await simulate({ conversations: logged, seed, world, ...exploring, log: folder }, WORKERS);
    const simulatedAt = performance.now();
    const blocks = await crew.read(piecesOf(folder), 'rule', () => {});
    const cycles: { reward: RewardName; cycle: Cycle }[] = [];
    for (const reward of REWARDS) {
      const dataset = datasetOf(blocks, 'the log', reward);
      await crew.share(dataset);
      // The bootstrap is not printed.
      const settings = { ...DEFAULT_CYCLE, seed, replicates: 100 };
      cycles.push({ reward, cycle: await learningCycle(dataset, settings, crew) });
    }
    return { cycles, simulatedAt };
  } finally {
    await crew.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
