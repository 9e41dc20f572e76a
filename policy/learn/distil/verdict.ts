/** Whether a student may stand in for its teacher, with reasons. */
import type { PairedReport } from '../../estimate/paired.ts';
import type { Agreement } from './agreement.ts';

/**
 * A student is worth its smaller size only where nobody would notice the change: the first published system's learned
 * policy was worth 8 %, and a quarter of that is the most that may be given back.
 */
const LOSS_BUDGET = 0.02;
/** A listener of a conversation of five prompts meets another prompt than the teacher’s in fewer than half of them. */
const AGREEMENT_BAR = 0.9;
/** Exploring: the share of prompts that would be drawn otherwise. */
const VARIATION_BAR = 0.1;

export type DistilVerdict = 'stands-in' | 'cannot-tell' | 'falls-short';

export interface DistilJudgement {
  readonly verdict: DistilVerdict;
  /** `passed` is null where the log cannot tell. */
  readonly criteria: readonly { readonly passed: boolean | null; readonly reason: string }[];
}

/** @param value of the student (challenger) against its teacher (incumbent), or why there is none. */
export function distilJudgement(
  agreement: Agreement,
  value: PairedReport | { readonly refused: { readonly reason: string } },
): DistilJudgement {
  const { equallyGood, totalVariation, lostByTeacher } = agreement;
  const criteria = [
    {
      passed: lostByTeacher <= LOSS_BUDGET,
      reason: `by the teacher’s own scores its prompts are worth ${percent(lostByTeacher)} less than the teacher’s (at most ${percent(LOSS_BUDGET)})`,
    },
    {
      passed: equallyGood >= AGREEMENT_BAR,
      reason: `it asks the teacher’s prompt, or one the teacher scores as high, in ${percent(equallyGood)} of decisions (at least ${percent(AGREEMENT_BAR)})`,
    },
    {
      passed: totalVariation <= VARIATION_BAR,
      reason: `exploring, it draws ${percent(totalVariation)} of prompts otherwise (at most ${percent(VARIATION_BAR)})`,
    },
    valueCriterion(value),
  ];
  const verdict = criteria.some(({ passed }) => passed === false)
    ? 'falls-short'
    : criteria.some(({ passed }) => passed === null)
      ? 'cannot-tell'
      : 'stands-in';
  return { verdict, criteria };
}

/**
 * Where the two agree, rows cancel; a tenth of a log's few effective decisions is left, whose interval is wider than the
 * budget in any log we have seen. So the estimate has to keep to the budget, and its interval stands beside it; an
 * estimate below it whose interval holds 0 tells nothing either way.
 */
function valueCriterion(value: Parameters<typeof distilJudgement>[1]): DistilJudgement['criteria'][number] {
  if (value.refused)
    return { passed: null, reason: `the log cannot tell its value: ${value.refused.reason}` };
  const dr = (value as PairedReport).differences.find(({ estimator }) => estimator === 'dr');
  if (!dr || dr.incumbent <= 0)
    return { passed: null, reason: 'the log cannot tell its value: there is no doubly robust estimate' };
  const share = (amount: number) => signed(amount / dr.incumbent);
  const [low, high] = dr.intervals.normal;
  const kept = dr.difference >= -LOSS_BUDGET * dr.incumbent;
  return {
    passed: kept ? true : high >= 0 ? null : false,
    reason: `on the log its value differs from the teacher’s by ${share(dr.difference)} (not below ${signed(-LOSS_BUDGET)}; 95 %: ${share(low)} … ${share(high)})`,
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function signed(share: number): string {
  return `${share < 0 ? '−' : '+'}${percent(Math.abs(share))}`;
}
