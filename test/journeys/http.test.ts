/** The whole way from the network to the table and back: POST /alexa on a real server, records in a real DynamoDB protocol. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ResponseEnvelope } from 'ask-sdk-model';
import { type Local, startLocal } from '../../console/local.ts';
import { consoleServer } from '../../console/server.ts';
import { closeSilent } from '../../lambda/close-silent.ts';
import { decide } from '../../policy/decide.ts';
import type { DecisionRecord, LogRecord } from '../../policy/record.ts';
import { rulePolicy } from '../../policy/rule.ts';
import { Echo } from '../support/echo.ts';

const directory = mkdtempSync(join(tmpdir(), 'segue-http-'));
let local: Local;
let server: Server;
let address: string;

beforeAll(async () => {
  process.env.SEGUE_EXPLORE_SHARE = '1';
  local = await startLocal(directory);
  server = consoleServer(local, new Map());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  delete process.env.SEGUE_EXPLORE_SHARE;
  server.close();
  server.closeAllConnections();
  await local.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function post(event: unknown): Promise<ResponseEnvelope> {
  const response = await fetch(`${address}/alexa`, { method: 'POST', body: JSON.stringify(event) });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as ResponseEnvelope;
}

test('a conversation by envelopes leaves one decision a turn and an outcome, and sent twice it changes nothing', async () => {
  const echo = new Echo(post, 'http');
  await echo.open();
  const { conversationId } = echo.state;
  for (const text of ['something mellow', 'from the seventies', 'yes']) if (echo.state) await echo.say(text);
  const last = await echo.say('play it');
  expect(last.directives).toEqual([expect.objectContaining({ type: 'AudioPlayer.Play' })]);

  const records = await conversation(conversationId);
  const decisions = records.filter((record): record is DecisionRecord => record.type === 'decision');
  expect(decisions.map((record) => record.turn)).toEqual([1, 2, 3, 4]);
  for (const record of decisions) {
    expect(Math.abs(record.probabilities.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-9);
    expect(record.probabilities[record.chosen]).toBe(record.propensity);
    const { probabilities, chosen } = decide(record.context, record.candidates, rulePolicy, record.seed);
    expect({ probabilities, chosen }).toEqual({ probabilities: record.probabilities, chosen: record.chosen });
  }
  expect(records.at(-1)).toMatchObject({ type: 'outcome', outcome: 'played' });

  for (const envelope of echo.sent) await post(envelope);
  expect(await conversation(conversationId)).toEqual(records);
});

test('replay: a thousand logged decisions give the same vector and choice, bit for bit', async () => {
  for (let n = 0; n < 125; n++) {
    const echo = new Echo(post, `thousand-${n}`);
    await echo.open();
    for (let t = 0; t < 9; t++)
      if (echo.state)
        await echo.say(['no', 'yes', 'jazz', 'something else', 'i do not mind', 'faster'][(n + t) % 6]!);
  }
  let replayed = 0;
  for await (const record of local.log.records()) {
    if (record.type !== 'decision') continue;
    const { probabilities, chosen } = decide(record.context, record.candidates, rulePolicy, record.seed);
    expect({ probabilities, chosen }).toEqual({ probabilities: record.probabilities, chosen: record.chosen });
    replayed += 1;
  }
  console.info(`replayed ${replayed} decisions read back from DynamoDB`);
  expect(replayed).toBeGreaterThanOrEqual(1_000);
}, 120_000);

test('conversations that fell silent are closed by the timer, once', async () => {
  const echo = new Echo(post, 'silent');
  await echo.open();
  const { conversationId } = echo.state;
  const later = new Date('2026-01-01T02:00:00Z');
  expect(await closeSilent(local.log, later)).toBeGreaterThanOrEqual(1);
  expect(await closeSilent(local.log, later)).toBe(0);
  expect((await conversation(conversationId)).at(-1)).toMatchObject({
    outcome: 'abandoned',
    source: 'timer',
    turn: 1,
  });
});

test.each([
  ['not JSON', 'hello', 400, 'the body is not JSON'],
  ['an empty object', '{}', 400, 'refused (malformed)'],
  ['a body without end', 'x'.repeat(300_000), 413, 'at most'],
])('%s is a clear refusal', async (_, body, status, message) => {
  const response = await fetch(`${address}/alexa`, { method: 'POST', body });
  expect(response.status).toBe(status);
  expect(((await response.json()) as { error: string }).error).toContain(message);
});

test('a forged application id is forbidden, another method and another path do not exist', async () => {
  const forged = new Echo(post, 'forged');
  (forged.device as { skillId: string }).skillId = 'amzn1.ask.skill.forged';
  await expect(forged.open()).rejects.toThrow(/^403 .*wrong-skill/);
  expect((await fetch(`${address}/alexa`)).status).toBe(405);
  expect((await fetch(`${address}/nothing`)).status).toBe(404);
});

async function conversation(id: string): Promise<readonly LogRecord[]> {
  return (await (await fetch(`${address}/api/conversation/${id}`)).json()) as readonly LogRecord[];
}
