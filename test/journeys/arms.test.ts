/** Whoever serves: the arms' policies reach customers by envelopes, and what is wrong with one never does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import murmur from 'murmurhash3js-revisited';
import { RolloutArms } from '../../lambda/arms.ts';
import { PrintedMeter } from '../../lambda/aws/printed-meter.ts';
import { PolicyFolder } from '../../lambda/policy-folder.ts';
import type { PolicyRegistry, RolloutJournal } from '../../lambda/ports.ts';
import { RolloutDesk } from '../../lambda/rolling-out.ts';
import { artifactFrom } from '../../policy/artifact.ts';
import { decide } from '../../policy/decide.ts';
import { learnedPolicy } from '../../policy/learned.ts';
import { assigned } from '../../policy/rollout/assignment.ts';
import { rulePolicy } from '../../policy/rule.ts';
import { Echo, type Handler } from '../support/echo.ts';
import { MemoryJournal, policyText, versionOf } from '../support/policies.ts';
import { pseudonym, segue } from '../support/segue.ts';

const folder = mkdtempSync(join(tmpdir(), 'segue-arms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;

/** Whole, with a checksum that is right, and for another encoder than this one. */
function ofOtherFeatures(text: string): string {
  const { checksum: _, ...named } = { ...JSON.parse(text), featureVersion: 99 };
  const checksum = murmur.x64.hash128(new TextEncoder().encode(JSON.stringify(named)));
  return JSON.stringify({ ...named, checksum });
}

/** A skill whose rollout is at its first stage, half of the listeners. */
async function skill(parts: { journal?: RolloutJournal; registry?: PolicyRegistry } = {}) {
  const place = join(folder, String(++made));
  const journal = new MemoryJournal();
  const registry = new PolicyFolder(place);
  const complaints: string[] = [];
  const clock = { ms: Date.parse('2026-01-05T00:00:00Z') };
  const desk = new RolloutDesk({ journal, registry, now: () => new Date(clock.ms).toISOString() });
  const text = policyText(1);
  await desk.propose(text, { by: 'test', stages: [50, 100] });
  const arms = new RolloutArms({
    journal: parts.journal ?? journal,
    registry: parts.registry ?? registry,
    now: () => clock.ms,
    complain: ({ reason }) => complaints.push(reason),
  });
  const lines: Record<string, unknown>[] = [];
  const meter = new PrintedMeter(
    (line) => lines.push(JSON.parse(line)),
    () => clock.ms,
  );
  const { state } = journal.events.at(-1)!;
  return {
    ...segue({ arms, meter, clock: () => performance.now() }),
    arms,
    desk,
    journal,
    complaints,
    clock,
    place,
    text,
    state,
    lines,
  };
}

/** Platform ids of listeners, by the arm they are in. */
function users(state: Parameters<typeof assigned>[1], arm: string, count = 3): readonly string[] {
  return Array.from({ length: 100 }, (_, n) => `amzn1.ask.account.${n}`)
    .filter((user) => assigned(pseudonym(user), state).arm === arm)
    .slice(0, count);
}

async function talk(handler: Handler, user: string, name = user) {
  const echo = new Echo(handler, name, user);
  await echo.open();
  await echo.say('jazz');
  return echo;
}

test('either arm is served by its own policy, sticky, and every record says arm, stage and rollout and replays', async () => {
  const { handler, log, state, text } = await skill();
  const model = learnedPolicy(artifactFrom(text, 'test'));
  for (const arm of ['incumbent', 'challenger'] as const)
    for (const user of users(state, arm))
      for (let again = 0; again < 2; again++) await talk(handler, user, `${user} ${again}`);
  const decisions = log.decisions();
  expect(decisions.length).toBeGreaterThan(12);
  for (const record of decisions) {
    const challenger = record.arm === 'challenger';
    expect(record).toMatchObject({ stage: 50, rollout: state.rollout });
    expect(record.policyVersion).toBe(challenger ? versionOf(text) : 'rule-1');
    expect(record.arm).toBe(assigned(record.listener, state).arm);
    expect(record.fallback).toBeUndefined();
    expect(record.tookMs).toBeGreaterThanOrEqual(0);
    const replayed = decide(record.context, record.candidates, challenger ? model : rulePolicy, record.seed);
    expect(replayed.probabilities).toEqual(record.probabilities);
    expect(replayed.chosen).toBe(record.chosen);
  }
});

test.each([
  ['cut in half', (text: string) => text.slice(0, text.length >> 1), 'policy-damaged'],
  [
    'a changed weight',
    (text: string) => text.replace('"temperature":0.5', '"temperature":0.6'),
    'policy-damaged',
  ],
  ['another policy under its name', () => policyText(2), 'policy-damaged'],
  ['of features of another version', ofOtherFeatures, 'policy-incompatible'],
  ['nothing', () => undefined, 'policy-missing'],
] as const)(
  'an artifact that is %s: answered by the rule policy, with the reason',
  async (_, spoil, reason) => {
    const { handler, log, place, text, state, complaints } = await skill();
    const spoilt = spoil(text);
    const file = join(place, `${versionOf(text)}.json`);
    if (spoilt === undefined) rmSync(file);
    else writeFileSync(file, spoilt);
    const [user] = users(state, 'challenger');
    await talk(handler, user!);
    const [first, second] = log.decisions();
    for (const record of [first!, second!])
      expect(record).toMatchObject({ arm: 'challenger', policyVersion: 'rule-1', fallback: reason });
    // Once, and not again on every turn.
    expect(complaints).toEqual([reason]);
  },
);

test('a registry out of reach or too slow, then back: tried again after a while, and nobody waits for it on every turn', async () => {
  let reads = 0;
  let broken: 'slow' | 'gone' | undefined = 'slow';
  const text = policyText(1);
  const registry: PolicyRegistry = {
    read: () => {
      reads += 1;
      if (broken === 'gone') return Promise.reject(new Error('no route'));
      return broken === 'slow' ? new Promise(() => {}) : Promise.resolve(text);
    },
    publish: () => Promise.reject(new Error('not here')),
  };
  const { arms, state, clock, complaints } = await skill({ registry });
  const listener = pseudonym(users(state, 'challenger')[0]!);
  const began = performance.now();
  for (let turn = 0; turn < 5; turn++)
    expect(await arms.servedBy(listener)).toMatchObject({
      model: rulePolicy,
      fallback: 'policy-unreachable',
    });
  expect(performance.now() - began).toBeLessThan(800);
  expect(reads).toBe(1);
  clock.ms += 6_000;
  broken = 'gone';
  expect(await arms.servedBy(listener)).toMatchObject({ fallback: 'policy-unreachable' });
  clock.ms += 6_000;
  broken = undefined;
  const served = await arms.servedBy(listener);
  expect(served.model.version).toBe(versionOf(text));
  expect(served.fallback).toBeUndefined();
  expect(complaints).toEqual(['policy-unreachable', 'policy-unreachable']);
});

test('a cold start waits longer than a customer would: a slow first connection is no fallback', async () => {
  const text = policyText(1);
  const slowly = <T>(value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), 500));
  const registry: PolicyRegistry = {
    read: () => slowly(text),
    publish: () => Promise.reject(new Error('not here')),
  };
  const inner = new MemoryJournal();
  const journal: RolloutJournal = {
    latest: async () => slowly(await inner.latest()),
    history: (most) => inner.history(most),
    append: (event) => inner.append(event),
  };
  const { arms, journal: known, state, complaints } = await skill({ registry, journal });
  inner.events.push(...known.events);
  await arms.warm();
  const served = await arms.servedBy(pseudonym(users(state, 'challenger')[0]!));
  expect(served.model.version).toBe(versionOf(text));
  expect(served.fallback).toBeUndefined();
  expect(complaints).toEqual([]);
});

test('a rollback reaches everybody within twenty seconds and a request', async () => {
  const { arms, desk, state, clock } = await skill();
  const listener = pseudonym(users(state, 'challenger')[0]!);
  expect((await arms.servedBy(listener)).arm).toBe('challenger');
  await desk.rollBack('it sulks', 'test');
  clock.ms += 19_000;
  expect((await arms.servedBy(listener)).arm).toBe('challenger');
  clock.ms += 1_000;
  expect(await arms.servedBy(listener)).toEqual({ model: rulePolicy, arm: 'incumbent', stage: 0 });
});

test('the journal out of reach: how things stood last goes on, and before that the rule policy, by name', async () => {
  let broken = true;
  const inner = new MemoryJournal();
  const journal: RolloutJournal = {
    latest: () => (broken ? Promise.reject(new Error('no route')) : inner.latest()),
    history: (most) => inner.history(most),
    append: (event) => inner.append(event),
  };
  const { arms, journal: known, clock, state } = await skill({ journal });
  inner.events.push(...known.events);
  const listener = pseudonym(users(state, 'challenger')[0]!);
  expect(await arms.servedBy(listener)).toEqual({
    model: rulePolicy,
    arm: 'incumbent',
    stage: 0,
    fallback: 'rollout-unreachable',
  });
  clock.ms += 6_000;
  broken = false;
  expect((await arms.servedBy(listener)).arm).toBe('challenger');
  broken = true;
  clock.ms += 60_000;
  const still = await arms.servedBy(listener);
  expect(still.arm).toBe('challenger');
  expect(still.fallback).toBeUndefined();
});

test('an incumbent that cannot be read again after a new default: the last good one serves, by name', async () => {
  const { arms, desk, journal, clock, place, text, state } = await skill();
  const listener = pseudonym(users(state, 'incumbent')[0]!);
  expect((await arms.servedBy(listener)).model).toBe(rulePolicy);
  const [latest] = await journal.history(1);
  const next = policyText(5);
  await journal.append({
    ...latest!,
    number: 2,
    state: { incumbent: versionOf(next), stages: [50, 100], stage: 0, status: 'default' },
  });
  clock.ms += 30_000;
  expect(await arms.servedBy(listener)).toMatchObject({ model: rulePolicy, fallback: 'policy-missing' });
  writeFileSync(join(place, `${versionOf(next)}.json`), next);
  clock.ms += 30_000;
  expect((await arms.servedBy(listener)).model.version).toBe(versionOf(next));
  expect((await desk.status(1)).incumbent).not.toBe(versionOf(text));
});

test('what the dashboard counts: turns, fallbacks and latency by arm, endings with their success and prompts', async () => {
  const { handler, state, lines } = await skill();
  const [user] = users(state, 'challenger');
  const echo = await talk(handler, user!);
  await echo.say('stop');
  const figures = lines.map(({ _aws, ...rest }) => rest);
  expect(figures.filter((each) => 'Turns' in each)).toHaveLength(2);
  expect(figures[0]).toMatchObject({
    arm: 'challenger',
    Turns: 1,
    Fallbacks: 0,
    Latency: expect.any(Number),
  });
  expect(figures.at(-1)).toEqual({
    arm: 'challenger',
    Conversations: 1,
    Successes: 0,
    Abandoned: 0,
    Prompts: 2,
  });
  const [metrics] = (
    lines[0] as { _aws: { CloudWatchMetrics: { Namespace: string; Dimensions: string[][] }[] } }
  )._aws.CloudWatchMetrics;
  expect(metrics).toMatchObject({ Namespace: 'Segue', Dimensions: [['arm'], []] });
});
