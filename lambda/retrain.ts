/**
 * A week's learning on AWS, in a function or, when the window is too large for one, in a Fargate task made of the same
 * bundle: the window's log is downloaded, `learningCycle` makes of it what `segue retrain` would, and the policy is
 * published under its version, which nothing replaces.
 *
 * Everything it needs to know comes with the event: two places run it, and only one of them has a function's settings.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLog } from '../cli/log-source/read-log.ts';
import { Progress } from '../cli/progress.ts';
import { type LearningReport, reportOf } from '../cli/report/content.ts';
import { reportHtml } from '../cli/report/html.ts';
import { ThreadCrew } from '../cli/threads/crew.ts';
import { artifactFrom } from '../policy/artifact.ts';
import { LogError } from '../policy/learn/block.ts';
import { DEFAULT_CYCLE, learningCycle } from '../policy/learn/cycle.ts';
import type { Verdict } from '../policy/learn/gate.ts';
import { rulePolicy } from '../policy/rule.ts';
import { type PolicyChoice, servedBy } from '../simulator/served.ts';
import { type Folders, s3Folders } from './aws/s3-files.ts';
import { windowOf } from './log-days.ts';

const JSON_TYPE = 'application/json';

export interface RetrainEvent {
  /** Folder of the daily files that `settle` writes. */
  readonly log: string;
  /** The registry: one immutable file a policy, `VERSION.json`. */
  readonly policies: string;
  readonly reports: string;
  /** The last day of the window, and how many days it has. */
  readonly day: string;
  readonly days: number;
  /** Version of the policy that is served now: whom to beat. */
  readonly incumbent: string;
}

export interface Retrained {
  readonly verdict: Verdict;
  /** Version of the policy; null when the log held too little to learn one from. */
  readonly policy: string | null;
  readonly reasons: readonly string[];
  readonly seconds: number;
}

/** @throws UserError when the log cannot be read or is broken in bulk: a reason to wake somebody. */
export async function retrain(event: RetrainEvent, open: Folders, workers: number): Promise<Retrained> {
  const began = performance.now();
  const seconds = () => Math.round(performance.now() - began) / 1000;
  const folder = mkdtempSync(join(tmpdir(), 'segue-retrain-'));
  const crew = new ThreadCrew(workers);
  try {
    await downloadWindow(event, open, folder);
    const incumbent = await incumbentOf(event, open);
    const dataset = await readLog(folder, incumbent, crew, new Progress());
    const settings = { ...DEFAULT_CYCLE, incumbent: servedBy(incumbent).model.version };
    const cycle = await learningCycle(dataset, settings, crew);
    const { verdict, reasons } = cycle.gate;
    const policy = cycle.artifact.version;
    await open(event.policies).publish(`${policy}.json`, cycle.text, JSON_TYPE);
    await report(event, open, reportOf(event.log, dataset.report, cycle, seconds()));
    return await answered(event, open, { verdict, policy, reasons, seconds: seconds() });
  } catch (error) {
    // Too little to learn from is what every new skill's log says at first: a verdict, not a failure.
    if (!(error instanceof LogError)) throw error;
    const reasons = [error.message];
    return await answered(event, open, { verdict: 'refuse', policy: null, reasons, seconds: seconds() });
  } finally {
    await crew.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The entry point of the function and of the task, which is started with the event as its argument. */
export async function handler(event: RetrainEvent): Promise<Retrained> {
  return retrain(event, s3Folders(), availableParallelism());
}

async function downloadWindow(event: RetrainEvent, open: Folders, folder: string): Promise<void> {
  const { log, day, days } = event;
  const files = open(log);
  const window = windowOf(await files.list(), day, days);
  if (window.length === 0) throw new LogError(`${log} has none of the ${days} days up to ${day}`);
  for (const { name } of window) await files.download(name, join(folder, name));
}

async function incumbentOf({ incumbent, policies }: RetrainEvent, open: Folders): Promise<PolicyChoice> {
  if (incumbent === rulePolicy.version) return 'rule';
  return artifactFrom(await open(policies).read(`${incumbent}.json`), `${policies}/${incumbent}.json`);
}

/** By day, so that running a day again replaces what it said. */
async function report({ reports, day }: RetrainEvent, open: Folders, said: LearningReport): Promise<void> {
  const files = open(reports);
  await files.write(`${day}/report.html`, reportHtml(said), 'text/html; charset=utf-8');
  await files.write(`${day}/report.json`, JSON.stringify(said), JSON_TYPE);
}

/** Into a file too, last of all: a task in Fargate has no other way to answer. */
async function answered({ reports, day }: RetrainEvent, open: Folders, said: Retrained): Promise<Retrained> {
  await open(reports).write(`${day}/result.json`, JSON.stringify(said), JSON_TYPE);
  return said;
}
