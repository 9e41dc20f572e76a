/** Where the challenger wins and loses: a policy can be better on average and worse where it matters. */
import { isOfPrompt } from '../../../policy/learn/rewards.ts';
import type { LearningReport } from '../content.ts';
import { beside, figure, html, type Markup, note, type Section, table, twoLines } from '../markup.ts';
import { balancePicture } from '../pictures/bars.ts';
import { intervalsPicture } from '../pictures/intervals.ts';
import { wordsOf } from '../reward-words.ts';
import { inOrder } from '../segment-order.ts';
import {
  between,
  capital,
  fixed,
  fromTo,
  known,
  level,
  listed,
  percent,
  sentence,
  signed,
  whole,
} from '../words.ts';
import { flipExamples } from './flip-examples.ts';

export function segments(report: LearningReport): Section {
  return {
    id: 'segments',
    title: 'Where it wins and loses',
    content: html`<p>Segments of one kind (place in the conversation, wishes known, how it is going) do not overlap; kinds do. With this many intervals, one in twenty misses by chance alone.</p>
${differences(report)}
${flips(report)}`,
  };
}

function differences({ estimates, dataset }: LearningReport): Markup {
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
      caption: `${capital(wordsOf(dataset.reward.name).noun)} a decision by segment, dr, ${confidence}`,
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

/** What flips are counted in: decisions that lose a useful prompt, or amounts of reward that are lost a decision. */
interface FlipWords {
  readonly title: string;
  readonly intro: Markup;
  readonly picture: string;
  readonly written: (value: number) => string;
  readonly worst: string;
}

function flipWords({ estimates, dataset }: LearningReport): FlipWords {
  const { negative, positive, negativeInterval, counterfactual } = estimates.flips;
  const { name } = dataset.reward;
  const confidence = level(0.05);
  if (isOfPrompt(name))
    return {
      title: 'Prompts lost and gained',
      intro: html`<p>${percent(negative)} of decisions lose a prompt that would have been useful (${confidence} interval ${percent(negativeInterval[0])} to ${percent(negativeInterval[1])}), and ${percent(positive)} gain one${counterfactual ? html` (${percent(counterfactual.positiveInterval[0])} to ${percent(counterfactual.positiveInterval[1])})` : ''}.${
        known(counterfactual?.ofUseful)
          ? ` Of the prompts that are useful today, ${percent(counterfactual.ofUseful)} are taken away.`
          : ''
      }</p>
${
  counterfactual
    ? html`<p>Only one prompt was asked, so this takes the two outcomes to be independent where the same is known, and corrects the cross-fitted model (which alone says ${percent(counterfactual.modelled.negative)} and ${percent(counterfactual.modelled.positive)}) by what the log saw. Without that assumption it is anything from ${percent(counterfactual.bounds[0])} to ${percent(counterfactual.bounds[1])} that is lost. An estimate below 0 is chance around a small rate.</p>`
    : html`<p>This is the model’s answer: read it with the model’s calibration, below.</p>`
}`,
      picture: 'Useful prompts lost and gained by segment',
      written: percent,
      worst: 'of decisions lose a useful prompt there',
    };
  const amount = (value: number) => fixed(value, 3);
  return {
    title: 'Reward lost and gained',
    intro: html`<p>Where the cross-fitted model expects less of the challenger’s prompt, ${amount(negative)} of reward (${name}) a decision is lost (${confidence} interval ${amount(negativeInterval[0])} to ${amount(negativeInterval[1])}); where it expects more, ${amount(positive)} is gained. This is the model’s answer: read it with the model’s calibration, below.</p>`,
    picture: `Reward (${name}) lost and gained by segment`,
    written: amount,
    worst: 'a decision is lost there',
  };
}

function flips(report: LearningReport): Markup {
  const rows = inOrder(report.estimates.flips.segments);
  const worst = rows.toSorted((a, b) => b.negative - a.negative)[0];
  const { title, intro, picture, written, worst: there } = flipWords(report);
  return html`<h3>${title}</h3>
${intro}
${
  rows.length === 0
    ? note('No segment has flips on record.')
    : beside(
        figure(
          balancePicture(
            picture,
            rows.map(({ segment, negative: lost, positive: gained }) => ({
              label: segment,
              lost: Math.max(0, lost),
              gained: Math.max(0, gained),
            })),
            written,
          ),
          `Most is lost in “${worst!.segment}”: ${written(worst!.negative)} ${there}, ${written(worst!.positive)} gained. In ${String(rows.filter((row) => row.positive > row.negative).length)} of ${String(rows.length)} segments more is gained than lost.`,
        ),
        table({
          caption: 'Negative and positive flips by segment',
          columns: ['Segment', 'Decisions', 'Lost', 'Gained'],
          rows: rows.map((row) => [
            row.segment,
            whole(row.rows),
            written(row.negative),
            written(row.positive),
          ]),
        }),
      )
}
${flipExamples(rows)}`;
}
