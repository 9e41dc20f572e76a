/** `segue rollout`, as operators type it, against a DynamoDB in its own process. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../console/embedded-dynamo.ts';
import { createTable } from '../../lambda/aws/table.ts';
import type { RolloutStatus } from '../../lambda/rolling-out.ts';
import { segue } from '../support/command.ts';
import { policyText, versionOf } from '../support/policies.ts';
import { decisionRecord, outcomeRecord } from '../support/records.ts';

const directory = mkdtempSync(join(tmpdir(), 'segue-rollout-'));
let dynamo: EmbeddedDynamo;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  dynamo = await startEmbeddedDynamo(join(directory, 'dynamodb'));
  await createTable(dynamo.client, 'segue');
  environment = {
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
    AWS_REGION: 'local',
    SEGUE_POLICIES: join(directory, 'policies'),
  };
  for (const [name, text] of Object.entries({ good, held })) {
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, 'policy.json'), text);
  }
  mkdirSync(join(directory, 'empty'));
  mkdirSync(join(directory, 'damaged'));
  writeFileSync(join(directory, 'damaged', 'policy.json'), good.slice(0, 300));
});

afterAll(async () => {
  await dynamo.stop();
  rmSync(directory, { recursive: true, force: true });
});

const good = policyText(1);
const held = policyText(2, { verdict: 'hold' });
const rollout = (...args: string[]) => segue(['rollout', ...args], environment);
const folder = (name: string) => join(directory, name);

/** The table as it is, in JSON. */
async function status(): Promise<RolloutStatus> {
  const { status, stdout, stderr } = await rollout('status', '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

test('before anything was proposed the rule policy serves', async () => {
  expect(await status()).toEqual({
    incumbent: 'rule-1',
    challenger: null,
    stage: null,
    share: 0,
    state: 'idle',
    reasons: ['no policy was ever proposed'],
    history: [],
  });
});

test.each([
  [['advance'], /^segue: no rollout is on its way: nothing to advance$/],
  [['rollback'], /^segue: there is nothing to take back/],
  [['propose'], /^segue: something is missing/],
  [['propose', 'nowhere'], /^segue: there is no policy nowhere: neither a folder, nor/],
  [['propose', 'trees-12345678'], /^segue: the registry has no policy trees-12345678$/],
  [['propose', folder('empty')], /holds no policy.json$/],
  [['propose', folder('damaged')], /not JSON: cut off or damaged$/],
  [['propose', folder('held')], /was not promoted by its gate \(hold\); --despite REASON/],
  [['propose', folder('good'), '--stages', '5,50'], /^segue: stages are rising/],
  [['propose', folder('good'), '--stages', 'some'], /^segue: stages are rising/],
  [[], /^segue: something is missing/],
  [['sideways'], /^segue: /],
])('rollout %j is refused with one line', async (args, line) => {
  const { status: code, stdout, stderr } = await rollout(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr.trim()).toMatch(line);
});

test('what was refused has left nothing behind', async () => {
  expect((await status()).history).toEqual([]);
});

test('proposed, looked at, taken back: each step is kept with who and why', async () => {
  const version = versionOf(good);
  const proposed = await rollout('propose', folder('good'), '--by', 'anna', '--stages', '50,100');
  expect(proposed.stdout).toMatch(new RegExp(`${version} serves 50.0 % of listeners, stage 1 of 2`));
  expect(await status()).toMatchObject({ challenger: version, stage: 1, share: 0.5, state: 'running' });
  expect((await rollout('propose', folder('good'))).stderr).toMatch(/one challenger at a time/);

  const { state } = (await status()).history[0]!;
  const log = folder('log');
  mkdirSync(log);
  const conversations = Array.from({ length: 60 }, (_, n) => {
    const head = { conversationId: `c${n}`, listener: `l${n}`, at: state.since! };
    return [
      decisionRecord({
        ...head,
        arm: n % 2 ? 'challenger' : 'incumbent',
        stage: 50,
        rollout: state.rollout!,
      }),
      outcomeRecord({ ...head, outcome: n % 3 ? 'played' : 'stopped' }),
    ];
  });
  writeFileSync(
    join(log, 'day.jsonl'),
    conversations
      .flat()
      .map((record) => `${JSON.stringify(record)}\n`)
      .join(''),
  );
  const looked = await rollout('advance', '--log', log, '--by', 'berta');
  expect(looked.stdout).toMatch(/^The rollout waits:\n {2}this stage is 0.0 hours old/);
  expect(looked.stdout).toMatch(/30 listeners have met the challenger at this stage; 100 are needed/);
  expect(looked.stdout).toMatch(/challenger +30 +30/);

  const back = JSON.parse(
    (await rollout('rollback', '--reason', 'it sulks', '--json')).stdout,
  ) as RolloutStatus;
  expect(back).toMatchObject({
    incumbent: 'rule-1',
    challenger: null,
    stage: null,
    share: 0,
    state: 'rolled-back',
  });
  expect(back.reasons).toEqual(['it sulks']);
  expect(back.history.map(({ action, by }) => [action, by])).toEqual([
    ['roll-back', expect.any(String)],
    ['wait', 'berta'],
    ['propose', 'anna'],
  ]);
});

test('a held policy despite its gate; a log that is none is one line and no step', async () => {
  expect((await rollout('propose', folder('held'), '--despite', 'a hunch')).status).toBe(0);
  const before = (await status()).history.length;
  writeFileSync(folder('nonsense.jsonl'), '{"type":"nonsense"}\n');
  for (const [log, line] of [
    [folder('missing'), /no such log/],
    [folder('nonsense.jsonl'), /row 1: neither a decision nor an outcome/],
  ] as const) {
    const { status: code, stderr } = await rollout('advance', '--log', log);
    expect(code).toBe(2);
    expect(stderr.trim()).toMatch(line);
  }
  expect((await status()).history).toHaveLength(before);
  await rollout('rollback');
});

test('two who propose at once: one does, the other is told in one line', async () => {
  const results = await Promise.all([
    rollout('propose', folder('good'), '--by', 'anna'),
    rollout('propose', folder('held'), '--by', 'berta', '--despite', 'a hunch'),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual([0, 2]);
  const refused = results.find(({ status }) => status === 2)!;
  expect(refused.stderr).toMatch(/somebody else has moved|one challenger at a time/);
  expect((await status()).history[0]!.by).toBe(results[0]!.status === 0 ? 'anna' : 'berta');
});
