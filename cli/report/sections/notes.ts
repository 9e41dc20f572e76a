/** What a careful reader would want to know besides, and how to read the figures. */
import type { LearningReport } from '../content.ts';
import { html, type Section, table } from '../markup.ts';
import { fixed, level, sentence, whole } from '../words.ts';

export function notes({ estimates, dataset, policy, seconds }: LearningReport): Section {
  const { usefulness, conversations } = estimates;
  const { alpha, bootstrap, seed, rewardRange, weightBound } = usefulness.settings;
  const confidence = level(alpha);
  return {
    id: 'notes',
    title: 'Notes',
    content: html`${
      usefulness.notes.length === 0
        ? html`<p>The estimators had nothing to add.</p>`
        : html`<ul>${usefulness.notes.map((line) => html`<li>${sentence(line)}</li>\n`)}</ul>`
    }
<h3>How to read the intervals</h3>
<dl class="words">
<dt>Normal, bootstrap</dt><dd>Would hold the true difference in about ${confidence} of such logs; they need many conversations, none of which dominates. With few rewards or heavy weights they are too hopeful.</dd>
<dt>At least (lower bound)</dt><dd>One-sided: if there were no difference it should exceed zero in at most ${level(1 - alpha)} of logs. It knows of heavy weights what the others do not. This is what the gate compares with zero.</dd>
<dt>Empirical Bernstein</dt><dd>Holds for every number of rows, at a price: with small propensities it often says nothing and returns the whole range.</dd>
<dt>Sequence</dt><dd>Holds at every moment at once: look as often as you like.</dd>
</dl>
<p>Conversations, not rows, are what chance is counted in. An estimate that is not refused is not thereby right: it has passed the checks that a log makes possible. The methods, their papers and how well they cover in worlds of known truth are in docs/methods.md of the Segue repository.</p>
${table({
  caption: 'Settings',
  columns: ['Setting', { words: 'Value' }],
  rows: [
    ['Confidence', confidence],
    ['Bootstrap replicates', whole(bootstrap)],
    ['Seed', String(seed)],
    ['Reward', dataset.reward.name],
    ['Rewards', `${rewardRange.low} to ${rewardRange.high} (${rewardRange.source})`],
    ['Largest possible weight', fixed(weightBound, 1)],
    ['Discount a turn, whole conversations', String(conversations.settings.discount)],
    ['Temperature of the policy', fixed(policy.temperature, 2)],
    ['Time taken', `${fixed(seconds, 1)} s`],
  ],
})}`,
  };
}
