/** A distilled policy beside its teacher: as data, and for people. */
import type { PolicyArtifact } from '../policy/artifact.ts';
import type { Difference } from '../policy/estimate/paired.ts';
import type { Dataset } from '../policy/learn/dataset.ts';
import type { Agreement } from '../policy/learn/distil/agreement.ts';
import type { Distillation } from '../policy/learn/distil/distil.ts';
import { unpacked } from '../policy/learn/distil/model.ts';
import type { Size } from '../policy/learn/distil/student.ts';
import type { DistilJudgement } from '../policy/learn/distil/verdict.ts';
import type { ScoringTime } from './distil-timing.ts';
import { aligned } from './table.ts';

/** The contract of `--json`. */
export interface DistilReport extends DistilJudgement {
  readonly policy: string;
  readonly version: string;
  readonly teacher: string;
  readonly size: Size;
  readonly weights: number;
  readonly temperature: ScoringTime;
  readonly reward: string;
  readonly agreement: Agreement;
  readonly flips: {
    readonly changed: number;
    readonly negative: number;
    readonly positive: number;
    readonly negativeInterval: readonly [low: number, high: number];
  } | null;
  readonly bytes: { readonly teacher: number; readonly student: number };
  readonly microseconds: ScoringTime;
  readonly estimates: readonly Difference[];
  readonly refused: string | null;
  readonly decisions: Distillation['decisions'];
  readonly notes: readonly string[];
  readonly seconds: number;
}

export function distilReport(of: {
  readonly made: Distillation;
  readonly teacher: PolicyArtifact;
  readonly student: PolicyArtifact;
  readonly dataset: Pick<Dataset, 'report'>;
  readonly microseconds: ScoringTime;
  readonly size: Size;
  readonly out: string;
  readonly seconds: number;
}): DistilReport {
  const { made, teacher, student, dataset, microseconds, size, out, seconds } = of;
  const { value, flips, judgement, agreement, decisions } = made;
  return {
    ...judgement,
    policy: out,
    version: student.version,
    teacher: teacher.version,
    size,
    weights: unpacked(made.student.model).length,
    temperature: { teacher: teacher.exploration.temperature, student: student.exploration.temperature },
    reward: dataset.report.reward.name,
    agreement,
    flips: flips && {
      changed: flips.changed,
      negative: flips.negative,
      positive: flips.positive,
      negativeInterval: flips.negativeInterval,
    },
    // An artifact is ASCII but for names in its provenance: its file is as long as its text in UTF-8.
    bytes: { teacher: bytesOf(`${JSON.stringify(teacher)}\n`), student: bytesOf(made.text) },
    microseconds,
    estimates: 'differences' in value ? value.differences : [],
    refused: value.refused?.reason ?? null,
    decisions,
    notes: notesOf(teacher, dataset),
    seconds,
  };
}

/** A teacher looks good where it was fitted; the student is as flattered as it is. */
function notesOf({ provenance }: PolicyArtifact, { report }: Pick<Dataset, 'report'>): readonly string[] {
  const [first, last] = provenance.window;
  const [from, to] = report.window;
  if (first > to || last < from || (first === from && last === to)) return [];
  return [
    `the teacher was learned on conversations from ${first.slice(0, 10)} to ${last.slice(0, 10)}, which this log overlaps: values here are flattered`,
  ];
}

const MARKS = { true: '✓', false: '✗', null: '?' } as const;
const VERDICTS: Readonly<Record<DistilJudgement['verdict'], string>> = {
  'stands-in': 'STANDS IN for its teacher',
  'cannot-tell': 'CANNOT TELL whether it stands in for its teacher',
  'falls-short': 'FALLS SHORT of its teacher',
};

export function distilText(report: DistilReport): string {
  const { agreement, flips, bytes, microseconds, temperature, decisions, estimates } = report;
  const dr = estimates.find(({ estimator }) => estimator === 'dr');
  const flipsText = flips
    ? `${percent(flips.negative)} of decisions (95 %: ${percent(flips.negativeInterval[0])} … ${percent(flips.negativeInterval[1])}); positive flips ${percent(flips.positive)}`
    : '–';
  return [
    `${VERDICTS[report.verdict]}: ${report.version} of ${report.teacher}, reward ${report.reward}`,
    ...report.criteria.map(({ passed, reason }) => `  ${MARKS[`${passed}`]} ${reason}`),
    '',
    ...aligned([
      ['', 'teacher', 'student'],
      ['bytes', whole(bytes.teacher), whole(bytes.student)],
      ['µs a decision, scoring', microseconds.teacher.toFixed(1), microseconds.student.toFixed(1)],
      ['temperature', String(temperature.teacher), String(temperature.student)],
      ...(dr ? [[`${report.reward} a decision (dr)`, figure(dr.incumbent), figure(dr.challenger)]] : []),
    ]),
    '',
    ...aligned([
      [`of ${whole(agreement.decisions)} held-out decisions`, ''],
      ['the same prompt', percent(agreement.samePrompt)],
      ['… or one the teacher scores as high', percent(agreement.equallyGood)],
      ['the same kind and attribute', percent(agreement.sameKey)],
      ['drawn otherwise when exploring', percent(agreement.totalVariation)],
      ['negative flips', flipsText],
    ]),
    '',
    `${report.weights} weights (${report.size}), taught on ${whole(decisions.fit)} decisions, chosen on ${whole(decisions.choose)}, in ${report.seconds.toFixed(1)} s`,
    ...report.notes.map((note) => `note: ${note}`),
    `${report.policy}/policy.json`,
  ].join('\n');
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function figure(value: number): string {
  return value.toFixed(4);
}

function whole(count: number): string {
  return count.toLocaleString('en-US');
}
