/** How much of the log speaks of the policies at all. */
import { LEAST_EFFECTIVE_ROWS } from '../../../policy/estimate/refusal.ts';
import type { LearningReport } from '../content.ts';
import { beside, figure, html, note, type Section, table, twoLines } from '../markup.ts';
import { barsPicture } from '../pictures/bars.ts';
import { inOrder } from '../segment-order.ts';
import { fixed, listed, percent, pValue, whole } from '../words.ts';

export function support({ estimates }: LearningReport): Section {
  const { rows, clusters, diagnostics, settings } = estimates.usefulness;
  const { challenger, incumbent } = diagnostics;
  const segments = inOrder(estimates.audit.support);
  const flagged = segments.filter((each) => each.flagged);
  const least = segments.toSorted((a, b) => a.effectiveSampleSize - b.effectiveSampleSize)[0];
  const both = (
    name: string,
    meaning: string,
    of: (side: typeof challenger) => string,
  ): readonly (string | ReturnType<typeof twoLines>)[] => [
    twoLines(name, meaning),
    of(incumbent),
    of(challenger),
  ];
  return {
    id: 'support',
    title: 'Support and weights',
    content: html`<p>${whole(rows)} decisions in ${whole(clusters)} conversations were judged. Only those where a policy would have asked what was logged speak of it, each weighted by how rarely that was drawn; an effective sample size (ESS) says how many equally weighted ones they are worth.</p>
${table({
  caption: 'Weights of the judged decisions',
  columns: ['Measure', 'Incumbent', 'Challenger'],
  rows: [
    both('Effective decisions', 'refused below 50', (side) => whole(side.effectiveSampleSize)),
    both('Effective conversations', 'refused below 10', (side) => whole(side.clusterEffectiveSampleSize)),
    both('Mean weight', 'should be 1', (side) => fixed(side.meanWeight, 3)),
    both('Chance of such a mean', 'if the propensities are right', (side) =>
      side.meanWeightPValue === null ? 'weights do not vary' : pValue(side.meanWeightPValue),
    ),
    both('Largest weight', `at most ${fixed(settings.weightBound, 1)}`, (side) => fixed(side.maxWeight, 1)),
    both('Heaviest decision', 'share of all weight', (side) => percent(side.support.heaviestRow)),
    both('Decisions that say nothing', 'another prompt was logged', (side) =>
      percent(side.support.rowsWithoutTarget),
    ),
    both('Weight on rare prompts', 'logged below 1 %', (side) => percent(side.support.weightOnRareActions)),
    both('Smallest propensity', 'of a logged prompt', (side) => fixed(side.support.smallestPropensity)),
  ],
})}
<h3>Support by segment</h3>
${
  segments.length === 0
    ? note('No segment has its support on record.')
    : beside(
        figure(
          barsPicture({
            title: 'Effective decisions that speak of the challenger, by segment',
            rows: segments.map(({ segment, effectiveSampleSize, flagged: hollow }) => ({
              label: segment,
              value: effectiveSampleSize,
              hollow,
            })),
            written: whole,
            limit: { at: LEAST_EFFECTIVE_ROWS, name: `${LEAST_EFFECTIVE_ROWS}: least` },
          }),
          `Least supported is “${least!.segment}” with ${whole(least!.effectiveSampleSize)} effective decisions. Flagged as too few (hollow bars): ${listed(flagged.map(({ segment }) => segment))}.`,
        ),
        table({
          caption: 'Support of the challenger by segment',
          columns: ['Segment', 'Decisions', 'ESS', 'Mean weight'],
          rows: segments.map((each) => [
            each.segment,
            whole(each.rows),
            each.flagged
              ? twoLines(whole(each.effectiveSampleSize), '✗ flagged')
              : whole(each.effectiveSampleSize),
            fixed(each.meanWeight, 2),
          ]),
        }),
      )
}`,
  };
}
