/**
 * The cycle as it will run: the state machine's own definition, evaluated, in front of the real functions that look at
 * the log and move the rollout; S3 is a folder, and what costs a cloud (the export, learning) is answered for.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PolicyBucket } from '../../lambda/aws/policy-bucket.ts';
import { RolloutDesk } from '../../lambda/rolling-out.ts';
import { type AlarmEvent, handle, type RolloutRequest } from '../../lambda/rollout.ts';
import type { LogRecord } from '../../policy/record.ts';
import { assigned } from '../../policy/rollout/assignment.ts';
import { MemoryJournal, policyText, versionOf } from '../support/policies.ts';
import { decisionRecord, outcomeRecord } from '../support/records.ts';
import { type Called, fails, run } from './asl.ts';
import { cycle } from './cycle-parts.ts';
import { foldersBelow } from './folder-files.ts';

const root = mkdtempSync(join(tmpdir(), 'segue-cycle-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const text = policyText(1);
const version = versionOf(text);
let made = 0;

async function cloud() {
  const place = join(root, String(++made));
  const open = foldersBelow(place);
  const registry = new PolicyBucket(open('s3://policies/policies'));
  await registry.publish(version, text);
  const clock = { now: '2026-01-05T04:00:00.000Z' };
  const journal = new MemoryJournal();
  const desk = new RolloutDesk({ journal, registry, now: () => clock.now });
  const rollout = (event: RolloutRequest | AlarmEvent) => handle(event, desk, open);
  return { place, clock, desk, journal, rollout };
}

/** Answers for AWS; the rollout function is the real one. */
function answering(
  rollout: (event: RolloutRequest) => Promise<unknown>,
  told: { calls: string[]; verdict?: string; learning?: 'breaks'; windowBytes?: number; slow?: number },
): Called {
  let looks = 0;
  return async (resource, args) => {
    const name = `${resource.split(':').at(-1)} ${(args.FunctionName as string | undefined) ?? ''}`.trim();
    told.calls.push(name);
    if (name === 'describeContinuousBackups')
      return {
        ContinuousBackupsDescription: {
          PointInTimeRecoveryDescription: { EarliestRestorableDateTime: '2026-01-01T00:00:00Z' },
        },
      };
    if (name === 'exportTableToPointInTime')
      return { ExportDescription: { ExportArn: 'arn:aws:x/export/0176-abc' } };
    if (name === 'describeExport') {
      looks += 1;
      return { ExportDescription: { ExportStatus: looks <= (told.slow ?? 0) ? 'IN_PROGRESS' : 'COMPLETED' } };
    }
    if (name === 'invoke arn:settle') return { Payload: { windowBytes: told.windowBytes ?? 500 } };
    if (name === 'invoke arn:retrain' && told.learning === 'breaks') fails('out of memory');
    const result = { verdict: told.verdict ?? 'promote', policy: version };
    if (name === 'invoke arn:retrain') return { Payload: result };
    if (name === 'runTask.sync') return {};
    if (name === 'getObject') return { Body: JSON.stringify(result) };
    if (name === 'publish') return {};
    expect(name).toBe('invoke arn:rollout');
    return { Payload: await rollout(args.Payload as RolloutRequest) };
  };
}

const MONDAY = { at: '2026-01-05T04:00:00Z' };
const TUESDAY = { at: '2026-01-06T04:00:00Z' };

test('a Monday that promotes: the policy is proposed, and looked at the same day', async () => {
  const { rollout, desk } = await cloud();
  const told = { calls: [] as string[], slow: 3 };
  const { path, ended } = await run(cycle, MONDAY, answering(rollout, told));
  expect(ended).toBe('Succeed');
  expect(path.filter((name) => name === 'Wait')).toHaveLength(4);
  expect(path.slice(-5)).toEqual(['Gate', 'Propose', 'Advance', 'All well?', 'Done']);
  expect(await desk.status()).toMatchObject({ challenger: version, share: 0.01, state: 'running' });
});

test('a window too large for the function is learned from in Fargate, and its answer is read from its file', async () => {
  const { rollout, desk } = await cloud();
  const told = { calls: [] as string[], windowBytes: 10_000 };
  await run(cycle, MONDAY, answering(rollout, told));
  expect(told.calls).toContain('runTask.sync');
  expect(told.calls).not.toContain('invoke arn:retrain');
  expect((await desk.status()).challenger).toBe(version);
});

test('run again after an interruption it proposes nothing twice; other days and other verdicts propose nothing', async () => {
  const { rollout, journal } = await cloud();
  const calls: string[] = [];
  await run(cycle, TUESDAY, answering(rollout, { calls }));
  await run(cycle, MONDAY, answering(rollout, { calls, verdict: 'hold' }));
  expect(journal.events).toEqual([]);
  await run(cycle, MONDAY, answering(rollout, { calls }));
  await rollout({ action: 'propose', policy: version });
  await run(cycle, MONDAY, answering(rollout, { calls }));
  expect(journal.events.filter(({ action }) => action === 'propose')).toHaveLength(1);
});

test('learning that breaks is told of, and does not keep a rollout from being looked at', async () => {
  const { rollout, journal } = await cloud();
  const calls: string[] = [];
  const broken = await run(cycle, MONDAY, answering(rollout, { calls, learning: 'breaks' }));
  expect(broken).toMatchObject({ ended: 'Fail', cause: 'TaskFailed: out of memory' });
  expect(broken.path.slice(-4)).toEqual(['Rollout?', 'All well?', 'Tell', 'Failed']);
  expect(calls.at(-1)).toBe('publish');
  expect(journal.events).toEqual([]);
});

/** A day's file: every listener once, served as they are assigned. */
function writeDay(
  place: string,
  day: string,
  journal: MemoryJournal,
  success: Readonly<Record<string, number>>,
): void {
  const { state } = journal.events.at(-1)!;
  const records = Array.from({ length: 4_000 }, (_, n): LogRecord[] => {
    const { arm, stage, rollout } = assigned(`listener-${n}`, state);
    const head = { conversationId: `${day}-${n}`, listener: `listener-${n}`, at: `${day}T01:00:00.000Z` };
    return [
      decisionRecord({ ...head, arm, stage, ...(rollout ? { rollout } : {}) }),
      outcomeRecord({ ...head, outcome: (n * 7) % 100 < 100 * success[arm]! ? 'played' : 'stopped' }),
    ];
  });
  mkdirSync(join(place, 'logs/log'), { recursive: true });
  const lines = records.flat().map((record) => JSON.stringify(record));
  writeFileSync(join(place, 'logs/log', `${day}.jsonl.gz`), gzipSync(lines.join('\n')));
}

test('days go by: stage after stage to the default, from the daily files', async () => {
  const { place, rollout, desk, journal, clock } = await cloud();
  await desk.propose(text, { by: 'test', stages: [10, 50, 100] });
  for (let day = 6; (await desk.status(1)).state === 'running'; day++) {
    const date = `2026-01-${String(day).padStart(2, '0')}`;
    writeDay(place, date, journal, { incumbent: 0.4, challenger: 0.52 });
    clock.now = `${date}T04:00:00.000Z`;
    await run(cycle, { at: clock.now }, answering(rollout, { calls: [], verdict: 'hold' }));
    expect(day).toBeLessThan(20);
  }
  const { incumbent, history } = await desk.status();
  expect(incumbent).toBe(version);
  expect(history.map(({ action }) => action).filter((action) => action !== 'wait')).toEqual([
    'make-default',
    'advance',
    'advance',
    'propose',
  ]);
  expect(history.find(({ state }) => state.stage === 50)!.look!.arms.challenger.listeners).toBeGreaterThan(
    300,
  );
}, 60_000);

const alarm = (value: string): AlarmEvent => ({
  source: 'aws.cloudwatch',
  detail: { alarmName: 'ChallengerFallbacks', state: { value, reason: 'Threshold Crossed: 0.4 > 0.02' } },
});

test('an alarm takes a challenger back, says which it was, and once is enough', async () => {
  const { rollout, desk, journal } = await cloud();
  await desk.propose(text, { by: 'test' });
  await rollout(alarm('OK'));
  expect(journal.events).toHaveLength(1);
  expect(await rollout(alarm('ALARM'))).toMatchObject({
    state: 'rolled-back',
    reasons: ['alarm ChallengerFallbacks: Threshold Crossed: 0.4 > 0.02'],
  });
  expect(await rollout(alarm('ALARM'))).toMatchObject({ state: 'rolled-back' });
  expect(journal.events).toHaveLength(2);
});

test('an alarm is no judgement of what has become the default; an operator’s word is', async () => {
  const { rollout, desk, journal } = await cloud();
  await desk.propose(text, { by: 'test' });
  const { state } = journal.events[0]!;
  journal.events.push({
    ...journal.events[0]!,
    number: 2,
    action: 'make-default',
    state: {
      incumbent: version,
      previous: state.incumbent,
      stages: state.stages,
      stage: 0,
      status: 'default',
    },
  });
  expect(await rollout(alarm('ALARM'))).toMatchObject({ state: 'default', incumbent: version });
  expect(await rollout({ action: 'rollback', reason: 'it sulks' })).toMatchObject({
    state: 'rolled-back',
    incumbent: 'rule-1',
  });
  expect(journal.events.at(-1)!.by).toBe('operator');
});
