/** Who was tried, on conversations that none of them was fitted on, and what the columns are worth. */
import type { SelectionReport } from '../../../policy/learn/train.ts';
import type { LearningReport } from '../content.ts';
import { beside, figure, html, type Markup, note, type Section, table, twoLines } from '../markup.ts';
import { barsPicture } from '../pictures/bars.ts';
import { capital, fixed, known, listed, percent, signed, whole } from '../words.ts';

export function learners({ learners: tried, selection, policy, periods, dataset }: LearningReport): Section {
  const base = tried[0]?.heldOut.baseLogLoss;
  return {
    id: 'learners',
    title: 'Learners and features',
    content: html`<p>Fitted on ${whole(periods.fit)} decisions, compared on the next ${whole(periods.choose)}. Log loss and AUC say how well a learner foretells the reward${base === undefined ? '' : ` (the mean alone has a log loss of ${fixed(base)})`}; it is chosen by the lower bound of its improvement on the incumbent. Served with temperature ${fixed(policy.temperature, 2)}.${policy.congruent === undefined ? '' : ` Trained to keep what works (positive-congruent, β = ${String(policy.congruent)}): as if taking a useful prompt away cost ${String(policy.congruent)} of them. Its scores are raised for the incumbent’s prompts, and its log loss is higher for it.`}</p>
${table({
  caption: 'Learners on held-out conversations',
  columns: ['Learner', 'Log loss, AUC', capital(dataset.reward.name), 'Improvement'],
  rows: tried.map(({ name, heldOut, chosen }) => [
    chosen ? html`${name} <strong>← chosen</strong>` : name,
    twoLines(fixed(heldOut.logLoss), `AUC ${fixed(heldOut.auc, 3)}`),
    fixed(heldOut.value),
    known(heldOut.improvement)
      ? twoLines(signed(heldOut.improvement), `at least ${signed(heldOut.lowerBound)}`)
      : 'unknown',
  ]),
  empty: 'No learner is on record.',
})}
<h3>What the columns are worth</h3>
${selection ? features(selection) : note('Not known: only trees tell what a column is worth, and none were fitted.')}`,
  };
}

const SHOWN = 20;

function features({ columns, kept, importance }: SelectionReport): Markup {
  const ranked = Object.entries(importance).toSorted((a, b) => b[1] - a[1]);
  const top = ranked.slice(0, SHOWN);
  const rest = ranked.slice(SHOWN).reduce((sum, [, share]) => sum + share, 0);
  const inUse = new Set(kept);
  const intro = html`<p>${whole(kept.length)} of ${whole(columns)} columns carry 99 % of the gain and were kept. <em>c.</em> is the conversation, <em>p.</em> the prompt, <em>x.</em> how the two relate.</p>`;
  if (top.length === 0) return html`${intro}${note('No column has any gain on record.')}`;
  return html`${intro}
${beside(
  figure(
    barsPicture({
      title: `Share of the gain by column, the ${top.length} largest`,
      rows: top.map(([name, value]) => ({ label: name, value, hollow: !inUse.has(name) })),
      written: percent,
    }),
    `Most of the gain comes from ${listed(top.slice(0, 3).map(([name, share]) => `${name} (${percent(share)})`))}; all below the first ${top.length} together have ${percent(rest)}. Hollow bars were left out.`,
  ),
  table({
    caption: `Share of the gain, the ${top.length} largest of ${ranked.length}`,
    columns: ['Column', 'Share', { words: 'Kept' }],
    rows: top.map(([name, share]) => [name, percent(share), inUse.has(name) ? 'kept' : 'left out']),
  }),
)}`;
}
