/** Joins decisions with how their conversations ended, labels usefulness, and counts every row that is left out. */
import type { OutcomeName } from '../vocabulary.ts';
import type { Block } from './block.ts';
import { LogError } from './block.ts';
import { type DatasetReport, reportOf } from './dataset-report.ts';
import { type Decisions, joined } from './decisions.ts';
import { endingsOf, feelingsAfter, listenedIn } from './endings.ts';
import { Rejections } from './rejections.ts';
import { type Aftermath, isDiscounted, REWARDS, type RewardName, rewardOf } from './rewards.ts';
import { wasListenedTo } from './usefulness.ts';

export interface Dataset {
  readonly decisions: Decisions;
  /** Decisions that were kept: by start of their conversation, then by turn. Conversations stand together. */
  readonly order: Uint32Array;
  /** 0 or 1 a decision. */
  readonly useful: Uint8Array;
  /** The reward that is learned from and judged by: one of `rewards`. */
  readonly reward: Float32Array;
  readonly discounted: boolean;
  readonly rewards: Readonly<Record<RewardName, Float32Array>>;
  /** Prompts still to come in the conversation after each decision. */
  readonly toGo: Uint16Array;
  /** By conversation index: how it ended; undefined where none of its decisions was kept. */
  readonly outcomes: readonly (OutcomeName | undefined)[];
  /** By conversation index: 1 where every turn from the first to the last is there. */
  readonly whole: Uint8Array;
  readonly report: DatasetReport;
}

/** The shortest prompt takes about a second to say; faster answers are retries, tests or clocks that disagree. */
const FASTEST_ANSWER_MS = 400;

/** @param name of the log, for messages. @throws LogError when nothing is left to learn from, or too much is broken. */
export function datasetOf(
  blocks: readonly Block[],
  name: string,
  reward: RewardName = 'usefulness',
): Dataset {
  const seen = blocks.reduce((sum, block) => sum + block.seen, 0);
  if (seen === 0) throw new LogError(`${name} is empty: there are no decisions in it`);
  const rejections = new Rejections(blocks);
  const decisions = joined(blocks.map((block) => block.decisions));
  const holed = new Set(blocks.flatMap((block) => block.holed));
  const ended = endingsOf(blocks);
  const heard = listenedIn(blocks);
  const { conversations } = decisions.names;
  const byConversation = grouped(decisions);
  const starts = byConversation.map((rows) => decisions.at[rows[0]!]!);
  const whole = new Uint8Array(conversations.length);
  const useful = new Uint8Array(decisions.count);
  const toGo = new Uint16Array(decisions.count);
  const rewards = Object.fromEntries(
    REWARDS.map((each) => [each, new Float32Array(decisions.count)]),
  ) as Record<RewardName, Float32Array>;
  const outcomes = new Array<OutcomeName | undefined>(conversations.length).fill(undefined);
  const order: number[] = [];
  const told = { listening: 0, feeling: 0 };
  // Numbers are given as conversations are met; ties by name do not depend on how the log was cut or shuffled.
  const byName = (a: number, b: number) => (conversations[a]! < conversations[b]! ? -1 : 1);
  const inTime = conversations
    .map((_, index) => index)
    .sort((a, b) => starts[a]! - starts[b]! || byName(a, b));
  for (const conversation of inTime) {
    const id = conversations[conversation]!;
    const ending = ended.get(id);
    const rows = byConversation[conversation]!;
    const kept = judged(decisions, rows, { ending: ending !== undefined, holed: holed.has(id) }, rejections);
    if (kept.length === 0 || !ending) continue;
    outcomes[conversation] = ending.outcome;
    // A conversation that lost a decision may have lost its last: what is left does not show it.
    whole[conversation] = !holed.has(id) && decisions.turn[kept.at(-1)!] === kept.length ? 1 : 0;
    const last = decisions.turn[rows.at(-1)!]!;
    const listening = heard.get(id);
    const listened = !listening || wasListenedTo(listening);
    for (const row of kept) {
      toGo[row] = last - decisions.turn[row]!;
      useful[row] = ending.usefulTurns.includes(decisions.turn[row]!) && listened ? 1 : 0;
      order.push(row);
    }
    const feelings = feelingsAfter(kept, decisions, ending);
    if (ending.outcome === 'played' && listening && listening.heard + listening.skipped > 0)
      told.listening += 1;
    if (feelings.some((feeling) => feeling !== 0)) told.feeling += 1;
    for (const [place, row] of kept.entries()) {
      const after: Aftermath = {
        useful: useful[row] === 1,
        outcome: ending.outcome,
        listened,
        seconds: listening ? listening.ms / 1000 : 0,
        toGo: toGo[row]!,
        feeling: feelings[place]!,
      };
      for (const each of REWARDS) rewards[each][row] = rewardOf(each, after);
    }
  }
  const present = new Set(conversations);
  for (const id of ended.keys())
    if (!present.has(id) && !holed.has(id))
      rejections.add('outcome-without-decision', 1, `conversation ${id}`);
  rejections.refuseBulk(name, seen);
  if (order.length === 0)
    throw new LogError(`${name}: no decision is left to learn from: ${rejections.summary()}`);
  const kept = {
    decisions,
    order: Uint32Array.from(order),
    useful,
    reward: rewards[reward],
    discounted: isDiscounted(reward),
    rewards,
    toGo,
    outcomes,
    whole,
  };
  return { ...kept, report: { ...reportOf(kept, reward, seen, rejections), told } };
}

/** Rows of each conversation, by turn, then by time. */
function grouped(decisions: Decisions): number[][] {
  const groups: number[][] = decisions.names.conversations.map(() => []);
  for (let row = 0; row < decisions.count; row++) groups[decisions.conversation[row]!]!.push(row);
  const { turn, at } = decisions;
  for (const rows of groups) rows.sort((a, b) => turn[a]! - turn[b]! || at[a]! - at[b]! || a - b);
  return groups;
}

/** Those rows of a conversation that break none of the rules about conversations. */
function judged(
  { turn, at }: Decisions,
  rows: readonly number[],
  facts: { readonly ending: boolean; readonly holed: boolean },
  rejections: Rejections,
): readonly number[] {
  const single = rows.filter((row, i) => i === 0 || turn[row] !== turn[rows[i - 1]!]);
  rejections.add('duplicate', rows.length - single.length);
  if (!facts.ending) {
    rejections.add('no-outcome', single.length);
    return [];
  }
  if (!facts.holed && single.some((row, i) => turn[row] !== i + 1)) {
    rejections.add('gap-in-turns', single.length);
    return [];
  }
  return single.filter((row, i) => {
    const next = single[i + 1];
    const wait = next === undefined ? Number.POSITIVE_INFINITY : at[next]! - at[row]!;
    if (wait < 0) rejections.add('time-runs-backwards', 1);
    else if (wait < FASTEST_ANSWER_MS) rejections.add('answered-faster-than-speech', 1);
    return wait >= FASTEST_ANSWER_MS;
  });
}
