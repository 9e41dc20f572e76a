import type { CommandModule } from 'yargs';
import type { RewardRange } from '../../policy/estimate/equation.ts';
import { Evaluation, type Report } from '../../policy/estimate/evaluation.ts';
import { evaluatePolicy } from '../../policy/learn/evaluate-policy.ts';
import { REWARDS, type RewardName } from '../../policy/learn/rewards.ts';
import { takenForGranted } from '../../policy/learn/told.ts';
import { type PolicyChoice, servedBy } from '../../simulator/served.ts';
import { evaluationText } from '../evaluation-text.ts';
import { logOption, readLog, saidOfLog } from '../log-source/read-log.ts';
import { POLICIES, policyChoice } from '../policy-choice.ts';
import { Progress } from '../progress.ts';
import { readRows, sizeOf } from '../rows-file.ts';
import { ThreadCrew } from '../threads/crew.ts';
import { UserError } from '../user-error.ts';
import { wholeNumber, workersOption } from './simulate.ts';

interface Options {
  rows: string | undefined;
  log: string | undefined;
  policy: string | undefined;
  reward: RewardName | undefined;
  workers: number;
  json: boolean;
  seed: number;
  bootstrap: number;
  alpha: number;
  'reward-min': number | undefined;
  'reward-max': number | undefined;
  'max-weight': number | undefined;
}

export const evaluateCommand: CommandModule<object, Options> = {
  command: 'evaluate',
  describe: 'Estimate from logged choices what another policy would have earned, or refuse with a reason',
  builder: (yargs) =>
    yargs
      .option('log', logOption)
      .option('policy', {
        type: 'string',
        requiresArg: true,
        describe: `whose prompts to value in that log: ${POLICIES}`,
      })
      .option('rows', {
        type: 'string',
        requiresArg: true,
        describe:
          'a CSV file (.gz or not) with columns reward, propensity, target_probability[, cluster][, predicted_reward, predicted_target_value]',
      })
      .option('reward', {
        choices: REWARDS,
        requiresArg: true,
        describe: 'with --log: what a prompt is rewarded with [default: usefulness]',
      })
      .option('json', { type: 'boolean', default: false, describe: 'print one JSON document' })
      .option('seed', { type: 'number', default: 1, requiresArg: true, describe: 'of the bootstrap' })
      .option('bootstrap', { type: 'number', default: 1000, requiresArg: true, describe: 'replicates' })
      .option('alpha', { type: 'number', default: 0.05, requiresArg: true, describe: '1 − confidence' })
      .option('reward-min', { type: 'number', requiresArg: true, describe: 'the least a reward can be' })
      .option('reward-max', { type: 'number', requiresArg: true, describe: 'the most a reward can be' })
      .option('max-weight', {
        type: 'number',
        requiresArg: true,
        describe: 'the most that target probability / propensity can be, if you know',
      })
      .option('workers', workersOption)
      .example('$0 evaluate --rows log.csv.gz --json', '')
      .example('$0 evaluate --log log --policy policies/week-1', '')
      .example('$0 evaluate --log log --policy policies/week-1 --reward playback', ''),
  handler: async (options) => {
    check(options);
    const report = options.rows === undefined ? await evaluateLog(options) : await evaluateRows(options);
    console.log(options.json ? JSON.stringify(report) : evaluationText(report));
  },
};

/** What a log's report says besides. */
type LogReport = Report & { readonly reward: RewardName };

/** Reward a decision, had the policy chosen the prompts that were drawn. */
async function evaluateLog(options: Options): Promise<LogReport> {
  const { log, policy, workers, alpha, bootstrap, seed } = options;
  const choice = policyChoice(policy!);
  const crew = new ThreadCrew(wholeNumber('--workers', workers, 1, 64));
  const progress = new Progress();
  try {
    const dataset = await readLog(log!, choice, crew, progress, options.reward);
    progress.stage('estimating');
    const settings = { alpha, replicates: bootstrap, seed, draws: servedBy(choice).alwaysDraws };
    const report = await saidOfLog(log!, () => evaluatePolicy(dataset, settings, crew));
    const reward = dataset.report.reward.name;
    const granted = takenForGranted(reward, dataset.report);
    const notes = [
      ...fittedHere(choice, dataset.report.window),
      ...(granted ? [granted] : []),
      ...report.notes,
    ];
    return { ...report, reward, notes };
  } finally {
    progress.end();
    await crew.close();
  }
}

/** A policy looks good where it was fitted. */
function fittedHere(choice: PolicyChoice, [from, to]: readonly [string, string]): readonly string[] {
  if (typeof choice === 'string') return [];
  const [first, last] = choice.provenance.window;
  if (first > to || last < from) return [];
  return [
    `the policy was fitted on conversations from ${first.slice(0, 10)} to ${last.slice(0, 10)}, which this log overlaps: its value here is flattered`,
  ];
}

type RowsOptions = Options & { readonly rows: string };

/** Anybody's logged bandit data. */
async function evaluateRows(of: Options): Promise<Report> {
  const options = of as RowsOptions;
  const declared = declaredRange(options);
  let { evaluation, range } = await evaluated(options, declared ?? ASSUMED);
  const { low, high } = evaluation.rewards;
  // Only now is it known that rewards are no shares: read again with the range they have, and the report says so.
  if (range.source === 'assumed' && (low < range.low || high > range.high))
    ({ evaluation, range } = await evaluated(options, { low, high, source: 'observed' }));
  const report = evaluation.get();
  const { refused } = report;
  // Not a matter of support: no policy whatever could be told from another in such a file.
  if (refused?.kind === 'one-cluster' || refused?.kind === 'no-variance')
    throw new UserError(`${options.rows}: ${refused.reason}`);
  return report;
}

const ASSUMED: RewardRange = { low: 0, high: 1, source: 'assumed' };

async function evaluated(options: RowsOptions, range: RewardRange) {
  const progress = new Progress();
  progress.stage('reading', sizeOf(options.rows));
  let evaluation: Evaluation | undefined;
  try {
    await readRows(options.rows, {
      header: ({ cluster, predicted }) => {
        evaluation = new Evaluation({
          predictions: predicted !== undefined,
          clustered: cluster !== undefined,
          range,
          ...(options['max-weight'] === undefined ? {} : { maxWeight: options['max-weight'] }),
          alpha: options.alpha,
          replicates: options.bootstrap,
          seed: options.seed,
        });
      },
      row: (row, number) => {
        const place = `${options.rows}, row ${number}`;
        if (range.source === 'declared' && (row.reward < range.low || row.reward > range.high))
          throw new UserError(
            `${place}: reward ${row.reward} is outside the declared ${range.low} to ${range.high}`,
          );
        if (row.weight > (options['max-weight'] ?? Number.POSITIVE_INFINITY))
          throw new UserError(
            `${place}: weight ${row.weight} is above the declared ${options['max-weight']}`,
          );
        evaluation!.add(row);
      },
      progress: (bytes) => progress.done(bytes),
    });
  } finally {
    progress.end();
  }
  return { evaluation: evaluation!, range };
}

function check(options: Options): void {
  const { rows, log, policy, reward, seed, bootstrap, alpha, 'max-weight': maxWeight } = options;
  if ((rows === undefined) === (log === undefined))
    throw new UserError('--rows FILE, or --log LOG --policy DIR: one of them');
  if (log !== undefined && policy === undefined)
    throw new UserError('--log wants --policy: whose prompts to value');
  if (rows !== undefined && policy !== undefined)
    throw new UserError('--rows says itself what the policy would do: no --policy');
  if (rows !== undefined && reward !== undefined)
    throw new UserError('--rows has a reward in every row: no --reward');
  if (!Number.isSafeInteger(seed)) throw new UserError('--seed wants a whole number');
  if (!Number.isInteger(bootstrap) || bootstrap < 100 || bootstrap > 100_000)
    throw new UserError('--bootstrap wants a whole number from 100 to 100000');
  if (!(alpha > 0 && alpha <= 0.5)) throw new UserError('--alpha wants a number above 0 and at most 0.5');
  if (maxWeight !== undefined && !(maxWeight > 1 && Number.isFinite(maxWeight)))
    throw new UserError('--max-weight wants a number above 1: weights average 1');
}

function declaredRange({ 'reward-min': low, 'reward-max': high }: Options): RewardRange | undefined {
  if (low === undefined && high === undefined) return undefined;
  if (low === undefined || high === undefined)
    throw new UserError('--reward-min and --reward-max go together');
  if (!(low < high && Number.isFinite(high - low)))
    throw new UserError('--reward-min must be below --reward-max');
  return { low, high, source: 'declared' };
}
