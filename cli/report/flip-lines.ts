/** Flips for the terminal: the rates with what they rest on, and where useful prompts are taken away. */
import { isOfPrompt } from '../../policy/learn/rewards.ts';
import type { LearningReport } from './content.ts';
import { percent } from './words.ts';

const SEGMENTS = 3;

export function flipLines({ estimates, dataset }: LearningReport): readonly string[] {
  const { changed, negative, positive, negativeInterval, counterfactual, segments } = estimates.flips;
  if (!isOfPrompt(dataset.reward.name) || !counterfactual) return [];
  const { bounds } = counterfactual;
  const range = ([low, high]: readonly [number, number]) => `${percent(low)} to ${percent(high)}`;
  const losing = segments.filter((segment) => segment.examples !== undefined);
  return [
    `flips: ${percent(changed)} of choices change; ${percent(negative)} lose a useful prompt (95 %: ${range(negativeInterval)}; whichever way outcomes hang together: ${range(bounds)}), ${percent(positive)} gain one`,
    ...losing
      .slice(0, SEGMENTS)
      .flatMap(({ segment, negative: lost, positive: won, examples }) => [
        `  more lost than won in “${segment}”: ${percent(lost)} against ${percent(won)}`,
        ...(examples ?? [])
          .slice(0, 1)
          .map(
            (each) =>
              `    e.g. ${each.conversation} prompt ${each.turn} (${each.situation.join('; ')}): ${each.lost} was useful, now ${each.given === each.lost ? 'another' : each.given}`,
          ),
      ]),
    ...(losing.length > SEGMENTS ? [`  and ${losing.length - SEGMENTS} segments more: see report.html`] : []),
  ];
}
