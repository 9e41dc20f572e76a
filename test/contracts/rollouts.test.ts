/** Journal and registry: contracts kept by the adapters in memory, in a folder and in DynamoDB alike; two cannot corrupt them. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../console/embedded-dynamo.ts';
import { DynamoLog } from '../../lambda/aws/dynamo-log.ts';
import { DynamoRollouts } from '../../lambda/aws/dynamo-rollouts.ts';
import { PolicyBucket } from '../../lambda/aws/policy-bucket.ts';
import { createTable } from '../../lambda/aws/table.ts';
import { PolicyFolder } from '../../lambda/policy-folder.ts';
import type { PolicyRegistry, RolloutJournal } from '../../lambda/ports.ts';
import { RolloutDesk } from '../../lambda/rolling-out.ts';
import type { RolloutEvent } from '../../policy/rollout/state.ts';
import { Tally } from '../../policy/rollout/tally.ts';
import { proposed, RolloutError } from '../../policy/rollout/transitions.ts';
import { MemoryJournal, policyText, versionOf } from '../support/policies.ts';
import { decisionRecord } from '../support/records.ts';

const directory = mkdtempSync(join(tmpdir(), 'segue-rollouts-'));
let dynamo: EmbeddedDynamo;
let tables = 0;

async function freshTable(): Promise<string> {
  const table = `rollouts-${++tables}`;
  await createTable(dynamo.client, table);
  return table;
}

beforeAll(async () => {
  dynamo = await startEmbeddedDynamo(join(directory, 'dynamodb'));
});

afterAll(async () => {
  await dynamo.stop();
  rmSync(directory, { recursive: true, force: true });
});

const AT = '2026-01-05T00:00:00.000Z';
const event = (number: number, by = 'test'): RolloutEvent => ({
  number,
  at: AT,
  by,
  action: 'wait',
  reasons: ['because', 'ö “quotes”'],
  state: proposed({ incumbent: 'rule-1', stages: [], stage: 0, status: 'idle' }, 'trees-12345678', 1, AT),
});

const journals: readonly (readonly [string, () => Promise<RolloutJournal>])[] = [
  ['memory', async () => new MemoryJournal()],
  ['DynamoDB', async () => new DynamoRollouts(dynamo.client, await freshTable())],
];

describe.each(journals)('journal in %s', (_, open) => {
  test('what is appended is read back exactly, the latest first', async () => {
    const journal = await open();
    expect(await journal.latest()).toBeUndefined();
    expect(await journal.history(10)).toEqual([]);
    for (let number = 1; number <= 12; number++) expect(await journal.append(event(number))).toBe(true);
    expect(await journal.latest()).toEqual(event(12));
    expect((await journal.history(3)).map(({ number }) => number)).toEqual([12, 11, 10]);
    expect(await journal.history(100)).toHaveLength(12);
  });

  test('a mismatch beyond all doubt is written, too: DynamoDB has no number so near to 0', async () => {
    const journal = await open();
    const tally = new Tally();
    const nothing = { success: false, prompts: 1, abandoned: false, failed: false };
    const counts = { decisions: 1, fallbacks: 0, slow: 0, timed: 1 };
    for (let n = 0; n < 10_300; n++) {
      const arm = n < 600 ? 'challenger' : 'incumbent';
      tally.add({ listener: `l${n}`, arm, stage: 1, ...nothing, ...counts });
    }
    const seen = { ...event(1), look: tally.look(1, 0.1) };
    expect(await journal.append(seen)).toBe(true);
    expect(await journal.latest()).toEqual(seen);
  });

  test('of twenty who write the same step at once, one does', async () => {
    const journal = await open();
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => journal.append(event(1, `operator ${n}`))),
    );
    expect(all.filter(Boolean)).toHaveLength(1);
    expect((await journal.latest())!.by).toBe(`operator ${all.indexOf(true)}`);
    expect(await journal.history(10)).toHaveLength(1);
  });

  test('two operators propose at once: one rollout, and the other is told', async () => {
    const journal = await open();
    const registry = new PolicyFolder(join(directory, `both-${Math.random()}`));
    const desk = () => new RolloutDesk({ journal, registry, now: () => AT });
    const [first, second] = [policyText(1), policyText(2)];
    const results = await Promise.allSettled([
      desk().propose(first, { by: 'anna' }),
      desk().propose(second, { by: 'berta' }),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]!.reason).toBeInstanceOf(RolloutError);
    const { challenger, history } = await desk().status();
    expect(history).toHaveLength(1);
    expect(challenger).toBe(versionOf(history[0]!.by === 'anna' ? first : second));
  });

  test('a rollback wins against whoever writes at the same time', async () => {
    const journal = await open();
    const registry = new PolicyFolder(join(directory, `wins-${Math.random()}`));
    let now = AT;
    const desk = new RolloutDesk({ journal, registry, now: () => now });
    await desk.propose(policyText(1), { by: 'anna' });
    now = '2026-01-07T00:00:00.000Z';
    const results = await Promise.allSettled([
      desk.advance(async () => {}, 'schedule'),
      desk.rollBack('it sulks', 'berta'),
      desk.advance(async () => {}, 'schedule'),
    ]);
    expect(results[1]).toMatchObject({ status: 'fulfilled' });
    const { state, incumbent, share } = await desk.status();
    expect({ state, incumbent, share }).toEqual({ state: 'rolled-back', incumbent: 'rule-1', share: 0 });
  });
});

test('the steps of rollouts lie beside the log and are none of its records', async () => {
  const table = await freshTable();
  const log = new DynamoLog(dynamo.client, table);
  await new DynamoRollouts(dynamo.client, table).append(event(1));
  await log.recordDecision(decisionRecord({ stage: 5, rollout: 'trees-12345678#1', tookMs: 12 }));
  const records = [];
  for await (const record of log.records()) records.push(record);
  expect(records).toEqual([decisionRecord({ stage: 5, rollout: 'trees-12345678#1', tookMs: 12 })]);
});

/** S3 as its client behaves: what is missing throws, what is there is not written over. */
class MemoryBucket {
  readonly objects = new Map<string, string>();

  async read(name: string): Promise<string> {
    const text = this.objects.get(name);
    if (text === undefined)
      throw Object.assign(new Error('The specified key does not exist.'), { name: 'NoSuchKey' });
    return text;
  }

  async publish(name: string, text: string): Promise<'published' | 'already-there'> {
    if (this.objects.has(name)) return 'already-there';
    this.objects.set(name, text);
    return 'published';
  }
}

const registries: readonly (readonly [string, () => PolicyRegistry])[] = [
  ['a folder', () => new PolicyFolder(mkdtempSync(join(directory, 'registry-')))],
  ['a bucket', () => new PolicyBucket(new MemoryBucket())],
];

describe.each(registries)('registry in %s', (_, open) => {
  const text = policyText(1);
  const name = versionOf(text);

  test('what is published is read back, and once more changes nothing', async () => {
    const registry = open();
    expect(await registry.read(name)).toBeUndefined();
    expect(await registry.publish(name, text)).toBe('published');
    expect(await registry.publish(name, text)).toBe('already-there');
    expect(await registry.read(name)).toBe(text);
  });

  test('another text under a name that is taken is refused, and the first stays', async () => {
    const registry = open();
    await registry.publish(name, text);
    await expect(registry.publish(name, policyText(2))).rejects.toThrow(/policies are never replaced/);
    expect(await registry.read(name)).toBe(text);
  });

  test.each(['../escape', 'trees-1/2', '', 'Trees-1', 'rule'])('%j is no name', async (wrong) => {
    await expect(open().read(wrong)).rejects.toThrow(RangeError);
    await expect(open().publish(wrong, text)).rejects.toThrow(RangeError);
  });
});

test('a folder that cannot be written to leaves nothing half-written', async () => {
  const folder = join(directory, 'read-only');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a-file'), '');
  const registry = new PolicyFolder(join(folder, 'a-file'));
  await expect(registry.publish(versionOf(policyText(1)), policyText(1))).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['a-file']);
});

describe('what may be proposed', () => {
  const desk = () =>
    new RolloutDesk({
      journal: new MemoryJournal(),
      registry: new PolicyFolder(mkdtempSync(join(directory, 'desk-'))),
      now: () => AT,
    });

  test('a policy its gate did not promote only despite it, and the reason is kept', async () => {
    const held = policyText(3, { verdict: 'hold' });
    await expect(desk().propose(held, { by: 'anna' })).rejects.toThrow(
      /was not promoted by its gate \(hold\)/,
    );
    const { reasons } = await desk().propose(held, { by: 'anna', despite: 'a hunch' });
    expect(reasons[0]).toMatch(/not promoted by its gate \(hold\): a hunch$/);
  });

  test('one that was judged against another incumbent is doubted', async () => {
    await expect(
      desk().propose(policyText(3, { incumbent: 'trees-99999999' }), { by: 'anna' }),
    ).rejects.toThrow(/was judged against trees-99999999, and rule-1 serves now/);
  });

  test('damaged, or of other columns: refused before anything is written', async () => {
    const at = desk();
    const text = policyText(3);
    await expect(at.propose(text.slice(0, 500), { by: 'anna' })).rejects.toThrow(/not JSON/);
    await expect(at.propose(text.replace('0.5', '0.6'), { by: 'anna' })).rejects.toThrow(/damaged/);
    expect((await at.status()).history).toEqual([]);
  });

  test('by name: what is in the registry, and the rule policy for a reason', async () => {
    const at = desk();
    await expect(at.proposeNamed('trees-12345678', { by: 'anna' })).rejects.toThrow(
      /the registry has no policy/,
    );
    await expect(at.proposeNamed('rule-1', { by: 'anna' })).rejects.toThrow(/say why/);
    await expect(at.proposeNamed('rule-1', { by: 'anna', despite: 'back' })).rejects.toThrow(
      /the incumbent already/,
    );
  });
});
