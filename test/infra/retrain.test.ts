/**
 * The learning bundle as it is deployed, in a process that knows nothing but the bundle: worker threads, CommonJS inside
 * ESM and all. Folders stand for buckets.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toItem } from '../../lambda/aws/item.ts';
import type { RetrainEvent, Retrained } from '../../lambda/retrain.ts';
import { recordsOf, simulated } from '../support/log-builder.ts';
import { writeIncrementalExport } from './exports.ts';

const root = mkdtempSync(join(tmpdir(), 'segue-retrain-bundle-'));
const bundle = join(root, 'bundle');
const LOG = 's3://logs/log';
const event: RetrainEvent = {
  log: LOG,
  policies: 's3://registry/policies',
  reports: 's3://reports/reports',
  day: '2026-01-12',
  days: 56,
  incumbent: 'rule-1',
};

/** Answers, or what they failed with, in the order of the events. */
let answers: readonly (Retrained & { readonly failed?: string })[];
let policy: string;

beforeAll(() => {
  bundled();
  const conversations = simulated(200, { seed: 2 });
  const days = { '2026-01-11': conversations.slice(0, 100), '2026-01-12': conversations.slice(100) };
  const settles = Object.entries(days).map(([day, part]) => {
    const lines = recordsOf(part).map((record) => ({ NewImage: toItem(record) }));
    const exported = writeIncrementalExport(join(root, 'logs'), day, lines);
    // A third of them fell silent, which settling has to find out by itself, long after.
    return { bucket: 's3://logs', exported, log: LOG, day, until: '2100-01-01T00:00:00Z', days: 56 };
  });
  const retrains = [event, event, { ...event, day: '2025-01-01' }, { ...event, incumbent: 'trees-00000000' }];
  answers = run(settles, retrains).slice(settles.length);
  policy = answers[0]!.policy!;
}, 120_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

const published = () => readFileSync(join(root, 'registry/policies', `${policy}.json`), 'utf8');
const report = (name: string) => readFileSync(join(root, 'reports/reports/2026-01-12', name), 'utf8');

test('publishes the policy under its version, with what the gate thinks of it', () => {
  expect(answers[0]).toEqual({
    verdict: expect.stringMatching(/^(promote|hold|refuse)$/),
    policy: expect.stringMatching(/^(trees|linear)-[0-9a-f]{8}$/),
    reasons: expect.arrayContaining([expect.any(String)]),
    seconds: expect.any(Number),
  });
  expect(JSON.parse(published())).toMatchObject({
    version: policy,
    provenance: { incumbent: 'rule-1', conversations: 200 },
    estimates: { verdict: answers[0]!.verdict },
  });
});

test('the same log gives the same policy, which is never replaced', () => {
  expect(answers[1]).toMatchObject({ policy, verdict: answers[0]!.verdict });
  expect(readdirSync(join(root, 'registry/policies'))).toEqual([`${policy}.json`]);
});

test('leaves the report and, for a task that cannot answer, the answer', () => {
  expect(JSON.parse(report('result.json'))).toEqual(answers[1]);
  const { verdict, reasons } = answers[1]!;
  expect(JSON.parse(report('report.json'))).toMatchObject({ log: LOG, gate: { verdict, reasons } });
  expect(report('report.html')).toMatch(/^<!doctype html>[\s\S]*<svg/i);
});

test('too little to learn from is a verdict', () => {
  expect(answers[2]).toMatchObject({
    verdict: 'refuse',
    policy: null,
    reasons: [expect.stringContaining('none of the 56 days')],
  });
});

test('an incumbent that is not in the registry is a failure, which names it', () => {
  expect(answers[3]!.failed).toContain('trees-00000000');
});

test('the task takes the event as its argument', () => {
  const argument = JSON.stringify({ ...event, log: 'logs' });
  const { status, stderr } = spawnSync(process.execPath, ['task.mjs', argument], {
    cwd: bundle,
    env: {},
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringContaining('not an address in S3: logs'),
  });
});

function bundled(): void {
  const script = `
    import { build } from 'esbuild';
    import { bundleLearning } from './scripts/bundle.ts';
    await bundleLearning(${JSON.stringify(bundle)});
    await build({ entryPoints: ['test/infra/folder-files.ts'], outfile: ${JSON.stringify(join(bundle, 'folders.mjs'))},
      bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' });`;
  execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
}

function run(
  settles: readonly object[],
  retrains: readonly RetrainEvent[],
): (Retrained & { failed?: string })[] {
  const script = `
    import { foldersBelow } from './folders.mjs';
    import { retrain } from './retrain.mjs';
    import { settle } from './settle.mjs';
    const open = foldersBelow(${JSON.stringify(root)});
    const answers = [];
    for (const event of ${JSON.stringify(settles)}) answers.push(await settle(event, open));
    for (const event of ${JSON.stringify(retrains)})
      answers.push(await retrain(event, open, 2).catch((error) => ({ failed: error.message })));
    console.log(JSON.stringify(answers));`;
  writeFileSync(join(bundle, 'run.mjs'), script);
  const options = { cwd: bundle, env: {}, encoding: 'utf8' } as const;
  const printed = execFileSync(process.execPath, ['run.mjs'], options);
  return JSON.parse(printed) as (Retrained & { failed?: string })[];
}
