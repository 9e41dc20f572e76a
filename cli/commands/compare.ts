import type { CommandModule } from 'yargs';
import {
  type Difference,
  differenceOf,
  type Interval,
  type PolicyTruth,
  truthOf,
} from '../../simulator/compare.ts';
import type { ConversationResult } from '../../simulator/conversation.ts';
import { simulate } from '../../simulator/run/run.ts';
import { POLICIES, policyChoice } from '../policy-choice.ts';
import { Progress } from '../progress.ts';
import { UserError } from '../user-error.ts';
import { strangersOption, wholeNumber, workersOption, worldNamed, worldOption } from './simulate.ts';

interface Options {
  policies: string;
  conversations: number;
  seed: number;
  world: string | undefined;
  strangers: boolean;
  workers: number;
  json: boolean;
}

export const compareCommand: CommandModule<object, Options> = {
  command: 'compare',
  describe: 'The truth about policies in a world: the same simulated listeners for each',
  builder: (yargs) =>
    yargs
      .option('policies', {
        type: 'string',
        demandOption: true,
        requiresArg: true,
        describe: `two or more, with commas between: ${POLICIES}`,
      })
      .option('conversations', { type: 'number', default: 2_000, describe: 'how many for each policy' })
      .option('seed', { type: 'number', default: 1, describe: 'the same seed brings the same listeners' })
      .option('world', worldOption)
      .option('strangers', strangersOption)
      .option('workers', workersOption)
      .option('json', { type: 'boolean', default: false, describe: 'print one JSON document' })
      .example('$0 compare --policies rule,gain --world random:7', ''),
  handler: compare,
};

async function compare(options: Options): Promise<void> {
  const { policies, conversations, seed, world, strangers, workers, json } = options;
  const names = policies.split(',').map((name) => name.trim());
  const chosen = names.map(policyChoice);
  if (new Set(names).size < names.length) throw new UserError(`--policies ${policies}: each one once`);
  const job = {
    conversations: wholeNumber('--conversations', conversations, 1, 10_000_000),
    seed: wholeNumber('--seed', seed, 0, 2 ** 32 - 1),
    world: worldNamed(world),
    // What a policy does when it is not learning: always its best prompt.
    exploreShare: 0,
    epsilon: 0,
    strangers,
  };
  const threads = wholeNumber('--workers', workers, 1, 64);
  const runs: { readonly name: string; readonly results: readonly ConversationResult[] }[] = [];
  const progress = new Progress();
  for (const [index, name] of names.entries()) {
    const policy = chosen[index]!;
    progress.stage(name, conversations);
    const { results } = await simulate({ ...job, policy }, threads, (done) => progress.done(done)).finally(
      () => progress.end(),
    );
    runs.push({ name, results });
  }
  const report = {
    world: job.world.name,
    conversations,
    seed,
    policies: runs.map(({ name, results }) => truthOf(name, results)),
    differences: runs.slice(1).map((run) => differenceOf(runs[0]!, run)),
  };
  if (json) console.log(JSON.stringify(report));
  else console.log(readable(report));
}

function readable(report: {
  readonly world: string;
  readonly conversations: number;
  readonly policies: readonly PolicyTruth[];
  readonly differences: readonly Difference[];
}): string {
  const width = 2 + Math.max(6, ...report.policies.map(({ name }) => name.length));
  const lines = [
    `${report.conversations} listeners of the world ${report.world}, the same for each policy; 95 % intervals`,
    '',
    `${'policy'.padEnd(width)}${'success %'.padEnd(22)}${'turns'.padEnd(22)}most asked`,
  ];
  for (const { name, success, successInterval, turns, turnsInterval, prompts } of report.policies) {
    const most = Object.entries(prompts).slice(0, 4);
    lines.push(
      name.padEnd(width) +
        shown(success, successInterval, 100).padEnd(22) +
        shown(turns, turnsInterval, 1).padEnd(22) +
        most.map(([prompt, share]) => `${prompt} ${Math.round(100 * share)} %`).join(', '),
    );
  }
  for (const { policy, against, success, successInterval, turns, turnsInterval } of report.differences)
    lines.push(
      `${policy} − ${against}: success ${shown(success, successInterval, 100)} points, ` +
        `turns ${shown(turns, turnsInterval, 1)}`,
    );
  return lines.join('\n');
}

function shown(value: number, [low, high]: Interval, scale: number): string {
  const digits = scale === 100 ? 1 : 2;
  const text = (x: number) => (x * scale).toFixed(digits);
  return `${text(value)} [${text(low)}, ${text(high)}]`;
}
