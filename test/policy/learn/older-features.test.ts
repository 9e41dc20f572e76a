/** A log of an older feature version is read, learned from and judged as it is: nothing is processed again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FEATURE_VERSION } from '../../../policy/context.ts';
import { DEFAULT_CYCLE, learningCycle } from '../../../policy/learn/cycle.ts';
import { datasetOf } from '../../../policy/learn/dataset.ts';
import type { RewardName } from '../../../policy/learn/rewards.ts';
import { crewOfOne } from '../../../policy/learn/tasks.ts';
import { learnedPolicy } from '../../../policy/learned.ts';
import type { DecisionRecord, LogRecord } from '../../../policy/record.ts';
import { upgraded } from '../../../policy/upgrade.ts';
import { blockOf } from '../../support/log-builder.ts';

const text = gunzipSync(readFileSync(join(__dirname, 'features-version-1.jsonl.gz'))).toString('utf8');
const logged = text
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as LogRecord);
const decisions = logged.filter((record): record is DecisionRecord => record.type === 'decision');

test('it is of version 1, and knows nothing of listeners', () => {
  expect(new Set(decisions.map(({ featureVersion }) => featureVersion))).toEqual(new Set([1]));
  expect(decisions[0]!.context).not.toHaveProperty('evidence');
});

test('upgrading adds what was unknown and changes nothing else', () => {
  for (const record of decisions) {
    const now = upgraded(record);
    expect(now.featureVersion).toBe(FEATURE_VERSION);
    expect(now.context).toMatchObject({ ...record.context, evidence: 0, sentiment: 0, pace: 'steady' });
    expect(now.candidates.map(({ numbers: { affinity: _, ...rest } }) => rest)).toEqual(
      record.candidates.map(({ numbers }) => numbers),
    );
    expect(upgraded(now)).toBe(now);
  }
});

test.each([
  null,
  7,
  'x',
  {},
  { type: 'decision', featureVersion: 1 },
  { type: 'decision', featureVersion: 1, context: 3, candidates: [null, 4] },
])('what is no record stays what it is: %j', (odd) => {
  expect(() => upgraded(odd)).not.toThrow();
});

test.each<RewardName>(['playback', 'seconds', 'turns'])('it tells of %s as any log does', (reward) => {
  const records = logged.map((record) => upgraded(record));
  const { report } = datasetOf([blockOf(records)], 'the old log', reward);
  expect(report.reward.name).toBe(reward);
  expect(report.reward.highest).toBeGreaterThan(report.reward.lowest);
  expect(report.told.feeling).toBe(0);
});

test('it was written before feelings were heard: nothing is learned of satisfaction, and that is said', async () => {
  const records = logged.map((record) => upgraded(record));
  const dataset = datasetOf([blockOf(records)], 'the old log', 'satisfaction');
  await expect(learningCycle(dataset, DEFAULT_CYCLE, crewOfOne(dataset))).rejects.toThrow(
    'no answer in the log carries a sentiment',
  );
});

test('a policy is learned from it, judged on it, and asks today’s prompts', async () => {
  const dataset = datasetOf([blockOf(logged.map((record) => upgraded(record)))], 'the old log');
  expect(dataset.report.kept).toBe(decisions.length);
  const cycle = await learningCycle(dataset, { ...DEFAULT_CYCLE, replicates: 50 }, crewOfOne(dataset));
  expect(cycle.artifact.featureVersion).toBe(FEATURE_VERSION);
  const { context, candidates } = upgraded(decisions[0]!);
  expect(learnedPolicy(cycle.artifact).score(context, candidates).every(Number.isFinite)).toBe(true);
});
