import type { Refusal } from '../refusal.ts';
import { Paths, placeOf } from './paths.ts';
import { type ConversationValue, type ScatterSettings, scatterOf } from './scatter.ts';
import {
  CONVERSATION_ESTIMATORS,
  type ConversationEstimatorName,
  checkConversation,
  RETURNS,
  type ReturnName,
  type Step,
} from './step.ts';
import { type ProductDiagnostics, supportOf } from './support.ts';

export type { Prediction, Step } from './step.ts';
export type { ConversationEstimatorName, ConversationValue, ProductDiagnostics, ReturnName };

export interface ConversationSettings extends ScatterSettings {
  /** Of usefulness: what a prompt is worth shrinks by this factor a turn. 1 does not discount. */
  readonly discount: number;
}

export interface ConversationReport {
  readonly conversations: number;
  readonly steps: number;
  /** One for each return; without estimates where refused. */
  readonly returns: readonly ReturnReport[];
  readonly diagnostics: ProductDiagnostics;
  readonly refused: Refusal | null;
  readonly settings: ConversationSettings;
}

export interface ReturnReport {
  readonly name: ReturnName;
  /** Mean over the logged conversations themselves, with its standard error. */
  readonly logged: { readonly value: number; readonly standardError: number };
  readonly estimates: readonly ConversationEstimate[];
  /** Why this return in particular has no estimates. */
  readonly refused: Refusal | null;
}

export interface ConversationEstimate extends ConversationValue {
  readonly estimator: ConversationEstimatorName;
}

/**
 * The value of a policy per conversation, from conversations that another policy had: what a conversation would have
 * returned had the evaluated policy chosen *every* prompt in it, so that it also meets the situations its own prompts
 * lead to. The price is a product of weights, which soon leaves nothing to weigh: `refused` says when.
 *
 * Keeps every step (about 60 bytes each): product weights are normalised per step, and conversations have any length.
 */
export class ConversationEvaluation {
  readonly #settings: ConversationSettings;
  readonly #paths: Paths;
  #steps = 0;

  constructor(settings: ConversationSettings) {
    this.#settings = settings;
    this.#paths = new Paths(settings.discount);
  }

  /** One whole conversation, in order. @throws RangeError for what cannot be one. */
  add(conversation: readonly Step[], final = 0): void {
    checkConversation(conversation, final);
    this.#paths.add(conversation, final);
    this.#steps += conversation.length;
  }

  /** @throws RangeError before the first conversation. */
  get(): ConversationReport {
    if (this.#paths.size === 0) throw new RangeError('no conversations to evaluate');
    const { diagnostics, refused } = supportOf(this.#paths, this.#steps);
    const values = refused ? undefined : scatterOf(this.#paths, this.#settings);
    return {
      conversations: this.#paths.size,
      steps: this.#steps,
      returns: RETURNS.map((name, r) => ({
        name,
        logged: loggedOf(this.#paths, r),
        ...(values ? estimatesOf(this.#paths, r, values) : { estimates: [], refused: null }),
      })),
      diagnostics,
      refused,
      settings: this.#settings,
    };
  }
}

/** The estimates at hand for one return: those without predictions are left out. */
function estimatesOf(
  paths: Paths,
  r: number,
  values: readonly ConversationValue[],
): Pick<ReturnReport, 'estimates' | 'refused'> {
  const refused = constant(paths, r);
  if (refused) return { estimates: [], refused };
  const estimates = CONVERSATION_ESTIMATORS.map((estimator, e) => ({
    estimator,
    ...values[placeOf(r, e)]!,
  })).filter(({ value }) => Number.isFinite(value));
  return { estimates, refused: null };
}

export function loggedOf(paths: Paths, r: number): ReturnReport['logged'] {
  const n = paths.size;
  let value = 0;
  for (let i = 0; i < n; i++) value += paths.returned(i, r) / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (paths.returned(i, r) - value) ** 2;
  return { value, standardError: n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0 };
}

/** Where every conversation returned the same, every policy looks the same. */
export function constant(paths: Paths, r: number): Refusal | null {
  const first = paths.returned(0, r);
  for (let i = 1; i < paths.size; i++) if (paths.returned(i, r) !== first) return null;
  return {
    kind: 'no-variance',
    reason: `all ${paths.size} conversations have ${RETURNS[r]} ${first}: without variance every policy looks the same`,
  };
}
