/** How a conversation ended, and since a world knows the truth, whether it succeeded. */
import type { Track } from '../lambda/catalog/track.ts';
import { SilenceWatch } from '../lambda/dialogue/silence.ts';
import { promptKey } from '../policy/candidate.ts';
import { wasListenedTo } from '../policy/learn/usefulness.ts';
import type { LogRecord } from '../policy/record.ts';
import type { OutcomeName } from '../policy/vocabulary.ts';
import type { SimulatedListener } from './listener.ts';
import type { Heard } from './playback.ts';
import { match, type Target } from './target.ts';
import type { World } from './world.ts';

export interface ConversationResult {
  /** The truth: music played, and enough of it was what they wanted. */
  readonly success: boolean;
  /** Prompts asked. */
  readonly turns: number;
  readonly outcome: OutcomeName;
  readonly listener: number;
  /** Keys of the prompts asked, in order. */
  readonly prompts: readonly string[];
  /** How long they listened; 0 when nothing played. */
  readonly playbackSeconds: number;
  /** Whether more of what played was heard than skipped; false where nothing played. */
  readonly listened: boolean;
  /** −1…1: mean sentiment of the answers said with any, as the reward of satisfaction takes it; 0 where none was. */
  readonly feeling: number;
}

/** @param records of the conversation itself, its outcome last; none where somebody left before anything was asked. */
export function resultOf(
  records: readonly LogRecord[],
  queue: readonly Track[],
  heard: readonly Heard[],
  listener: SimulatedListener,
  world: World,
): ConversationResult {
  const last = records.at(-1);
  const prompts = records.flatMap((record) =>
    record.type === 'decision' ? promptKey(record.candidates[record.chosen]!) : [],
  );
  return {
    success: succeeds(queue, listener.target, world),
    turns: prompts.length,
    outcome: last?.type === 'outcome' ? last.outcome : 'stopped',
    listener: listener.person.id,
    prompts,
    playbackSeconds: Math.round(heard.reduce((sum, { ms }) => sum + ms, 0) / 1000),
    listened: heard.length > 0 && listenedTo(heard),
    feeling: feelingIn(records),
  };
}

function listenedTo(heard: readonly Heard[]): boolean {
  const finished = heard.filter((each) => each.finished).length;
  return wasListenedTo({ heard: finished, skipped: heard.length - finished });
}

/** Of the answers to prompts: a decision says how the answer before it was said, the first one's was to none. */
function feelingIn(records: readonly LogRecord[]): number {
  const last = records.at(-1);
  const felt = records
    .flatMap((record) => (record.type === 'decision' ? [record.meaning.sentiment ?? 0] : []))
    .slice(1)
    .concat(last?.type === 'outcome' ? [last.sentiment ?? 0] : [])
    .filter((sentiment) => sentiment !== 0);
  return felt.length === 0 ? 0 : felt.reduce((sum, each) => sum + each, 0) / felt.length;
}

/** Success is a matter of the music: at least `enough` of what plays matches the target by at least `fits`. */
function succeeds(queue: readonly Track[], target: Target, world: World): boolean {
  const { fits, enough } = world.taste;
  const fitting = queue.filter((track) => match(track, target, world) >= fits).length;
  return queue.length > 0 && fitting >= enough * queue.length;
}

/** What the timer would close, by the timer's own rule. */
export function silent(records: readonly LogRecord[]): readonly LogRecord[] {
  const last = records.at(-1);
  if (!last) return [];
  const watch = new SilenceWatch();
  for (const record of records) watch.add(record);
  return watch.abandoned(new Date(Date.parse(last.at) + 86_400_000));
}
