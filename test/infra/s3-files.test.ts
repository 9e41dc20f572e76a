/** The adapter against a stand-in for S3 that answers as S3 does: pages, conditional puts, missing keys. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client } from '@aws-sdk/client-s3';
import { type Files, s3Folders } from '../../lambda/aws/s3-files.ts';

const objects = new Map<string, string>();
let server: Server;
let files: Files;

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://s3');
    const key = decodeURIComponent(url.pathname).replace(/^\/bucket\/?/, '');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const failed = (status: number, code: string) =>
        response.writeHead(status).end(`<Error><Code>${code}</Code><Message>no</Message></Error>`);
      if (request.method === 'PUT') {
        if (request.headers['if-none-match'] === '*' && objects.has(key))
          return failed(412, 'PreconditionFailed');
        objects.set(key, Buffer.concat(chunks).toString());
        return response.end();
      }
      if (key === '') return response.end(page(url.searchParams));
      const text = objects.get(key);
      return text === undefined ? failed(404, 'NoSuchKey') : response.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  files = s3Folders(client)('s3://bucket/policies/');
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

/** One key a page. */
function page(query: URLSearchParams): string {
  const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).sort();
  const at = Number(query.get('continuation-token') ?? 0);
  const more = at + 1 < keys.length;
  const contents = keys
    .slice(at, at + 1)
    .map((key) => `<Contents><Key>${key}</Key><Size>${objects.get(key)!.length}</Size></Contents>`);
  return `<ListBucketResult><IsTruncated>${more}</IsTruncated>${contents.join('')}${more ? `<NextContinuationToken>${at + 1}</NextContinuationToken>` : ''}</ListBucketResult>`;
}

test('what is published is there, and is not replaced', async () => {
  expect(await files.publish('trees-1.json', '{"a":1}', 'application/json')).toBe('published');
  expect(await files.publish('trees-1.json', '{"a":2}', 'application/json')).toBe('already-there');
  expect(await files.read('trees-1.json')).toBe('{"a":1}');
  expect([...objects.keys()]).toEqual(['policies/trees-1.json']);
});

test('a list goes over all pages, by names below the folder', async () => {
  await files.write('trees-2.json', '{}', 'application/json');
  objects.set('elsewhere/x', '');
  expect(await files.list()).toEqual([
    { name: 'trees-1.json', bytes: 7 },
    { name: 'trees-2.json', bytes: 2 },
  ]);
});

test('what is missing is an error that says so', async () => {
  await expect(files.read('trees-3.json')).rejects.toMatchObject({ name: 'NoSuchKey' });
});

test('an address that is none is refused', () => {
  expect(() => s3Folders()('logs/log')).toThrow('not an address in S3: logs/log');
});
