/** A learning cycle for the terminal: the verdict with its reasons, and the tables behind it. */
import { takenForGranted } from '../../policy/learn/told.ts';
import { aligned } from '../table.ts';
import type { LearningReport } from './content.ts';
import { flipLines } from './flip-lines.ts';

export function reportText(report: LearningReport, out: string): string {
  const { gate, dataset, policy, learners, estimates, periods, seconds } = report;
  const granted = takenForGranted(dataset.reward.name, dataset);
  const rejected = Object.entries(dataset.rejected);
  return [
    `${gate.verdict.toUpperCase()}  ${policy.version} (${policy.learner}) against ${policy.incumbent}, reward ${dataset.reward.name}${policy.congruent === undefined ? '' : `, congruent ${policy.congruent}`}`,
    ...gate.criteria.map(({ passed, reason }) => `  ${passed ? '✓' : '✗'} ${reason}`),
    '',
    `${whole(dataset.kept)} of ${whole(dataset.decisions)} decisions in ${whole(dataset.conversations)} conversations, ${dataset.window[0].slice(0, 10)} to ${dataset.window[1].slice(0, 10)}: fitted on ${whole(periods.fit)}, chosen on ${whole(periods.choose)}, judged on ${whole(periods.judge)}`,
    ...(rejected.length === 0
      ? ['no row was rejected']
      : rejected.map(([rule, { rows, share }]) => `  rejected ${whole(rows)} (${percent(share)}): ${rule}`)),
    '',
    ...aligned([
      ['held out', 'log loss', 'AUC', dataset.reward.name, 'improvement', 'at least'],
      ...learners.map(({ name, heldOut, chosen }) => [
        `${name}${chosen ? ' ←' : ''}`,
        heldOut.logLoss.toFixed(4),
        heldOut.auc.toFixed(3),
        figure(heldOut.value),
        signed(heldOut.improvement),
        signed(heldOut.lowerBound),
      ]),
    ]),
    '',
    ...aligned([
      ['a decision', 'incumbent', 'challenger', 'difference', 'normal 95 %', 'at least'],
      ...estimates.usefulness.differences.map(
        ({ estimator, incumbent, challenger, difference, intervals, lowerBound }) => [
          estimator,
          figure(incumbent),
          figure(challenger),
          signed(difference),
          `${signed(intervals.normal[0])} … ${signed(intervals.normal[1])}`,
          signed(lowerBound),
        ],
      ),
    ]),
    '',
    ...aligned([
      ['every reward', 'incumbent', 'challenger', 'difference', 'snips, 95 %'],
      ...estimates.rewards.map(({ reward, gated, snips }) => [
        `${reward}${gated ? ' ← gated' : ''}`,
        figure(snips?.incumbent ?? null),
        figure(snips?.challenger ?? null),
        signed(snips?.difference ?? null),
        snips ? `${signed(snips.interval[0])} … ${signed(snips.interval[1])}` : 'refused',
      ]),
    ]),
    ...(granted ? [granted] : []),
    '',
    ...flipLines(report),
    `a conversation: ${estimates.conversations.refused?.reason ?? 'see report.html'}`,
    `most asked: ${estimates.prompts
      .slice(0, 5)
      .map(
        ({ prompt, challenger, incumbent }) => `${prompt} ${percent(challenger)} (was ${percent(incumbent)})`,
      )
      .join(', ')}`,
    '',
    `policy.json, report.html and report.json are in ${out} (${seconds.toFixed(1)} s)`,
  ].join('\n');
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}

function figure(value: number | null): string {
  return value === null ? '–' : String(Number(value.toPrecision(3)));
}

function signed(value: number | null): string {
  return value === null ? '–' : `${value < 0 ? '−' : '+'}${figure(Math.abs(value))}`;
}
