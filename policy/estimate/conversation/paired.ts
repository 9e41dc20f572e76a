import type { Refusal } from '../refusal.ts';
import { type ConversationSettings, constant, loggedOf, type ReturnReport } from './evaluation.ts';
import { Paths, placeOf } from './paths.ts';
import { type ConversationValue, type Source, scatterOf } from './scatter.ts';
import {
  CONVERSATION_ESTIMATORS,
  type ConversationEstimatorName,
  checkConversation,
  RETURNS,
  type ReturnName,
  type Step,
} from './step.ts';
import { type ProductDiagnostics, supportOf } from './support.ts';

export interface PairedConversationReport {
  readonly conversations: number;
  readonly steps: number;
  readonly returns: readonly {
    readonly name: ReturnName;
    readonly logged: ReturnReport['logged'];
    /** Empty where refused. */
    readonly differences: readonly ConversationDifference[];
    readonly refused: Refusal | null;
  }[];
  readonly diagnostics: {
    readonly challenger: ProductDiagnostics;
    readonly incumbent: ProductDiagnostics;
  };
  readonly refused: (Refusal & { readonly side: 'challenger' | 'incumbent' }) | null;
  readonly settings: ConversationSettings;
}

/** Standard error and intervals are of the difference. */
export interface ConversationDifference extends Pick<ConversationValue, 'standardError' | 'intervals'> {
  readonly estimator: ConversationEstimatorName;
  readonly challenger: number;
  readonly incumbent: number;
  readonly difference: number;
}

/** Challenger − incumbent per conversation, on the same conversations and in the same bootstrap draws. */
export class PairedConversationEvaluation {
  readonly #settings: ConversationSettings;
  readonly #challenger: Paths;
  readonly #incumbent: Paths;
  #steps = 0;

  constructor(settings: ConversationSettings) {
    this.#settings = settings;
    this.#challenger = new Paths(settings.discount);
    this.#incumbent = new Paths(settings.discount);
  }

  /**
   * One conversation as each of the two sees it: weights and predictions differ, rewards are the same.
   *
   * @throws RangeError for what cannot be a conversation, or are two.
   */
  add(challenger: readonly Step[], incumbent: readonly Step[], final = 0): void {
    checkConversation(challenger, final);
    checkConversation(incumbent, final);
    if (
      challenger.length !== incumbent.length ||
      challenger.some(({ reward }, t) => reward !== incumbent[t]!.reward)
    )
      throw new RangeError('challenger and incumbent must be read off the same conversation');
    this.#challenger.add(challenger, final);
    this.#incumbent.add(incumbent, final);
    this.#steps += challenger.length;
  }

  /** @throws RangeError before the first conversation. */
  get(): PairedConversationReport {
    const [c, i] = [this.#challenger, this.#incumbent];
    if (c.size === 0) throw new RangeError('no conversations to evaluate');
    const challenger = supportOf(c, this.#steps);
    const incumbent = supportOf(i, this.#steps);
    const refused = challenger.refused
      ? { ...challenger.refused, side: 'challenger' as const }
      : incumbent.refused && { ...incumbent.refused, side: 'incumbent' as const };
    const scatter = refused ? undefined : scatterOf(differenceOf(c, i), this.#settings);
    const values = c.values();
    return {
      conversations: c.size,
      steps: this.#steps,
      returns: RETURNS.map((name, r) => {
        const same = scatter ? constant(c, r) : null;
        return {
          name,
          logged: loggedOf(c, r),
          differences: scatter && !same ? differences(r, values, scatter) : [],
          refused: same,
        };
      }),
      diagnostics: { challenger: challenger.diagnostics, incumbent: incumbent.diagnostics },
      refused,
      settings: this.#settings,
    };
  }
}

function differences(
  r: number,
  values: Float64Array,
  scatter: readonly ConversationValue[],
): ConversationDifference[] {
  return CONVERSATION_ESTIMATORS.map((estimator, e): ConversationDifference => {
    const { value: difference, standardError, intervals } = scatter[placeOf(r, e)]!;
    const challenger = values[placeOf(r, e)]!;
    return {
      estimator,
      challenger,
      incumbent: challenger - difference,
      difference,
      standardError,
      intervals,
    };
  }).filter(({ difference }) => Number.isFinite(difference));
}

/** The difference of two estimates, as something that can be left out of and resampled. */
function differenceOf(challenger: Paths, incumbent: Paths): Source {
  const minus = (a: Float64Array, b: Float64Array) => a.map((value, at) => value - b[at]!);
  return {
    size: challenger.size,
    values: (times) => minus(challenger.values(times), incumbent.values(times)),
    *leavingOut() {
      const theirs = incumbent.leavingOut();
      for (const own of challenger.leavingOut()) yield minus(own, theirs.next().value!);
    },
  };
}
