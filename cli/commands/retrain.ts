import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import { DEFAULT_CYCLE, learningCycle } from '../../policy/learn/cycle.ts';
import { TARGETS, type Target } from '../../policy/learn/examples.ts';
import { REWARDS, type RewardName } from '../../policy/learn/rewards.ts';
import { LEARNERS, type Learner } from '../../policy/learn/train.ts';
import { LogDirectoryError, wholeDirectory } from '../../simulator/run/log-directory.ts';
import { servedBy } from '../../simulator/served.ts';
import { logOption, readLog, saidOfLog } from '../log-source/read-log.ts';
import { POLICIES, POLICY_FILE, policyChoice } from '../policy-choice.ts';
import { Progress } from '../progress.ts';
import { type LearningReport, reportOf } from '../report/content.ts';
import { reportText } from '../report/text.ts';
import { ThreadCrew } from '../threads/crew.ts';
import { UserError } from '../user-error.ts';
import { wholeNumber, workersOption } from './simulate.ts';

interface Options {
  log: string;
  out: string;
  learner: Learner;
  'linear-target': Target;
  reward: RewardName;
  incumbent: string;
  congruent: number | undefined;
  seed: number;
  workers: number;
  json: boolean;
}

export const retrainCommand: CommandModule<object, Options> = {
  command: 'retrain',
  describe: 'Learn a better policy from a log, judge it counterfactually, and say whether to promote it',
  builder: (yargs) =>
    yargs
      .option('log', { ...logOption, demandOption: true })
      .option('out', {
        type: 'string',
        demandOption: true,
        requiresArg: true,
        describe: 'directory for the policy and its report (new or empty)',
      })
      .option('learner', { choices: LEARNERS, default: 'auto' as const, describe: 'auto takes the better' })
      .option('linear-target', {
        choices: TARGETS,
        default: 'mtr' as const,
        describe: 'what the linear learner is fitted to',
      })
      .option('reward', {
        choices: REWARDS,
        default: 'usefulness' as const,
        requiresArg: true,
        describe: 'what a prompt is rewarded with: what is learned from and gated',
      })
      .option('incumbent', {
        type: 'string',
        default: 'rule',
        requiresArg: true,
        describe: `whom to beat: ${POLICIES}`,
      })
      .option('congruent', {
        type: 'number',
        requiresArg: true,
        describe:
          'keep what works: train as if taking a useful prompt away cost this many of them, e.g. 1 (absent: as if nothing)',
      })
      .option('seed', { type: 'number', default: 1, describe: 'the same seed and log give the same policy' })
      .option('workers', workersOption)
      .option('json', { type: 'boolean', default: false, describe: 'print one JSON document' })
      .example('$0 retrain --log log --out policies/week-1', '')
      .example('$0 retrain --log log --out policies/playback --reward playback', '')
      .example('$0 retrain --log dynamodb:segue --out policies/week-2 --incumbent policies/week-1', '')
      .example('$0 retrain --log log --out policies/week-3 --incumbent policies/week-2 --congruent 1', ''),
  handler: retrain,
};

async function retrain(options: Options): Promise<void> {
  const began = performance.now();
  const { log, out, json } = options;
  const seed = wholeNumber('--seed', options.seed, 0, 2 ** 32 - 1);
  const congruent = congruentOption(options.congruent);
  const incumbent = policyChoice(options.incumbent);
  const crew = new ThreadCrew(wholeNumber('--workers', options.workers, 1, 64));
  const progress = new Progress();
  try {
    const report = await wholeDirectory(out, async (directory) => {
      const dataset = await readLog(log, incumbent, crew, progress, options.reward);
      const settings = {
        ...DEFAULT_CYCLE,
        learner: options.learner,
        target: options['linear-target'],
        seed,
        incumbent: servedBy(incumbent).model.version,
        ...(congruent === undefined ? {} : { congruent }),
      };
      const stage = (name: string) => progress.stage(name);
      const cycle = await saidOfLog(log, () => learningCycle(dataset, settings, crew, stage));
      // Drawing takes half a second to load, which the other commands need not wait for.
      const { reportHtml } = await import('../report/html.ts');
      const said = reportOf(log, dataset.report, cycle, (performance.now() - began) / 1000);
      writeFileSync(join(directory, POLICY_FILE), cycle.text);
      writeFileSync(join(directory, 'report.json'), `${JSON.stringify(said)}\n`);
      writeFileSync(join(directory, 'report.html'), reportHtml(said));
      return said;
    });
    progress.end();
    console.log(json ? JSON.stringify(summaryOf(report, out)) : reportText(report, out));
  } catch (error) {
    if (error instanceof LogDirectoryError) throw new UserError(error.message);
    throw error;
  } finally {
    progress.end();
    await crew.close();
  }
}

/** Above, the incumbent is not to be left at all, and there is no need to train. */
const MOST_CONGRUENT = 1_000;

function congruentOption(strength: number | undefined): number | undefined {
  if (strength === undefined || (strength >= 0 && strength <= MOST_CONGRUENT)) return strength;
  throw new UserError(`--congruent wants a number from 0 to ${MOST_CONGRUENT}`);
}

/** The contract of `--json`; the whole report is in `report.json`. */
function summaryOf({ gate, policy, estimates, dataset, learners, seconds }: LearningReport, out: string) {
  const { usefulness, conversations, deviations, flips } = estimates;
  return {
    verdict: gate.verdict,
    reasons: gate.reasons,
    learner: policy.learner === 'linear' ? 'linear' : 'trees',
    policy: out,
    reward: dataset.reward.name,
    congruent: policy.congruent ?? null,
    estimates: {
      // The gated reward's, whichever it is: the key is older than the choice.
      usefulness: usefulness.differences,
      refused: usefulness.refused,
      diagnostics: usefulness.diagnostics,
      conversations: { refused: conversations.refused, returns: conversations.returns },
      rewards: estimates.rewards,
      deviations,
      negativeFlips: flips.negative,
      flips,
      learners,
    },
    rejectedRows: Object.fromEntries(
      Object.entries(dataset.rejected).map(([rule, { rows }]) => [rule, rows]),
    ),
    seconds,
  };
}
