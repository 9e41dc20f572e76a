/** One world's experiment: log the rule policy exploring, learn from the log, and ask the world for the truth. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { piecesOf } from '../../cli/log-source/pieces.ts';
import { ThreadCrew } from '../../cli/threads/crew.ts';
import { type Cycle, DEFAULT_CYCLE, learningCycle } from '../../policy/learn/cycle.ts';
import { datasetOf } from '../../policy/learn/dataset.ts';
import { type Difference, differenceOf, type PolicyTruth, truthOf } from '../../simulator/compare.ts';
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
  const folder = mkdtempSync(join(tmpdir(), 'segue-bench-'));
  const crew = new ThreadCrew(WORKERS);
  try {
    const times = [performance.now()];
    const log = {
      conversations: logged,
      seed,
      world,
      policy: 'rule',
      exploreShare: 1,
      epsilon: EPSILON,
      log: folder,
    };
    await simulate(log, WORKERS);
    times.push(performance.now());
    const dataset = datasetOf(await crew.read(piecesOf(folder), 'rule', () => {}), 'the log');
    await crew.share(dataset);
    const cycle = await learningCycle(dataset, { ...DEFAULT_CYCLE, seed }, crew);
    times.push(performance.now());
    // Other listeners than those that were learned from.
    const test = { conversations: compared, seed: seed + 1_000_003, world, exploreShare: 0, epsilon: 0 };
    const results = async (policy: PolicyChoice) => (await simulate({ ...test, policy }, WORKERS)).results;
    const runs = {
      rule: await results('rule'),
      uniform: await results('uniform'),
      gain: await results('gain'),
      learned: await results(cycle.artifact),
    };
    times.push(performance.now());
    const [a, b, c, d] = times as [number, number, number, number];
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
      seconds: { simulate: (b - a) / 1000, learn: (c - b) / 1000, compare: (d - c) / 1000 },
    };
  } finally {
    await crew.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
