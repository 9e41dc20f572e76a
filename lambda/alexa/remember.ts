/** The skill's dealings with its memory of listeners. It may fail and it may be slow; the customer is answered anyway. */
import { addPlayback, type Listening } from '../../policy/learn/usefulness.ts';
import type { OutcomeRecord } from '../../policy/record.ts';
import { strengthOf } from '../dialogue/impressed.ts';
import type { DialogueState } from '../dialogue/state.ts';
import type { News } from '../listener/history/profile.ts';
import type { ListenerMemory, Remembered } from '../ports.ts';
import type { TurnResult } from '../turn.ts';
import { within } from '../within.ts';
import { currentId, type Queue } from './queue.ts';

/** What somebody waits for a memory before they are a stranger for once. An answer should take less than a second. */
export const PATIENCE_MS = 400;

/** Asked once a conversation. Undefined for strangers, and where the memory fails or takes too long. */
export function recalled(
  listener: string,
  memory: ListenerMemory,
  patienceMs: number = PATIENCE_MS,
): Promise<Remembered | undefined> {
  if (!listener) return Promise.resolve(undefined);
  return inTime('recall', listener, patienceMs, () => memory.recall(listener));
}

export async function remember(
  listener: string,
  news: readonly News[],
  at: string,
  memory: ListenerMemory,
  patienceMs: number = PATIENCE_MS,
): Promise<void> {
  if (!listener || news.length === 0) return;
  await inTime('learn', listener, patienceMs, () => memory.learn(listener, news, at));
}

/** What a turn taught of its listener: the sample they are about to hear, and how they took the one before. */
export function newsOfTurn(before: DialogueState, { meaning, decided }: TurnResult): readonly News[] {
  const { pending, conversationId, turn } = before;
  const news: News[] = [];
  const strength = pending?.kind === 'sample' ? strengthOf(meaning) : 0;
  if (strength !== 0)
    news.push({ kind: 'reacted', track: pending!.values[0]!, strength, event: `${conversationId}#${turn}` });
  const chosen = decided?.candidates[decided.decision.chosen];
  if (chosen?.kind === 'sample') news.push({ kind: 'sampled', track: chosen.values[0]! });
  return news;
}

/**
 * A track that was heard, by the rule that outcomes are judged by. One that was left sooner teaches nothing: people skip
 * for many reasons, and what they say of samples tells dislike more plainly.
 */
export function newsOfPlayback({ playback }: OutcomeRecord, queue: Queue): readonly News[] {
  const told: Listening = { heard: 0, skipped: 0, ms: 0 };
  if (playback) addPlayback(told, playback);
  if (told.heard === 0) return [];
  // Stopped, resumed and finished is one play of one place in the station.
  return [
    {
      kind: 'played',
      track: currentId(queue),
      event: `${queue.c}#${queue.t}#${queue.i}#${currentId(queue)}`,
    },
  ];
}

async function inTime<T>(
  doing: string,
  listener: string,
  patienceMs: number,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await within(patienceMs, work());
  } catch (error) {
    complain(doing, listener, error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    return undefined;
  }
}

/** One structured line, beside the records that were spilled: plays are in the log too and can be learned from there. */
function complain(doing: string, listener: string, reason: string): void {
  console.error(JSON.stringify({ segue: 'memory-failed', doing, listener, reason }));
}
