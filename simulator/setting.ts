/** Everything a simulated conversation happens in, from what a simulation is told. */
import { genreTree } from '../lambda/catalog/genres/genres.ts';
import type { MusicIndex } from '../lambda/catalog/music-index.ts';
import { Affinity } from '../lambda/listener/affinity.ts';
import { contentEmbedding } from '../lambda/listener/content-embedding.ts';
import type { Engine } from '../lambda/ports.ts';
import type { Setting } from './conversation.ts';
import { Tastes } from './history.ts';
import { Population } from './population.ts';
import { engineFor, type PolicyChoice, servedBy } from './served.ts';
import type { World } from './world.ts';

export interface Simulation {
  readonly world: World;
  readonly policy: PolicyChoice;
  readonly seed: number;
  readonly exploreShare: number;
  readonly epsilon: number;
  /** The skill knows nobody and hears no feeling, as before it learned to listen. */
  readonly strangers?: boolean;
}

/** @throws RangeError when there is no such policy. */
export function settingFor(simulation: Simulation, music: MusicIndex): Setting {
  const { world, policy, seed, epsilon, exploreShare, strangers } = simulation;
  const { model, alwaysDraws } = servedBy(policy);
  const population = new Population(world, music, seed);
  const exploration: Engine['exploration'] = { epsilon, exploreShare };
  const setting = { population, seed, alwaysDraws };
  if (strangers) return { ...setting, engine: engineFor(music, model, exploration) };
  const embedding = contentEmbedding(music, genreTree);
  const listening = { embedding, affinity: new Affinity(music, embedding) };
  const tastes = new Tastes(population, embedding, seed);
  return { ...setting, engine: engineFor(music, model, exploration, listening), tastes };
}
