/** The console's small server: the page, `POST /alexa` for any client, and what the side panel looks at. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { RefusedRequest } from '../lambda/alexa/refused.ts';
import type { Composition } from '../lambda/compose.ts';
import type { PageFile } from './page-files.ts';

/** A real envelope is a few kilobytes. */
const LARGEST_BODY = 256 * 1024;

class HttpError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export function consoleServer(
  { handler, log, engine, settings }: Composition,
  page: ReadonlyMap<string, PageFile>,
): Server {
  return createServer((request, response) => {
    route(request)
      .then(({ status = 200, type = 'application/json', body }) => send(response, status, type, body))
      .catch((error: unknown) => {
        const { status, message } = problemOf(error);
        send(response, status, 'application/json', JSON.stringify({ error: message }));
      });
  });

  async function route(
    request: IncomingMessage,
  ): Promise<{ status?: number; type?: string; body: string | Uint8Array }> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/alexa') {
      if (request.method !== 'POST') throw new HttpError(405, 'POST an Alexa request envelope here');
      return { body: JSON.stringify(await handler(await jsonBody(request))) };
    }
    if (request.method !== 'GET') throw new HttpError(405, 'only GET here');
    const file = page.get(pathname);
    if (file) return file;
    const [, api, kind, id] = pathname.split('/');
    if (api === 'api' && kind === 'settings')
      return json({ skillId: settings.skillId, tracks: engine.music.size });
    if (api === 'api' && kind === 'conversation' && id)
      return json(await log.conversation(decodeURIComponent(id)));
    if (api === 'api' && kind === 'track' && id) return json(track(decodeURIComponent(id)));
    throw new HttpError(404, `nothing at ${pathname}`);
  }

  function track(id: string): unknown {
    const found = engine.music.byId(id);
    if (!found) throw new HttpError(404, `no track ${id}`);
    return found;
  }
}

function json(value: unknown): { body: string } {
  return { body: JSON.stringify(value) };
}

async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new HttpError(413, `a request envelope is at most ${LARGEST_BODY} bytes`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new HttpError(400, 'the body is not JSON');
  }
}

function problemOf(error: unknown): { status: number; message: string } {
  if (error instanceof HttpError) return { status: error.status, message: error.message };
  if (error instanceof RefusedRequest)
    return { status: error.reason === 'wrong-skill' ? 403 : 400, message: error.message };
  console.error(error);
  return { status: 500, message: 'something went wrong here' };
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
