/** The decision log in DynamoDB: single-item conditional writes, so that a repeated request writes nothing twice. */
import {
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import type { DecisionRecord, LogRecord, OutcomeRecord } from '../../policy/record.ts';
import type { DecisionLog } from '../ports.ts';
import { entryOf, fromItem, type Item, isRecord, KEYS, toItem } from './item.ts';

const NOT_YET_RECORDED = 'attribute_not_exists(#partition)';
const BATCH = 25;

export class DynamoLog implements DecisionLog {
  private readonly client: DynamoDBClient;
  private readonly table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.client = client;
    this.table = table;
  }

  async recordDecision(record: DecisionRecord): Promise<'written' | 'already-there' | 'conflict'> {
    if (await this.putOnce(record)) return 'written';
    const there = await this.client.send(
      new GetItemCommand({
        TableName: this.table,
        Key: keyOf(record),
        ProjectionExpression: '#request',
        ExpressionAttributeNames: { '#request': 'request' },
      }),
    );
    return there.Item?.request?.S === record.request ? 'already-there' : 'conflict';
  }

  async recordOutcome(record: OutcomeRecord): Promise<'written' | 'already-there'> {
    return (await this.putOnce(record)) ? 'written' : 'already-there';
  }

  async forget(listener: string): Promise<number> {
    let gone = 0;
    for await (const keys of this.pages({ listener })) {
      for (let i = 0; i < keys.length; i += BATCH) await this.deleteAll(keys.slice(i, i + BATCH));
      gone += keys.length;
    }
    return gone;
  }

  /** One conversation's records in the order they happened. */
  async conversation(conversationId: string): Promise<readonly LogRecord[]> {
    const records: LogRecord[] = [];
    let from: Item | undefined;
    do {
      const page = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          KeyConditionExpression: '#partition = :id',
          ExpressionAttributeNames: { '#partition': KEYS.partition },
          ExpressionAttributeValues: { ':id': { S: conversationId } },
          ExclusiveStartKey: from,
        }),
      );
      records.push(...(page.Items ?? []).map(fromItem));
      from = page.LastEvaluatedKey;
    } while (from);
    return records;
  }

  /** Every record, in no particular order: what exporting and training read. */
  async *records(): AsyncGenerator<LogRecord> {
    let from: Item | undefined;
    do {
      const page = await this.client.send(
        new ScanCommand({ TableName: this.table, ExclusiveStartKey: from }),
      );
      for (const item of page.Items ?? []) if (isRecord(item)) yield fromItem(item);
      from = page.LastEvaluatedKey;
    } while (from);
  }

  private async putOnce(record: LogRecord): Promise<boolean> {
    try {
      await this.client.send(
        new PutItemCommand({
          TableName: this.table,
          Item: toItem(record),
          ConditionExpression: NOT_YET_RECORDED,
          ExpressionAttributeNames: { '#partition': KEYS.partition },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  private async *pages({ listener }: { listener: string }): AsyncGenerator<Item[]> {
    let from: Item | undefined;
    do {
      const page = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          IndexName: KEYS.listenerIndex,
          KeyConditionExpression: '#listener = :listener',
          ExpressionAttributeNames: { '#listener': 'listener' },
          ExpressionAttributeValues: { ':listener': { S: listener } },
          ExclusiveStartKey: from,
        }),
      );
      yield (page.Items ?? []).map((item) => ({
        [KEYS.partition]: item[KEYS.partition]!,
        [KEYS.sort]: item[KEYS.sort]!,
      }));
      from = page.LastEvaluatedKey;
    } while (from);
  }

  private async deleteAll(keys: readonly Item[]): Promise<void> {
    let left = { [this.table]: keys.map((Key) => ({ DeleteRequest: { Key } })) };
    while (Object.keys(left).length > 0) {
      const { UnprocessedItems } = await this.client.send(new BatchWriteItemCommand({ RequestItems: left }));
      left = (UnprocessedItems ?? {}) as typeof left;
    }
  }
}

function keyOf(record: LogRecord): Item {
  return { [KEYS.partition]: { S: record.conversationId }, [KEYS.sort]: { S: entryOf(record) } };
}
