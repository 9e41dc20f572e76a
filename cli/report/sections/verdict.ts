/** What was decided, in one word and one sentence, and every reason for it. */
import type { Criterion, GateDecision, Verdict } from '../../../policy/learn/gate.ts';
import type { LearningReport } from '../content.ts';
import { html, type Markup } from '../markup.ts';
import { wordsOf } from '../reward-words.ts';
import { capital, counted, day, level, listed, sentence } from '../words.ts';

const SAID: Readonly<Record<Verdict, { readonly word: string; readonly sign: string }>> = {
  promote: { word: 'Promote', sign: '✓' },
  hold: { word: 'Hold', sign: '‖' },
  refuse: { word: 'Refuse', sign: '✗' },
};

export function verdictHead(report: LearningReport): Markup {
  const { gate, policy, dataset, periods, log } = report;
  const { word, sign } = SAID[gate.verdict];
  return html`<header class="verdict ${gate.verdict}">
<p class="kind">Learning report of Segue</p>
<h1><span class="sign" aria-hidden="true">${sign}</span> ${word}</h1>
<p class="lead">${leadOf(report)}</p>
<dl class="facts">
${fact('New policy', policy.version)}
${fact('Learner', policy.learner)}
${fact('Reward', dataset.reward.name)}
${fact('Incumbent', policy.incumbent)}
${fact('Log', log)}
${fact('Period', `${day(dataset.window[0])} to ${day(dataset.window[1])}`)}
${fact('Judged on', `the latest ${counted(periods.judge, 'decision')}, which no model has seen`)}
</dl>
</header>
`;
}

export function criteriaOf({ criteria }: GateDecision): Markup {
  const items = criteria.map(
    ({ name, passed, otherwise, reason }) => html`<li class="${passed ? 'passed' : 'failed'}">
<span class="mark" aria-hidden="true">${passed ? '✓' : '✗'}</span>
<p><strong>${capital(name)}</strong> <span class="outcome">${passed ? 'met' : `not met: ${meaningOf(name, otherwise)}`}</span><br>${sentence(reason)}</p></li>
`,
  );
  const failed = criteria.filter(({ passed }) => !passed).length;
  const summary =
    criteria.length === 0
      ? 'The gate has no criteria on record.'
      : failed === 0
        ? `All ${counted(criteria.length, 'criterion', 'criteria')} are met.`
        : `${counted(failed, 'criterion', 'criteria')} of ${criteria.length} ${failed === 1 ? 'is' : 'are'} not met.`;
  return html`<p>${summary}</p>\n<ul class="criteria">\n${items}</ul>\n`;
}

function meaningOf(name: string, otherwise: Criterion['otherwise']): string {
  if (otherwise === 'refuse') return 'the log cannot tell';
  return name === IMPROVEMENT ? 'not shown to be better' : 'a limit is broken';
}

const IMPROVEMENT = 'improvement';

function leadOf({ gate, estimates, dataset }: LearningReport): string {
  const { name } = dataset.reward;
  const failed = gate.criteria.filter(({ passed }) => !passed);
  const dr = estimates.usefulness.differences.find(({ estimator }) => estimator === 'dr');
  const values = dr && wordsOf(name).worth(dr.challenger, dr.incumbent);
  if (gate.verdict === 'refuse')
    return `This log cannot tell whether the new policy is better: ${listed(failed.map(({ name }) => name))} ${failed.length === 1 ? 'fails' : 'fail'}. Keep the incumbent and collect a log that can.`;
  if (gate.verdict === 'hold' && failed.every(({ name }) => name !== IMPROVEMENT))
    return `Keep the incumbent: ${values ? `about ${values}, but a` : 'a'} limit is broken (${listed(failed.map(({ name }) => name))}).`;
  if (gate.verdict === 'hold')
    return dr && dr.intervals.normal[1] < 0
      ? `Keep the incumbent: the log shows the new policy to be worse (about ${values}).`
      : `Keep the incumbent: the log does not show the new policy to be better${values ? ` (about ${values}, within what chance can do)` : ''}.`;
  if (!dr) return 'The new policy meets every criterion.';
  return `With the new policy about ${values}. The gain is at least ${wordsOf(name).atLeast(dr.lowerBound)}, with ${level(estimates.usefulness.settings.alpha)} confidence.`;
}

function fact(name: string, value: string): Markup {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}
