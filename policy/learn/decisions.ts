/**
 * Logged decisions in columns: 24 bytes a candidate and 360 a decision, so that a week of conversations is learned
 * from in memory, handed to a thread without copying, and scored by any policy without reading the log again.
 */
import { CONTEXT_WIDTH, encodePrompt, type PromptForm, WIDTH } from '../features.ts';

/** Plain typed arrays: may be backed by shared memory. `candidates` columns are cut by `first`. */
export interface DecisionColumns {
  readonly count: number;
  /** Index into `names.conversations`. */
  readonly conversation: Uint32Array;
  readonly turn: Uint16Array;
  /** Milliseconds since 1970. */
  readonly at: Float64Array;
  /** 1 where the prompt was drawn (stratum `explore`). */
  readonly exploring: Uint8Array;
  /** −1…1: how the answer before this decision was said; 0 where nothing was felt. */
  readonly felt: Float32Array;
  /** 1 where serving had fallen back to a uniform draw. */
  readonly fallback: Uint8Array;
  /** Index into `names.policies`. */
  readonly policy: Uint16Array;
  readonly chosen: Uint16Array;
  readonly propensity: Float64Array;
  /** Which candidate the incumbent would ask, always choosing its best. */
  readonly incumbent: Uint16Array;
  /** CONTEXT_WIDTH numbers a decision. */
  readonly contexts: Float32Array;
  /** First candidate of each decision; one more entry than decisions. */
  readonly first: Uint32Array;
  /** Of each candidate: index into `names.forms`, its four numbers, times asked, logged probability. */
  readonly form: Uint16Array;
  readonly numbers: Float32Array;
  readonly asked: Uint16Array;
  readonly probability: Float32Array;
}

export interface DecisionNames {
  readonly conversations: readonly string[];
  readonly policies: readonly string[];
  readonly forms: readonly PromptForm[];
}

export interface Decisions extends DecisionColumns {
  readonly names: DecisionNames;
}

export const NUMBERS = 4;

/** Writes the encoder's row of one candidate, WIDTH numbers from `at`. */
export function encodeCandidate(
  of: Decisions,
  decision: number,
  candidate: number,
  into: Float32Array,
  at = 0,
) {
  into.fill(0, at, at + WIDTH);
  const context = decision * CONTEXT_WIDTH;
  for (let i = 0; i < CONTEXT_WIDTH; i++) into[at + i] = of.contexts[context + i]!;
  const place = of.first[decision]! + candidate;
  const number = place * NUMBERS;
  encodePrompt(
    of.names.forms[of.form[place]!]!,
    {
      gain: of.numbers[number]!,
      fit: of.numbers[number + 1]!,
      popularity: of.numbers[number + 2]!,
      affinity: of.numbers[number + 3]!,
      asked: of.asked[place]!,
    },
    into,
    at,
  );
}

export function candidatesOf(of: DecisionColumns, decision: number): number {
  return of.first[decision + 1]! - of.first[decision]!;
}

/** Kind and attribute of a decision's chosen prompt: what reports count. */
export function keyOfForm({ kind, attribute }: PromptForm): string {
  return attribute ? `${kind}:${attribute}` : kind;
}

type Numbers = Float32Array | Float64Array | Uint8Array | Uint16Array | Uint32Array;
type ColumnName = Exclude<keyof DecisionColumns, 'count'>;

type ArrayOver = new (buffer: ArrayBufferLike) => Numbers;

const ARRAYS = {
  conversation: Uint32Array,
  turn: Uint16Array,
  at: Float64Array,
  exploring: Uint8Array,
  felt: Float32Array,
  fallback: Uint8Array,
  policy: Uint16Array,
  chosen: Uint16Array,
  propensity: Float64Array,
  incumbent: Uint16Array,
  contexts: Float32Array,
  first: Uint32Array,
  form: Uint16Array,
  numbers: Float32Array,
  asked: Uint16Array,
  probability: Float32Array,
} as const;
const COLUMN_NAMES = Object.keys(ARRAYS) as ColumnName[];

/** One after the other, in shared memory; names are made one list. */
export function joined(blocks: readonly Decisions[]): Decisions {
  const conversations = new Names();
  const policies = new Names();
  const forms = new Names();
  const list: PromptForm[] = [];
  const columns = Object.fromEntries(
    COLUMN_NAMES.map((name) => {
      const length = blocks.reduce((sum, block) => sum + block[name].length, 0);
      const { BYTES_PER_ELEMENT } = ARRAYS[name];
      const shared = new SharedArrayBuffer(Math.max(1, length) * BYTES_PER_ELEMENT);
      return [name, new (ARRAYS[name] as ArrayOver)(shared).subarray(0, length)];
    }),
  ) as unknown as Record<ColumnName, Numbers>;
  const filled = Object.fromEntries(COLUMN_NAMES.map((name) => [name, 0])) as Record<ColumnName, number>;
  let candidates = 0;
  for (const block of blocks) {
    const renamed = {
      conversation: block.names.conversations.map((name) => conversations.add(name)),
      policy: block.names.policies.map((name) => policies.add(name)),
      form: block.names.forms.map((form) => {
        const index = forms.add(JSON.stringify(form));
        list[index] = form;
        return index;
      }),
    };
    for (const name of COLUMN_NAMES) {
      const from = block[name];
      const to = columns[name];
      const start = filled[name];
      if (name === 'conversation' || name === 'policy' || name === 'form')
        for (let i = 0; i < from.length; i++) to[start + i] = renamed[name][from[i]!]!;
      else if (name === 'first') for (let i = 0; i < from.length; i++) to[start + i] = candidates + from[i]!;
      else to.set(from, start);
      // The last entry of `first` is the next block's first: written over.
      filled[name] += name === 'first' ? from.length - 1 : from.length;
    }
    candidates += block.form.length;
  }
  const count = filled.conversation;
  return {
    ...(columns as unknown as DecisionColumns),
    first: (columns.first as Uint32Array).subarray(0, count + 1),
    count,
    names: { conversations: conversations.list, policies: policies.list, forms: list },
  };
}

class Names {
  readonly list: string[] = [];
  readonly #index = new Map<string, number>();

  add(name: string): number {
    const known = this.#index.get(name);
    if (known !== undefined) return known;
    this.#index.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}
