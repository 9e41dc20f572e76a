/** A rollout's conversations, gathered from the log: every record once, in any order. */
import type { DecisionRecord, LogRecord, OutcomeRecord } from '../record.ts';
import type { Arm, RolloutState } from './state.ts';
import { Tally } from './tally.ts';

/** Alexa waits eight seconds for an answer; people wonder after one. */
const SLOW_MS = 1_000;

/** A conversation as far as it is known. */
interface Gathered {
  /** Of its first decision: who begins with an arm is counted with it, whatever a stage's change does to the rest. */
  turn: number;
  arm: Arm;
  stage: number;
  rollout: string | undefined;
  listener: string;
  first: number;
  last: number;
  prompts: number;
  decisions: number;
  fallbacks: number;
  slow: number;
  timed: number;
  outcome: OutcomeRecord['outcome'] | undefined;
}

export interface LeftOut {
  /** Nobody to be sticky to: the platform did not say who it was. */
  readonly anonymous: number;
  /** Still talking. */
  readonly unfinished: number;
  /** Served by another rollout, or by what a process still thought to be true. */
  readonly elsewhere: number;
}

export class RolloutReader {
  readonly #conversations = new Map<string, Gathered>();

  add(record: LogRecord): void {
    const known = this.#conversations.get(record.conversationId) ?? nothing();
    this.#conversations.set(record.conversationId, known);
    if (record.type === 'decision') decided(known, record);
    else if (record.outcome !== 'rejected' && record.source !== 'playback' && known.outcome !== 'played')
      known.outcome = record.outcome;
  }

  /**
   * What is silent for longer than the patience was abandoned, whether or not the timer has said so yet.
   *
   * @param now ISO 8601.
   */
  tally(
    state: RolloutState,
    now: string,
    patienceMs: number,
  ): { readonly tally: Tally; readonly leftOut: LeftOut } {
    const tally = new Tally();
    const leftOut = { anonymous: 0, unfinished: 0, elsewhere: 0 };
    const begun = Date.parse(state.begun ?? now);
    for (const each of this.#conversations.values()) {
      if (each.decisions === 0) continue;
      const silent = Date.parse(now) - each.last > patienceMs;
      if (each.listener === '') leftOut.anonymous += 1;
      else if (each.outcome === undefined && !silent) leftOut.unfinished += 1;
      else if (each.rollout === state.rollout) tally.add(served(each));
      else if (each.first < begun) tally.addBefore(served(each));
      else leftOut.elsewhere += 1;
    }
    return { tally, leftOut };
  }
}

function nothing(): Gathered {
  return {
    turn: Number.POSITIVE_INFINITY,
    arm: 'incumbent',
    stage: 0,
    rollout: undefined,
    listener: '',
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
    ...{ prompts: 0, decisions: 0, fallbacks: 0, slow: 0, timed: 0 },
    outcome: undefined,
  };
}

function decided(known: Gathered, record: DecisionRecord): void {
  const at = Date.parse(record.at);
  if (record.turn < known.turn) {
    known.turn = record.turn;
    known.arm = record.arm === 'challenger' ? 'challenger' : 'incumbent';
    known.stage = record.stage ?? 0;
    known.rollout = record.rollout;
    known.listener = record.listener;
  }
  known.first = Math.min(known.first, at);
  known.last = Math.max(known.last, at);
  known.prompts = Math.max(known.prompts, record.turn);
  known.decisions += 1;
  known.fallbacks += Number(record.fallback !== undefined);
  known.timed += Number(record.tookMs !== undefined);
  known.slow += Number((record.tookMs ?? 0) > SLOW_MS);
}

function served({ outcome, ...each }: Gathered) {
  return {
    ...each,
    success: outcome === 'played',
    abandoned: outcome === undefined || outcome === 'abandoned',
    failed: outcome === 'failed',
  };
}
