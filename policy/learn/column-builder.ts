/** Decision records into columns, one after the other. */
import type { Model } from '../decide.ts';
import { exploit } from '../distribution.ts';
import { CONTEXT_WIDTH, encodeContext, formOf, type PromptForm } from '../features.ts';
import type { DecisionRecord } from '../record.ts';
import type { Decisions } from './decisions.ts';

export class ColumnBuilder {
  readonly #incumbent: Model;
  readonly #conversations = new Map<string, number>();
  readonly #policies = new Map<string, number>();
  readonly #forms = new Map<string, number>();
  readonly #formList: PromptForm[] = [];
  readonly #columns = emptyColumns();
  readonly #context = new Float32Array(CONTEXT_WIDTH);

  /** @param incumbent asked what it would choose in each decision. */
  constructor(incumbent: Model) {
    this.#incumbent = incumbent;
  }

  /** @param record that breaks no rule (`rules.ts`). */
  add(record: DecisionRecord): void {
    const { context, candidates, probabilities } = record;
    const to = this.#columns;
    to.conversation.push(indexIn(this.#conversations, record.conversationId));
    to.turn.push(record.turn);
    to.at.push(Date.parse(record.at));
    to.exploring.push(context.exploration.stratum === 'explore' ? 1 : 0);
    to.felt.push(feltIn(record));
    to.fallback.push(record.fallback === undefined ? 0 : 1);
    to.policy.push(indexIn(this.#policies, record.policyVersion));
    to.chosen.push(record.chosen);
    to.propensity.push(record.propensity);
    to.incumbent.push(exploit(this.#incumbent.score(context, candidates)).indexOf(1));
    this.#context.fill(0);
    encodeContext(context, this.#context, 0);
    for (const value of this.#context) to.contexts.push(value);
    for (const [index, candidate] of candidates.entries()) {
      const { gain, fit, popularity, affinity, asked } = candidate.numbers;
      to.form.push(this.#formIndex(formOf(candidate)));
      to.numbers.push(gain, fit, popularity, affinity);
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

  get(): Decisions {
    const from = this.#columns;
    return {
      count: from.turn.length,
      conversation: Uint32Array.from(from.conversation),
      turn: Uint16Array.from(from.turn),
      at: Float64Array.from(from.at),
      exploring: Uint8Array.from(from.exploring),
      felt: Float32Array.from(from.felt),
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
    };
  }
}

function emptyColumns() {
  return {
    conversation: [] as number[],
    turn: [] as number[],
    at: [] as number[],
    exploring: [] as number[],
    felt: [] as number[],
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

/** Logs come from outside: what is not a number was not felt. */
function feltIn({ meaning }: DecisionRecord): number {
  const sentiment: unknown = meaning?.sentiment;
  return typeof sentiment === 'number' && Number.isFinite(sentiment) ? sentiment : 0;
}
