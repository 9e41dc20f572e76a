/** Collects the records of a piece of the log: decisions into columns, endings and rejections beside them. */
import { FEATURE_VERSION } from '../context.ts';
import type { Model } from '../decide.ts';
import { type DecisionRecord, type LogRecord, type OutcomeRecord, SCHEMA_VERSION } from '../record.ts';
import type { OutcomeName } from '../vocabulary.ts';
import { ColumnBuilder } from './column-builder.ts';
import type { Decisions } from './decisions.ts';
import { brokenRule, type Rule } from './rules.ts';
import { addPlayback, type Listening, usefulTurns } from './usefulness.ts';

/** How a conversation ended. */
export interface Ending {
  readonly conversation: string;
  readonly outcome: OutcomeName;
  readonly usefulTurns: readonly number[];
  readonly at: number;
  /** How the last answer was said, where anything was felt. */
  readonly feeling?: number;
  /** Put together from labels: another block may hold the labels of its other turns. */
  readonly labelled?: true;
}

export interface Heard extends Listening {
  readonly conversation: string;
}

export interface Rejected {
  readonly rows: number;
  /** Where the first one stands, for the message. */
  readonly first: string;
}

export interface Block {
  readonly decisions: Decisions;
  readonly endings: readonly Ending[];
  readonly heard: readonly Heard[];
  readonly rejected: Readonly<Partial<Record<Rule, Rejected>>>;
  /** Conversations that lost a decision to a rule: their turns have a hole that is no fault of the log's writer. */
  readonly holed: readonly string[];
  /** Decision records seen, rejected ones included. */
  readonly seen: number;
}

/** A log that cannot be learned from as a whole, whatever its other rows say. */
export class LogError extends Error {
  override readonly name = 'LogError';
}

export class BlockBuilder {
  readonly #decisions: ColumnBuilder;
  readonly #endings: Ending[] = [];
  readonly #labelled = new Map<string, Ending>();
  readonly #heard = new Map<string, Heard>();
  readonly #rejected: Partial<Record<Rule, { rows: number; first: string }>> = {};
  readonly #holed = new Set<string>();
  #seen = 0;

  /** @param incumbent the policy that challengers are measured against. */
  constructor(incumbent: Model) {
    this.#decisions = new ColumnBuilder(incumbent);
  }

  /**
   * @param place where the record stands, e.g. `log/a.jsonl.gz, row 7`.
   * @throws LogError when the record is of another schema or of other features.
   */
  add(record: unknown, place: () => string): void {
    const { type, schema } = (record ?? {}) as Partial<LogRecord>;
    if (type !== 'decision' && type !== 'outcome')
      throw new LogError(`${place()}: neither a decision nor an outcome`);
    if (schema !== SCHEMA_VERSION)
      throw new LogError(
        `${place()}: schema version ${String(schema)}, this reads ${SCHEMA_VERSION}: a log must be of one version`,
      );
    if (type === 'outcome') this.#outcome(record as OutcomeRecord);
    else this.#decision(record as DecisionRecord, place);
  }

  /** A decision that comes with its label, from a log that keeps no outcomes of their own. */
  addLabelled(
    record: DecisionRecord,
    { useful, outcome }: { readonly useful: 0 | 1; readonly outcome: OutcomeName },
    place: () => string,
  ): void {
    this.#decision(record, place);
    const known = this.#labelled.get(record.conversationId);
    const turns = useful === 1 ? [record.turn] : [];
    this.#labelled.set(record.conversationId, {
      conversation: record.conversationId,
      outcome,
      usefulTurns: [...(known?.usefulTurns ?? []), ...turns],
      at: Date.parse(record.at),
      labelled: true,
    });
  }

  #outcome(record: OutcomeRecord): void {
    if (record.playback) this.#played(record.conversationId, record.playback);
    // A declined offer ends nothing, and a playback event comes after the end.
    if (record.outcome === 'rejected' || record.source === 'playback') return;
    this.#endings.push({
      conversation: record.conversationId,
      outcome: record.outcome,
      usefulTurns: usefulTurns(record),
      at: Date.parse(record.at),
      ...(Number.isFinite(record.sentiment) ? { feeling: record.sentiment! } : {}),
    });
  }

  #played(conversation: string, playback: NonNullable<OutcomeRecord['playback']>): void {
    const heard = this.#heard.get(conversation) ?? { conversation, heard: 0, skipped: 0, ms: 0 };
    addPlayback(heard, playback);
    this.#heard.set(conversation, heard);
  }

  #decision(record: DecisionRecord, place: () => string): void {
    this.#seen += 1;
    if (record.featureVersion !== FEATURE_VERSION)
      throw new LogError(
        `${place()}: feature version ${String(record.featureVersion)}, this reads ${FEATURE_VERSION}`,
      );
    const rule = brokenRule(record);
    if (rule) {
      const known = this.#rejected[rule];
      if (known) known.rows += 1;
      else this.#rejected[rule] = { rows: 1, first: place() };
      if (typeof record.conversationId === 'string') this.#holed.add(record.conversationId);
      return;
    }
    this.#decisions.add(record);
  }

  get(): Block {
    return {
      decisions: this.#decisions.get(),
      endings: [...this.#endings, ...this.#labelled.values()],
      heard: [...this.#heard.values()],
      rejected: this.#rejected,
      holed: [...this.#holed],
      seen: this.#seen,
    };
  }
}
