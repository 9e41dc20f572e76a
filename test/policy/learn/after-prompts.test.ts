/** What followed each kind of prompt, in worlds where what a prompt does is known. */
import type { Candidate } from '../../../policy/candidate.ts';
import { rewardsAfterPrompts } from '../../../policy/learn/estimates/after-prompts.ts';
import { randomFrom } from '../../../policy/random.ts';
import type { LogRecord } from '../../../policy/record.ts';
import { datasetFrom } from '../../support/log-builder.ts';
import { decisionRecord, outcomeRecord } from '../../support/records.ts';

const NUMBERS = { gain: 1, fit: 0.5, popularity: 0.5, affinity: 0.5, asked: 0 };
const CANDIDATES: readonly Candidate[] = [
  { kind: 'open', values: [], numbers: NUMBERS },
  { kind: 'request', attribute: 'genre', values: [], numbers: NUMBERS },
  { kind: 'request', attribute: 'genre', values: ['again'], numbers: NUMBERS },
  { kind: 'either-or', attribute: 'energy', values: ['low', 'high'], numbers: NUMBERS },
];
/** Listeners who will play music anyhow are asked for genres, the others an open question. */
const PROBABILITIES = { ready: [0.1, 0.5, 0.3, 0.1], not: [0.8, 0.07, 0.03, 0.1] } as const;
const PLAYS = { ready: 0.8, not: 0.2 } as const;
/** What the either-or adds; a request for a genre and an open question do nothing. */
const EFFECT = 0.15;

/** `turns` decisions a conversation, each drawn and each without bearing on the next; the last one's effect counts. */
function logOf(conversations: number, seed: number, turns = 1): readonly LogRecord[] {
  const random = randomFrom(seed);
  const unit = () => random.int(1_000_000) / 1_000_000;
  return Array.from({ length: conversations }, (_, n) => {
    const kind = unit() < 0.5 ? 'ready' : 'not';
    const probabilities = PROBABILITIES[kind];
    const at = (turn: number) => new Date(Date.UTC(2026, 0, 5) + n * 60_000 + turn * 4_000).toISOString();
    let chosen = 0;
    const decisions = Array.from({ length: turns }, (_, i) => {
      const place = unit();
      let sum: number = probabilities[0];
      for (chosen = 0; place >= sum; ) sum += probabilities[++chosen]!;
      return decisionRecord({
        conversationId: `c${n}`,
        turn: i + 1,
        at: at(i + 1),
        candidates: CANDIDATES,
        probabilities,
        chosen,
        propensity: probabilities[chosen]!,
      });
    });
    const plays = unit() < PLAYS[kind] + (chosen === 3 ? EFFECT : 0);
    const end = { conversationId: `c${n}`, turn: turns, at: at(turns + 1) };
    return [...decisions, outcomeRecord({ ...end, outcome: plays ? 'played' : 'stopped' })];
  }).flat();
}

const found = (records: readonly LogRecord[]) => {
  const rows = rewardsAfterPrompts(datasetFrom(records), 0.05);
  return (prompt: string) => rows.find((row) => row.prompt === prompt)!;
};

test('kinds are counted where they were asked and where they could have been, the most asked first', () => {
  const rows = rewardsAfterPrompts(datasetFrom(logOf(2_000, 1)), 0.05);
  expect(rows.map(({ prompt }) => prompt)).toEqual(['open', 'request:genre', 'either-or:energy']);
  expect(rows.reduce((sum, { asked }) => sum + asked, 0)).toBe(2_000);
  for (const { asked, conversations, possible, effectiveSampleSize } of rows) {
    expect(conversations).toBe(asked);
    expect(possible).toBe(2_000);
    expect(effectiveSampleSize).toBeLessThanOrEqual(asked + 1e-6);
  }
});

test('what was asked of the willing looks good, and gains nothing', () => {
  const of = found(logOf(6_000, 2));
  const [request, open, energy] = ['request:genre', 'open', 'either-or:energy'].map(
    (key) => of(key).rewards.playback,
  );
  expect(request!.after!.value).toBeGreaterThan(open!.after!.value + 0.3);
  expect(request!.everywhere!.value).toBeCloseTo(0.5, 1);
  for (const { gain } of [request!, open!]) {
    expect(gain!.interval[0]).toBeLessThan(0);
    expect(gain!.interval[1]).toBeGreaterThan(-0.03);
  }
  expect(energy!.gain!.interval[0]).toBeGreaterThan(0.05);
  expect(energy!.gain!.interval[1]).toBeLessThan(0.25);
});

/** Of 80 logs, 95 % intervals miss the truth in fewer than 12 unless something is wrong (once in 2,000). */
test('intervals cover, also of conversations whose prompts share an end', () => {
  const logged = 0.5 + 0.1 * EFFECT;
  const missed = { open: 0, either: 0, gain: 0 };
  for (let seed = 0; seed < 80; seed++) {
    const of = found(logOf(300, 100 + seed, seed % 2 === 0 ? 1 : 3));
    const misses = (each: { readonly interval: readonly [number, number] } | null, truth: number) =>
      Number(each !== null && (each.interval[0] > truth || each.interval[1] < truth));
    const last = seed % 2 === 0 ? 1 : 1 / 3;
    // In conversations of three, an asked prompt is the last one in a third of the cases.
    missed.open += misses(of('open').rewards.playback.everywhere, 0.5 + 0.1 * EFFECT * (1 - last));
    missed.either += misses(
      of('either-or:energy').rewards.playback.everywhere,
      0.5 + EFFECT * last + 0.1 * EFFECT * (1 - last),
    );
    missed.gain += misses(
      of('either-or:energy').rewards.playback.gain,
      0.5 + EFFECT * last + 0.1 * EFFECT * (1 - last) - logged,
    );
  }
  for (const count of Object.values(missed)) expect(count).toBeLessThan(12);
});

test('the same conversations with every decision three times over know no more', () => {
  const once = logOf(900, 7);
  const thrice = once.flatMap((record): LogRecord[] =>
    record.type === 'outcome'
      ? [{ ...record, turn: 3 }]
      : [0, 1, 2].map((i) => ({
          ...record,
          turn: i + 1,
          at: new Date(Date.parse(record.at) + 1_000 * i).toISOString(),
        })),
  );
  const width = (records: readonly LogRecord[], answer: 'after' | 'gain') => {
    const { interval } = found(records)('either-or:energy').rewards.playback[answer]!;
    return interval[1] - interval[0];
  };
  for (const answer of ['after', 'gain'] as const)
    expect(width(thrice, answer)).toBeCloseTo(width(once, answer), 9);
});

test('too few are too few: no gain below fifty effective decisions, no mean below ten conversations', () => {
  const of = found(logOf(60, 4));
  expect(of('either-or:energy').rewards.playback).toMatchObject({ gain: null, everywhere: null });
  expect(found(logOf(30, 5))('either-or:energy')?.rewards.playback.after ?? null).toBeNull();
});

test('a log in which nothing was drawn has nothing to say', () => {
  const exploiting = logOf(50, 6).map((record) =>
    record.type === 'decision'
      ? {
          ...record,
          context: { ...record.context, exploration: { ...record.context.exploration, stratum: 'exploit' } },
        }
      : record,
  );
  expect(rewardsAfterPrompts(datasetFrom(exploiting), 0.05)).toEqual([]);
});
