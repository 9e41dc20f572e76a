/** What whole conversations would have returned, or why the log cannot say. */
import type { LearningReport } from '../content.ts';
import { beside, figure, html, type Markup, note, type Section, table, twoLines } from '../markup.ts';
import { intervalsPicture } from '../pictures/intervals.ts';
import { between, counted, fixed, level, listed, sentence, signed, whole } from '../words.ts';

type Conversations = LearningReport['estimates']['conversations'];
type Return = Conversations['returns'][number];

const MEANING = {
  success: {
    name: 'Success',
    unit: 'share of conversations that ended with music',
    good: 'better →',
    bad: '← worse',
  },
  turns: { name: 'Turns', unit: 'prompts a conversation', good: 'longer →', bad: '← shorter' },
  usefulness: {
    name: 'Reward',
    unit: 'rewards of its prompts, discounted',
    good: 'better →',
    bad: '← worse',
  },
} as const;

export function conversations({ estimates, dataset }: LearningReport): Section {
  const { returns, refused, settings, diagnostics, conversations: count } = estimates.conversations;
  const { challenger, incumbent } = diagnostics;
  return {
    id: 'conversations',
    title: 'Whole conversations',
    content: html`<p>What a conversation would have returned, had the policy chosen <em>every</em> prompt in it. This asks more of a log than single decisions do: weights are multiplied along the conversation.</p>
${
  refused
    ? note(
        html`<strong>No estimate.</strong> For the ${refused.side}, ${refused.reason}. For conversations this long and policies that differ this much, that is the usual answer; what the log supports is the estimate a decision, above.`,
      )
    : returns.map((each) => difference(each, settings.alpha))
}
${beside(
  table({
    caption: `The logged conversations themselves (${whole(count)})`,
    columns: ['Return', 'Mean', 'Standard error'],
    rows: returns.map(({ name, logged }) => [
      twoLines(
        MEANING[name].name,
        name === 'usefulness'
          ? `${MEANING[name].unit} by ${settings.discount} a turn (${dataset.reward.name})`
          : MEANING[name].unit,
      ),
      fixed(logged.value, 3),
      fixed(logged.standardError, 4),
    ]),
    empty: 'No conversation was whole enough to be counted.',
  }),
  table({
    caption: 'Products of weights at the end of the conversations',
    columns: ['Measure', 'Incumbent', 'Challenger'],
    rows: [
      [
        'Effective conversations',
        fixed(incumbent.effectiveSampleSize, 1),
        fixed(challenger.effectiveSampleSize, 1),
      ],
      ['Mean (should be 1)', fixed(incumbent.meanWeight, 3), fixed(challenger.meanWeight, 3)],
      ['Largest', fixed(incumbent.maxWeight, 1), fixed(challenger.maxWeight, 1)],
      ['Mean length in turns', fixed(incumbent.meanLength, 1), fixed(challenger.meanLength, 1)],
    ],
  }),
)}`,
  };
}

function difference({ name, differences, refused }: Return, alpha: number): Markup {
  const { name: title, unit, good, bad } = MEANING[name];
  if (differences.length === 0)
    return html`<h3>${title}</h3>\n${note(refused ? `No estimate. ${sentence(refused.reason)}` : 'No estimate, and no reason is on record.')}`;
  const best = differences.find(({ estimator }) => estimator === 'weighted-dr') ?? differences.at(-1)!;
  return html`<h3>${title}</h3>
${beside(
  figure(
    intervalsPicture({
      title: `${title} a conversation, challenger minus incumbent`,
      rows: differences.map((each) => ({
        label: each.estimator,
        value: each.difference,
        interval: each.intervals.normal,
        second: each.intervals.bootstrap,
      })),
      axis: `${bad} · ${good}`,
    }),
    `By ${best.estimator} the difference is ${signed(best.difference, 3)} (${between(best.intervals.normal, 3)}), from ${fixed(best.incumbent, 3)} to ${fixed(best.challenger, 3)}. ${counted(differences.length, 'estimator')}: ${listed(differences.map(({ estimator }) => estimator))}.`,
  ),
  table({
    caption: `${title} (${unit}), ${level(alpha)}`,
    columns: ['Estimator', 'Incumbent', 'Challenger', 'Difference'],
    rows: differences.map((each) => [
      each.estimator,
      fixed(each.incumbent, 3),
      fixed(each.challenger, 3),
      twoLines(signed(each.difference, 3), between(each.intervals.normal, 3)),
    ]),
  }),
)}`;
}
