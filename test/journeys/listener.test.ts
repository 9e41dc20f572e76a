/** Evenings of the same listener, by real envelopes: what was played on some shows on the next. */
import { queueFrom } from '../../lambda/alexa/queue.ts';
import type { ListenerMemory } from '../../lambda/ports.ts';
import { promptKey } from '../../policy/candidate.ts';
import type { DecisionRecord } from '../../policy/record.ts';
import { Echo } from '../support/echo.ts';
import { pseudonym, segue, starterEngine } from '../support/segue.ts';

const { music } = starterEngine;
const USER = 'amzn1.ask.account.evening';
const jazz = music.having('genre', 'jazz')!;

type Segue = ReturnType<typeof segue>;

const firstTurn = ({ log }: Segue) => log.decisions().findLast(({ turn }) => turn === 1)!;

/** Share of jazz among the tracks proposed as samples. */
function jazzShare({ candidates }: DecisionRecord): number {
  const samples = candidates
    .filter((one) => promptKey(one) === 'sample:track')
    .map(({ values }) => values[0]!);
  return samples.filter((id) => jazz.has(music.ordinalOf(id)!)).length / samples.length;
}

/** Plays jazz, listens to some of it and skips the rest. */
async function eveningOfJazz(skill: Segue, name: string): Promise<Echo> {
  const echo = new Echo(skill.handler, name, USER);
  await echo.open();
  await echo.say('jazz');
  await echo.say('play it');
  for (let heard = 0; heard < 8; heard++) {
    const offsetInMilliseconds = heard % 4 === 3 ? 12_000 : 190_000;
    await echo.playback('AudioPlayer.PlaybackStarted');
    const event = heard % 4 === 3 ? 'PlaybackStopped' : 'PlaybackFinished';
    for (let told = 0; told < 2; told++)
      await echo.playback(`AudioPlayer.${event}`, { token: echo.player!.token, offsetInMilliseconds });
    await echo.playback('PlaybackController.NextCommandIssued');
  }
  return echo;
}

test('after evenings of jazz the next begins with jazz; after the skill is disabled, with a stranger', async () => {
  const skill = segue();
  const echo = await eveningOfJazz(skill, 'first');
  const before = firstTurn(skill);
  expect(before.context.evidence).toBe(0);
  await eveningOfJazz(skill, 'second');
  await eveningOfJazz(skill, 'third');
  const listener = pseudonym(USER);
  const { plays } = skill.profiles.stored.get(listener)!.profile;
  expect(plays.reduce((sum, { count }) => sum + count, 0)).toBe(3 * 6);

  await new Echo(skill.handler, 'fourth', USER).open();
  const known = firstTurn(skill);
  expect(known.context.evidence).toBeGreaterThan(2);
  expect(jazzShare(known)).toBeGreaterThan(jazzShare(before) + 0.2);
  const suggested = known.candidates
    .filter((one) => promptKey(one) === 'suggest:genre')
    .flatMap(({ values }) => values);
  expect(suggested).toContain('jazz');

  const stranger = new Echo(skill.handler, 'stranger', 'amzn1.ask.account.another');
  await stranger.open();
  expect(firstTurn(skill).context.evidence).toBe(0);

  const last = echo.sent.at(-1)!;
  const disabled = { ...last, request: { ...last.request, type: 'AlexaSkillEvent.SkillDisabled' } };
  await skill.handler(disabled);
  expect(skill.profiles.stored.has(listener)).toBe(false);
  await new Echo(skill.handler, 'fifth', USER).open();
  expect(firstTurn(skill).context.evidence).toBe(0);
});

test('no sample is heard twice in three conversations, and how samples were taken is remembered', async () => {
  const skill = segue();
  for (const name of ['one', 'two', 'three']) {
    const echo = new Echo(skill.handler, name, USER);
    await echo.open();
    for (let turn = 0; turn < 25; turn++) await echo.say(turn % 2 === 0 ? 'no' : 'something else');
    await echo.endSession('USER_INITIATED');
  }
  const sampled = skill.log
    .decisions()
    .flatMap(({ candidates, chosen }) =>
      candidates[chosen]!.kind === 'sample' ? candidates[chosen]!.values : [],
    );
  expect(sampled.length).toBeGreaterThan(3);
  expect(new Set(sampled).size).toBe(sampled.length);
  const { heard, reactions } = skill.profiles.stored.get(pseudonym(USER))!.profile;
  expect([...heard].sort()).toEqual([...sampled].sort());
  expect(reactions.length).toBeGreaterThan(0);
  expect(reactions.every(({ strength }) => strength < 0)).toBe(true);
});

test('a station that plays on for somebody else is nobody’s taste', async () => {
  const skill = segue();
  const echo = await eveningOfJazz(skill, 'own');
  const token = echo.player!.token;
  expect(queueFrom(token)!.l).toBe(pseudonym(USER));
  skill.profiles.stored.clear();
  const other = new Echo(skill.handler, 'other', 'amzn1.ask.account.re-enabled');
  await other.playback('AudioPlayer.PlaybackFinished', { token, offsetInMilliseconds: 90_000 });
  expect(skill.profiles.stored.size).toBe(0);
});

test('a memory out of reach makes strangers, not silence', async () => {
  const said: string[] = [];
  jest.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
  const fails = () => Promise.reject(new Error('no table'));
  const memory: ListenerMemory = { recall: fails, learn: fails, forget: fails };
  const skill = segue({ memory });
  await eveningOfJazz(skill, 'out-of-reach');
  jest.restoreAllMocks();
  expect(skill.log.outcomes().some(({ outcome }) => outcome === 'played')).toBe(true);
  expect(said.map((line) => (JSON.parse(line) as { doing: string }).doing)).toEqual(
    expect.arrayContaining(['recall', 'learn']),
  );
});
