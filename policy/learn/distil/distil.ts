/**
 * A large policy's way to a small one: lessons (what the teacher says of every candidate) → students → what the best one
 * does in conversations that neither was fitted on. No prompt need have been drawn, as the teacher answers every
 * question; only the value on the log is estimated from those that were.
 */
import { artifactText, type PolicyArtifact } from '../../artifact.ts';
import { PairedEvaluation, type PairedReport } from '../../estimate/paired.ts';
import { LogError } from '../block.ts';
import type { Dataset } from '../dataset.ts';
import { counterfactualFlips, couplingOf, type FlipReport, flipsOf } from '../flips.ts';
import { judged, pairedRows } from '../judge.ts';
import { type RewardModel, scorerOf } from '../reward-model.ts';
import { isOfPrompt } from '../rewards.ts';
import { periodsOf } from '../split.ts';
import type { Crew } from '../tasks.ts';
import { silentOn } from '../told.ts';
import type { TreeModel } from '../trees/model.ts';
import { type Agreement, agreementOf } from './agreement.ts';
import { evenly, lessonsOf } from './lessons.ts';
import { stepsOf } from './steps.ts';
import { bestStudent, type Size, type Student } from './student.ts';
import { type DistilJudgement, distilJudgement } from './verdict.ts';

/**
 * Decisions that are looked at, evenly over each period. At some fifty candidates each they are hundreds of thousands of
 * lessons without noise for some hundred weights, and a log of any length takes the same time.
 */
const MOST_DECISIONS = { fit: 12_000, choose: 4_000, report: 20_000 } as const;

export interface DistilSettings {
  readonly size: Size;
  readonly seed: number;
  readonly alpha: number;
  readonly replicates: number;
}

export const DEFAULT_DISTIL: DistilSettings = { size: 'medium', seed: 1, alpha: 0.05, replicates: 400 };

export interface Distillation {
  readonly student: Student;
  readonly agreement: Agreement;
  /** The student against its teacher, in the reward the teacher was learned for; `flips` is null where refused. */
  readonly value: PairedReport | { readonly refused: { readonly reason: string } };
  readonly flips: FlipReport | null;
  readonly judgement: DistilJudgement;
  /** The artifact as its file. */
  readonly text: string;
  /** Decisions taught on, chosen on, reported on. */
  readonly decisions: { readonly fit: number; readonly choose: number; readonly report: number };
}

export type Teacher = PolicyArtifact & { readonly kind: 'trees'; readonly model: TreeModel };

/**
 * @param dataset read with the teacher as the incumbent: its choices are in `decisions.incumbent`.
 * @throws LogError when the log holds too little.
 */
export async function distillation(
  dataset: Dataset,
  teacher: Teacher,
  settings: DistilSettings,
  crew: Crew,
  stage: (name: string) => void = () => {},
): Promise<Distillation> {
  const { decisions, report } = dataset;
  const periods = periodsOf(dataset);
  if (periods.fit.length === 0 || periods.choose.length === 0 || periods.judge.length === 0)
    throw new LogError(
      `the log holds ${report.conversations} conversations: too few to teach on some and judge on others`,
    );
  const columns = stepsOf(teacher.model);
  const scorer = scorerOf({ kind: 'trees', model: teacher.model });
  const { temperature } = teacher.exploration;

  stage('asking the teacher');
  const lessons = (rows: Uint32Array, most: number) =>
    lessonsOf(decisions, evenly(rows, most), columns, scorer);
  const fit = lessons(periods.fit, MOST_DECISIONS.fit);
  const choose = lessons(periods.choose, MOST_DECISIONS.choose);

  stage('teaching');
  const student = bestStudent(
    { teacher: teacher.model, temperature, columns, fit, choose },
    settings.size,
    settings.seed,
  );

  stage('comparing');
  const model: RewardModel = { kind: 'distilled', model: student.model };
  const rows = evenly(periods.judge, MOST_DECISIONS.report);
  const own = { scorer: scorerOf(model), temperature: student.temperature };
  const agreement = agreementOf(own, { scorer, temperature }, decisions, rows);

  stage('estimating');
  const { value, flips } = await judgedOnLog(model, periods.judge, dataset, settings, crew);
  const judgement = distilJudgement(agreement, value);

  const { window, conversations, kept, policies, reward } = report;
  const text = artifactText({
    ...model,
    exploration: { temperature: student.temperature },
    provenance: {
      ...{ window, conversations, decisions: kept, loggedBy: policies, incumbent: teacher.version },
      ...{ learner: 'distilled', seed: settings.seed, reward: reward.name, teacher: teacher.version },
    },
    estimates: {
      verdict: judgement.verdict,
      samePrompt: agreement.samePrompt,
      totalVariation: agreement.totalVariation,
      lostByTeacher: agreement.lostByTeacher,
      negativeFlips: flips?.negative ?? null,
    },
  });
  const looked = { fit: fit.rows.length, choose: choose.rows.length, report: rows.length };
  return { student, agreement, value, flips, judgement, text, decisions: looked };
}

async function judgedOnLog(
  model: RewardModel,
  judge: Uint32Array,
  dataset: Dataset,
  { alpha, replicates, seed }: DistilSettings,
  crew: Crew,
): Promise<Pick<Distillation, 'value' | 'flips'>> {
  const { decisions, reward, report } = dataset;
  const refused = (reason: string) => ({ value: { refused: { reason } }, flips: null });
  const silent = silentOn(report.reward.name, report);
  if (silent) return refused(silent);
  const drawn = judge.filter((row) => decisions.exploring[row] === 1);
  if (new Set(drawn.map((row) => decisions.conversation[row]!)).size < 2)
    return refused('in fewer than two of its last conversations prompts were drawn (stratum explore)');
  if (drawn.every((row) => reward[row] === reward[drawn[0]!]))
    return refused('all rewards of its last conversations are equal');
  const rows = await judged(model, judge, dataset, crew);
  const range = { low: 0, high: 1, source: 'declared' } as const;
  const paired = new PairedEvaluation({ alpha, replicates, seed, range });
  for (const row of pairedRows(rows, dataset)) paired.add(row);
  const value = paired.get();
  // Where the log supports no value it supports no counterfactual flips either, which then come out below 0: the model's
  // own answer remains.
  const flips =
    isOfPrompt(report.reward.name) && !value.refused
      ? counterfactualFlips(rows, dataset)
      : flipsOf(rows, dataset, couplingOf(report.reward.name));
  return { value, flips };
}
