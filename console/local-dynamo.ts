/** The DynamoDB of this machine: the embedded one that `npm start` runs, reached or started, unless the environment points elsewhere. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTable, tableExists } from '../lambda/aws/table.ts';
import { environmentDynamo, pointsElsewhere } from '../lambda/compose.ts';
import { clientAt, startEmbeddedDynamo } from './embedded-dynamo.ts';

export interface LocalDynamo {
  readonly client: DynamoDBClient;
  /** For people to read. */
  readonly where: string;
  stop(): Promise<void>;
}

/**
 * @param directory where the embedded table lives.
 * @throws Error when the table is missing where the environment points, or DynamoDB does not answer.
 */
export async function localDynamo(directory: string, table: string): Promise<LocalDynamo> {
  if (pointsElsewhere()) {
    const client = environmentDynamo();
    if (!(await tableExists(client, table)))
      throw new Error(`there is no table ${table} there: npm run -s segue -- tables create`);
    return { client, where: `table ${table} at the configured DynamoDB`, stop: async () => client.destroy() };
  }
  return (await running(directory, table)) ?? started(directory, table);
}

/** Two processes cannot have one database open, so whoever starts it leaves its address for the others. */
async function running(directory: string, table: string): Promise<LocalDynamo | undefined> {
  const file = addressFile(directory);
  if (!existsSync(file)) return undefined;
  const endpoint = readFileSync(file, 'utf8').trim();
  const client = clientAt(endpoint);
  try {
    if (await tableExists(client, table))
      return { client, where: `table ${table} at ${endpoint}`, stop: async () => client.destroy() };
  } catch {
    // Left behind by a process that was killed: nobody is there.
  }
  client.destroy();
  return undefined;
}

async function started(directory: string, table: string): Promise<LocalDynamo> {
  const data = join(directory, 'dynamodb');
  const embedded = await startEmbeddedDynamo(data);
  const file = addressFile(directory);
  try {
    await createTable(embedded.client, table);
    writeFileSync(file, embedded.endpoint);
  } catch (error) {
    // A server left behind would keep a command that has already said what is wrong from ending.
    await embedded.stop();
    throw error;
  }
  const stop = async () => {
    rmSync(file, { force: true });
    await embedded.stop();
  };
  return { client: embedded.client, where: `table ${table} at ${embedded.endpoint} (${data})`, stop };
}

function addressFile(directory: string): string {
  return join(directory, 'dynamodb-address');
}
