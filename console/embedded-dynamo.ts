/** DynamoDB for a machine without one: dynalite in its own process, its data on disk, gone when we are. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';

export interface EmbeddedDynamo {
  readonly client: DynamoDBClient;
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** @throws Error when the process ends before it answers, with what it said. */
export async function startEmbeddedDynamo(directory: string): Promise<EmbeddedDynamo> {
  mkdirSync(directory, { recursive: true });
  const port = await freePort();
  const cli = createRequire(import.meta.url).resolve('dynalite/cli.js');
  const child = spawn(
    process.execPath,
    [cli, '--host', '127.0.0.1', '--port', String(port), '--path', directory, '--createTableMs', '0'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint = (complaint + text).slice(-2_000);
  });
  const ended = once(child, 'exit');
  const kill = () => child.kill();
  process.once('exit', kill);

  const endpoint = `http://127.0.0.1:${port}`;
  const client = clientAt(endpoint);
  await untilItAnswers(
    client,
    () => child.exitCode !== null,
    () => complaint,
    directory,
  );
  return {
    client,
    endpoint,
    stop: async () => {
      process.removeListener('exit', kill);
      client.destroy();
      child.kill();
      await ended;
    },
  };
}

export function clientAt(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 500, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
}

async function untilItAnswers(
  client: DynamoDBClient,
  ended: () => boolean,
  complaint: () => string,
  directory: string,
): Promise<void> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    if (ended()) {
      const locked = /lock|Resource temporarily unavailable/i.test(complaint());
      const reason = locked ? 'is another Segue using it?' : complaint().trim().split('\n').at(-1);
      throw new Error(`the embedded DynamoDB did not start on ${directory}: ${reason}`);
    }
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
