import { readFileSync } from 'node:fs';
import type { CommandModule } from 'yargs';
import { defaultWorld } from '../../simulator/default-world.ts';
import { randomWorld } from '../../simulator/random-world.ts';
import { CHANNELS, type Channel } from '../../simulator/run/job.ts';
import { LogDirectoryError, wholeDirectory } from '../../simulator/run/log-directory.ts';
import { simulate as run } from '../../simulator/run/run.ts';
import { type World, WorldError, worldFrom } from '../../simulator/world.ts';
import { POLICIES, policyChoice } from '../policy-choice.ts';
import { Progress } from '../progress.ts';
import { UserError } from '../user-error.ts';

interface Options {
  conversations: number;
  seed: number;
  world: string | undefined;
  policy: string;
  explore: number;
  epsilon: number;
  channel: Channel;
  strangers: boolean;
  workers: number;
  out: string;
  json: boolean;
}

export const worldOption = {
  type: 'string',
  requiresArg: true,
  describe: 'a world file (docs/worlds.md) or random:SEED (default: the default world)',
} as const;
export const strangersOption = {
  type: 'boolean',
  default: false,
  describe: 'the skill knows no histories and hears no feeling',
} as const;
export const workersOption = { type: 'number', default: 2, describe: 'worker threads' } as const;

export const simulateCommand: CommandModule<object, Options> = {
  command: 'simulate',
  describe: 'Let simulated listeners talk to a policy and keep the log',
  builder: (yargs) =>
    yargs
      .option('conversations', { type: 'number', demandOption: true, describe: 'how many' })
      .option('seed', { type: 'number', default: 1, describe: 'the same seed gives the same log' })
      .option('world', worldOption)
      .option('policy', { type: 'string', default: 'rule', describe: POLICIES })
      .option('explore', { type: 'number', default: 0.1, describe: 'share of conversations that explore' })
      .option('epsilon', {
        type: 'number',
        default: 0.2,
        describe: 'share of an exploring draw spread evenly',
      })
      .option('channel', {
        choices: CHANNELS,
        default: 'acts' as const,
        describe: 'how they talk: in acts, or in words through the whole skill',
      })
      .option('strangers', strangersOption)
      .option('workers', workersOption)
      .option('out', {
        type: 'string',
        demandOption: true,
        requiresArg: true,
        describe: 'directory for the log (new or empty)',
      })
      .option('json', { type: 'boolean', default: false, describe: 'print one JSON document' })
      .example('$0 simulate --conversations 50000 --explore 1 --out log', ''),
  handler: simulate,
};

async function simulate(options: Options): Promise<void> {
  const { conversations, seed, policy, explore, epsilon, channel, strangers, workers, out, json } = options;
  const job = {
    conversations: wholeNumber('--conversations', conversations, 1, 10_000_000),
    seed: wholeNumber('--seed', seed, 0, 2 ** 32 - 1),
    world: worldNamed(options.world),
    policy: policyChoice(policy),
    exploreShare: shareOption('--explore', explore),
    epsilon: shareOption('--epsilon', epsilon),
    channel,
    strangers,
  };
  const threads = wholeNumber('--workers', workers, 1, 64);
  const began = performance.now();
  const progress = new Progress();
  progress.stage('conversations', conversations);
  const { decisions, results, understood } = await wholeDirectory(out, (log) =>
    run({ ...job, log }, threads, (done) => progress.done(done)),
  )
    .catch((error: unknown) => {
      throw error instanceof LogDirectoryError ? new UserError(error.message) : error;
    })
    .finally(() => progress.end());
  const successes = results.filter((result) => result.success).length;
  const summary = {
    conversations,
    decisions,
    success: successes / conversations,
    turns: decisions / conversations,
    seconds: Math.round(performance.now() - began) / 1000,
    log: out,
  };
  if (json) return console.log(JSON.stringify(summary));
  const words =
    understood === undefined
      ? ''
      : `, ${(100 * understood).toFixed(1)} % of what was said understood as meant`;
  console.log(
    `${conversations} conversations, ${decisions} decisions in ${summary.seconds.toFixed(1)} s: ` +
      `${(100 * summary.success).toFixed(1)} % succeeded, ${summary.turns.toFixed(2)} prompts each${words}; log in ${out}`,
  );
}

/** @throws UserError with one line that names the file and the path in it. */
export function worldNamed(name: string | undefined): World {
  if (name === undefined || name === 'default') return defaultWorld;
  const seed = /^random:(.*)$/.exec(name)?.[1];
  if (seed !== undefined) {
    if (!/^\d{1,9}$/.test(seed)) throw new UserError(`--world ${name}: the seed is a whole number`);
    return randomWorld(Number(seed));
  }
  try {
    return worldFrom(readFileSync(name, 'utf8'), name);
  } catch (error) {
    if (error instanceof WorldError) throw new UserError(error.message);
    throw new UserError(`--world ${name} cannot be read: ${(error as Error).message}`);
  }
}

export function wholeNumber(option: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UserError(`${option} wants a whole number from ${least} to ${most}`);
}

function shareOption(option: string, value: number): number {
  if (value >= 0 && value <= 1) return value;
  throw new UserError(`${option} wants a share from 0 to 1`);
}
