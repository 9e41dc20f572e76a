import type { RequestEnvelope } from 'ask-sdk-model';
import fc from 'fast-check';
import { conversationEnvelope } from '../../console/envelopes.ts';
import { RefusedRequest } from '../../lambda/alexa/refused.ts';
import { Echo, SKILL_ID, textOf } from '../support/echo.ts';
import { responseProblems } from '../support/response-problems.ts';
import { pseudonym, segue } from '../support/segue.ts';

const device = { skillId: SKILL_ID, userId: 'amzn1.ask.account.test', locale: 'en-US' };
const moment = { requestId: 'amzn1.echo-api.request.1', timestamp: '2026-01-01T00:00:00Z' };
const session = { id: 'amzn1.echo-api.session.1', isNew: true, attributes: {} };
const launch = () =>
  structuredClone(conversationEnvelope({ type: 'LaunchRequest' }, device, session, moment));

describe('what is not a request to this skill is refused with its reason', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a string', 'LaunchRequest'],
    ['an empty object', {}],
    ['no request', { ...launch(), request: undefined }],
    ['no context', { ...launch(), context: undefined }],
    ['a launch without a session', { ...launch(), session: undefined }],
    ['a time that is none', { ...launch(), request: { ...launch().request, timestamp: 'yesterday' } }],
    [
      'an intent request without an intent',
      { ...launch(), request: { ...launch().request, type: 'IntentRequest' } },
    ],
    [
      'slots that are a list',
      {
        ...launch(),
        request: { ...launch().request, type: 'IntentRequest', intent: { name: 'X', slots: ['a'] } },
      },
    ],
  ])('%s', async (_, event) => {
    const { handler, log } = segue();
    await expect(handler(event)).rejects.toThrow(RefusedRequest);
    await expect(handler(event)).rejects.toThrow(/^refused \(malformed\): /);
    expect(log.records.size).toBe(0);
  });

  test('a forged application id', async () => {
    const { handler, log } = segue();
    const forged = conversationEnvelope(
      { type: 'LaunchRequest' },
      { ...device, skillId: 'amzn1.ask.skill.forged' },
      session,
      moment,
    );
    await expect(handler(forged)).rejects.toMatchObject({ reason: 'wrong-skill' });
    expect(log.records.size).toBe(0);
  });
});

describe('whatever is said gets a valid response', () => {
  test.each([
    ['nothing', ''],
    ['spaces', '   '],
    ['10,000 characters', 'rock and roll '.repeat(750)],
    ['emoji', '🎸🎹🥁'],
    ['Japanese', '何か静かな音楽をかけて'],
    ['Arabic', 'شغل موسيقى هادئة'],
    ['markup', '<speak><audio src="https://evil.example/x.mp3"/></speak> & "quotes" <3'],
    ['half a surrogate', 'jazz \ud83c'],
    ['a prototype', '__proto__ constructor'],
  ])('%s', async (_, text) => {
    const echo = new Echo(segue().handler);
    await echo.open();
    const response = await echo.say(text);
    expect(textOf(response)).not.toBe('');
    expect(textOf(response)).not.toContain('went wrong');
  });

  test('any text at all', async () => {
    const { handler } = segue();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (text) => {
        const echo = new Echo(handler);
        await echo.open();
        expect(textOf(await echo.say(text))).not.toContain('went wrong');
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['an intent nobody declared', 'BrewCoffeeIntent', {}],
    ['a slot nobody declared', 'InformIntent', { sugar: 'two spoons' }],
    ['Fallback', 'AMAZON.FallbackIntent', {}],
    ['Help', 'AMAZON.HelpIntent', {}],
    ['Shuffle with nothing playing', 'AMAZON.ShuffleOnIntent', {}],
    ['Next with nothing playing', 'AMAZON.NextIntent', {}],
    ['Repeat', 'AMAZON.RepeatIntent', {}],
  ] as const)('%s', async (_, name, slots) => {
    const echo = new Echo(segue().handler);
    await echo.open();
    const response = await echo.intent(name, slots);
    expect(response.shouldEndSession).toBe(false);
  });

  test.each(['AMAZON.StopIntent', 'AMAZON.CancelIntent', 'AMAZON.NavigateHomeIntent'])(
    '%s ends it',
    async (name) => {
      const { handler, log } = segue();
      const echo = new Echo(handler);
      await echo.open();
      expect((await echo.intent(name)).shouldEndSession).toBe(true);
      expect(log.outcomes()).toEqual([expect.objectContaining({ outcome: 'stopped', turn: 1 })]);
    },
  );

  test('a request type nobody knows, and events that are not ours, are answered with silence', async () => {
    const { handler, log } = segue();
    for (const type of [
      'Foo.Bar',
      'System.ExceptionEncountered',
      'AlexaSkillEvent.SkillEnabled',
      'Alexa.Presentation.APL.UserEvent',
    ]) {
      const envelope = { ...launch(), request: { ...launch().request, type } } as unknown as RequestEnvelope;
      const answer = await handler(envelope);
      expect(answer.response).toEqual({});
      expect(await responseProblems(answer, envelope.request)).toEqual([]);
    }
    expect(log.records.size).toBe(0);
  });

  test('session attributes from somewhere else begin a new conversation', async () => {
    for (const attributes of [{ segue: null }, { segue: { version: 1 } }, { segue: 'x' }, { other: 1 }]) {
      const { handler, log } = segue();
      const envelope = conversationEnvelope(
        { type: 'words', text: 'jazz' },
        device,
        { ...session, isNew: false, attributes },
        moment,
      );
      expect((await handler(envelope)).response.shouldEndSession).toBe(false);
      expect(log.decisions()).toEqual([expect.objectContaining({ turn: 1 })]);
    }
  });
});

test('an intent with slots says the same as the words', async () => {
  const echo = new Echo(segue().handler);
  await echo.open();
  await echo.intent('InformIntent', { genre: 'jazz', era: 'the sixties' });
  expect(echo.state.preferences).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ attribute: 'genre', value: 'jazz' }),
      expect.objectContaining({ attribute: 'era', value: '1960-1969' }),
    ]),
  );
});

test.each([
  ['USER_INITIATED', 'stopped'],
  ['EXCEEDED_MAX_REPROMPTS', 'abandoned'],
  ['ERROR', 'failed'],
])('a session that ends by %s has the outcome %s', async (reason, outcome) => {
  const { handler, log } = segue();
  const echo = new Echo(handler);
  await echo.open();
  expect(await echo.endSession(reason)).toEqual({});
  expect(log.outcomes()).toEqual([expect.objectContaining({ outcome, source: 'session', turn: 1 })]);
});

test('can-fulfil is answered without drawing or logging anything, even without a user', async () => {
  const { handler, log } = segue();
  const envelope = launch() as unknown as {
    session?: unknown;
    context: { System: { user?: unknown } };
    request: Record<string, unknown>;
  };
  delete envelope.session;
  delete envelope.context.System.user;
  envelope.request.type = 'CanFulfillIntentRequest';
  envelope.request.intent = {
    name: 'InformIntent',
    slots: { genre: { name: 'genre', value: 'jazz' }, artist: { name: 'artist', value: 'qqqq zzzz' } },
  };
  const answer = await handler(envelope);
  expect(answer.response.canFulfillIntent).toMatchObject({
    canFulfill: 'MAYBE',
    slots: {
      genre: { canUnderstand: 'YES', canFulfill: 'YES' },
      artist: { canUnderstand: 'NO', canFulfill: 'NO' },
    },
  });
  expect(log.records.size).toBe(0);
});

test('a listener who disables the skill is forgotten', async () => {
  const { handler, log } = segue();
  const echo = new Echo(handler);
  await echo.open();
  await echo.say('jazz');
  expect(log.records.size).toBe(2);
  expect(log.decisions()[0]!.listener).toBe(pseudonym('amzn1.ask.account.test'));
  const disabled = { ...launch(), request: { ...launch().request, type: 'AlexaSkillEvent.SkillDisabled' } };
  expect((await handler(disabled)).response).toEqual({});
  expect(log.records.size).toBe(0);
});

test('no raw words and no platform ids are kept', async () => {
  const { handler, log } = segue();
  const echo = new Echo(handler);
  await echo.open();
  await echo.say('xylophonic balderdash please');
  await echo.say('something mellow');
  const kept = JSON.stringify([...log.records.values()]);
  for (const secret of ['balderdash', 'mellow', 'amzn1']) expect(kept).not.toContain(secret);
});
