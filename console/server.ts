/** The console's small server: the page, `POST /alexa` for any client, and what the side panel looks at. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { RefusedRequest } from '../lambda/alexa/refused.ts';
import type { Composition } from '../lambda/compose.ts';
import { type RolloutAnswer, STEPS_SHOWN } from './page/rollout/answer.ts';
import type { PageFile } from './page-files.ts';

/** A real envelope is a few kilobytes. */
const LARGEST_BODY = 256 * 1024;

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly etag?: string;
  readonly body: string | Uint8Array;
}

class HttpError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export function consoleServer(
  { handler, log, engine, desk, settings }: Composition,
  page: ReadonlyMap<string, PageFile>,
): Server {
  return createServer((request, response) => {
    route(request)
      .then((answer) => send(response, answer))
      .catch((error: unknown) => {
        const { status, message } = problemOf(error);
        send(response, { status, ...json({ error: message }) });
      });
  });

  async function route(request: IncomingMessage): Promise<Answer> {
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
    if (pathname === '/api/rollout') return rollout(request.headers['if-none-match']);
    throw new HttpError(404, `nothing at ${pathname}`);
  }

  /** Asked every few seconds, and steps are kept for good: while the last is the same, so are all. */
  async function rollout(known: string | undefined): Promise<Answer> {
    const etag = etagOf(await desk.status(1));
    if (etag === known) return { status: 304, etag, body: '' };
    const status = await desk.status(STEPS_SHOWN);
    return { etag: etagOf(status), ...json(status satisfies RolloutAnswer) };
  }

  function track(id: string): unknown {
    const found = engine.music.byId(id);
    if (!found) throw new HttpError(404, `no track ${id}`);
    return found;
  }
}

/** A table that was emptied begins again at 1, at another time. */
function etagOf({ history: [last] }: RolloutAnswer): string {
  return last ? `"${last.number} ${last.at}"` : '"none"';
}

function json(value: unknown): Answer {
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

function send(
  response: ServerResponse,
  { status = 200, type = 'application/json', etag, body }: Answer,
): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(etag === undefined ? {} : { etag }),
  });
  response.end(body);
}
