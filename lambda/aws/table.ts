/** The one table: created here for the embedded default and for tests; `infra/` creates it on AWS. */
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { KEYS } from './item.ts';

export function tableDefinition(name: string): CreateTableCommandInput {
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: KEYS.partition, AttributeType: 'S' },
      { AttributeName: KEYS.sort, AttributeType: 'S' },
      { AttributeName: 'listener', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: KEYS.partition, KeyType: 'HASH' },
      { AttributeName: KEYS.sort, KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: KEYS.listenerIndex,
        KeySchema: [{ AttributeName: 'listener', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  };
}

/** @throws Error when the endpoint does not answer. */
export async function tableExists(client: DynamoDBClient, name: string): Promise<boolean> {
  try {
    await client.send(new DescribeTableCommand({ TableName: name }));
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}

/** Creates the table and waits until it can be used. Returns false when it was there already. */
export async function createTable(client: DynamoDBClient, name: string): Promise<boolean> {
  let created = true;
  try {
    await client.send(new CreateTableCommand(tableDefinition(name)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    created = false;
  }
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName: name });
  return created;
}
