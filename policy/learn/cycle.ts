/**
 * One logged decision's way to a better policy, top to bottom (ARCHITECTURE.md, "Two journeys"):
 *
 *   log → dataset (join outcomes, label usefulness, count every rejected row) → train → estimate → gate
 *
 * Pure but for the crew that runs heavy tasks: reading the log and writing the artifact are the command line's.
 */
import { artifactFrom, artifactText, type PolicyArtifact, type Provenance } from '../artifact.ts';
import { LogError } from './block.ts';
import type { Dataset } from './dataset.ts';
import { type Estimates, estimate } from './estimate.ts';
import type { Target } from './examples.ts';
import { type Budgets, DEFAULT_BUDGETS, type GateDecision, gate } from './gate.ts';
import { judged } from './judge.ts';
import type { RewardName } from './rewards.ts';
import { periodsOf } from './split.ts';
import type { Crew } from './tasks.ts';
import { temperatureOf } from './temperature.ts';
import { silentOn } from './told.ts';
import { type Learner, type Trained, train } from './train.ts';

export interface CycleSettings {
  readonly learner: Learner;
  readonly target: Target;
  readonly seed: number;
  readonly alpha: number;
  readonly replicates: number;
  readonly discount: number;
  readonly budgets: Budgets;
  /** Version of the policy that challengers are measured against. */
  readonly incumbent: string;
  /** β of positive-congruent training; absent: none. */
  readonly congruent?: number;
}

export const DEFAULT_CYCLE: CycleSettings = {
  learner: 'auto',
  target: 'mtr',
  seed: 1,
  alpha: 0.05,
  replicates: 400,
  discount: 0.9,
  budgets: DEFAULT_BUDGETS,
  incumbent: 'rule-1',
};

export interface Cycle {
  readonly trained: Trained;
  readonly estimates: Estimates;
  readonly gate: GateDecision;
  readonly artifact: PolicyArtifact;
  /** The artifact as its file. */
  readonly text: string;
  /** Decisions fitted on, chosen on, judged on. */
  readonly periods: { readonly fit: number; readonly choose: number; readonly judge: number };
}

/**
 * @param stage told what begins.
 * @throws LogError when the log holds too little, or nothing to tell apart.
 */
export async function learningCycle(
  dataset: Dataset,
  settings: CycleSettings,
  crew: Crew,
  stage: (name: string) => void = () => {},
): Promise<Cycle> {
  const periods = periodsOf(dataset);
  refuseTooLittle(dataset, periods);

  stage('training');
  const trained = await train(dataset, periods, settings, crew);

  stage('judging');
  const verdictRows = await judged(trained.model, periods.judge, dataset, crew);

  stage('estimating');
  const estimates = await estimate(verdictRows, dataset, settings);
  const decision = gate(estimates, dataset.report, settings.budgets, dataset.report.reward.name);

  const text = artifactText({
    ...trained.model,
    exploration: {
      temperature: temperatureOf(verdictRows, periods.fit.length + periods.choose.length, dataset),
    },
    provenance: provenanceOf(dataset, settings, trained.chosen.name),
    estimates: summaryOf(estimates, decision, dataset.report.reward.name),
  });
  return {
    trained,
    estimates,
    gate: decision,
    artifact: artifactFrom(text, 'the new policy'),
    text,
    periods: { fit: periods.fit.length, choose: periods.choose.length, judge: periods.judge.length },
  };
}

/** What no learner can learn from is said before hours are spent on it. */
function refuseTooLittle(
  { report, reward }: Dataset,
  { fit, choose, judge }: ReturnType<typeof periodsOf>,
): void {
  if (report.conversations < 2)
    throw new LogError('the log holds one conversation only: nothing tells what was chance in it');
  const { name, lowest, highest } = report.reward;
  const silent = silentOn(name, report);
  if (silent) throw new LogError(silent);
  if (lowest === highest) throw new LogError(`all rewards are ${lowest}: no prompt can be told from another`);
  if (fit.length > 0 && fit.every((row) => reward[row] === reward[fit[0]!]))
    throw new LogError('all rewards of the fitting period (the first 60 % of conversations) are equal');
  if (fit.length === 0 || choose.length === 0 || judge.length === 0)
    throw new LogError(
      `the log holds ${report.conversations} conversations: too few to fit on some and judge on others`,
    );
  if (report.exploring === 0)
    throw new LogError(
      'no prompt in the log was drawn at random (stratum explore): nothing tells what another would have brought',
    );
}

function provenanceOf(
  { report }: Dataset,
  { incumbent, seed, congruent }: CycleSettings,
  learner: string,
): Provenance {
  const { window, conversations, kept, policies } = report;
  const reward = report.reward.name;
  return {
    window,
    conversations,
    decisions: kept,
    loggedBy: policies,
    incumbent,
    learner,
    seed,
    reward,
    ...(congruent === undefined ? {} : { congruent }),
  };
}

function summaryOf({ usefulness, flips }: Estimates, { verdict }: GateDecision, reward: RewardName) {
  const dr = usefulness.differences.find(({ estimator }) => estimator === 'dr');
  return {
    verdict,
    reward,
    [reward]: dr?.challenger ?? null,
    improvement: dr?.difference ?? null,
    lowerBound: dr?.lowerBound ?? null,
    negativeFlips: flips.negative,
  };
}
