/** The decision log's contract, kept by the adapter in memory and by DynamoDB alike. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../console/embedded-dynamo.ts';
import { DynamoLog } from '../../lambda/aws/dynamo-log.ts';
import { createTable } from '../../lambda/aws/table.ts';
import type { DecisionLog } from '../../lambda/ports.ts';
import type { DecisionRecord, LogRecord, OutcomeRecord } from '../../policy/record.ts';
import { MemoryLog } from '../support/memory-log.ts';
import { decisionRecord, outcomeRecord } from '../support/records.ts';

interface ReadableLog extends DecisionLog {
  conversation(id: string): Promise<readonly LogRecord[]>;
}

const directory = mkdtempSync(join(tmpdir(), 'segue-log-'));
let dynamo: EmbeddedDynamo;

beforeAll(async () => {
  dynamo = await startEmbeddedDynamo(directory);
  await createTable(dynamo.client, 'contract');
});

afterAll(async () => {
  await dynamo.stop();
  rmSync(directory, { recursive: true, force: true });
});

const adapters: readonly (readonly [string, () => ReadableLog])[] = [
  ['memory', () => new MemoryLog()],
  ['DynamoDB', () => new DynamoLog(dynamo.client, 'contract')],
];

describe.each(adapters)('decision log in %s', (name, open) => {
  const id = (suffix: string) => `${name}-${suffix}`;

  test('what is written is read back exactly, in the order it happened', async () => {
    const log = open();
    const first = decisionRecord({ conversationId: id('order'), turn: 1 });
    const second = decisionRecord({ conversationId: id('order'), turn: 12 });
    const outcome = outcomeRecord({ conversationId: id('order'), turn: 12, outcome: 'played' });
    expect(await log.recordOutcome(outcome)).toBe('written');
    expect(await log.recordDecision(second)).toBe('written');
    expect(await log.recordDecision(first)).toBe('written');
    expect(await log.conversation(id('order'))).toEqual([first, second, outcome]);
  });

  test('the same record again changes nothing', async () => {
    const log = open();
    const record = decisionRecord({ conversationId: id('again') });
    const outcome = outcomeRecord({ conversationId: id('again') });
    await Promise.all([log.recordDecision(record), log.recordOutcome(outcome)]);
    expect(await log.recordDecision(record)).toBe('already-there');
    expect(await log.recordOutcome(outcome)).toBe('already-there');
    expect(await log.conversation(id('again'))).toHaveLength(2);
  });

  test('another request’s decision for the same turn is a conflict and leaves the first one', async () => {
    const log = open();
    const record = decisionRecord({ conversationId: id('conflict') });
    await log.recordDecision(record);
    const other: DecisionRecord = { ...record, request: 'another', chosen: 0 };
    expect(await log.recordDecision(other)).toBe('conflict');
    expect(await log.conversation(id('conflict'))).toEqual([record]);
  });

  test('outcomes of one turn stand side by side: rejected, then playback events', async () => {
    const log = open();
    const outcomes: OutcomeRecord[] = [
      outcomeRecord({ conversationId: id('outcomes'), outcome: 'played' }),
      outcomeRecord({
        conversationId: id('outcomes'),
        outcome: 'played',
        source: 'playback',
        playback: { event: 'started', index: 0, offsetMs: 0 },
      }),
      outcomeRecord({
        conversationId: id('outcomes'),
        outcome: 'played',
        source: 'playback',
        playback: { event: 'finished', index: 0, offsetMs: 9 },
      }),
    ];
    for (const outcome of outcomes) expect(await log.recordOutcome(outcome)).toBe('written');
    expect(await log.conversation(id('outcomes'))).toHaveLength(3);
  });

  test('a listener is forgotten whole, and only that listener', async () => {
    const log = open();
    for (let turn = 1; turn <= 30; turn++)
      await log.recordDecision(decisionRecord({ conversationId: id('gone'), turn, listener: id('leaves') }));
    await log.recordDecision(decisionRecord({ conversationId: id('kept'), listener: id('stays') }));
    expect(await log.forget(id('leaves'))).toBe(30);
    expect(await log.conversation(id('gone'))).toEqual([]);
    expect(await log.conversation(id('kept'))).toHaveLength(1);
    expect(await log.forget(id('leaves'))).toBe(0);
  });
});
