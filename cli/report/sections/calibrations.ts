/** The two pictures of what was said against what came. */
import type { CalibrationBucket } from '../../../policy/estimate/audit/calibration.ts';
import type { RewardBucket } from '../../../policy/learn/estimate.ts';
import { beside, figure, type Markup, note, table } from '../markup.ts';
import { calibrationPicture } from '../pictures/calibration.ts';
import { capital, fixed, known, percent, roundPercent, signed, whole } from '../words.ts';

export function propensityPicture(buckets: readonly CalibrationBucket[]): Markup {
  const points = buckets.filter(({ expected, observed }) => expected > 0 && observed > 0);
  const rows = table({
    caption: 'Candidates by their logged probability; z in standard deviations',
    columns: ['Logged at', 'Candidates', 'Expected', 'Chosen', 'z'],
    rows: buckets.map(({ low, high, candidates, expected, observed, z }) => [
      rangeOf(low, high),
      whole(candidates),
      percent(expected),
      percent(observed),
      signed(z, 1),
    ]),
    empty: 'No candidate’s probability is on record.',
  });
  if (points.length === 0) return rows;
  const far = points.toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z))[0]!;
  const missing = buckets.length - points.length;
  return beside(
    figure(
      calibrationPicture({
        title: 'Logged probability of candidates against the share that was chosen',
        points,
        scale: 'log',
        tick: roundPercent,
        axes: { expected: 'logged probability', observed: '↑ share that was chosen' },
      }),
      `On the dashed line, prompts are drawn as often as they were logged to be. Furthest off in standard deviations (${signed(far.z, 1)}): candidates logged at ${percent(far.expected)} were chosen in ${percent(far.observed)}.${missing > 0 ? ` ${missing} without a single choice cannot be drawn on this scale.` : ''}`,
    ),
    rows,
  );
}

export function rewardPicture(buckets: readonly RewardBucket[], noun: string): Markup {
  const points = buckets
    .filter(({ predicted, observed }) => known(predicted) && known(observed))
    .map(({ predicted, observed }) => ({ expected: predicted, observed }));
  if (points.length === 0) return note('Not tested: there are no predictions on record.');
  const far = points.toSorted(
    (a, b) => Math.abs(b.observed - b.expected) - Math.abs(a.observed - a.expected),
  )[0]!;
  return beside(
    figure(
      calibrationPicture({
        title: `Expected ${noun} of the logged prompts against what came`,
        points,
        scale: 'linear',
        tick: (value) => fixed(value, 2),
        axes: { expected: 'expected by the model', observed: `↑ ${noun} that came` },
      }),
      `On the dashed line, what the cross-fitted model expects is what came. Furthest off: ${fixed(far.expected, 3)} expected, ${fixed(far.observed, 3)} came. Estimates repair what the model gets wrong; of flips, all but the product of two errors.`,
    ),
    table({
      caption: `${capital(noun)} in equally full groups, by what was expected`,
      columns: ['Group', 'Decisions', 'Expected', 'Came'],
      rows: buckets.map(({ rows, predicted, observed }, i) => [
        String(i + 1),
        whole(rows),
        fixed(predicted, 3),
        fixed(observed, 3),
      ]),
    }),
  );
}

function rangeOf(low: number, high: number): string {
  if (low >= 1) return '100 %';
  return high <= 1
    ? `${roundPercent(low).replace(' %', '')}–${roundPercent(high)}`
    : `from ${roundPercent(low)}`;
}
