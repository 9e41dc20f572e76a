/** Where the challenger wins and loses: a policy can be better on average and worse where it matters. */
import type { LearningReport } from '../content.ts';
import { beside, figure, html, type Markup, note, type Section, table, twoLines } from '../markup.ts';
import { balancePicture } from '../pictures/bars.ts';
import { intervalsPicture } from '../pictures/intervals.ts';
import { inOrder } from '../segment-order.ts';
import { between, fromTo, known, level, listed, percent, sentence, signed, whole } from '../words.ts';

export function segments(report: LearningReport): Section {
  return {
    id: 'segments',
    title: 'Where it wins and loses',
    content: html`<p>Segments of one kind (place in the conversation, wishes known, how it is going) do not overlap; kinds do. With this many intervals, one in twenty misses by chance alone.</p>
${differences(report)}
${flips(report)}`,
  };
}

function differences({ estimates }: LearningReport): Markup {
  const rows = inOrder(estimates.segments);
  if (rows.length === 0) return note('No segment was estimated.');
  const confidence = level(estimates.usefulness.settings.alpha);
  const names = (of: readonly { readonly segment: string }[]) => listed(of.map(({ segment }) => segment));
  const wins = rows.filter(({ interval }) => interval && interval[0] > 0);
  const losses = rows.filter(({ interval }) => interval && interval[1] < 0);
  const refused = rows.filter((row) => row.refused !== null);
  return html`${beside(
    figure(
      intervalsPicture({
        title: 'Challenger minus incumbent by segment',
        rows: rows.map(({ segment, difference, interval }) => ({
          label: segment,
          value: difference,
          interval,
        })),
        axis: '← worse · better →',
      }),
      `Shown to win: ${names(wins)}. Shown to lose: ${names(losses)}. Too little support to say: ${names(refused)}. ● estimate by dr; line: ${confidence} interval.`,
    ),
    table({
      caption: `Usefulness a decision by segment, dr, ${confidence}`,
      columns: ['Segment', 'Incumbent → challenger', 'Difference'],
      rows: rows.map(({ segment, incumbent, challenger, difference, interval }) => [
        segment,
        ...(known(difference)
          ? [fromTo(incumbent, challenger, 3), twoLines(signed(difference, 3), between(interval, 3))]
          : ['none', 'refused']),
      ]),
    }),
  )}
${refused.map(({ segment, refused: reason }) => note(html`<strong>${segment}</strong>: refused. ${sentence(reason!)}`))}`;
}

function flips({ estimates }: LearningReport): Markup {
  const { negative, positive, negativeInterval, segments: unordered } = estimates.flips;
  const rows = inOrder(unordered);
  const worst = rows.toSorted((a, b) => b.negative - a.negative)[0];
  return html`<h3>Prompts lost and gained</h3>
<p>By the cross-fitted model, ${percent(negative)} of decisions lose a prompt that would have been useful (${level(0.05)} interval ${percent(negativeInterval[0])} to ${percent(negativeInterval[1])}), and ${percent(positive)} gain one. This is the model’s answer: read it with the model’s calibration, below.</p>
${
  rows.length === 0
    ? note('No segment has flips on record.')
    : beside(
        figure(
          balancePicture(
            'Useful prompts lost and gained by segment',
            rows.map(({ segment, negative: lost, positive: gained }) => ({ label: segment, lost, gained })),
            percent,
          ),
          `Most is lost in “${worst!.segment}”: ${percent(worst!.negative)} of decisions lose a useful prompt there, ${percent(worst!.positive)} gain one. In ${String(rows.filter((row) => row.positive > row.negative).length)} of ${String(rows.length)} segments more is gained than lost.`,
        ),
        table({
          caption: 'Negative and positive flips by segment',
          columns: ['Segment', 'Decisions', 'Lost', 'Gained'],
          rows: rows.map((row) => [
            row.segment,
            whole(row.rows),
            percent(row.negative),
            percent(row.positive),
          ]),
        }),
      )
}`;
}
