/** What is known of listeners, in the log's table: one item each, replaced under a condition on its revision. */
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { ProfileStore, StoredProfile } from '../ports.ts';
import { type Item, KEYS } from './item.ts';
import { profileFrom, profileItem } from './profile-item.ts';

type Profile = StoredProfile['profile'];

const NOBODY_KNOWN_YET = 'attribute_not_exists(#partition)';
const AS_IT_WAS_READ = '#revision = :revision';

export class DynamoProfiles implements ProfileStore {
  private readonly client: DynamoDBClient;
  private readonly table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.client = client;
    this.table = table;
  }

  /** Consistent, since a writer who read something old could only fail; it costs half a unit more. */
  async read(listener: string): Promise<StoredProfile | undefined> {
    const { Item: item } = await this.client.send(
      new GetItemCommand({ TableName: this.table, Key: keyOf(listener), ConsistentRead: true }),
    );
    return item && profileFrom(item);
  }

  async write(listener: string, profile: Profile, revision: number | undefined): Promise<boolean> {
    const condition =
      revision === undefined
        ? {
            ConditionExpression: NOBODY_KNOWN_YET,
            ExpressionAttributeNames: { '#partition': KEYS.partition },
          }
        : {
            ConditionExpression: AS_IT_WAS_READ,
            ExpressionAttributeNames: { '#revision': 'revision' },
            ExpressionAttributeValues: { ':revision': { N: String(revision) } },
          };
    try {
      const Item = { ...keyOf(listener), ...profileItem(listener, profile, (revision ?? 0) + 1) };
      await this.client.send(new PutItemCommand({ TableName: this.table, Item, ...condition }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async remove(listener: string): Promise<boolean> {
    const { Attributes } = await this.client.send(
      new DeleteItemCommand({ TableName: this.table, Key: keyOf(listener), ReturnValues: 'ALL_OLD' }),
    );
    return Attributes !== undefined;
  }
}

/** No conversation is called so: its id is a pseudonym, and those have no `#`. */
function keyOf(listener: string): Item {
  return { [KEYS.partition]: { S: `listener#${listener}` }, [KEYS.sort]: { S: 'profile' } };
}
