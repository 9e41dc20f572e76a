/**
 * The first published experiment, reproduced (Mairesse, Luo & Ye, RecSys 2021: +8 % success in 20 % fewer turns than the
 * rule-based policy): `npm run bench:learn [-- --worlds 20 --logged 50000 --compared 4000]`. Worlds are drawn by seed.
 */
import { parseArgs } from 'node:util';
import { randomWorld } from '../simulator/random-world.ts';
import { type Experiment, experiment } from './learn/experiment.ts';

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '20' },
    first: { type: 'string', default: '1' },
    logged: { type: 'string', default: '50000' },
    compared: { type: 'string', default: '4000' },
  },
});
const [worlds, first, logged, compared] = [values.worlds, values.first, values.logged, values.compared].map(
  Number,
) as [number, number, number, number];

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const signed = (share: number) => `${share < 0 ? '−' : '+'}${(100 * Math.abs(share)).toFixed(0)} %`;

console.log(`${worlds} worlds, ${logged} logged conversations each, ${compared} compared\n`);
console.log(
  'world        verdict  learner   success: rule uniform   gain learned     ±  | turns: rule  gain learned | most asked',
);
const done: Experiment[] = [];
for (let seed = first; seed < first + worlds; seed++) {
  const each = await experiment(randomWorld(seed), { logged, compared, seed });
  done.push(each);
  console.log(line(each));
}
const mean = (value: (each: Experiment) => number) =>
  done.reduce((sum, each) => sum + value(each), 0) / done.length;
const success = ({ truths }: Experiment, over: 'rule' | 'gain' | 'uniform') =>
  truths.learned.success / truths[over].success - 1;
const turns = ({ truths }: Experiment, over: 'rule' | 'gain' | 'uniform') =>
  truths.learned.turns / truths[over].turns - 1;
for (const over of ['rule', 'gain', 'uniform'] as const)
  console.log(
    `\nlearned against ${over}: success ${signed(mean((each) => success(each, over)))} (mean of relative), ` +
      `${signed(mean(({ truths }) => truths.learned.success) / mean(({ truths }) => truths[over].success) - 1)} (of means); ` +
      `turns ${signed(mean((each) => turns(each, over)))}; higher success in ${done.filter((each) => success(each, over) > 0).length} of ${done.length}`,
  );
const promoted = done.filter(({ cycle }) => cycle.gate.verdict === 'promote');
const better = promoted.filter(({ difference }) => difference.success > 0);
const shorter = promoted.filter(({ difference }) => difference.turns < 0);
console.log(
  `\npromoted ${promoted.length} of ${done.length}; of these truly better in success ${better.length}, in fewer turns ${shorter.length}`,
);
const asked = new Map<string, number>();
for (const { truths } of done)
  for (const [prompt, share] of Object.entries(truths.learned.prompts))
    asked.set(prompt, (asked.get(prompt) ?? 0) + share / done.length);
console.log(
  `most asked: ${[...asked]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 6)
    .map(([prompt, share]) => `${prompt} ${percent(share)}`)
    .join(', ')}`,
);

function line({ world, cycle, truths, difference, seconds }: Experiment): string {
  const { rule, uniform, gain, learned } = truths;
  const half = (difference.successInterval[1] - difference.successInterval[0]) / 2;
  return [
    world.name.padEnd(12),
    cycle.gate.verdict.padEnd(8),
    cycle.trained.chosen.name.slice(0, 8).padEnd(9),
    ...[rule, uniform, gain, learned].map(({ success: each }) => percent(each).padStart(7)),
    percent(half).padStart(6),
    ' | ',
    ...[rule, gain, learned].map(({ turns: each }) => each.toFixed(2).padStart(6)),
    ' | ',
    Object.entries(learned.prompts)
      .slice(0, 3)
      .map(([prompt, share]) => `${prompt} ${Math.round(100 * share)} %`)
      .join(', '),
    ` (${Object.values(seconds)
      .map((s) => s.toFixed(0))
      .join('+')} s)`,
  ].join(' ');
}
