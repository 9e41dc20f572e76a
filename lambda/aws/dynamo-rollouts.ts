/**
 * The rollouts' journal in the log's table: an item a step, numbered, written under the condition that nobody has written
 * that number. How things stand is what the last step says, so a step and the state after it are one write: there is
 * nothing that two operators, or two runs at once, could leave half done.
 */
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { RolloutEvent } from '../../policy/rollout/state.ts';
import type { RolloutJournal } from '../ports.ts';
import { KEYS, ROLLOUT_TYPE } from './item.ts';

/** No conversation is called so: its id is a pseudonym of 22 characters. */
const PARTITION = 'rollout';

export class DynamoRollouts implements RolloutJournal {
  private readonly client: DynamoDBClient;
  private readonly table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.client = client;
    this.table = table;
  }

  async latest(): Promise<RolloutEvent | undefined> {
    return (await this.history(1))[0];
  }

  async history(most: number): Promise<readonly RolloutEvent[]> {
    const events: RolloutEvent[] = [];
    let from: Awaited<ReturnType<typeof this.page>>['LastEvaluatedKey'];
    do {
      const page = await this.page(most - events.length, from);
      events.push(...(page.Items ?? []).map((item) => eventOf(unmarshall(item))));
      from = page.LastEvaluatedKey;
    } while (from && events.length < most);
    return events;
  }

  async append(event: RolloutEvent): Promise<boolean> {
    const keys = { [KEYS.partition]: PARTITION, [KEYS.sort]: entryOf(event.number) };
    try {
      await this.client.send(
        new PutItemCommand({
          TableName: this.table,
          Item: marshall({ ...keys, type: ROLLOUT_TYPE, ...event }, { removeUndefinedValues: true }),
          ConditionExpression: 'attribute_not_exists(#partition)',
          ExpressionAttributeNames: { '#partition': KEYS.partition },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  /** Consistent: a step decided on something older could only be refused. */
  private page(most: number, from: Record<string, never> | undefined | object) {
    return this.client.send(
      new QueryCommand({
        TableName: this.table,
        KeyConditionExpression: '#partition = :rollout',
        ExpressionAttributeNames: { '#partition': KEYS.partition },
        ExpressionAttributeValues: { ':rollout': { S: PARTITION } },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: most,
        ExclusiveStartKey: from as never,
      }),
    );
  }
}

/** Nine digits, so that the order of keys is the order of numbers. */
function entryOf(number: number): string {
  return `step#${String(number).padStart(9, '0')}`;
}

function eventOf({
  [KEYS.partition]: _,
  [KEYS.sort]: __,
  type: ___,
  ...event
}: Record<string, unknown>): RolloutEvent {
  return event as unknown as RolloutEvent;
}
