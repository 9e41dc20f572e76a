/** Segue on one machine: the skill on the embedded DynamoDB, or on the one the environment points at. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTable, tableExists } from '../lambda/aws/table.ts';
import { closeSilent } from '../lambda/close-silent.ts';
import {
  type Composition,
  compose,
  environmentDynamo,
  environmentSettings,
  pointsElsewhere,
} from '../lambda/compose.ts';
import type { Settings } from '../lambda/settings.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from './embedded-dynamo.ts';

export interface Local extends Composition {
  /** Where the log is kept, for people to read. */
  readonly where: string;
  stop(): Promise<void>;
}

/**
 * @param directory where the embedded table and this machine's pseudonym key live.
 * @throws Error when the table is missing where the environment points, or DynamoDB does not answer.
 */
export async function startLocal(directory: string): Promise<Local> {
  const environment = environmentSettings();
  const settings = { ...environment, pseudonymKey: environment.pseudonymKey ?? machineKey(directory) };
  if (pointsElsewhere()) {
    const dynamo = environmentDynamo();
    if (!(await tableExists(dynamo, settings.table)))
      throw new Error(`there is no table ${settings.table} there: npm run -s segue -- tables create`);
    const composition = await compose(settings, dynamo);
    return {
      ...composition,
      where: `table ${settings.table} at the configured DynamoDB`,
      stop: async () => {},
    };
  }
  const data = join(directory, 'dynamodb');
  const embedded = await startEmbeddedDynamo(data);
  const composition = await composed(settings, embedded).catch(async (error: unknown) => {
    // A server left behind would keep a command that has already said what is wrong from ending.
    await embedded.stop();
    throw error;
  });
  const timer = setInterval(() => void closeSilent(composition.log, new Date()).catch(complain), CLOSING_MS);
  timer.unref();
  const stop = async () => {
    clearInterval(timer);
    await embedded.stop();
  };
  return { ...composition, where: `table ${settings.table} at ${embedded.endpoint} (${data})`, stop };
}

async function composed(settings: Settings, { client }: EmbeddedDynamo): Promise<Composition> {
  await createTable(client, settings.table);
  return compose(settings, client);
}

/** How often silent conversations are looked for. */
const CLOSING_MS = 5 * 60 * 1000;

function complain(error: Error): void {
  console.error(`silent conversations could not be closed: ${error.message}`);
}

/** Made once and kept, so that a listener is the same listener tomorrow. */
function machineKey(directory: string): string {
  const file = join(directory, 'pseudonym-key');
  if (!existsSync(file)) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}
