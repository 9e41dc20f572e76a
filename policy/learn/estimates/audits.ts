/** Whether the log can be believed, and whether the estimate notices what it should. */
import { type CalibrationBucket, PropensityCalibration } from '../../estimate/audit/calibration.ts';
import { Drift, type DriftReport } from '../../estimate/audit/drift.ts';
import { type PerturbationReport, perturbationCheck } from '../../estimate/audit/perturbation.ts';
import { PropensityAudit, type PropensityReport } from '../../estimate/audit/propensity.ts';
import { type SegmentSupport, SupportBySegment } from '../../estimate/audit/support-by-segment.ts';
import type { Dataset } from '../dataset.ts';
import { candidatesOf } from '../decisions.ts';
import { type Judged, pairedRows } from '../judge.ts';
import { keyAt, segmentsOf } from '../segments.ts';

export interface Audits {
  readonly propensities: PropensityReport;
  readonly buckets: readonly CalibrationBucket[];
  readonly drift: DriftReport | null;
  readonly support: readonly SegmentSupport[];
  readonly perturbation: PerturbationReport;
  /** What the cross-fitted model expects, and what came. */
  readonly rewards: readonly RewardBucket[];
}

export interface RewardBucket {
  readonly rows: number;
  readonly predicted: number;
  readonly observed: number;
}

export async function auditsOf(judged: Judged, dataset: Dataset): Promise<Audits> {
  return {
    ...logAudits(judged, dataset),
    perturbation: await perturbation(judged, dataset),
    rewards: rewardCalibration(judged, dataset),
  };
}

/** More decisions than this make the χ² of the propensities no sharper than anybody needs. */
const AUDITED = 40_000;

function logAudits(judged: Judged, dataset: Dataset): Omit<Audits, 'perturbation' | 'rewards'> {
  const { decisions, order, reward } = dataset;
  const audit = new PropensityAudit();
  const buckets = new PropensityCalibration();
  const drift = new Drift();
  const support = new SupportBySegment();
  const exploring = order.filter((row) => decisions.exploring[row] === 1);
  const step = Math.max(1, Math.ceil(exploring.length / AUDITED));
  for (const [index, row] of exploring.entries()) {
    const chosen = decisions.chosen[row]!;
    drift.add({
      cluster: decisions.conversation[row]!,
      at: decisions.at[row]!,
      reward: reward[row]!,
      key: keyAt(decisions, row, chosen),
    });
    if (index % step !== 0) continue;
    const first = decisions.first[row]!;
    const count = candidatesOf(decisions, row);
    const probabilities = Array.from(decisions.probability.subarray(first, first + count));
    audit.add(
      probabilities.map((_, candidate) => keyAt(decisions, row, candidate)),
      probabilities,
      chosen,
    );
    buckets.add(probabilities, chosen);
  }
  for (const [index, row] of judged.rows.entries()) {
    const weight = judged.challenger[index] === decisions.chosen[row] ? 1 / decisions.propensity[row]! : 0;
    for (const segment of segmentsOf(decisions, row)) support.add(segment, weight);
  }
  return {
    propensities: audit.get(),
    buckets: buckets.get(),
    drift: dataset.report.conversations >= 4 ? drift.get() : null,
    support: support.get(),
  };
}

async function perturbation(judged: Judged, dataset: Dataset): Promise<PerturbationReport> {
  const { decisions } = dataset;
  const { rows, crossFit } = judged;
  const uniform = await crossFit.means();
  let index = 0;
  const spoiled = function* () {
    for (const row of pairedRows(judged, dataset)) {
      const { cluster, reward, propensity, challenger, predictedReward, challengerValue } = row;
      const candidates = candidatesOf(decisions, rows[index]!);
      yield {
        cluster,
        reward,
        propensity,
        probability: challenger,
        candidates,
        predictedReward,
        value: challengerValue,
        uniformValue: uniform[index]!,
      };
      index += 1;
    }
  };
  return perturbationCheck(spoiled());
}

const BUCKETS = 10;

/** Ten equally full buckets, by what was expected. */
function rewardCalibration({ rows, predicted }: Judged, { reward }: Dataset): readonly RewardBucket[] {
  const order = Array.from(rows, (_, index) => index).sort((a, b) => predicted[a]! - predicted[b]!);
  return Array.from({ length: BUCKETS }, (_, bucket) => {
    const part = order.slice(
      Math.floor((bucket * order.length) / BUCKETS),
      Math.floor(((bucket + 1) * order.length) / BUCKETS),
    );
    const mean = (value: (index: number) => number) =>
      part.reduce((sum, index) => sum + value(index), 0) / part.length;
    return {
      rows: part.length,
      predicted: mean((index) => predicted[index]!),
      observed: mean((index) => reward[rows[index]!]!),
    };
  }).filter(({ rows: count }) => count > 0);
}
