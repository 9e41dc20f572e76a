/**
 * Graceful updates: what it costs to cut negative flips. The aim: by half, at no more than 1 % of value lost.
 * `npm run bench:congruent [-- --worlds 20 --first 1 --logged 8000 --judged 8000 --betas 1,3,10 --success 1000 --quick]`.
 *
 * In each random world two updates. The first: the rule policy explores, and trees and a linear model are learned from its
 * log, plainly and for every β. The next: the trees so learned explore, and are themselves the incumbent of what is
 * learned from their log. Value (usefulness a decision, doubly robust) and negative flips (counterfactual) are of another
 * log, in half of which the incumbent explores and in half the plain challenger: the states either policy meets, and the
 * choices of both often enough.
 */
import { parseArgs } from 'node:util';
import { randomWorld } from '../simulator/random-world.ts';
import { headline, tablesOf, type WorldUpdate, worldLine } from './congruent/table.ts';
import { artifactOf, successOf, update } from './congruent/update.ts';

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    worlds: { type: 'string' },
    first: { type: 'string', default: '1' },
    logged: { type: 'string' },
    judged: { type: 'string' },
    betas: { type: 'string' },
    success: { type: 'string', default: '0' },
    quick: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(
    [
      '--worlds N   random worlds (20)             --first N    seed of the first (1)',
      '--logged N   conversations learned from     --judged N   conversations judged on (8000 each)',
      '--betas LIST strengths, beside the plain challenger (1,3,10)',
      '--success N  also the share of N other listeners who find music, told by the world (0: not asked)',
      '--quick      one world, 600 conversations, one β',
    ].join('\n'),
  );
} else await run();

async function run(): Promise<void> {
  const { quick } = values;
  const [worlds, first] = [Number(values.worlds ?? (quick ? 1 : 20)), Number(values.first)];
  const logged = Number(values.logged ?? (quick ? 600 : 8_000));
  const judged = Number(values.judged ?? (quick ? 600 : 8_000));
  const strengths = (values.betas ?? (quick ? '1' : '1,3,10')).split(',').map(Number);
  const compared = Number(values.success);
  console.log(headline({ worlds, first, logged, judged }));
  const done: WorldUpdate[] = [];
  for (let seed = first; seed < first + worlds; seed++) {
    const world = randomWorld(seed);
    let incumbent: Parameters<typeof update>[1] = 'rule';
    for (const name of ['first', 'next'] as const) {
      const began = performance.now();
      // Another week's listeners: the seed of one update has nothing to do with that of the other.
      const sizes = { logged, judged, strengths, seed: name === 'first' ? seed : seed + 500_009 };
      const measured = await update(world, incumbent, sizes);
      const success =
        compared > 0 ? await successOf(world, measured, { conversations: compared, seed }) : undefined;
      const each: WorldUpdate = {
        world: world.name,
        update: name,
        measured,
        ...(success ? { success } : {}),
      };
      done.push(each);
      console.log(worldLine(each, (performance.now() - began) / 1000));
      incumbent = artifactOf(measured[0]!.model);
    }
  }
  console.log(tablesOf(done).join('\n'));
}
