/** How conversations ended, what was listened to after them, and how their answers were said, put together from blocks. */
import type { Block, Ending } from './block.ts';
import type { Decisions } from './decisions.ts';
import type { Listening } from './usefulness.ts';

/** By conversation id. */
export function endingsOf(blocks: readonly Block[]): ReadonlyMap<string, Ending> {
  const ended = new Map<string, Ending>();
  for (const ending of blocks.flatMap(({ endings }) => endings)) {
    const known = ended.get(ending.conversation);
    if (known?.labelled && ending.labelled) {
      const usefulTurns = [...known.usefulTurns, ...ending.usefulTurns];
      ended.set(ending.conversation, { ...known, usefulTurns });
      continue;
    }
    // The first one to learn how it ended is right; a timer that came later is not.
    if (!known || ending.at < known.at || (ending.at === known.at && ending.outcome === 'played'))
      ended.set(ending.conversation, ending);
  }
  return ended;
}

/** What devices told of each conversation's music; of many nothing. */
export function listenedIn(blocks: readonly Block[]): ReadonlyMap<string, Listening> {
  const listened = new Map<string, Listening>();
  for (const { conversation, heard, skipped, ms } of blocks.flatMap((block) => block.heard)) {
    const known = listened.get(conversation) ?? { heard: 0, skipped: 0, ms: 0 };
    listened.set(conversation, {
      heard: known.heard + heard,
      skipped: known.skipped + skipped,
      ms: known.ms + ms,
    });
  }
  return listened;
}

/** By kept row: the mean sentiment of its answer and all later ones, of those said with any. */
export function feelingsAfter(
  kept: readonly number[],
  { felt, turn }: Decisions,
  { feeling = 0 }: Pick<Ending, 'feeling'>,
): readonly number[] {
  const feelings: number[] = [];
  let sum = feeling;
  let many = feeling === 0 ? 0 : 1;
  for (let place = kept.length - 1; place >= 0; place--) {
    const next = kept[place + 1];
    // A decision says how the answer before it was said: the next turn's is this prompt's.
    const own = next !== undefined && turn[next] === turn[kept[place]!]! + 1 ? felt[next]! : 0;
    sum += own;
    if (own !== 0) many += 1;
    feelings[place] = many === 0 ? 0 : sum / many;
  }
  return feelings;
}
