/** Who comes: people with a home in the catalogue, and what each of them wants today. */
import type { MusicIndex } from '../lambda/catalog/music-index.ts';
import { tracksLike } from '../lambda/catalog/similar.ts';
import type { Track } from '../lambda/catalog/track.ts';
import { Chance } from './chance.ts';
import { type Target, targetAround } from './target.ts';
import type { World } from './world.ts';

/** Conversations come in blocks, and a block's listeners come back within it: about four conversations each. */
const BLOCK = { conversations: 8_192, listeners: 2_048 } as const;

/** How far from home today may lead while it is still home. */
const HOME_SIZE = 60;

export interface Person {
  /** Stable over their conversations. */
  readonly id: number;
  readonly home: Track;
}

export class Population {
  readonly world: World;
  readonly music: MusicIndex;
  private readonly seed: number;
  private readonly tracks: readonly Track[];
  /** Running sums of the tracks' weights, for drawing by bisection. */
  private readonly weights: readonly number[];
  private readonly homes = new Map<number, readonly Track[]>();

  constructor(world: World, music: MusicIndex, seed: number) {
    this.world = world;
    this.music = music;
    this.seed = seed;
    this.tracks = music.best(music.everything, music.size).filter((track) => track.genres.length > 0);
    let sum = 0;
    this.weights = this.tracks.map((track) => {
      sum += Math.exp(world.taste.popularity * track.popularity);
      return sum;
    });
  }

  /** Who has the n-th conversation. */
  person(conversation: number): Person {
    const block = Math.floor(conversation / BLOCK.conversations);
    const place = new Chance(this.seed, 'who', conversation).int(BLOCK.listeners);
    const id = block * BLOCK.listeners + place;
    return { id, home: this.known(new Chance(this.seed, 'home', id)) };
  }

  /** What a person wants today: from around home as often as history predicts, else from anywhere. */
  target(person: Person, chance: Chance): Target {
    const seed = chance.happens(this.world.history) ? chance.pick(this.around(person)) : this.known(chance);
    return targetAround(seed, this.world, chance);
  }

  /** Music a person has been listening to, home first: what a listening history would say. */
  around(person: Person): readonly Track[] {
    const known = this.homes.get(person.id);
    if (known) return known;
    const home = [person.home, ...tracksLike(this.music, person.home, HOME_SIZE - 1)];
    if (this.homes.size > BLOCK.listeners) this.homes.clear();
    this.homes.set(person.id, home);
    return home;
  }

  /** A recording, the better known the likelier. */
  known(chance: Chance): Track {
    const at = chance.share() * this.weights.at(-1)!;
    let low = 0;
    let high = this.weights.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.weights[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return this.tracks[low]!;
  }
}
