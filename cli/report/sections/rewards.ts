/** What the new policy does to the rewards it was not trained on. */

import { REWARD_MEANINGS } from '../../../policy/learn/rewards.ts';
import type { LearningReport } from '../content.ts';
import { beside, figure, html, type Markup, note, type Section, table, twoLines } from '../markup.ts';
import { intervalsPicture } from '../pictures/intervals.ts';
import { between, fixed, fromTo, level, listed, sentence, signed } from '../words.ts';

type Row = LearningReport['estimates']['rewards'][number];

export function rewards({ estimates, dataset }: LearningReport): Section {
  const rows = estimates.rewards;
  const confidence = level(estimates.usefulness.settings.alpha);
  const trained = dataset.reward.name;
  return {
    id: 'rewards',
    title: 'Other rewards',
    content: html`<p>The policy was trained on and is gated by <em>${trained}</em>. What one reward wins another may pay for: here is every reward on the same judged decisions, self-normalised (<em>snips</em>), because only the gated reward has a model of it. The gate reads none of the others.</p>
${rows.length === 0 ? note('No reward was estimated.') : shown(rows, confidence)}
<dl class="words">
${rows.map(({ reward }) => html`<dt>${reward}</dt><dd>${sentence(REWARD_MEANINGS[reward])}</dd>\n`)}</dl>
<p>Playback, seconds, turns and satisfaction belong to a conversation, and each of its prompts is given what came of it. The estimate is of <em>one</em> prompt by the new policy and the rest of the conversation as it was logged.</p>`,
  };
}

function shown(rows: readonly Row[], confidence: string): Markup {
  const names = (holds: (row: Row) => boolean) => listed(rows.filter(holds).map(({ reward }) => reward));
  const refused = rows.filter((row) => !row.snips);
  const noted = rows.filter((row) => row.snips && row.note);
  return html`${beside(
    figure(
      intervalsPicture({
        title: 'Challenger minus incumbent by reward',
        rows: rows.map(({ reward, gated, snips }) => ({
          label: gated ? `${reward} (gated)` : reward,
          value: snips?.difference,
          interval: snips?.interval,
          lowerBound: gated ? snips?.lowerBound : undefined,
        })),
        axis: '← worse · better →',
      }),
      `Shown to rise: ${names(({ snips }) => snips !== null && snips.interval[0] > 0)}. Shown to fall: ${names(({ snips }) => snips !== null && snips.interval[1] < 0)}. Not estimated: ${names(({ snips }) => !snips)}. ● estimate by snips; line: ${confidence} interval; ❘ lower bound of the gated reward.`,
    ),
    table({
      caption: `Every reward a decision, snips, ${confidence}`,
      columns: ['Reward', 'Logged', 'Incumbent → challenger', 'Difference'],
      rows: rows.map(({ reward, gated, logged, snips }) => [
        gated ? html`${reward} <strong>← gated</strong>` : reward,
        fixed(logged, 3),
        ...(snips
          ? [
              fromTo(snips.incumbent, snips.challenger, 3),
              twoLines(signed(snips.difference, 3), between(snips.interval, 3)),
            ]
          : ['none', 'refused']),
      ]),
    }),
  )}
${refused.map(({ reward, refused: reason }) => note(html`<strong>${reward}</strong>: refused. ${reason ? sentence(reason) : 'No reason is on record.'}`))}${noted.map(({ reward, note: said }) => note(html`<strong>${reward}</strong>: ${said!}.`))}`;
}
