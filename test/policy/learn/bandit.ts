/** Small bandits with known best actions, logged by policies that mostly take a bad one. */
import type { Candidate } from '../../../policy/candidate.ts';
import type { Dataset } from '../../../policy/learn/dataset.ts';
import type { RewardName } from '../../../policy/learn/rewards.ts';
import { randomFrom } from '../../../policy/random.ts';
import type { DecisionRecord, LogRecord } from '../../../policy/record.ts';
import { datasetFrom } from '../../support/log-builder.ts';
import { decisionRecord, outcomeRecord } from '../../support/records.ts';

const NUMBERS = { gain: 1, fit: 0.5, popularity: 0.5, affinity: 0.5, asked: 0 };
const CANDIDATES: readonly Candidate[] = [
  { kind: 'open', values: [], numbers: NUMBERS },
  { kind: 'either-or', attribute: 'energy', values: ['low', 'high'], numbers: NUMBERS },
  { kind: 'request', attribute: 'genre', values: [], numbers: NUMBERS },
  { kind: 'suggest', attribute: 'mood', values: ['sad'], numbers: NUMBERS },
];
const PROBABILITIES = [0.7, 0.1, 0.1, 0.1];

/** With nothing known the either-or is best, with a genre known the suggestion is: no fixed order of prompts is. */
const USEFUL = { nothing: [0.3, 0.6, 0.2, 0.1], genre: [0.3, 0.1, 0.2, 0.6] } as const;

export interface Bandit {
  readonly records: readonly LogRecord[];
  readonly data: Dataset;
  /** What a choice a row is worth on average. */
  value(choices: ArrayLike<number>): number;
}

/** The best there is, what drawing evenly is worth, and what the logging policy always asking its favourite is worth. */
export const BEST = 0.6;
export const CHANCE = 0.3;

/** One decision a conversation. */
export function bandit(decisions: number, seed: number): Bandit {
  const random = randomFrom(seed);
  const unit = () => random.int(1_000_000) / 1_000_000;
  const records = Array.from({ length: decisions }, (_, n) => {
    const known = unit() < 0.5 ? 'genre' : 'nothing';
    const place = unit();
    let [chosen, sum] = [0, PROBABILITIES[0]!];
    while (place >= sum) sum += PROBABILITIES[++chosen]!;
    const at = new Date(Date.UTC(2026, 0, 5) + n * 60_000).toISOString();
    const head = { conversationId: `c${n}`, at };
    const plain = decisionRecord(head);
    const decision: DecisionRecord = {
      ...plain,
      context: { ...plain.context, known: known === 'genre' ? ['genre'] : [] },
      candidates: CANDIDATES,
      probabilities: PROBABILITIES,
      chosen,
      propensity: PROBABILITIES[chosen]!,
    };
    const useful = unit() < USEFUL[known][chosen]!;
    const outcome = outcomeRecord(
      useful
        ? { ...head, outcome: 'played', played: { station: 'genre=jazz', tracks: ['a'], ledBy: 1 } }
        : { ...head, outcome: 'stopped' },
    );
    return { known, records: [decision, outcome] } as const;
  });
  const log = records.flatMap((each) => each.records);
  return {
    records: log,
    data: datasetFrom(log),
    value: (choices) =>
      records.reduce((sum, { known }, i) => sum + USEFUL[known][choices[i]!]!, 0) / records.length,
  };
}

/** What follows a prompt of the quarrel: how often music, whether the prompt was useful then, and what else. */
interface Follows {
  readonly candidate: Candidate;
  readonly logged: number;
  readonly played: number;
  readonly useful: boolean;
  readonly seconds: number;
  readonly feeling: number;
  /** Prompts that still come. */
  readonly more: number;
}

const prompt = (kind: Candidate['kind'], attribute?: Candidate['attribute']): Candidate => ({
  kind,
  ...(attribute ? { attribute } : {}),
  values: [],
  numbers: NUMBERS,
});

/** Every reward has a best prompt of its own. */
const QUARREL: Readonly<Record<RewardName, Follows>> = {
  satisfaction: {
    candidate: prompt('open'),
    logged: 0.6,
    played: 0.2,
    useful: false,
    seconds: 200,
    feeling: 0.8,
    more: 0,
  },
  usefulness: {
    candidate: prompt('either-or', 'energy'),
    logged: 0.1,
    played: 0.5,
    useful: true,
    seconds: 200,
    feeling: -0.4,
    more: 2,
  },
  playback: {
    candidate: prompt('request', 'genre'),
    logged: 0.1,
    played: 0.9,
    useful: false,
    seconds: 200,
    feeling: -0.4,
    more: 4,
  },
  turns: {
    candidate: prompt('artist', 'artist'),
    logged: 0.1,
    played: 0.6,
    useful: false,
    seconds: 100,
    feeling: -0.4,
    more: 0,
  },
  seconds: {
    candidate: prompt('suggest', 'mood'),
    logged: 0.1,
    played: 0.4,
    useful: false,
    seconds: 1_800,
    feeling: -0.4,
    more: 1,
  },
};
const SIDES = Object.values(QUARREL);
/** Which of the first prompts each reward is for. */
export const FAVOURED = Object.keys(QUARREL) as readonly RewardName[];

/** One prompt that is chosen a conversation; those that still come after it are without choice. */
export function quarrel(conversations: number, seed: number): readonly LogRecord[] {
  const random = randomFrom(seed);
  const unit = () => random.int(1_000_000) / 1_000_000;
  return Array.from({ length: conversations }, (_, n) => {
    const place = unit();
    let [chosen, sum] = [0, SIDES[0]!.logged];
    while (place >= sum) sum += SIDES[++chosen]!.logged;
    const { played, useful, seconds, feeling, more, logged } = SIDES[chosen]!;
    const at = (turn: number) => new Date(Date.UTC(2026, 0, 5) + n * 60_000 + turn * 4_000).toISOString();
    const head = (turn: number) => ({ conversationId: `q${n}`, turn, at: at(turn) });
    const first = decisionRecord({
      ...head(1),
      candidates: SIDES.map(({ candidate }) => candidate),
      probabilities: SIDES.map((side) => side.logged),
      chosen,
      propensity: logged,
    });
    const answered = { acts: [], confidence: 1, sentiment: feeling };
    const later = Array.from({ length: more }, (_, i) => ({
      ...decisionRecord({
        ...head(i + 2),
        candidates: [prompt('clarify')],
        probabilities: [1],
        chosen: 0,
        propensity: 1,
      }),
      ...(i === 0 ? { meaning: answered } : {}),
    }));
    const decisions = [first, ...later].map((each) => ({
      ...each,
      context: { ...each.context, turn: each.turn },
    }));
    const end = { ...head(more + 2), turn: more + 1, ...(more === 0 ? { sentiment: feeling } : {}) };
    if (unit() >= played) return [...decisions, outcomeRecord({ ...end, outcome: 'stopped' })];
    return [
      ...decisions,
      outcomeRecord({
        ...end,
        outcome: 'played',
        played: { station: 'popular', tracks: ['a'], ledBy: Number(useful) },
      }),
      outcomeRecord({
        ...end,
        outcome: 'played',
        source: 'playback',
        playback: { event: 'finished', index: 0, offsetMs: seconds * 1_000 },
      }),
    ];
  }).flat();
}
