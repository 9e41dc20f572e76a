/** Everything the log can say about the challenger against the incumbent, and what it cannot. */
import { type CalibrationBucket, PropensityCalibration } from '../estimate/audit/calibration.ts';
import { Drift, type DriftReport } from '../estimate/audit/drift.ts';
import { type PerturbationReport, perturbationCheck } from '../estimate/audit/perturbation.ts';
import { PropensityAudit, type PropensityReport } from '../estimate/audit/propensity.ts';
import { type SegmentSupport, SupportBySegment } from '../estimate/audit/support-by-segment.ts';
import {
  PairedConversationEvaluation,
  type PairedConversationReport,
} from '../estimate/conversation/paired.ts';
import type { Step } from '../estimate/conversation/step.ts';
import { gatedDifference, PairedEvaluation, type PairedReport, type PairedRow } from '../estimate/paired.ts';
import type { Dataset } from './dataset.ts';
import { candidatesOf } from './decisions.ts';
import { type FlipReport, flipsOf } from './flips.ts';
import { type Judged, pairedRows, pairedRowsOf } from './judge.ts';
import { keyAt, segmentsOf } from './segments.ts';

export interface Estimates {
  /** The gated reward: usefulness a decision, over the states the logging policy visited. */
  readonly usefulness: PairedReport;
  /** Success, turns and discounted usefulness a conversation; refused where products of weights leave no support. */
  readonly conversations: PairedConversationReport;
  /** If this one prompt were chosen by the challenger, and the rest of the conversation as it was logged. */
  readonly deviations: readonly Deviation[];
  readonly flips: FlipReport;
  readonly segments: readonly SegmentDifference[];
  /** Share of decisions, by prompt key, in which each policy asks it. */
  readonly prompts: readonly PromptShare[];
  readonly audit: {
    readonly propensities: PropensityReport;
    readonly buckets: readonly CalibrationBucket[];
    readonly drift: DriftReport | null;
    readonly support: readonly SegmentSupport[];
    readonly perturbation: PerturbationReport;
    /** What the cross-fitted model expects, and what came. */
    readonly rewards: readonly RewardBucket[];
  };
}

export interface Deviation {
  readonly name: 'leaving' | 'turns to go';
  readonly challenger: number | null;
  readonly incumbent: number | null;
  readonly difference: number | null;
  /** Two-sided, 95 %. */
  readonly interval: readonly [low: number, high: number] | null;
}

export interface SegmentDifference {
  readonly segment: string;
  readonly rows: number;
  readonly effectiveSampleSize: number;
  readonly challenger: number | null;
  readonly incumbent: number | null;
  readonly difference: number | null;
  readonly interval: readonly [low: number, high: number] | null;
  readonly refused: string | null;
}

export interface PromptShare {
  readonly prompt: string;
  readonly incumbent: number;
  readonly challenger: number;
}

export interface RewardBucket {
  readonly rows: number;
  readonly predicted: number;
  readonly observed: number;
}

export interface EstimateSettings {
  readonly alpha: number;
  readonly replicates: number;
  readonly seed: number;
  readonly discount: number;
}

const LEFT = new Set(['abandoned', 'stopped', 'failed']);

export async function estimate(
  judged: Judged,
  dataset: Dataset,
  settings: EstimateSettings,
): Promise<Estimates> {
  const { decisions, outcomes } = dataset;
  const { alpha, replicates, seed } = settings;
  const paired = new PairedEvaluation({
    alpha,
    replicates,
    seed,
    range: { low: 0, high: 1, source: 'declared' },
  });
  for (const row of pairedRows(judged, dataset)) paired.add(row);
  const outcome = (row: number) => outcomes[decisions.conversation[row]!]!;
  const perturbed = await perturbation(judged, dataset);
  return {
    usefulness: paired.get(),
    conversations: conversationsOf(judged, dataset, settings),
    deviations: [
      deviation(
        'leaving',
        pairedRowsOf(judged, dataset, (row) => (LEFT.has(outcome(row)) ? 1 : 0)),
        alpha,
      ),
      deviation(
        'turns to go',
        pairedRowsOf(judged, dataset, (row) => dataset.toGo[row]!),
        alpha,
      ),
    ],
    flips: flipsOf(judged, dataset),
    segments: bySegment(judged, dataset, alpha),
    prompts: promptShares(judged, dataset),
    audit: {
      ...auditOf(judged, dataset),
      perturbation: perturbed,
      rewards: rewardCalibration(judged, dataset),
    },
  };
}

function deviation(name: Deviation['name'], rows: Iterable<PairedRow>, alpha: number): Deviation {
  const snips = gatedDifference(rows, { alpha }).differences.find(({ estimator }) => estimator === 'snips');
  return {
    name,
    challenger: snips?.challenger ?? null,
    incumbent: snips?.incumbent ?? null,
    difference: snips?.difference ?? null,
    interval: snips?.normal ?? null,
  };
}

function conversationsOf(
  judged: Judged,
  dataset: Dataset,
  settings: EstimateSettings,
): PairedConversationReport {
  const { decisions, outcomes, useful, whole } = dataset;
  const { rows } = judged;
  const evaluation = new PairedConversationEvaluation(settings);
  let steps: { challenger: Step[]; incumbent: Step[] } = { challenger: [], incumbent: [] };
  for (const [index, row] of rows.entries()) {
    const conversation = decisions.conversation[row]!;
    const chosen = decisions.chosen[row]!;
    const step = (choice: number, value: number): Step => ({
      weight: choice === chosen ? 1 / decisions.propensity[row]! : 0,
      reward: useful[row]!,
      predicted: judged.predicted[index]!,
      value,
    });
    steps.challenger.push(step(judged.challenger[index]!, judged.challengerValue[index]!));
    steps.incumbent.push(step(judged.incumbent[index]!, judged.incumbentValue[index]!));
    const next = rows[index + 1];
    if (next !== undefined && decisions.conversation[next] === conversation) continue;
    // A conversation with a hole in it has products of weights that mean nothing.
    if (whole[conversation])
      evaluation.add(steps.challenger, steps.incumbent, outcomes[conversation] === 'played' ? 1 : 0);
    steps = { challenger: [], incumbent: [] };
  }
  return evaluation.get();
}

function bySegment(judged: Judged, dataset: Dataset, alpha: number): readonly SegmentDifference[] {
  const segments = new Map<string, PairedRow[]>();
  let index = 0;
  for (const row of pairedRows(judged, dataset)) {
    for (const segment of segmentsOf(dataset.decisions, judged.rows[index]!)) {
      const rows = segments.get(segment) ?? [];
      rows.push(row);
      segments.set(segment, rows);
    }
    index += 1;
  }
  return [...segments].map(([segment, rows]) => {
    const { differences, diagnostics, refused } = gatedDifference(rows, { alpha });
    const dr = differences.find(({ estimator }) => estimator === 'dr');
    return {
      segment,
      rows: rows.length,
      effectiveSampleSize: diagnostics.challenger.effectiveSampleSize,
      challenger: dr?.challenger ?? null,
      incumbent: dr?.incumbent ?? null,
      difference: dr?.difference ?? null,
      interval: dr?.normal ?? null,
      refused: refused?.reason ?? null,
    };
  });
}

function promptShares(
  { rows, challenger, incumbent }: Judged,
  { decisions }: Dataset,
): readonly PromptShare[] {
  const counts = new Map<string, { incumbent: number; challenger: number }>();
  const count = (key: string, side: 'incumbent' | 'challenger') => {
    const known = counts.get(key) ?? { incumbent: 0, challenger: 0 };
    known[side] += 1 / rows.length;
    counts.set(key, known);
  };
  for (const [index, row] of rows.entries()) {
    count(keyAt(decisions, row, incumbent[index]!), 'incumbent');
    count(keyAt(decisions, row, challenger[index]!), 'challenger');
  }
  return [...counts]
    .map(([prompt, shares]) => ({ prompt, ...shares }))
    .sort((a, b) => b.challenger - a.challenger || b.incumbent - a.incumbent);
}

/** More decisions than this make the χ² of the propensities no sharper than anybody needs. */
const AUDITED = 40_000;

function auditOf(judged: Judged, dataset: Dataset): Omit<Estimates['audit'], 'perturbation' | 'rewards'> {
  const { decisions, order, useful } = dataset;
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
      reward: useful[row]!,
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
function rewardCalibration({ rows, predicted }: Judged, { useful }: Dataset): readonly RewardBucket[] {
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
      observed: mean((index) => useful[rows[index]!]!),
    };
  }).filter(({ rows: count }) => count > 0);
}
