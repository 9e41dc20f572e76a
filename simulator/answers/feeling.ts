/** How an answer is said: more warmly the better the music matches, and the shorter the more of it was in vain. */
import type { Chance } from '../chance.ts';
import type { Answer } from './mind.ts';

/** People who say a plain yes or no, whatever they feel. */
const PLAIN = 0.35;
const SPREAD = 0.2;
/** What every answer in vain before this one takes away, up to four of them. */
const VAIN = 0.08;

/** @returns −1…1, two decimals; 0 of what is said without feeling. */
export function feelingOf({ acts, match }: Answer, inVain: number, chance: Chance): number {
  const plain = chance.happens(PLAIN);
  const noise = SPREAD * (chance.share() + chance.share() - 1);
  if (plain) return 0;
  const said = (name: string) => acts.some(({ act }) => act === name);
  if (!said('affirm') && !said('deny') && !said('alternatives') && match === undefined) return 0;
  // Music that is quite as wanted is loved; a yes or a no to a question is only a little warm or cold.
  const warm = said('affirm') || said('play') || said('more-like');
  const base = match === undefined ? (warm ? 0.25 : -0.2) : 1.6 * (match - 0.5);
  const shown = (warm ? Math.max(0.05, base) : Math.min(-0.05, base)) + noise - VAIN * Math.min(4, inVain);
  return Math.round(100 * Math.min(1, Math.max(-1, shown))) / 100;
}
