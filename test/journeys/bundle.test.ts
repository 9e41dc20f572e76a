/** `npm run build` as a newcomer runs it, and the bundle as Lambda loads it: in a process of its own. */
import { execFileSync } from 'node:child_process';
import { conversationEnvelope } from '../../console/envelopes.ts';
import { SKILL_ID } from '../support/echo.ts';

test('dist/skill.js answers, spills what it cannot log, and refuses what is not for it', () => {
  execFileSync('npm', ['run', '-s', 'build']);
  const envelope = conversationEnvelope(
    { type: 'LaunchRequest' },
    { skillId: SKILL_ID, userId: 'u', locale: 'en-US' },
    { id: 's', isNew: true, attributes: {} },
    { requestId: 'r', timestamp: '2026-01-01T00:00:00Z' },
  );
  const script = `
    const { handler } = require('./dist/skill.js');
    handler(${JSON.stringify(envelope)}).then(async (answer) => {
      console.log(JSON.stringify({ answer }));
      const refused = await handler({}).catch((error) => error.message);
      console.log(JSON.stringify({ refused }));
      process.exit(0);
    });`;
  const printed = execFileSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    // Nothing listens there: the log is out of reach.
    env: {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9',
      SEGUE_PSEUDONYM_KEY: 'k',
    },
  });
  const lines = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.find((line) => line.segue === 'spilled-record')).toMatchObject({
    record: { type: 'decision', turn: 1 },
  });
  expect(lines.find((line) => 'answer' in line)).toMatchObject({
    answer: { response: { shouldEndSession: false } },
  });
  expect(lines.find((line) => 'refused' in line)).toMatchObject({
    refused: expect.stringContaining('malformed'),
  });
});
