/** The matrix as text: rows are what a policy was trained on, columns what it is scored on. */
import { aligned } from '../../cli/table.ts';
import { REWARDS } from '../../policy/learn/rewards.ts';
import type { RewardExperiment, Trained } from './experiment.ts';
import { compared, TRUTHS, type Truth } from './truths.ts';

export function tablesOf({ world, rule, trained, seconds }: RewardExperiment): string {
  const { simulate, learn, compare } = seconds;
  return [
    '',
    `${world.name} (${simulate.toFixed(0)} + ${learn.toFixed(0)} + ${compare.toFixed(0)} s)`,
    '',
    'What the log says: challenger − incumbent a decision (snips), and the verdict of the gate',
    ...aligned([
      ['trained on', ...REWARDS, 'ESS', 'learner', 'verdict'],
      ['(rule)', ...trained[0]!.cycle.estimates.rewards.map(incumbentOf), '', '', ''],
      ...trained.map((each) => [
        each.reward,
        ...each.cycle.estimates.rewards.map(estimateOf),
        each.cycle.estimates.usefulness.diagnostics.challenger.effectiveSampleSize.toFixed(0),
        each.cycle.trained.chosen.name,
        each.cycle.gate.verdict,
      ]),
    ]),
    '',
    'What is true: on the same new listeners, with the difference to the rule policy',
    ...aligned([
      ['trained on', ...TRUTHS.map(({ name }) => name), 'most asked'],
      ['(rule)', ...TRUTHS.map((truth) => truth.written(compared(truth, rule, rule).value)), mostAsked(rule)],
      ...trained.map(({ reward, results }) => [
        reward,
        ...TRUTHS.map((truth) => {
          const { value, difference, half } = compared(truth, results, rule);
          return `${truth.written(value)} (${signed(truth, difference)} ± ${truth.written(half)})`;
        }),
        mostAsked(results),
      ]),
    ]),
  ].join('\n');
}

/** Each world counts alike; ± is of the scatter between worlds. */
export function meansOverWorlds(experiments: readonly RewardExperiment[]): string {
  const rows = REWARDS.map((reward) => [
    reward,
    ...TRUTHS.map((truth) => {
      const differences = experiments.map(({ rule, trained }) => {
        const { results } = trained.find((each) => each.reward === reward)!;
        return compared(truth, results, rule).difference;
      });
      const mean = differences.reduce((sum, each) => sum + each, 0) / differences.length;
      const above = differences.filter((each) => each > 0).length;
      return `${signed(truth, mean)} (${above} of ${differences.length} above 0)`;
    }),
  ]);
  return [
    '',
    `Mean difference to the rule policy over ${experiments.length} worlds`,
    ...aligned([['trained on', ...TRUTHS.map(({ name }) => name)], ...rows]),
  ].join('\n');
}

type Estimate = Trained['cycle']['estimates']['rewards'][number];

function incumbentOf({ snips, logged }: Estimate): string {
  return snips ? snips.incumbent.toFixed(3) : `logged ${logged.toFixed(3)}`;
}

function estimateOf({ snips }: Estimate): string {
  if (!snips) return 'refused';
  const half = (snips.interval[1] - snips.interval[0]) / 2;
  return `${minus(snips.difference, 3)} ± ${half.toFixed(3)}`;
}

function mostAsked(results: Trained['results']): string {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { prompts } of results)
    for (const prompt of prompts) {
      counts.set(prompt, (counts.get(prompt) ?? 0) + 1);
      total += 1;
    }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 2)
    .map(([prompt, count]) => `${prompt} ${Math.round((100 * count) / total)} %`)
    .join(', ');
}

function signed({ written }: Truth, value: number): string {
  return `${value < 0 ? '−' : '+'}${written(Math.abs(value))}`;
}

function minus(value: number, decimals: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(decimals)}`;
}
