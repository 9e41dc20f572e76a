/** An evaluation for people: aligned, plain, as wide as a terminal. */
import type { Estimate } from '../policy/estimate/estimates.ts';
import type { Report } from '../policy/estimate/evaluation.ts';
import type { RewardName } from '../policy/learn/rewards.ts';
import { aligned } from './table.ts';

/** @param report of a log names its reward; rows bring theirs. */
export function evaluationText(report: Report & { readonly reward?: RewardName }): string {
  const { diagnostics: d, refused } = report;
  const lines = [
    `${whole(report.rows)} rows in ${whole(report.clusters)} clusters, ${report.reward ? `reward ${report.reward}, ` : ''}logged value ${figure(d.loggedValue)}`,
    `effective sample size  ${whole(d.effectiveSampleSize)}${
      d.clusterEffectiveSampleSize === null || report.clusters === report.rows
        ? ''
        : ` rows, ${whole(d.clusterEffectiveSampleSize)} clusters`
    }`,
    `weights                mean ${figure(d.meanWeight)}${
      d.meanWeightPValue === null ? '' : ` (1 expected, p = ${d.meanWeightPValue.toFixed(3)})`
    }, largest ${figure(d.maxWeight)} (${share(d.support.heaviestRow)} of all)`,
    `support                ${share(d.support.rowsWithoutTarget)} of rows never chosen by the evaluated policy, ${share(
      d.support.weightOnRareActions,
    )} of weight on actions logged with p < 0.01`,
    '',
  ];
  if (refused) return [...lines, `refused: ${refused.reason}`].join('\n');
  const level = `${Number((100 * (1 - report.settings.alpha)).toPrecision(4))} %`;
  const rows = [
    ['estimator', 'value', `normal ${level}`, 'bootstrap', 'empirical Bernstein', 'sequence', 'chosen'],
    ...report.estimates.map(estimateRow),
  ];
  const absent =
    report.absent.length === 0
      ? []
      : [
          '',
          `absent: ${report.absent.map(({ estimator }) => estimator).join(', ')} (${report.absent[0]!.reason})`,
        ];
  return [...lines, ...aligned(rows), ...absent, '', ...report.notes.map((note) => `note: ${note}`)]
    .join('\n')
    .trimEnd();
}

function estimateRow({ estimator, value, intervals, hyperparameter }: Estimate): readonly string[] {
  const interval = (ends: readonly [number, number] | null) =>
    ends === null ? '–' : `${figure(ends[0])} … ${figure(ends[1])}`;
  return [
    estimator,
    figure(value),
    interval(intervals.normal),
    interval(intervals.bootstrap),
    interval(intervals['empirical-bernstein']),
    interval(intervals.sequence),
    hyperparameter === undefined ? '' : `${hyperparameter.name} ${hyperparameter.value ?? 'none'}`,
  ];
}

function figure(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size >= 1e6 || size < 1e-5 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function share(value: number): string {
  return `${Number((100 * value).toPrecision(2))} %`;
}
