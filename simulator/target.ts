/** What a listener wants today: a region of the catalogue around one recording, and how well music matches it. */
import { genreTree } from '../lambda/catalog/genres/genres.ts';
import { isGraded, levelOf } from '../lambda/catalog/levels.ts';
import { similarity } from '../lambda/catalog/similar.ts';
import { decadeOf, LEVELS, type Level, type Track } from '../lambda/catalog/track.ts';
import { valueKey } from '../policy/meaning.ts';
import type { Attribute } from '../policy/vocabulary.ts';
import type { Chance } from './chance.ts';
import { WANTED, type Wanted, type World } from './world.ts';

export interface Want {
  readonly attribute: Wanted;
  /** Value key. */
  readonly value: string;
}

export interface Target {
  /** What they have in mind without being able to say so. */
  readonly seed: Track;
  /** What they care about today and could say. Never empty. */
  readonly wants: readonly Want[];
}

/** The attributes of the recording that matter today: each as often as the world says, within its bounds. */
export function targetAround(seed: Track, { taste }: World, chance: Chance): Target {
  const possible = WANTED.filter((attribute) => valuesOf(seed, attribute).length > 0);
  const many = taste.fewestWishes + chance.int(taste.mostWishes - taste.fewestWishes + 1);
  const wants: Want[] = [];
  while (wants.length < Math.min(many, possible.length)) {
    const left = possible.filter((attribute) => wants.every((want) => want.attribute !== attribute));
    const attribute = chance.weighted(left, (name) => taste.cares[name]) ?? left[0]!;
    wants.push({ attribute, value: wantedValue(seed, attribute, taste.tightness, chance) });
  }
  return { seed, wants };
}

/** A loose taste wants rock where a tight one wants shoegaze. */
function wantedValue(seed: Track, attribute: Wanted, tightness: number, chance: Chance): string {
  if (attribute !== 'genre') return chance.pick(valuesOf(seed, attribute));
  const specific = chance.pick(seed.genres);
  const above = genreTree.above(specific);
  return above.length > 0 && !chance.happens(tightness) ? chance.pick(above) : specific;
}

/** 0–1: how well a recording matches what is wanted, the sayable and the unsayable together. */
export function match(track: Track, { seed, wants }: Target, { taste }: World): number {
  const near = 0.5 * (1 - taste.tightness);
  let sum = 0;
  for (const want of wants) sum += meets(track, want, near);
  return (1 - taste.ineffable) * (sum / wants.length) + taste.ineffable * similarity(track, seed);
}

/** 1 when the recording is what is wanted, `near` when it is next to it, else 0. An unknown fact is near. */
function meets(track: Track, { attribute, value }: Want, near: number): number {
  const values = valuesOf(track, attribute);
  if (values.length === 0) return near;
  if (values.includes(value)) return 1;
  return values.some((other) => neighbours(attribute, value, other)) ? near : 0;
}

/** Whether a value that was named agrees with a wanted one: rock with shoegaze, the seventies with 1975. */
export function agrees(attribute: Attribute, named: string, { wants, seed }: Target): boolean {
  const want = wants.find((each) => each.attribute === attribute);
  if (want?.value === named) return true;
  // A kind of what is wanted, or what it is a kind of, is welcome if it is what they have in mind.
  return attribute === 'genre' && want !== undefined && related(want.value, named)
    ? valuesOf(seed, 'genre').includes(named)
    : false;
}

function related(a: string, b: string): boolean {
  return genreTree.above(a).includes(b) || genreTree.above(b).includes(a);
}

function neighbours(attribute: Wanted, a: string, b: string): boolean {
  if (isGraded(attribute)) return Math.abs(LEVELS.indexOf(a as Level) - LEVELS.indexOf(b as Level)) === 1;
  if (attribute === 'era') return Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) === 10;
  return attribute === 'genre' && familyOf(a) === familyOf(b);
}

const families = new Map<string, string>();

function familyOf(genre: string): string {
  const known = families.get(genre);
  if (known !== undefined) return known;
  const family = genreTree.above(genre).at(-1) ?? genre;
  families.set(genre, family);
  return family;
}

const genresOf = new WeakMap<Track, readonly string[]>();

/** A recording's values of an attribute, as value keys; its genres with everything above them. */
export function valuesOf(track: Track, attribute: Wanted): readonly string[] {
  switch (attribute) {
    case 'genre': {
      const known = genresOf.get(track);
      if (known) return known;
      const all = [...new Set(track.genres.flatMap((name) => [name, ...genreTree.above(name)]))];
      genresOf.set(track, all);
      return all;
    }
    case 'mood':
      return track.moods;
    case 'activity':
      return track.activities;
    case 'vocals':
      return track.vocals === undefined ? [] : [track.vocals];
    case 'era':
      return track.year === undefined ? [] : [valueKey(decadeOf(track.year))];
    case 'artist':
      return [track.artist];
    default: {
      const value = track[attribute];
      return value === undefined ? [] : [levelOf(attribute, value)];
    }
  }
}
