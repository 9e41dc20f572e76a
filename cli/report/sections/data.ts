/** What the log holds, and what of it was left out. */
import { RULES, type Rule } from '../../../policy/learn/rules.ts';
import { takenForGranted } from '../../../policy/learn/told.ts';
import { OUTCOMES } from '../../../policy/vocabulary.ts';
import type { LearningReport } from '../content.ts';
import { beside, figure, html, NOTHING, note, type Section, table } from '../markup.ts';
import { barsPicture } from '../pictures/bars.ts';
import { counted, day, fixed, listed, percent, sentence, whole } from '../words.ts';

export function data({ dataset, periods }: LearningReport): Section {
  const { decisions, kept, conversations, exploring, window, policies, useful, reward, fallbacks } = dataset;
  const granted = takenForGranted(reward.name, dataset);
  const outcomes = OUTCOMES.map((name) => [name, dataset.outcomes[name] ?? 0] as const).filter(
    ([, n]) => n > 0,
  );
  const share = (count: number) => percent(conversations > 0 ? count / conversations : 0);
  const rejected = Object.entries(dataset.rejected).toSorted((a, b) => b[1].rows - a[1].rows);
  return {
    id: 'data',
    title: 'The data',
    content: html`<p>${counted(decisions, 'decision')} in the log, ${whole(kept)} kept in ${counted(conversations, 'conversation')}, from ${day(window[0])} to ${day(window[1])}. Logged by: ${listed(policies)}.</p>
${beside(
  table({
    caption: 'The kept decisions',
    columns: ['Measure', 'Value'],
    rows: [
      [
        'Drawn at random (stratum explore)',
        `${whole(exploring)} (${percent(kept > 0 ? exploring / kept : 0)})`,
      ],
      ['Useful', percent(useful)],
      [`Mean reward (${reward.name})`, fixed(reward.mean, 3)],
      ['Made without their model', percent(fallbacks)],
      ['Fitted on (earliest)', whole(periods.fit)],
      ['Chosen on (next)', whole(periods.choose)],
      ['Judged on (latest)', whole(periods.judge)],
    ],
  }),
  outcomes.length === 0
    ? html`<p class="note">How conversations ended is not on record.</p>`
    : figure(
        barsPicture({
          title: 'How conversations ended',
          rows: outcomes.map(([label, value]) => ({ label, value })),
          written: whole,
        }),
        `Conversations ended: ${listed(outcomes.map(([name, count]) => `${name} ${whole(count)} (${share(count)})`))}.`,
      ),
)}
${granted ? note(sentence(granted)) : NOTHING}<h3>Rows left out</h3>
${table({
  caption: 'Rejected rows by rule',
  columns: ['Rule', 'Rows', 'Share', { words: 'What it means' }],
  rows: rejected.map(([rule, { rows, share: of }]) => [rule, whole(rows), percent(of), meaningOf(rule)]),
  empty: 'No row was rejected.',
})}`,
  };
}

function meaningOf(rule: string): string {
  return rule in RULES ? RULES[rule as Rule] : 'a rule this report does not know';
}
