import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandModule } from 'yargs';
import { artifactFrom } from '../../policy/artifact.ts';
import { DEFAULT_DISTIL, distillation, type Teacher } from '../../policy/learn/distil/distil.ts';
import { SIZES, type Size } from '../../policy/learn/distil/student.ts';
import { LogDirectoryError, wholeDirectory } from '../../simulator/run/log-directory.ts';
import { type DistilReport, distilReport, distilText } from '../distil-report.ts';
import { scoringTime } from '../distil-timing.ts';
import { logOption, readLog, saidOfLog } from '../log-source/read-log.ts';
import { POLICY_FILE, policyChoice } from '../policy-choice.ts';
import { Progress } from '../progress.ts';
import { ThreadCrew } from '../threads/crew.ts';
import { UserError } from '../user-error.ts';
import { wholeNumber, workersOption } from './simulate.ts';

interface Options {
  policy: string;
  log: string;
  out: string;
  size: Size;
  seed: number;
  workers: number;
  json: boolean;
}

export const distilCommand: CommandModule<object, Options> = {
  command: 'distil',
  describe: 'Make a small linear policy that asks what a policy of trees asks, and say how far it does',
  builder: (yargs) =>
    yargs
      .option('policy', {
        type: 'string',
        demandOption: true,
        requiresArg: true,
        describe: 'folder of the teacher: a policy of trees that segue retrain learned',
      })
      .option('log', { ...logOption, demandOption: true })
      .option('out', {
        type: 'string',
        demandOption: true,
        requiresArg: true,
        describe: 'directory for the small policy and its report (new or empty)',
      })
      .option('size', {
        choices: Object.keys(SIZES) as Size[],
        default: DEFAULT_DISTIL.size,
        requiresArg: true,
        describe: `weights at most: ${Object.entries(SIZES)
          .map(([name, weights]) => `${name} ${weights}`)
          .join(', ')}`,
      })
      .option('seed', { type: 'number', default: 1, describe: 'the same seed and log give the same policy' })
      .option('workers', workersOption)
      .option('json', { type: 'boolean', default: false, describe: 'print one JSON document' })
      .example('$0 distil --policy policies/week-1 --log log --out policies/week-1-small', '')
      .example('$0 compare --policies policies/week-1,policies/week-1-small --conversations 5000', ''),
  handler: distil,
};

async function distil(options: Options): Promise<void> {
  const began = performance.now();
  const { log, out, json, size } = options;
  const seed = wholeNumber('--seed', options.seed, 0, 2 ** 32 - 1);
  const threads = wholeNumber('--workers', options.workers, 1, 64);
  const teacher = teacherIn(options.policy);
  const crew = new ThreadCrew(threads);
  const progress = new Progress();
  try {
    const report = await wholeDirectory(out, async (directory): Promise<DistilReport> => {
      const dataset = await readLog(log, teacher, crew, progress, teacher.provenance.reward);
      const settings = { ...DEFAULT_DISTIL, size, seed };
      const stage = (name: string) => progress.stage(name);
      const made = await saidOfLog(log, () => distillation(dataset, teacher, settings, crew, stage));
      const student = artifactFrom(made.text, 'the distilled policy');
      const microseconds = scoringTime(dataset, { teacher, student });
      const seconds = (performance.now() - began) / 1000;
      const said = distilReport({ made, teacher, student, dataset, microseconds, size, out, seconds });
      writeFileSync(join(directory, POLICY_FILE), made.text);
      writeFileSync(join(directory, 'report.json'), `${JSON.stringify(said)}\n`);
      return said;
    });
    progress.end();
    console.log(json ? JSON.stringify(report) : distilText(report));
  } catch (error) {
    if (error instanceof LogDirectoryError) throw new UserError(error.message);
    throw error;
  } finally {
    progress.end();
    await crew.close();
  }
}

/** Before a log is read for minutes. @throws UserError when the policy is not one of trees. */
function teacherIn(name: string): Teacher {
  const choice = policyChoice(name);
  if (typeof choice === 'string')
    throw new UserError(`${name} is a rule, not learned: distil wants the folder of a policy of trees`);
  if (choice.kind === 'distilled')
    throw new UserError(`${name} is distilled already, from ${choice.provenance.teacher}: distil that one`);
  if (choice.kind !== 'trees')
    throw new UserError(`${name} is a ${choice.kind} policy: distil wants the folder of a policy of trees`);
  return choice as Teacher;
}
