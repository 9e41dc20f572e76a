/** What serves the simulated listeners: the real first journey, with a policy of the caller's choice. */
import { genreTree } from '../lambda/catalog/genres/genres.ts';
import type { MusicIndex } from '../lambda/catalog/music-index.ts';
import { NameIndex } from '../lambda/catalog/names.ts';
import { MOODS } from '../lambda/catalog/track.ts';
import type { Engine } from '../lambda/ports.ts';
import { gainPolicy, uniformPolicy } from '../policy/baselines.ts';
import type { Model } from '../policy/decide.ts';
import { rulePolicy } from '../policy/rule.ts';

export interface Served {
  readonly name: string;
  readonly model: Model;
  /** A policy that consists in drawing is drawn from in every conversation, exploring or not. */
  readonly alwaysDraws: boolean;
}

const SERVED: readonly Served[] = [
  { name: 'rule', model: rulePolicy, alwaysDraws: false },
  { name: 'uniform', model: uniformPolicy, alwaysDraws: true },
  { name: 'gain', model: gainPolicy, alwaysDraws: false },
];

export const POLICY_NAMES = SERVED.map(({ name }) => name);

export function policyNamed(name: string): Served | undefined {
  return SERVED.find((served) => served.name === name);
}

/** Simulated listeners speak in acts, so there are no names to hear: the lexicon is left empty, which saves a second. */
export function engineFor(music: MusicIndex, model: Model, epsilon: number, exploreShare: number): Engine {
  return {
    music,
    lexicon: { names: new NameIndex([]), genres: genreTree, moods: MOODS },
    model,
    arm: 'incumbent',
    exploration: { epsilon, exploreShare },
  };
}
