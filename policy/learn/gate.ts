/** From estimates to a verdict: a list of reasons, not a boolean. */
import type { DatasetReport } from './dataset-report.ts';
import type { Deviation, Estimates } from './estimate.ts';
import { isOfPrompt, type RewardName } from './rewards.ts';

export type Verdict = 'promote' | 'hold' | 'refuse';

export interface Criterion {
  readonly name: string;
  readonly passed: boolean;
  /** What a failure means: the log cannot tell (`refuse`), or the challenger is not shown to be better (`hold`). */
  readonly otherwise: 'refuse' | 'hold';
  /** One sentence with the figures. */
  readonly reason: string;
}

export interface GateDecision {
  readonly verdict: Verdict;
  readonly criteria: readonly Criterion[];
  /** The sentences that made the verdict: what failed, or, on promotion, everything. */
  readonly reasons: readonly string[];
}

export interface Budgets {
  /**
   * Negative flips an update may bring for each positive one; of graded rewards, what may be lost for what is gained.
   *
   * Not per decision: of two policies of usefulness q that choose alike nowhere, q(1 − q) of decisions flip by chance
   * alone, which is at most a quarter, so that no budget a decision tells a reckless update from a good one. Nor of what
   * worked: a policy much better than a script changes nearly every prompt, and of everything it changes it takes away
   * 1 − q. What people feel is the exchange. Without gain it is 1 for 1; the better the challenger, or the fewer prompts
   * it changes without need, the less is lost for what is won.
   */
  readonly flips: number;
  /** How much likelier people may become to leave without music, and how many prompts longer they may be kept, per prompt. */
  readonly leaving: number;
  readonly turns: number;
  /** Share of decisions made without their model. */
  readonly fallbacks: number;
  /** Effective decisions and conversations that have to speak of the challenger. */
  readonly decisions: number;
  readonly conversations: number;
}

export const DEFAULT_BUDGETS: Budgets = {
  flips: 0.9,
  leaving: 0.01,
  turns: 0.1,
  fallbacks: 0.02,
  decisions: 200,
  conversations: 100,
};

/** A log that was drawn as it says has a p-value below this once in ten thousand. */
const AUDIT_P = 1e-4;

/**
 * Promotion needs the lower bound of the paired improvement in the reward above 0 (doubly robust, and for the bound also
 * self-normalised: `policy/estimate/paired/lower-bound.ts`), guardrails met and flips within budget.
 */
export function gate(
  { usefulness, deviations, flips, audit }: Pick<Estimates, 'usefulness' | 'deviations' | 'flips' | 'audit'>,
  log: Pick<DatasetReport, 'fallbacks'>,
  budgets: Budgets = DEFAULT_BUDGETS,
  reward: RewardName = 'usefulness',
): GateDecision {
  const { challenger } = usefulness.diagnostics;
  const dr = usefulness.differences.find(({ estimator }) => estimator === 'dr');
  const { propensities } = audit;
  const criteria: Criterion[] = [
    criterion(
      'support',
      usefulness.refused === null,
      'refuse',
      usefulness.refused?.reason ?? 'the log supports both policies',
    ),
    criterion(
      'effective sample size',
      challenger.effectiveSampleSize >= budgets.decisions &&
        challenger.clusterEffectiveSampleSize >= budgets.conversations,
      'refuse',
      `${whole(challenger.effectiveSampleSize)} effective decisions and ${whole(challenger.clusterEffectiveSampleSize)} effective conversations speak of the challenger (needed: ${budgets.decisions} and ${budgets.conversations})`,
    ),
    criterion(
      'propensities',
      propensities.pValue >= AUDIT_P,
      'refuse',
      propensities.pValue >= AUDIT_P
        ? `prompts were drawn as often as the log says (χ², p = ${propensities.pValue.toPrecision(2)})`
        : `prompts were not drawn as often as the log says (χ², p = ${propensities.pValue.toPrecision(2)}; furthest off: ${propensities.worst?.key ?? 'none'})`,
    ),
    criterion(
      'fallbacks',
      log.fallbacks <= budgets.fallbacks,
      'refuse',
      `${percent(log.fallbacks)} of decisions were made without their model (at most ${percent(budgets.fallbacks)})`,
    ),
    criterion(
      'improvement',
      dr !== undefined && dr.lowerBound > 0,
      'hold',
      dr
        ? `${reward} ${figure(dr.incumbent)} → ${figure(dr.challenger)} a decision; the improvement ${signed(dr.difference)} is at least ${signed(dr.lowerBound)} with 95 % confidence`
        : 'there is no estimate of the improvement',
    ),
    ...deviations.map((each) => guardrail(each, each.name === 'leaving' ? budgets.leaving : budgets.turns)),
    criterion(
      'negative flips',
      // By the estimate, not its bound: that there is an improvement at all has been proved above, and a budget that asks
      // for proof of itself would hold back every small log twice.
      flips.negative <= budgets.flips * flips.positive,
      'hold',
      isOfPrompt(reward)
        ? `${percent(flips.negative)} of decisions lose a prompt that would have been useful and ${percent(flips.positive)} gain one: ${exchange(flips)} (at most ${figure(budgets.flips)})`
        : `where the model expects less of the challenger’s prompt, ${figure(flips.negative)} of ${reward} a decision is lost, and where it expects more, ${figure(flips.positive)} is gained: ${exchange(flips)} (at most ${figure(budgets.flips)})`,
    ),
  ];
  const failed = criteria.filter(({ passed }) => !passed);
  const verdict = failed.some(({ otherwise }) => otherwise === 'refuse')
    ? 'refuse'
    : failed.length > 0
      ? 'hold'
      : 'promote';
  return { verdict, criteria, reasons: (failed.length > 0 ? failed : criteria).map(({ reason }) => reason) };
}

/** A guardrail is hit when harm beyond the budget is shown, not when it cannot be ruled out: that would ask every log to prove a null. */
function guardrail({ name, difference, incumbent, interval }: Deviation, budget: number): Criterion {
  if (difference === null || interval === null || incumbent === null)
    return criterion(name, true, 'hold', `${name}: not estimated, the log supports too little`);
  const passed = !(difference > budget && interval[0] > 0);
  return criterion(
    name,
    passed,
    'hold',
    `${name === 'leaving' ? 'leaving without music' : 'prompts to come'} changes by ${signed(difference)} (${signed(interval[0])} … ${signed(interval[1])}) from ${figure(incumbent)} if one prompt is the challenger’s (budget ${signed(budget)})`,
  );
}

function exchange({ negative, positive }: Estimates['flips']): string {
  if (negative <= 0) return 'none lost';
  return positive > 0 ? `${figure(negative / positive)} lost for 1 won` : 'nothing won for it';
}

function criterion(
  name: string,
  passed: boolean,
  otherwise: Criterion['otherwise'],
  reason: string,
): Criterion {
  return { name, passed, otherwise, reason };
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}

function figure(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${figure(Math.abs(value))}`;
}
