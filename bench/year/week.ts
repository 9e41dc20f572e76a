/** A week of a simulated year as data, and the thread's part of it: some of its conversations, served by arm. */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import type { ServedBy } from '../../lambda/ports.ts';
import type { ServingFallback } from '../../policy/decide.ts';
import { shareOf } from '../../policy/random.ts';
import type { LogRecord } from '../../policy/record.ts';
import { assigned } from '../../policy/rollout/assignment.ts';
import type { Arm, RolloutState } from '../../policy/rollout/state.ts';
import { Clock } from '../../simulator/clock.ts';
import { converse, type Setting } from '../../simulator/conversation.ts';
import { Population } from '../../simulator/population.ts';
import { pseudonym } from '../../simulator/pseudonym.ts';
import { RememberingIndex } from '../../simulator/remembering-index.ts';
import { type PolicyChoice, servedBy } from '../../simulator/served.ts';
import { settingFor } from '../../simulator/setting.ts';
import type { World } from '../../simulator/world.ts';

export const WEEK_MS = 7 * 86_400_000;
export const NEW_YEAR = Date.UTC(2026, 0, 5);

/** What goes wrong with a week's log. */
export type Spoilt =
  /** The propensities that are logged are not those that were drawn with. */
  | 'logger'
  /** What three in ten of the challenger's listeners did never arrives. */
  | 'lost';

export interface Week {
  readonly number: number;
  /** Conversations of this part of it, by their numbers in the year. */
  readonly from: number;
  readonly to: number;
  readonly perWeek: number;
  readonly seed: number;
  readonly world: World;
  readonly exploration: { readonly epsilon: number; readonly exploreShare: number };
  readonly state: RolloutState;
  /** As serving found them. */
  readonly arms: Readonly<
    Record<Arm, { readonly policy: PolicyChoice; readonly fallback?: ServingFallback }>
  >;
  readonly spoilt?: Spoilt;
  readonly file: string;
}

export interface WeekDone {
  readonly conversations: number;
  readonly successes: number;
  readonly prompts: number;
}

export function together(parts: readonly WeekDone[]): WeekDone {
  const sum = (of: (part: WeekDone) => number) => parts.reduce((all, part) => all + of(part), 0);
  return {
    conversations: sum(({ conversations }) => conversations),
    successes: sum(({ successes }) => successes),
    prompts: sum(({ prompts }) => prompts),
  };
}

/** Builds the music once; each week has its own population. */
export function weekRunner(): (week: Week) => WeekDone {
  const music = new RememberingIndex(starterCatalog(genreTree), genreTree);
  return (week) => {
    const { world, seed, exploration } = week;
    const setting = settingFor({ world, seed, policy: 'rule', strangers: true, ...exploration }, music);
    const population = new Population(world, music, seed);
    const models = {
      incumbent: servedBy(week.arms.incumbent.policy).model,
      challenger: servedBy(week.arms.challenger.policy).model,
    };
    const done = { conversations: 0, successes: 0, prompts: 0 };
    const lines: string[] = [];
    for (let n = week.from; n < week.to; n++) {
      const listener = pseudonym('listener', seed, population.person(n).id);
      const assignment = assigned(listener, week.state);
      const { fallback } = week.arms[assignment.arm];
      const by: ServedBy = {
        ...assignment,
        model: models[assignment.arm],
        ...(fallback === undefined ? {} : { fallback }),
      };
      const own: Setting = { ...setting, population, engine: { ...setting.engine, ...by } };
      const { records, result } = converse(n, own);
      done.conversations += 1;
      done.successes += Number(result.success);
      done.prompts += result.turns;
      if (week.spoilt === 'lost' && by.arm === 'challenger' && shareOf(listener, 'lost') < 0.3) continue;
      for (const record of records) lines.push(JSON.stringify(spoilt(inTime(record, n, week), week.spoilt)));
    }
    writeFileSync(week.file, gzipSync(`${lines.join('\n')}\n`, { level: 1 }));
    return done;
  };
}

/** Simulated conversations begin a minute after one another; a week's are spread over the week. */
function inTime<T extends LogRecord>(record: T, n: number, { number, perWeek }: Week): T {
  const began = Date.parse(new Clock(n).now());
  const place = NEW_YEAR + number * WEEK_MS + ((n % perWeek) / perWeek) * WEEK_MS;
  return { ...record, at: new Date(Math.round(place) + Date.parse(record.at) - began).toISOString() };
}

function spoilt(record: LogRecord, how: Spoilt | undefined): LogRecord {
  return how === 'logger' && record.type === 'decision'
    ? { ...record, propensity: Math.min(1, record.propensity * 1.5) }
    : record;
}
