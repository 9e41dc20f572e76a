/**
 * Policies trained on one reward, scored on the others: `npm run bench:rewards [-- --worlds 5 --logged 10000 --compared
 * 2000 --quick]`. The default world, and then random ones drawn by seed. In each the rule policy explores once, a policy
 * is learned from that log for each reward, and the world tells the truth about all of them on the same new listeners.
 */
import { parseArgs } from 'node:util';
import { defaultWorld } from '../simulator/default-world.ts';
import { randomWorld } from '../simulator/random-world.ts';
import { rewardExperiment } from './rewards/experiment.ts';
import { meansOverWorlds, tablesOf } from './rewards/tables.ts';

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '0' },
    logged: { type: 'string' },
    compared: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const logged = Number(values.logged ?? (values.quick ? 700 : 10_000));
const compared = Number(values.compared ?? (values.quick ? 150 : 2_000));
const worlds = [defaultWorld, ...Array.from({ length: Number(values.worlds) }, (_, i) => randomWorld(i + 1))];

console.log(`${logged} logged conversations, ${compared} compared, 95 % intervals`);
const done = [];
for (const [seed, world] of worlds.entries()) {
  const experiment = await rewardExperiment(world, { logged, compared, seed: seed + 1 });
  done.push(experiment);
  console.log(tablesOf(experiment));
}
if (done.length > 1) console.log(meansOverWorlds(done));
