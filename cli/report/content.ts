/** What a learning cycle has to say, as data: `report.json`, and what `report.html` is drawn from. */
import type { Cycle } from '../../policy/learn/cycle.ts';
import type { DatasetReport } from '../../policy/learn/dataset-report.ts';
import type { Estimates } from '../../policy/learn/estimate.ts';
import type { GateDecision } from '../../policy/learn/gate.ts';
import type { Fitted, SelectionReport } from '../../policy/learn/train.ts';

export interface LearningReport {
  /** As it was named on the command line. */
  readonly log: string;
  readonly policy: {
    readonly version: string;
    readonly learner: Fitted['name'];
    readonly incumbent: string;
    readonly temperature: number;
    /** β of positive-congruent training; absent: none. */
    readonly congruent?: number;
  };
  readonly gate: GateDecision;
  readonly dataset: DatasetReport;
  /** Decisions fitted on, chosen on, judged on. */
  readonly periods: Cycle['periods'];
  readonly learners: readonly (Pick<Fitted, 'name' | 'heldOut'> & { readonly chosen: boolean })[];
  readonly selection: SelectionReport | null;
  readonly estimates: Estimates;
  readonly seconds: number;
}

export function reportOf(log: string, dataset: DatasetReport, cycle: Cycle, seconds: number): LearningReport {
  const { trained, gate, artifact, estimates, periods } = cycle;
  return {
    log,
    policy: {
      version: artifact.version,
      learner: trained.chosen.name,
      incumbent: artifact.provenance.incumbent,
      temperature: artifact.exploration.temperature,
      ...(artifact.provenance.congruent === undefined ? {} : { congruent: artifact.provenance.congruent }),
    },
    gate,
    dataset,
    periods,
    learners: trained.fitted.map((each) => ({
      name: each.name,
      heldOut: each.heldOut,
      chosen: each === trained.chosen,
    })),
    selection: trained.selection,
    estimates,
    seconds: Math.round(seconds * 1000) / 1000,
  };
}
