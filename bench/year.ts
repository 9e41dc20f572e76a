/**
 * `npm run bench:year [-- --weeks 52 --weekly 1200 --seed 1]`: a year of weekly cycles over a drifting population, with a
 * bad challenger, a corrupt artifact, a broken logger and a sample-ratio mismatch along the way (bench/year/). Prints
 * every week's true success and every decision taken; `--json` prints a line a week instead.
 */
import { parseArgs } from 'node:util';
import type { Worth } from './year/worth.ts';
import { type WeekReport, year } from './year/year.ts';

const INCIDENTS: Readonly<Record<NonNullable<WeekReport['incident']>, string>> = {
  logger: 'propensities are logged that are not those that were drawn with',
  lost: 'three in ten of the challenger’s listeners never reach the log',
};

const { values } = parseArgs({
  options: {
    weeks: { type: 'string', default: '52' },
    weekly: { type: 'string', default: '1200' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const settings = {
  weeks: Number(values.weeks),
  perWeek: Number(values.weekly),
  seed: Number(values.seed),
  workers: 2,
};
const began = performance.now();
for await (const report of year(settings)) {
  if (values.json) console.log(JSON.stringify(report));
  else console.log('week' in report ? linesOf(report) : worthOf(report));
}
if (!values.json) console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s`);

function linesOf(report: WeekReport): string {
  const { week, successes, prompts, conversations, incumbent, challenger, stage } = report;
  const { incident, degraded, decisions } = report;
  const success = successes / conversations;
  const served = challenger === null ? incumbent : `${incumbent}, ${challenger} ${stage} %`;
  const notes = [
    ...(incident === null ? [] : [`incident: ${INCIDENTS[incident]}`]),
    ...Object.entries(degraded).map(([arm, reason]) => `${arm} served by another policy: ${reason}`),
    ...decisions,
  ];
  const bar = '▪'.repeat(Math.round(60 * success)).padEnd(24);
  return [
    `${String(week + 1).padStart(2)}  ${percent(success)} ${bar} ${(prompts / conversations).toFixed(2)} prompts  ${served}`,
    ...notes.map((note) => `      ${note}`),
  ].join('\n');
}

function worthOf({ first, last, successInterval }: Worth): string {
  const [low, high] = successInterval.map((points) => (100 * points).toFixed(1));
  return `
In the last week, nobody exploring: ${first.policy} ${percent(first.success)} in ${first.turns.toFixed(2)} prompts, ${last.policy} ${percent(last.success)} in ${last.turns.toFixed(2)} (${low} to ${high} points apart)`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
