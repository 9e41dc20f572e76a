/** Segue on one machine: the skill on the embedded DynamoDB, or on the one the environment points at. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeSilent } from '../lambda/close-silent.ts';
import { type Composition, compose, environmentSettings, pointsElsewhere } from '../lambda/compose.ts';
import { localDynamo } from './local-dynamo.ts';

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
  const dynamo = await localDynamo(directory, settings.table);
  const composition = await compose(settings, dynamo.client).catch(async (error: unknown) => {
    // A server left behind would keep a command that has already said what is wrong from ending.
    await dynamo.stop();
    throw error;
  });
  // A table that is not ours has a timer of its own.
  const close = () => void closeSilent(composition.log, new Date()).catch(complain);
  const timer = pointsElsewhere() ? undefined : setInterval(close, CLOSING_MS).unref();
  const stop = async () => {
    clearInterval(timer);
    await dynamo.stop();
  };
  return { ...composition, where: dynamo.where, stop };
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
