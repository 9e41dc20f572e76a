/** Who is served by whom: sticky by listener, and nested, so that nobody leaves the challenger as its share grows. */
import { GrowthBook } from '@growthbook/growthbook';
import type { Arm, RolloutState } from './state.ts';

/** What serving and the log's reader have to agree on about a listener. */
export interface Assignment {
  readonly arm: Arm;
  /** Percent of listeners in the challenger's arm when this was assigned; 0 while no rollout is on its way. */
  readonly stage: number;
  readonly rollout?: string;
}

const NO_ROLLOUT: Assignment = { arm: 'incumbent', stage: 0 };

/**
 * An inline experiment of GrowthBook's (hash version 2): the listener's bucket is FNV-1a of the rollout's name and the
 * listener, in ten-thousandths, and the challenger has the upper end of the buckets. Any of its SDKs assigns alike.
 *
 * @param listener pseudonym; empty where the platform did not say who it is. Who cannot be recognised next time cannot
 * be served the same again, and stays with the incumbent.
 */
export function assigned(listener: string, { rollout, challenger, stage }: RolloutState): Assignment {
  if (rollout === undefined || challenger === undefined || stage === 0) return NO_ROLLOUT;
  const share = stage / 100;
  const experiment = new GrowthBook({ attributes: { id: listener } }).run<Arm>({
    key: rollout,
    seed: rollout,
    hashVersion: 2,
    variations: ['incumbent', 'challenger'],
    weights: [1 - share, share],
  });
  return { arm: experiment.inExperiment ? experiment.value : 'incumbent', stage, rollout };
}
