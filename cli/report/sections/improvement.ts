/** Challenger − incumbent a decision, by every estimator. */
import type { Difference, EstimatorName } from '../../../policy/estimate/paired.ts';
import type { LearningReport } from '../content.ts';
import { beside, figure, html, type Markup, note, type Section, table, twoLines } from '../markup.ts';
import { intervalsPicture } from '../pictures/intervals.ts';
import { PAIR_KEY, pairsPicture } from '../pictures/pairs.ts';
import { type RewardWords, wordsOf } from '../reward-words.ts';
import { between, capital, fixed, known, level, type MaybeInterval, sentence, signed } from '../words.ts';

type Settings = LearningReport['estimates']['usefulness']['settings'];

/** Those to read come first; shrunk ones and the model alone borrow the intervals of the others. */
const ORDER: readonly EstimatorName[] = [
  'dr',
  'snips',
  'ips',
  'sndr',
  'cressie-read',
  'switch-dr',
  'dros',
  'clipped-ips',
  'sub-gaussian',
  'dm',
];

export function improvement({ estimates, dataset }: LearningReport): Section {
  const words = wordsOf(dataset.reward.name);
  const { differences, refused, settings, diagnostics } = estimates.usefulness;
  const ordered = differences.toSorted((a, b) => placeOf(a) - placeOf(b));
  return {
    id: 'improvement',
    title: 'Improvement',
    content: html`<p>${words.meaning} The log itself has a mean of ${fixed(diagnostics.loggedValue)}.</p>
${
  ordered.length === 0
    ? note(
        refused
          ? `No estimate (${refused.side}). ${sentence(refused.reason)}`
          : 'No estimate: the log gave none, and no reason is on record.',
      )
    : shown(ordered, settings, words)
}
<h3>What this claims</h3>
<p>It claims how much more of this reward prompts would have brought, had the new policy chosen in the same situations, the log being what it says it is. It does not claim what happens in situations that only the new policy would bring about: a per-decision estimate is taken over the states that the logging policy visited, in the past that this log covers.</p>
`,
  };
}

function shown(
  differences: readonly Difference[],
  { alpha, rewardRange }: Settings,
  { noun, worth }: RewardWords,
): Markup {
  const confidence = level(alpha);
  const first = differences[0]!;
  const above = differences.filter(({ lowerBound }) => lowerBound > 0).length;
  return html`${beside(
    figure(
      intervalsPicture({
        title: 'Challenger minus incumbent by estimator',
        rows: differences.map(({ estimator, difference, intervals, lowerBound }) => ({
          label: estimator,
          value: difference,
          interval: intervals.normal,
          second: intervals.bootstrap,
          lowerBound,
        })),
        axis: '← worse · better →',
      }),
      html`By ${first.estimator} the difference is ${signed(first.difference)}, at least ${signed(first.lowerBound)}; the lower bound is above zero for ${String(above)} of ${String(differences.length)} estimators. ● estimate; thick line: normal ${confidence} interval; thin line: bootstrap; ❘ lower bound, one-sided, ${confidence}.`,
    ),
    table({
      caption: `Challenger − incumbent, ${noun} a decision, ${confidence}`,
      columns: ['Estimator', 'Difference', 'At least'],
      rows: differences.map(({ estimator, difference, intervals, lowerBound, hyperparameter }) => [
        hyperparameter ? twoLines(estimator, shrunkBy(hyperparameter)) : estimator,
        twoLines(signed(difference), between(intervals.normal, 3)),
        signed(lowerBound),
      ]),
    }),
  )}
<p>The gate reads <em>dr</em> and its lower bound, which is also checked against <em>snips</em> and is stricter than the interval suggests. From <em>switch-dr</em> on, rows are shrunk or from the model alone: their intervals are those of <em>dr</em> or <em>ips</em>, and the unshrunk rows are the safe reading.</p>
<h3>What each side is worth</h3>
${beside(
  figure(
    pairsPicture({
      title: `${capital(noun)} a decision of both policies by estimator`,
      rows: differences.map(({ estimator, incumbent, challenger }) => ({
        label: estimator,
        incumbent,
        challenger,
      })),
      axis: `${noun} a decision`,
      tick: (value) => fixed(value, 2),
      fromZero: false,
    }),
    `By ${first.estimator}: ${worth(first.challenger, first.incumbent)}. ${PAIR_KEY}`,
  ),
  table({
    caption: `${capital(noun)} a decision`,
    columns: ['Estimator', 'Incumbent', 'Challenger', 'Relative'],
    rows: differences.map(({ estimator, incumbent, challenger, relative }) => [
      estimator,
      fixed(incumbent),
      fixed(challenger),
      known(relative) ? `${signed(100 * relative, 1)}\u00a0%` : 'none',
    ]),
  }),
)}
${exact(differences, confidence, rewardRange)}`;
}

/** Intervals without approximation are wide; a picture with them would show nothing else. */
function exact(
  differences: readonly Difference[],
  confidence: string,
  range: Settings['rewardRange'],
): Markup {
  const most = range.high - range.low;
  const said = (interval: MaybeInterval) =>
    interval && interval[0] <= -most && interval[1] >= most ? 'the whole range' : between(interval, 3);
  return table({
    caption: `Other ${confidence} intervals of the difference`,
    columns: ['Estimator', 'Bootstrap', 'Empirical Bernstein', 'Sequence'],
    rows: differences.map(({ estimator, intervals }) => [
      estimator,
      said(intervals.bootstrap),
      said(intervals['empirical-bernstein']),
      said(intervals.sequence),
    ]),
  });
}

function shrunkBy({ name, value }: NonNullable<Difference['hyperparameter']>): string {
  return known(value) ? `${name} ${value}` : 'not shrunk';
}

function placeOf({ estimator }: Difference): number {
  return ORDER.indexOf(estimator);
}
