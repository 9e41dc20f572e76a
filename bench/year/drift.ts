/** A population that changes with the year: what people want, how they answer and how patient they are. */
import { defaultWorld } from '../../simulator/default-world.ts';
import { randomWorld } from '../../simulator/random-world.ts';
import type { World } from '../../simulator/world.ts';

/** How far it goes by midsummer, on the way from the default world to another. */
const FURTHEST = 0.4;

/** @param week 0–51. From the default world and back again, as seasons do. */
export function worldOf(week: number): World {
  const share = FURTHEST * Math.sin((Math.PI * week) / 52);
  return { ...(between(defaultWorld, randomWorld(1), share) as World), name: `week ${week + 1}` };
}

/** Number by number; what counts wishes stays whole. */
function between(from: unknown, to: unknown, share: number): unknown {
  if (typeof from === 'number' && typeof to === 'number') {
    const value = from + share * (to - from);
    return Number.isInteger(from) && Number.isInteger(to) ? Math.round(value) : value;
  }
  if (typeof from !== 'object' || from === null) return from;
  return Object.fromEntries(
    Object.entries(from).map(([key, value]) => [
      key,
      between(value, (to as Record<string, unknown>)[key], share),
    ]),
  );
}
