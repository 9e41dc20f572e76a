/**
 * What simulated listeners have played before they come to us: mostly from around home, favourites again and again, and
 * now and then something from anywhere. Some are new here. How far it predicts today is the world's (`World.history`).
 */
import type { Embedding } from '../lambda/listener/embedding.ts';
import { type Plays, tasteOf, tasteText } from '../lambda/listener/taste.ts';
import { Chance } from './chance.ts';
import type { Person, Population } from './population.ts';

/** Listeners nobody knows anything of, and plays of the others that say nothing of them. */
const STRANGERS = 0.2;
const ASTRAY = 0.2;
const FEWEST_PLAYS = 5;
const MEAN_PLAYS = 40;
/** Tastes remembered: a block of listeners comes back within it. */
const REMEMBERED = 4_096;

function historyOf(person: Person, population: Population, seed: number): readonly Plays[] {
  const chance = new Chance(seed, 'history', person.id);
  if (chance.happens(STRANGERS)) return [];
  const around = population.around(person);
  const plays = FEWEST_PLAYS + Math.floor(MEAN_PLAYS * chance.exponential());
  const counts = new Map<number, number>();
  for (let n = 0; n < Math.min(plays, 400); n++) {
    // Favourites: the nearer home, the more often.
    const favourite = around[Math.floor(around.length * chance.share() * chance.share())]!;
    const track = chance.happens(ASTRAY) ? population.known(chance) : favourite;
    const ordinal = population.music.ordinalOf(track.id)!;
    counts.set(ordinal, (counts.get(ordinal) ?? 0) + 1);
  }
  return [...counts].map(([ordinal, count]) => ({ ordinal, count }));
}

/** Everybody's taste, as a session would carry it. */
export class Tastes {
  private readonly population: Population;
  private readonly embedding: Embedding;
  private readonly seed: number;
  private readonly known = new Map<number, string>();

  constructor(population: Population, embedding: Embedding, seed: number) {
    this.population = population;
    this.embedding = embedding;
    this.seed = seed;
  }

  of(person: Person): string {
    const known = this.known.get(person.id);
    if (known !== undefined) return known;
    const plays = historyOf(person, this.population, this.seed);
    const text = plays.length === 0 ? '' : tasteText(tasteOf(plays, this.embedding));
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.set(person.id, text);
    return text;
  }
}
