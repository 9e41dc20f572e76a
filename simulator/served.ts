/** What serves the simulated listeners: the real first journey, with a policy of the caller's choice. */
import { genreTree } from '../lambda/catalog/genres/genres.ts';
import type { MusicIndex } from '../lambda/catalog/music-index.ts';
import { NameIndex } from '../lambda/catalog/names.ts';
import { MOODS } from '../lambda/catalog/track.ts';
import type { Engine, Listening } from '../lambda/ports.ts';
import type { PolicyArtifact } from '../policy/artifact.ts';
import { gainPolicy, uniformPolicy } from '../policy/baselines.ts';
import type { Model } from '../policy/decide.ts';
import { learnedPolicy } from '../policy/learned.ts';
import { rulePolicy } from '../policy/rule.ts';

export interface Served {
  readonly model: Model;
  /** A policy that consists in drawing is drawn from in every conversation, exploring or not. */
  readonly alwaysDraws: boolean;
}

const SERVED: Readonly<Record<string, Served>> = {
  rule: { model: rulePolicy, alwaysDraws: false },
  uniform: { model: uniformPolicy, alwaysDraws: true },
  gain: { model: gainPolicy, alwaysDraws: false },
};

export const POLICY_NAMES = Object.keys(SERVED);

/** One of the named policies, or a learned one as data: what a worker thread can be told. */
export type PolicyChoice = string | PolicyArtifact;

/** @throws RangeError when there is no policy of that name. */
export function servedBy(policy: PolicyChoice): Served {
  if (typeof policy !== 'string') return { model: learnedPolicy(policy), alwaysDraws: false };
  const served = SERVED[policy];
  if (!served) throw new RangeError(`there is no policy ${policy}`);
  return served;
}

/** Simulated listeners speak in acts, so there are no names to hear: the lexicon is left empty, which saves a second. */
export function engineFor(
  music: MusicIndex,
  model: Model,
  exploration: Engine['exploration'],
  listening?: Listening,
): Engine {
  return {
    music,
    lexicon: { names: new NameIndex([]), genres: genreTree, moods: MOODS },
    model,
    arm: 'incumbent',
    exploration,
    ...(listening ? { listening } : {}),
  };
}
