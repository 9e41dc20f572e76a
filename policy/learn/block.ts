/** Collects the records of a piece of the log: decisions into columns, endings and rejections beside them. */
import { FEATURE_VERSION } from '../context.ts';
import type { Model } from '../decide.ts';
import { exploit } from '../distribution.ts';
import { CONTEXT_WIDTH, encodeContext, formOf, type PromptForm } from '../features.ts';
import { type DecisionRecord, type LogRecord, type OutcomeRecord, SCHEMA_VERSION } from '../record.ts';
import type { OutcomeName } from '../vocabulary.ts';
import type { Decisions } from './decisions.ts';
import { brokenRule, type Rule } from './rules.ts';
import { addPlayback, type Listening, usefulTurns } from './usefulness.ts';

/** How a conversation ended. */
export interface Ending {
  readonly conversation: string;
  readonly outcome: OutcomeName;
  readonly usefulTurns: readonly number[];
  readonly at: number;
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
  readonly #incumbent: Model;
  readonly #conversations = new Map<string, number>();
  readonly #policies = new Map<string, number>();
  readonly #forms = new Map<string, number>();
  readonly #formList: PromptForm[] = [];
  readonly #endings: Ending[] = [];
  readonly #labelled = new Map<string, Ending>();
  readonly #heard = new Map<string, Heard>();
  readonly #rejected: Partial<Record<Rule, { rows: number; first: string }>> = {};
  readonly #holed = new Set<string>();
  readonly #columns = emptyColumns();
  readonly #context = new Float32Array(CONTEXT_WIDTH);
  #seen = 0;

  /** @param incumbent the policy that challengers are measured against. */
  constructor(incumbent: Model) {
    this.#incumbent = incumbent;
  }

  get count(): number {
    return this.#columns.turn.length;
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
    });
  }

  #played(conversation: string, playback: NonNullable<OutcomeRecord['playback']>): void {
    const heard = this.#heard.get(conversation) ?? { conversation, heard: 0, skipped: 0 };
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
    const { context, candidates, probabilities } = record;
    const to = this.#columns;
    to.conversation.push(indexIn(this.#conversations, record.conversationId));
    to.turn.push(record.turn);
    to.at.push(Date.parse(record.at));
    to.exploring.push(context.exploration.stratum === 'explore' ? 1 : 0);
    to.fallback.push(record.fallback === undefined ? 0 : 1);
    to.policy.push(indexIn(this.#policies, record.policyVersion));
    to.chosen.push(record.chosen);
    to.propensity.push(record.propensity);
    to.incumbent.push(exploit(this.#incumbent.score(context, candidates)).indexOf(1));
    this.#context.fill(0);
    encodeContext(context, this.#context, 0);
    for (const value of this.#context) to.contexts.push(value);
    for (const [index, candidate] of candidates.entries()) {
      const { gain, fit, popularity, asked } = candidate.numbers;
      to.form.push(this.#formIndex(formOf(candidate)));
      to.numbers.push(gain, fit, popularity);
      to.asked.push(asked);
      to.probability.push(probabilities[index]!);
    }
    to.first.push(to.form.length);
  }

  #formIndex(form: PromptForm): number {
    const key = `${form.kind}|${form.attribute ?? ''}|${form.values}|${form.wishes}|${form.like}`;
    const known = this.#forms.get(key);
    if (known !== undefined) return known;
    this.#formList.push(form);
    this.#forms.set(key, this.#formList.length - 1);
    return this.#formList.length - 1;
  }

  get(): Block {
    const from = this.#columns;
    return {
      decisions: {
        count: this.count,
        conversation: Uint32Array.from(from.conversation),
        turn: Uint16Array.from(from.turn),
        at: Float64Array.from(from.at),
        exploring: Uint8Array.from(from.exploring),
        fallback: Uint8Array.from(from.fallback),
        policy: Uint16Array.from(from.policy),
        chosen: Uint16Array.from(from.chosen),
        propensity: Float64Array.from(from.propensity),
        incumbent: Uint16Array.from(from.incumbent),
        contexts: Float32Array.from(from.contexts),
        first: Uint32Array.from(from.first),
        form: Uint16Array.from(from.form),
        numbers: Float32Array.from(from.numbers),
        asked: Uint16Array.from(from.asked),
        probability: Float32Array.from(from.probability),
        names: {
          conversations: [...this.#conversations.keys()],
          policies: [...this.#policies.keys()],
          forms: this.#formList,
        },
      },
      endings: [...this.#endings, ...this.#labelled.values()],
      heard: [...this.#heard.values()],
      rejected: this.#rejected,
      holed: [...this.#holed],
      seen: this.#seen,
    };
  }
}

function emptyColumns() {
  return {
    conversation: [] as number[],
    turn: [] as number[],
    at: [] as number[],
    exploring: [] as number[],
    fallback: [] as number[],
    policy: [] as number[],
    chosen: [] as number[],
    propensity: [] as number[],
    incumbent: [] as number[],
    contexts: [] as number[],
    first: [0],
    form: [] as number[],
    numbers: [] as number[],
    asked: [] as number[],
    probability: [] as number[],
  };
}

function indexIn(names: Map<string, number>, name: string): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
}
