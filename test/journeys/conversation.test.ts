import { decide } from '../../policy/decide.ts';
import type { DecisionRecord } from '../../policy/record.ts';
import { rulePolicy } from '../../policy/rule.ts';
import { Echo, textOf } from '../support/echo.ts';
import { segue } from '../support/segue.ts';

test('a customer opens the skill, answers, hears samples and accepts a station that plays', async () => {
  const { handler, log } = segue();
  const echo = new Echo(handler);
  const opened = await echo.open();
  expect(opened.shouldEndSession).toBe(false);

  await echo.say('something mellow from the seventies');
  expect(echo.state.preferences).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ attribute: 'energy', value: 'low', polarity: 'like', turn: 1 }),
      expect.objectContaining({ attribute: 'era', value: '1970-1979', turn: 1 }),
    ]),
  );
  let response = await echo.say('yes');
  for (let turn = 0; turn < 40 && response.shouldEndSession === false; turn++)
    response = await echo.say(echo.state.pending?.kind === 'offer' ? 'yes please' : 'yes');

  const play = response.directives?.find((directive) => directive.type === 'AudioPlayer.Play');
  expect(play).toBeDefined();
  const outcome = log.outcomes().at(-1)!;
  expect(outcome).toMatchObject({ outcome: 'played', source: 'turn' });
  expect(outcome.played!.tracks[0]).toBe(JSON.parse(play!.audioItem!.stream!.token).q[0]);
});

test('one decision a turn: probabilities add up, the propensity is the chosen one’s, and replay gives the same', async () => {
  const { handler, log } = segue();
  for (let n = 0; n < 30; n++) {
    const echo = new Echo(handler, `replay-${n}`);
    await echo.open();
    for (const text of [
      'you choose',
      'yes',
      'no',
      'something else',
      'jazz',
      'from the sixties',
      'faster',
      'who is this',
    ])
      if (echo.state) await echo.say(text);
  }
  const decisions = log.decisions();
  expect(decisions.length).toBeGreaterThan(150);
  const turns = new Map<string, number[]>();
  for (const record of decisions)
    turns.set(record.conversationId, [...(turns.get(record.conversationId) ?? []), record.turn]);
  for (const numbers of turns.values()) expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  for (const record of decisions) {
    expect(record.candidates.length).toBeGreaterThanOrEqual(20);
    expect(record.candidates.length).toBeLessThanOrEqual(60);
    expect(Math.abs(record.probabilities.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-9);
    expect(record.propensity).toBe(record.probabilities[record.chosen]);
    expect(record.propensity).toBeGreaterThan(0);
    expect(replayed(record)).toEqual({
      probabilities: record.probabilities,
      chosen: record.chosen,
      propensity: record.propensity,
    });
  }
});

test('every request sent twice changes nothing: same answer, one record', async () => {
  const { handler, log, spill } = segue();
  const echo = new Echo(handler);
  const answers = [await echo.open()];
  for (const text of ['rock from the nineties', 'yes', 'play it'])
    if (echo.state) answers.push(await echo.say(text));
  const before = new Map(log.records);
  for (const [index, envelope] of echo.sent.entries())
    expect((await handler(envelope)).response).toEqual(answers[index]);
  expect(log.records).toEqual(before);
  expect(spill.lines).toEqual([]);
});

test('a second, different answer to the same prompt is spilled, not lost and not written over', async () => {
  const { handler, log, spill } = segue();
  const echo = new Echo(handler);
  await echo.open();
  const session = echo.session;
  await echo.say('jazz');
  echo.session = session;
  await echo.say('country');
  expect(log.decisions()).toHaveLength(2);
  expect(spill.lines).toEqual([
    expect.objectContaining({ reason: 'conflict', record: expect.objectContaining({ turn: 2 }) }),
  ]);
});

test('when the log is out of reach the customer is answered and every record is spilled', async () => {
  const unreachable = () => Promise.reject(new Error('connect ECONNREFUSED'));
  const { handler, spill } = segue({
    log: { recordDecision: unreachable, recordOutcome: unreachable, forget: unreachable },
  });
  const echo = new Echo(handler);
  expect(textOf(await echo.open())).toMatch(/\?$/);
  await echo.say('stop');
  expect(spill.lines.map(({ record }) => record.type)).toEqual(['decision', 'outcome']);
  expect(spill.lines[0]!.reason).toContain('ECONNREFUSED');
});

function replayed(record: DecisionRecord) {
  return decide(record.context, record.candidates, rulePolicy, record.seed);
}
