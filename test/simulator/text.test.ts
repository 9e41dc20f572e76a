/** Simulated listeners who speak in words, through envelopes: the same log, and understanding put to the test. */
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import type { PendingPrompt } from '../../lambda/dialogue/prompt.ts';
import { decide } from '../../policy/decide.ts';
import { type Act, eraFromKey } from '../../policy/meaning.ts';
import type { DecisionRecord } from '../../policy/record.ts';
import { rulePolicy } from '../../policy/rule.ts';
import { Chance } from '../../simulator/chance.ts';
import { type Conversed, converse } from '../../simulator/conversation.ts';
import { defaultWorld } from '../../simulator/default-world.ts';
import { RememberingIndex } from '../../simulator/remembering-index.ts';
import { simulate } from '../../simulator/run/run.ts';
import { type ConversedInWords, TextConversations } from '../../simulator/run/text-conversation.ts';
import { settingFor } from '../../simulator/setting.ts';
import { valuesOf } from '../../simulator/target.ts';
import { agree } from '../../simulator/text/agreement.ts';
import { wordsFor } from '../../simulator/text/words.ts';
import { WANTED } from '../../simulator/world.ts';

const CONVERSATIONS = 30;
const SEED = 5;

const music = new RememberingIndex(starterCatalog(genreTree), genreTree);
const setting = settingFor(
  { world: defaultWorld, policy: 'rule', seed: SEED, exploreShare: 0.5, epsilon: 0.05 },
  music,
);

async function inWords(): Promise<readonly ConversedInWords[]> {
  const text = new TextConversations(setting);
  const all: ConversedInWords[] = [];
  for (let n = 0; n < CONVERSATIONS; n++) all.push(await text.converse(n));
  return all;
}

let words: readonly ConversedInWords[];
const acts: readonly Conversed[] = Array.from({ length: CONVERSATIONS }, (_, n) => converse(n, setting));

beforeAll(async () => {
  words = await inWords();
});

test('the log has the form it has when they speak in acts', () => {
  for (const { records, result } of words) {
    const decisions = records.filter((record): record is DecisionRecord => record.type === 'decision');
    expect(decisions.map(({ turn }) => turn)).toEqual(decisions.map((_, i) => i + 1));
    for (const { context, candidates, seed, probabilities, chosen, propensity } of decisions) {
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
      expect(propensity).toBe(probabilities[chosen]);
      expect(decide(context, candidates, rulePolicy, seed)).toMatchObject({ probabilities, chosen });
    }
    const outcomes = records.filter((record) => record.type === 'outcome');
    const endings = outcomes.filter(({ outcome, playback }) => outcome !== 'rejected' && !playback);
    expect(endings.map(({ outcome }) => outcome)).toEqual([result.outcome]);
    expect(outcomes.some(({ playback }) => playback)).toBe(result.outcome === 'played');
    const times = records.map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  }
  const keys = (all: readonly { readonly records: Conversed['records'] }[], type: string) => {
    const found = all.flatMap(({ records }) => records.filter((record) => record.type === type));
    return [...new Set(found.flatMap((record) => Object.keys(record)))].sort();
  };
  for (const type of ['decision', 'outcome']) expect(keys(words, type)).toEqual(keys(acts, type));
});

test('the same people, the same strata, and about the same success', () => {
  const ids = (all: readonly { readonly records: Conversed['records'] }[]) =>
    all.map(({ records: [first] }) => [first!.conversationId, first!.listener]);
  expect(ids(words)).toEqual(ids(acts));
  const strata = ({ records }: { readonly records: Conversed['records'] }) =>
    records.find((record) => record.type === 'decision')?.context.exploration.stratum;
  expect(words.map(strata)).toEqual(acts.map(strata));
  const evidence = ({ records }: { readonly records: Conversed['records'] }) =>
    records.find((record) => record.type === 'decision')?.context.evidence;
  expect(words.map(evidence)).toEqual(acts.map(evidence));
  expect(new Set(words.map(evidence)).size).toBeGreaterThan(CONVERSATIONS / 2);
  const succeeded = (all: readonly { readonly result: Conversed['result'] }[]) =>
    all.filter(({ result }) => result.success).length;
  // Two standard errors of the difference of two proportions of about a third, were they independent.
  const distance = 2 * Math.sqrt((2 * 0.33 * 0.67) / CONVERSATIONS) * CONVERSATIONS;
  expect(Math.abs(succeeded(words) - succeeded(acts))).toBeLessThan(distance);
});

test('the same seed gives the same bytes', async () => {
  expect(JSON.stringify(await inWords())).toBe(JSON.stringify(words));
});

test('a job in words says how much was understood, a job in acts does not', async () => {
  const job = {
    conversations: 4,
    seed: SEED,
    world: defaultWorld,
    policy: 'rule',
    exploreShare: 0.5,
    epsilon: 0.05,
  };
  const spoken = await simulate({ ...job, channel: 'text' }, 1);
  expect(spoken.results).toEqual(words.slice(0, 4).map(({ result }) => result));
  expect(spoken.understood).toBeGreaterThan(0.5);
  expect((await simulate(job, 1)).understood).toBeUndefined();
});

test('nearly everything that is said is understood as it is meant', () => {
  const uttered = words.flatMap((conversation) => conversation.uttered);
  const right = uttered.filter((utterance) => utterance.right).length;
  console.info(`understood as meant: ${right} of ${uttered.length} utterances`);
  expect(uttered.length).toBeGreaterThan(100);
  expect(right / uttered.length).toBeGreaterThan(0.9);
});

test('every act and every wish in the catalogue has words, several ways', () => {
  const values = WANTED.flatMap((attribute) => {
    const all = Array.from({ length: music.size }, (_, n) => valuesOf(music.track(n), attribute)).flat();
    return [...new Set(all)].slice(0, 40).map((value) => ({ attribute, value }));
  });
  const informs = values.map(({ attribute, value }): Act => {
    const era = attribute === 'era' ? eraFromKey(value) : undefined;
    return { act: 'inform', attribute, value: era ?? value, polarity: 'like' };
  });
  const plain = [
    'affirm',
    'deny',
    'dont-care',
    'alternatives',
    'play',
    'ask-about',
    'repeat',
    'help',
  ] as const;
  const critiques = (['energy', 'tempo', 'acousticness', 'popularity', 'era', 'happiness'] as const).flatMap(
    (axis) => (['more', 'less'] as const).map((direction): Act => ({ act: 'critique', axis, direction })),
  );
  const others: readonly Act[] = [
    ...plain.map((act): Act => ({ act })),
    ...(['stop', 'back', 'start-over', 'out-of-domain'] as const).map((act): Act => ({ act })),
    ...critiques,
    { act: 'more-like', artist: 'Miles Davis' },
    { act: 'inform', attribute: 'genre', value: 'country', polarity: 'dislike' },
  ];
  for (const act of [...informs, ...others]) {
    const ways = new Set(
      Array.from({ length: 30 }, (_, n) => wordsFor([act], undefined, new Chance('words', n))),
    );
    for (const way of ways) expect(way).toMatch(/^[^{}]+$/);
    expect([...ways].join()).not.toMatch(/undefined|\[object|\d{4}-\d{4}/);
    if (!(act.act === 'critique' && act.axis === 'acousticness')) expect(ways.size).toBeGreaterThan(1);
  }
});

test('two ways of saying one thing count as one', () => {
  const pending: PendingPrompt = { kind: 'suggest', attribute: 'genre', values: ['jazz'] };
  const jazz: Act = { act: 'inform', attribute: 'genre', value: 'jazz', polarity: 'like' };
  expect(agree([{ act: 'dont-care', attribute: 'genre' }], [{ act: 'dont-care' }], pending)).toBe(true);
  expect(agree([jazz], [{ act: 'affirm' }], pending)).toBe(true);
  expect(agree([jazz], [{ act: 'affirm' }], undefined)).toBe(false);
  expect(agree([{ act: 'deny' }, jazz], [jazz, { act: 'deny' }], undefined)).toBe(true);
  expect(agree([jazz], [{ ...jazz, value: 'blues' }], pending)).toBe(false);
});
