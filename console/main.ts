/** `npm start`. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { startLocal } from './local.ts';
import { pageFiles } from './page-files.ts';
import { consoleServer } from './server.ts';

async function main(): Promise<void> {
  const [local, page] = await Promise.all([startLocal('.segue'), pageFiles()]);
  const server = consoleServer(local, page);
  server.listen(local.settings.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  console.log(`Segue is listening.

  Talk to it     http://127.0.0.1:${port}
  Rollouts       http://127.0.0.1:${port}/rollout
  Envelopes to   POST http://127.0.0.1:${port}/alexa   (application id ${local.settings.skillId})
  Decision log   ${local.where}
  Catalogue      ${local.engine.music.size} recordings, ${local.engine.music.version}

Ctrl-C ends it.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
      void local.stop().then(() => process.exit(0));
    });
}

main().catch((error: Error & { code?: string }) => {
  const reason = error.code === 'EADDRINUSE' ? 'the port is taken: set PORT to another one' : error.message;
  console.error(`Segue could not start: ${reason}`);
  process.exit(2);
});
