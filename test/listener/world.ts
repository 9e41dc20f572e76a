/** A small world of known low rank: listeners and artists are points in a few dimensions, and near ones get played. */
import type { Listen } from '../../lambda/listener/listening.ts';
import { type Random, randomFrom } from '../../policy/random.ts';

const DIMENSIONS = 4;
const NOISE = 0.6;

export interface World {
  readonly listeners: number;
  readonly items: number;
  /** What each listener likes, most liked first. */
  readonly liked: readonly (readonly number[])[];
  readonly listens: readonly Listen[];
}

export function worldOf(listeners: number, items: number, plays: number, seed: number): World {
  const random = randomFrom(seed);
  const points = (count: number) =>
    Array.from({ length: count }, () => Array.from({ length: DIMENSIONS }, () => normal(random)));
  const people = points(listeners);
  const music = points(items);
  const liked = people.map((person) =>
    music
      .map((place, item) => ({
        item,
        score: place.reduce((sum, x, j) => sum + x * person[j]!, 0) + NOISE * normal(random),
      }))
      .sort((a, b) => b.score - a.score)
      .slice(0, plays)
      .map(({ item }) => item),
  );
  const listens = liked.flatMap((own, listener) =>
    own.map((item) => ({ listener, item, count: 1 + random.int(500) })),
  );
  return { listeners, items, liked, listens };
}

/** Near enough to normal: the sum of twelve uniform numbers. */
function normal(random: Random): number {
  let sum = -6;
  for (let n = 0; n < 12; n++) sum += random.int(1_000_000) / 1_000_000;
  return sum;
}

/** Mean share of each listener's held-out items among the `at` best they are not known to have played. */
export function recallOf(
  { listeners, items }: World,
  known: readonly Listen[],
  held: readonly Listen[],
  scoreOf: (listener: number, item: number) => number,
  at = 20,
): number {
  let sum = 0;
  let asked = 0;
  for (let listener = 0; listener < listeners; listener++) {
    const wanted = new Set(held.filter((listen) => listen.listener === listener).map(({ item }) => item));
    if (wanted.size === 0) continue;
    const played = new Set(known.filter((listen) => listen.listener === listener).map(({ item }) => item));
    const best = Array.from({ length: items }, (_, item) => item)
      .filter((item) => !played.has(item))
      .map((item) => ({ item, score: scoreOf(listener, item) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, at);
    sum += best.filter(({ item }) => wanted.has(item)).length / Math.min(at, wanted.size);
    asked += 1;
  }
  return sum / asked;
}
