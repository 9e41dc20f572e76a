/**
 * A year of a skill that learns: every week people come, every fourth week a policy is learned from the weeks before and
 * judged; what its gate promotes goes on its way by stages, is read every week, and becomes the default or is taken back.
 * All of it by the parts that do it in earnest: the turn, the learning cycle, the desk, the journal in DynamoDB, the
 * registry in a folder, and serving with its fallbacks.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachLine } from '../../cli/log-source/lines.ts';
import { readLog } from '../../cli/log-source/read-log.ts';
import { Progress } from '../../cli/progress.ts';
import { ThreadCrew } from '../../cli/threads/crew.ts';
import { UserError } from '../../cli/user-error.ts';
import { startEmbeddedDynamo } from '../../console/embedded-dynamo.ts';
import { RolloutArms } from '../../lambda/arms.ts';
import { DynamoRollouts } from '../../lambda/aws/dynamo-rollouts.ts';
import { createTable } from '../../lambda/aws/table.ts';
import { PolicyFolder } from '../../lambda/policy-folder.ts';
import { RolloutDesk } from '../../lambda/rolling-out.ts';
import { artifactFrom, type PolicyArtifact } from '../../policy/artifact.ts';
import type { ServingFallback } from '../../policy/decide.ts';
import { type Cycle, DEFAULT_CYCLE, learningCycle } from '../../policy/learn/cycle.ts';
import type { LogRecord } from '../../policy/record.ts';
import { assigned } from '../../policy/rollout/assignment.ts';
import type { RolloutReader } from '../../policy/rollout/reader.ts';
import { type Arm, AT_FIRST, type RolloutState } from '../../policy/rollout/state.ts';
import { rulePolicy } from '../../policy/rule.ts';
import { type PolicyChoice, servedBy } from '../../simulator/served.ts';
import { Threads } from '../threads.ts';
import { worldOf } from './drift.ts';
import { contrary, corrupt } from './incidents.ts';
import { NEW_YEAR, type Spoilt, together, WEEK_MS, type Week, type WeekDone } from './week.ts';
import { type Worth, worthOf } from './worth.ts';

export interface YearSettings {
  readonly weeks: number;
  readonly perWeek: number;
  readonly seed: number;
  readonly workers: number;
}

/** What became of a week. */
export interface WeekReport extends WeekDone {
  readonly week: number;
  readonly incumbent: string;
  readonly challenger: string | null;
  /** Percent. */
  readonly stage: number;
  /** Whom an arm's listeners were served by instead, and why. */
  readonly degraded: Readonly<Partial<Record<Arm, ServingFallback>>>;
  readonly incident: Spoilt | null;
  readonly decisions: readonly string[];
}

/** A small skill: most of its conversations explore, since a policy is learned and judged from those alone. */
const EXPLORATION = { epsilon: 0.7, exploreShare: 0.7 };
/** It has too few listeners for one in a hundred to say anything. */
const STAGES = [10, 50, 100];
const LEARN_EVERY = 4;
const WINDOW = 10;
const BEFORE_ROLLOUT = 4;
/** The first week in which each may happen. */
const INCIDENTS = { bad: 4, corrupt: 8, lost: 14, logger: 26 } as const;

export async function* year(settings: YearSettings): AsyncGenerator<WeekReport | Worth> {
  const folder = mkdtempSync(join(tmpdir(), 'segue-year-'));
  const dynamo = await startEmbeddedDynamo(join(folder, 'dynamodb'));
  const crew: WeekThreads = new Threads(new URL('./thread.mjs', import.meta.url), settings.workers);
  try {
    await createTable(dynamo.client, 'segue');
    const lived = new Year(settings, folder, new DynamoRollouts(dynamo.client, 'segue'), crew);
    yield* lived.weeks();
    yield await worthOf(await lived.incumbent(), worldOf(settings.weeks - 1), settings);
  } finally {
    await crew.close();
    await dynamo.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type WeekThreads = Threads<Week, WeekDone>;

class Year {
  readonly #settings: YearSettings;
  readonly #folder: string;
  readonly #registry: string;
  readonly #desk: RolloutDesk;
  readonly #arms: RolloutArms;
  readonly #crew: WeekThreads;
  readonly #artifacts = new Map<string, PolicyArtifact>();
  readonly #pending = new Set<keyof typeof INCIDENTS>(['bad', 'corrupt', 'logger', 'lost']);
  #latest: PolicyArtifact | undefined;
  #now = NEW_YEAR;

  constructor(settings: YearSettings, folder: string, journal: DynamoRollouts, crew: WeekThreads) {
    this.#settings = settings;
    this.#folder = folder;
    this.#registry = join(folder, 'policies');
    this.#crew = crew;
    const registry = new PolicyFolder(this.#registry);
    this.#desk = new RolloutDesk({ journal, registry, now: () => new Date(this.#now).toISOString() });
    this.#arms = new RolloutArms({ journal, registry, now: () => this.#now, complain: () => {} });
  }

  async incumbent(): Promise<PolicyChoice> {
    return this.#artifacts.get((await this.#desk.status(1)).incumbent) ?? 'rule';
  }

  async *weeks(): AsyncGenerator<WeekReport> {
    for (let week = 0; week < this.#settings.weeks; week++) {
      const state = (await this.#desk.status(1)).history[0]?.state ?? AT_FIRST;
      const running = state.status === 'running';
      const spoilt = this.#spoilt(week, state);
      const { served, degraded } = await this.#serving(state);
      const done = together(await this.#crew.run(this.#parts(week, state, served, spoilt)));
      this.#now = NEW_YEAR + (week + 1) * WEEK_MS;
      const incident = spoilt === undefined ? null : spoilt;
      const { incumbent, stage, challenger = null } = state;
      const report = { week, ...done, incumbent, challenger, stage, degraded, incident };
      yield { ...report, decisions: running ? [await this.#read(week)] : await this.#propose(week) };
    }
  }

  /** The wires are loose for two weeks while a policy is to be learned; the other gap needs a rollout to gape in. */
  #spoilt(week: number, { status, stage }: RolloutState): Spoilt | undefined {
    if (this.#pending.has('logger') && week >= INCIDENTS.logger && status !== 'running') return 'logger';
    if (this.#pending.has('lost') && week >= INCIDENTS.lost && stage >= 50 && stage < 100) return 'lost';
    return undefined;
  }

  /** What serving makes of how things stand: asked of it with a listener of each arm. */
  async #serving(state: RolloutState) {
    const served: Record<Arm, { policy: PolicyChoice; fallback?: ServingFallback }> = {
      incumbent: { policy: 'rule' },
      challenger: { policy: 'rule' },
    };
    const degraded: Partial<Record<Arm, ServingFallback>> = {};
    for (const arm of ['incumbent', 'challenger'] as const) {
      const listener = listenerIn(arm, state);
      if (listener === undefined) continue;
      const { model, fallback } = await this.#arms.servedBy(listener);
      const policy = model.version === rulePolicy.version ? 'rule' : this.#artifacts.get(model.version)!;
      served[arm] = { policy, ...(fallback === undefined ? {} : { fallback }) };
      if (fallback !== undefined) degraded[arm] = fallback;
    }
    return { served, degraded };
  }

  #parts(week: number, state: RolloutState, arms: Week['arms'], spoilt: Spoilt | undefined) {
    const { perWeek, seed } = this.#settings;
    const log = this.#logOf(week);
    mkdirSync(log, { recursive: true });
    const each = Math.ceil(perWeek / this.#crew.size);
    return Array.from({ length: this.#crew.size }, (_, part) => ({
      number: week,
      from: week * perWeek + part * each,
      to: week * perWeek + Math.min(perWeek, (part + 1) * each),
      perWeek,
      seed,
      world: worldOf(week),
      exploration: EXPLORATION,
      state,
      arms,
      ...(spoilt === undefined ? {} : { spoilt }),
      file: join(log, `week-${String(week).padStart(2, '0')}-${part}.jsonl.gz`),
    }));
  }

  #logOf(week: number): string {
    return join(this.#folder, 'log', String(week));
  }

  /** A rollout is on its way: what the log says of it. */
  async #read(week: number): Promise<string> {
    const feed = async (reader: RolloutReader, { begun }: RolloutState) => {
      const first = Math.max(0, (Date.parse(begun!) - NEW_YEAR) / WEEK_MS - BEFORE_ROLLOUT);
      for (let each = Math.floor(first); each <= week; each++)
        for (let part = 0; part < this.#crew.size; part++)
          await eachLine(
            join(this.#logOf(each), `week-${String(each).padStart(2, '0')}-${part}.jsonl.gz`),
            (line) => reader.add(JSON.parse(line) as LogRecord),
          );
    };
    const { action, reasons } = await this.#desk.advance(feed, 'schedule');
    if (reasons[0]!.startsWith('sample-ratio')) this.#pending.delete('lost');
    return `${action}: ${reasons[0]}`;
  }

  /** None is on its way: time to learn one, now and then. */
  async #propose(week: number): Promise<readonly string[]> {
    const decisions: string[] = [];
    if (this.#pending.has('bad') && week >= INCIDENTS.bad && this.#latest) {
      this.#pending.delete('bad');
      return [await this.#proposeText(contrary(this.#latest), 'it looked good to somebody')];
    }
    if ((week + 1) % LEARN_EVERY !== 0) return decisions;
    const cycle = await this.#learned(week);
    if (typeof cycle === 'string') {
      this.#pending.delete('logger');
      return [`refuse: ${cycle}`];
    }
    this.#latest = cycle.artifact;
    const { verdict, reasons, criteria } = cycle.gate;
    const improvement = criteria.find(({ name }) => name === 'improvement')!.reason;
    decisions.push(`${verdict}: ${verdict === 'promote' ? improvement : reasons[0]}`);
    if (verdict === 'promote') {
      decisions.push(await this.#proposeText(cycle.text));
      if (this.#pending.has('corrupt') && week >= INCIDENTS.corrupt) {
        this.#pending.delete('corrupt');
        corrupt(this.#registry, cycle.artifact.version, cycle.text);
        decisions.push('incident: its artifact is cut in half on the disk');
      }
    }
    return decisions;
  }

  async #proposeText(text: string, despite?: string): Promise<string> {
    const artifact = artifactFrom(text, 'the policy');
    this.#artifacts.set(artifact.version, artifact);
    const by = despite === undefined ? 'schedule' : 'somebody';
    const { action, reasons } = await this.#desk.propose(text, {
      by,
      stages: STAGES,
      ...(despite === undefined ? {} : { despite }),
    });
    return `${action} ${artifact.version}: ${reasons[0]}`;
  }

  /** @returns why not, in one line, when the log says that it cannot be learned from. */
  async #learned(week: number): Promise<Cycle | string> {
    const choice = await this.incumbent();
    const window = mkdtempSync(join(this.#folder, 'window-'));
    for (let each = Math.max(0, week - WINDOW + 1); each <= week; each++)
      cpSync(this.#logOf(each), window, { recursive: true });
    const crew = new ThreadCrew(this.#settings.workers);
    try {
      const dataset = await readLog(window, choice, crew, new Progress());
      const settings = {
        ...DEFAULT_CYCLE,
        seed: this.#settings.seed,
        incumbent: servedBy(choice).model.version,
      };
      return await learningCycle(dataset, settings, crew);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return error.message.replaceAll(window, 'the log');
    } finally {
      await crew.close();
      rmSync(window, { recursive: true, force: true });
    }
  }
}

/** Undefined where an arm has nobody. */
function listenerIn(arm: Arm, state: RolloutState): string | undefined {
  for (let n = 0; n < 10_000; n++) {
    const listener = `probe-${n}`;
    if (assigned(listener, state).arm === arm) return listener;
  }
  return undefined;
}
