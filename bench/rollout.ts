/**
 * `npm run bench:rollout [-- --rollouts 400]`: what becomes of challengers whose truth is known. Simulated listeners
 * (bench/rollout/population.ts) are assigned, served and read by the real assignment, tally and stage machine, one look
 * a day.
 *
 *   --quick              6 rollouts of each
 *   --weekly 50000,…     conversations a week
 *   --only harmful       challengers whose names have this in them
 *   --first 1001         the first rollout's number; those below 1,000 were looked at while the rules were chosen
 */
import { parseArgs } from 'node:util';
import { aligned } from '../cli/table.ts';
import { type Challenger, SHAPE } from './rollout/population.ts';
import type { Run } from './rollout/runs.ts';
import type { Job } from './rollout/worker.ts';
import { Threads } from './threads.ts';

const CHALLENGERS: readonly Challenger[] = [
  { name: 'harmful, −10 %', success: -0.1 },
  { name: 'worse, −2 %', success: -0.02 },
  { name: 'equal', success: 0 },
  { name: 'better, +4 %', success: 0.04 },
  { name: 'better, +8 %', success: 0.08 },
  { name: '+8 %, 20 % of its log lost', success: 0.08, lost: 0.2 },
];

const { values } = parseArgs({
  options: {
    rollouts: { type: 'string' },
    quick: { type: 'boolean', default: false },
    weekly: { type: 'string', default: String(SHAPE.weekly) },
    only: { type: 'string', default: '' },
    first: { type: 'string', default: '1001' },
  },
});
const rollouts = Number(values.rollouts ?? (values.quick ? 6 : 400));
const threads = new Threads<Job, Run>(new URL('./rollout/thread.mjs', import.meta.url), 2);
const complaints: string[] = [];
const began = performance.now();
for (const weekly of values.weekly.split(',').map(Number)) {
  console.log(
    `\n${weekly.toLocaleString('en-US')} conversations a week, ${rollouts} rollouts of each challenger`,
  );
  const rows = [
    [
      'challenger',
      'became default',
      'rolled back',
      'mismatch found',
      'days (median)',
      'reached (mean)',
      'seen by',
    ],
  ];
  for (const challenger of CHALLENGERS.filter(({ name }) => name.includes(values.only))) {
    const shape = { ...SHAPE, weekly };
    const jobs = Array.from({ length: rollouts }, (_, n) => ({
      seed: Number(values.first) + n,
      challenger,
      shape,
    }));
    const runs = await threads.run(jobs);
    rows.push([challenger.name, ...figures(runs)]);
    complaints.push(...complaintsOf(challenger, runs));
    if (process.stderr.isTTY) console.error(`${challenger.name} done`);
  }
  console.log(aligned(rows).join('\n'));
}
console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s`);
await threads.close();
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;

/** What was promised: who is not better becomes the default in at most one of a hundred, who is by 8 % in nine of ten. */
function complaintsOf({ name, success, lost = 0 }: Challenger, runs: readonly Run[]): readonly string[] {
  const defaults = runs.filter(({ ended }) => ended === 'default').length / runs.length;
  if ((success <= 0 || lost > 0) && defaults > 0.01)
    return [`${name}: became the default in ${percent(defaults)}, more than 1 %`];
  if (success >= 0.08 && lost === 0 && defaults < 0.9)
    return [`${name}: became the default in ${percent(defaults)}, less than 90 %`];
  return [];
}

function figures(runs: readonly Run[]): string[] {
  const share = (of: (run: Run) => boolean) => percent(runs.filter(of).length / runs.length);
  const mean = (of: (run: Run) => number) => runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
  const days = runs.map((run) => run.days).sort((a, b) => a - b);
  return [
    share(({ ended }) => ended === 'default'),
    share(({ ended }) => ended === 'rolled-back'),
    share(({ reason }) => reason.startsWith('sample-ratio')),
    String(days[days.length >> 1]),
    `${mean(({ reached }) => reached).toFixed(1)} %`,
    percent(mean(({ seen }) => seen)),
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
