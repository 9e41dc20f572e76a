/** Joins decisions with how their conversations ended, labels usefulness, and counts every row that is left out. */
import type { OutcomeName } from '../vocabulary.ts';
import type { Block } from './block.ts';
import { LogError } from './block.ts';
import { type Decisions, joined } from './decisions.ts';
import { RULES, type Rule } from './rules.ts';
import { type Listening, wasListenedTo } from './usefulness.ts';

export interface Dataset {
  readonly decisions: Decisions;
  /** Decisions that were kept: by start of their conversation, then by turn. Conversations stand together. */
  readonly order: Uint32Array;
  /** 0 or 1 a decision. */
  readonly useful: Uint8Array;
  /** Prompts still to come in the conversation after each decision. */
  readonly toGo: Uint16Array;
  /** By conversation index: how it ended; undefined where none of its decisions was kept. */
  readonly outcomes: readonly (OutcomeName | undefined)[];
  /** By conversation index: 1 where every turn from the first to the last is there. */
  readonly whole: Uint8Array;
  readonly report: DatasetReport;
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
  /** Share of kept decisions that were made without their model. */
  readonly fallbacks: number;
  readonly rejected: Readonly<Partial<Record<Rule, { readonly rows: number; readonly share: number }>>>;
}

/** The shortest prompt takes about a second to say; faster answers are retries, tests or clocks that disagree. */
const FASTEST_ANSWER_MS = 400;
/** A log that breaks more of its rows than this is not read around: something is wrong with how it was written. */
const BULK = 0.1;

/** @param name of the log, for messages. @throws LogError when nothing is left to learn from, or too much is broken. */
export function datasetOf(blocks: readonly Block[], name: string): Dataset {
  const seen = blocks.reduce((sum, block) => sum + block.seen, 0);
  const endings = blocks.flatMap((block) => block.endings);
  if (seen === 0) throw new LogError(`${name} is empty: there are no decisions in it`);
  const rejections = new Rejections(blocks);
  const decisions = joined(blocks.map((block) => block.decisions));
  const holed = new Set(blocks.flatMap((block) => block.holed));
  const ended = new Map<string, Block['endings'][number]>();
  for (const ending of endings) {
    const known = ended.get(ending.conversation);
    // The first one to learn how it ended is right; a timer that came later is not.
    if (!known || ending.at < known.at || (ending.at === known.at && ending.outcome === 'played'))
      ended.set(ending.conversation, ending);
  }
  const left = leftUnheard(blocks);
  const { conversations } = decisions.names;
  const byConversation = grouped(decisions);
  const starts = byConversation.map((rows) => decisions.at[rows[0]!]!);
  const whole = new Uint8Array(conversations.length);
  const useful = new Uint8Array(decisions.count);
  const toGo = new Uint16Array(decisions.count);
  const outcomes = new Array<OutcomeName | undefined>(conversations.length).fill(undefined);
  const order: number[] = [];
  const inTime = conversations.map((_, index) => index).sort((a, b) => starts[a]! - starts[b]! || a - b);
  for (const conversation of inTime) {
    const id = conversations[conversation]!;
    const ending = ended.get(id);
    const rows = byConversation[conversation]!;
    const kept = judged(decisions, rows, { ending: ending !== undefined, holed: holed.has(id) }, rejections);
    if (kept.length === 0 || !ending) continue;
    outcomes[conversation] = ending.outcome;
    whole[conversation] = decisions.turn[kept.at(-1)!] === kept.length ? 1 : 0;
    const last = decisions.turn[kept.at(-1)!]!;
    for (const row of kept) {
      toGo[row] = last - decisions.turn[row]!;
      useful[row] = ending.usefulTurns.includes(decisions.turn[row]!) && !left.has(id) ? 1 : 0;
      order.push(row);
    }
  }
  const present = new Set(conversations);
  for (const id of ended.keys())
    if (!present.has(id) && !holed.has(id))
      rejections.add('outcome-without-decision', 1, `conversation ${id}`);
  rejections.refuseBulk(name, seen);
  if (order.length === 0)
    throw new LogError(`${name}: no decision is left to learn from: ${rejections.summary()}`);
  const kept = { decisions, order: Uint32Array.from(order), useful, toGo, outcomes, whole };
  return { ...kept, report: reportOf(kept, seen, rejections) };
}

/** Conversations whose music was not listened to. */
function leftUnheard(blocks: readonly Block[]): ReadonlySet<string> {
  const listened = new Map<string, Listening>();
  for (const { conversation, heard, skipped } of blocks.flatMap((block) => block.heard)) {
    const known = listened.get(conversation) ?? { heard: 0, skipped: 0 };
    listened.set(conversation, { heard: known.heard + heard, skipped: known.skipped + skipped });
  }
  return new Set([...listened].filter(([, each]) => !wasListenedTo(each)).map(([id]) => id));
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

class Rejections {
  readonly #rows = new Map<Rule, { rows: number; first: string }>();

  constructor(blocks: readonly Block[]) {
    for (const { rejected } of blocks)
      for (const [rule, { rows, first }] of Object.entries(rejected)) this.add(rule as Rule, rows, first);
  }

  add(rule: Rule, rows: number, first = ''): void {
    if (rows === 0) return;
    const known = this.#rows.get(rule);
    if (known) known.rows += rows;
    else this.#rows.set(rule, { rows, first });
  }

  counts(seen: number): DatasetReport['rejected'] {
    return Object.fromEntries(
      [...this.#rows].map(([rule, { rows }]) => [rule, { rows, share: rows / Math.max(1, seen) }]),
    );
  }

  summary(): string {
    return [...this.#rows].map(([rule, { rows }]) => `${rows} ${rule}`).join(', ');
  }

  /** Conversations that are still open break nothing. */
  refuseBulk(name: string, seen: number): void {
    const broken = [...this.#rows].filter(([rule]) => rule !== 'no-outcome');
    const rows = broken.reduce((sum, [, each]) => sum + each.rows, 0);
    if (rows <= BULK * seen) return;
    const [rule, worst] = broken.sort((a, b) => b[1].rows - a[1].rows)[0]!;
    throw new LogError(
      `${name} breaks its rules in bulk: ${worst.rows} of ${seen} decisions, ${rule} (${RULES[rule]})${worst.first ? `; the first is ${worst.first}` : ''}`,
    );
  }
}

function reportOf(
  { decisions, order, useful, outcomes }: Omit<Dataset, 'report'>,
  seen: number,
  rejections: Rejections,
): DatasetReport {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  let exploring = 0;
  let fallbacks = 0;
  let sum = 0;
  const policies = new Set<string>();
  for (const row of order) {
    from = Math.min(from, decisions.at[row]!);
    to = Math.max(to, decisions.at[row]!);
    exploring += decisions.exploring[row]!;
    fallbacks += decisions.fallback[row]!;
    sum += useful[row]!;
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
    fallbacks: fallbacks / order.length,
    rejected: rejections.counts(seen),
  };
}
