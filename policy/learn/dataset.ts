/** Joins decisions with how their conversations ended, labels usefulness, and counts every row that is left out. */
import type { OutcomeName } from '../vocabulary.ts';
import type { Block } from './block.ts';
import { LogError } from './block.ts';
import { type Decisions, joined } from './decisions.ts';
import { type RejectedRows, Rejections } from './rejections.ts';
import { type Aftermath, isDiscounted, REWARDS, type RewardName, rewardOf } from './rewards.ts';
import { type Listening, wasListenedTo } from './usefulness.ts';

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

/** How many conversations tell of rewards that need more than an ending (`told.ts`). */
export interface Told {
  /** Conversations that ended in music of which the device told how long it was listened to. */
  readonly listening: number;
  /** Conversations in which an answer to a prompt was said with any feeling. */
  readonly feeling: number;
}

export interface DatasetReport {
  readonly decisions: number;
  readonly kept: number;
  readonly conversations: number;
  readonly exploring: number;
  /** ISO 8601 of the first and the last decision kept. */
  readonly window: readonly [from: string, to: string];
  readonly outcomes: Readonly<Partial<Record<OutcomeName, number>>>;
  readonly policies: readonly string[];
  /** Mean usefulness of the kept decisions. */
  readonly useful: number;
  /** What is learned from and judged by, over the kept decisions. */
  readonly reward: {
    readonly name: RewardName;
    readonly mean: number;
    readonly lowest: number;
    readonly highest: number;
  };
  readonly told: Told;
  /** Share of kept decisions that were made without their model. */
  readonly fallbacks: number;
  readonly rejected: RejectedRows;
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
  const endings = blocks.flatMap((block) => block.endings);
  if (seen === 0) throw new LogError(`${name} is empty: there are no decisions in it`);
  const rejections = new Rejections(blocks);
  const decisions = joined(blocks.map((block) => block.decisions));
  const holed = new Set(blocks.flatMap((block) => block.holed));
  const ended = new Map<string, Block['endings'][number]>();
  for (const ending of endings) {
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

/** What devices told of each conversation's music; of many nothing. */
function listenedIn(blocks: readonly Block[]): ReadonlyMap<string, Listening> {
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
function feelingsAfter(
  kept: readonly number[],
  { felt, turn }: Decisions,
  { feeling = 0 }: Block['endings'][number],
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

function reportOf(
  { decisions, order, useful, reward, outcomes }: Omit<Dataset, 'report'>,
  name: RewardName,
  seen: number,
  rejections: Rejections,
): Omit<DatasetReport, 'told'> {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  let exploring = 0;
  let fallbacks = 0;
  let sum = 0;
  let total = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  const policies = new Set<string>();
  for (const row of order) {
    from = Math.min(from, decisions.at[row]!);
    to = Math.max(to, decisions.at[row]!);
    exploring += decisions.exploring[row]!;
    fallbacks += decisions.fallback[row]!;
    sum += useful[row]!;
    total += reward[row]!;
    lowest = Math.min(lowest, reward[row]!);
    highest = Math.max(highest, reward[row]!);
    policies.add(decisions.names.policies[decisions.policy[row]!]!);
  }
  const counts: Partial<Record<OutcomeName, number>> = {};
  for (const outcome of outcomes) if (outcome) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return {
    decisions: seen,
    kept: order.length,
    conversations: outcomes.filter((outcome) => outcome !== undefined).length,
    exploring,
    window: [new Date(from).toISOString(), new Date(to).toISOString()],
    outcomes: counts,
    policies: [...policies],
    useful: sum / order.length,
    reward: { name, mean: total / order.length, lowest, highest },
    fallbacks: fallbacks / order.length,
    rejected: rejections.counts(seen),
  };
}
