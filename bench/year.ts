/**
 * `npx tsx bench/year.ts [--weeks 52] [--weekly 1200] [--seed 1]`: a year of weekly cycles over a drifting population,
 * with a bad challenger, a corrupt artifact, a broken logger and a sample-ratio mismatch along the way (bench/year/).
 * Prints every week's true success and every decision taken; `--json` prints a line a week instead.
 */
import { parseArgs } from 'node:util';
import { year } from './year/year.ts';

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
  if (values.json) {
    console.log(JSON.stringify(report));
    continue;
  }
  const {
    week,
    successes,
    prompts,
    conversations,
    incumbent,
    challenger,
    stage,
    incident,
    degraded,
    decisions,
  } = report;
  const success = successes / conversations;
  const served = challenger === null ? incumbent : `${incumbent}, ${challenger} ${stage} %`;
  console.log(
    `${String(week + 1).padStart(2)}  ${(100 * success).toFixed(1)} % ${'▪'.repeat(Math.round(60 * success)).padEnd(36)} ${(prompts / conversations).toFixed(2)} prompts  ${served}`,
  );
  const notes = [
    ...(incident === null ? [] : [`incident: ${incident}`]),
    ...Object.entries(degraded).map(([arm, reason]) => `${arm} served by another policy: ${reason}`),
    ...decisions,
  ];
  for (const note of notes) console.log(`      ${note}`);
}
if (!values.json) console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s`);
