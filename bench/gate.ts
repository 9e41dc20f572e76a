/**
 * `npx tsx bench/gate.ts [--seeds 400]`: the gate's own error rates, against the true value of the gated reward. Logs are
 * drawn from a world of known truth shaped like Segue's (bench/gate/world.ts); challengers worse, equal and better go
 * through the real estimators and the real gate.
 *
 *   --quick                    40 seeds, 50,000 conversations alone
 *   --shapes a,b               some shapes (bench/gate/shapes.ts) instead of all
 *   --conversations 50000,…    logged; a quarter of them is judged
 *   --differences 0,0.08       true relative differences
 *   --levers                   instead: what would give the +8 % challenger more power
 *   --levers --lever judged    …those whose names have this in them
 *   --facts                    instead: the world's figures beside the real log's
 */
import { parseArgs } from 'node:util';
import { facts } from './gate/facts.ts';
import { levers } from './gate/levers.ts';
import { HEADING, line, neededEss } from './gate/print.ts';
import { ratesOf } from './gate/runs.ts';
import { DIFFERENCES, JUDGED, SHAPES } from './gate/shapes.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    quick: { type: 'boolean', default: false },
    shapes: { type: 'string' },
    conversations: { type: 'string' },
    differences: { type: 'string' },
    levers: { type: 'boolean', default: false },
    lever: { type: 'string', default: '' },
    facts: { type: 'boolean', default: false },
  },
});
const seeds = Number(values.seeds ?? (values.quick ? 40 : 400));
const sizes = (values.conversations ?? (values.quick ? '50000' : '10000,50000,200000'))
  .split(',')
  .map(Number);
const differences = values.differences?.split(',').map(Number) ?? DIFFERENCES;
const names = values.shapes?.split(',');
const shapes = SHAPES.filter(({ name }) => names?.includes(name) ?? true);
if (shapes.length === 0) throw new RangeError(`shapes are: ${SHAPES.map(({ name }) => name).join(' | ')}`);

const began = performance.now();
if (values.facts) facts();
else if (values.levers) levers(seeds, values.lever);
else for (const conversations of sizes) table(conversations);
console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s`);

function table(conversations: number): void {
  console.log(
    `\n${conversations.toLocaleString('en-US')} conversations logged, ${(JUDGED * conversations).toLocaleString('en-US')} judged, ${seeds} seeds`,
  );
  for (const shape of shapes) {
    console.log(`\n${shape.name}\n${HEADING}`);
    const rates = ratesOf({ shape, conversations, seeds, differences });
    for (const each of rates) console.log(line(each));
    const truths = rates.map(({ wanted, truths: [least, most] }) =>
      Math.max(Math.abs(least - wanted), Math.abs(most - wanted)),
    );
    console.log(
      `true differences are those wanted within ${(100 * Math.max(...truths)).toFixed(2)} % (never above)`,
    );
    const eight = rates.find(({ wanted }) => wanted === 0.08);
    if (eight)
      console.log(
        `for +8 %, 90 % of lower bounds above 0 take an ESS of about ${Math.round(neededEss(eight)).toLocaleString('en-US')}`,
      );
  }
}
