/**
 * The function that moves rollouts on AWS: called by the learning cycle, by an operator, and by the alarms, which take a
 * challenger back within a minute of ringing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachLine } from '../cli/log-source/lines.ts';
import type { LogRecord } from '../policy/record.ts';
import type { RolloutReader } from '../policy/rollout/reader.ts';
import type { RolloutState } from '../policy/rollout/state.ts';
import { type Folders, s3Folders } from './aws/s3-files.ts';
import { composeDesk } from './compose.ts';
import { dayAfter, dayOf } from './log-days.ts';
import type { RolloutDesk, RolloutStatus } from './rolling-out.ts';

export type RolloutRequest =
  | { readonly action: 'status' }
  /** A policy's name in the registry. */
  | { readonly action: 'propose'; readonly policy: string; readonly by?: string }
  /** Folder of the daily log files. */
  | { readonly action: 'advance'; readonly log: string; readonly by?: string }
  | { readonly action: 'rollback'; readonly reason: string; readonly by?: string };

/** EventBridge's "CloudWatch Alarm State Change". */
export interface AlarmEvent {
  readonly source: 'aws.cloudwatch';
  readonly detail: {
    readonly alarmName: string;
    readonly state: { readonly value: string; readonly reason?: string };
  };
}

/** Weeks from before the rollout tell what was usual of its listeners. */
const DAYS_BEFORE = 28;

const desk = composeDesk();

export async function handler(event: RolloutRequest | AlarmEvent): Promise<RolloutStatus> {
  return handle(event, await desk, s3Folders());
}

export async function handle(
  event: RolloutRequest | AlarmEvent,
  desk: RolloutDesk,
  open: Folders,
): Promise<RolloutStatus> {
  if ('source' in event) await onAlarm(event, desk);
  else if (event.action === 'propose') await proposed(event.policy, event.by, desk);
  else if (event.action === 'advance') await advanced(event.log, event.by, desk, open);
  else if (event.action === 'rollback') await desk.rollBack(event.reason, event.by ?? 'operator');
  return desk.status();
}

/** Of a rollout on its way, and no other: a policy that everybody has had for weeks is an operator's to take back. */
async function onAlarm({ detail: { alarmName, state } }: AlarmEvent, desk: RolloutDesk): Promise<void> {
  if (state.value !== 'ALARM' || (await desk.status(1)).state !== 'running') return;
  await desk.rollBack(`alarm ${alarmName}: ${state.reason ?? 'no reason given'}`, `alarm ${alarmName}`);
}

/** The cycle may run again after it was interrupted: what is on its way already is not proposed twice. */
async function proposed(policy: string, by = 'schedule', desk: RolloutDesk): Promise<void> {
  if ((await desk.status(1)).challenger === policy) return;
  await desk.proposeNamed(policy, { by });
}

async function advanced(log: string, by = 'schedule', desk: RolloutDesk, open: Folders): Promise<void> {
  if ((await desk.status(1)).state !== 'running') return;
  await desk.advance((reader, state) => feed(reader, state, log, open), by);
}

/** The days of the rollout and the weeks before it, one file after the other. */
async function feed(
  reader: RolloutReader,
  { begun }: RolloutState,
  log: string,
  open: Folders,
): Promise<void> {
  if (begun === undefined) return;
  const first = dayAfter(begun.slice(0, 10), -DAYS_BEFORE);
  const files = open(log);
  const days = (await files.list()).filter(({ name }) => (dayOf(name) ?? '') >= first);
  const folder = mkdtempSync(join(tmpdir(), 'segue-rollout-'));
  try {
    for (const { name } of days) {
      const path = join(folder, 'day.jsonl.gz');
      await files.download(name, path);
      await eachLine(path, (line) => reader.add(JSON.parse(line) as LogRecord));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
