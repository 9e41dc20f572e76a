/** Simulated conversations: reproducible, speakable, honest about chance, and answering to what the world says. */
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { MusicIndex } from '../../lambda/catalog/music-index.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import { wordsOf } from '../../lambda/dialogue/reply.ts';
import { decide } from '../../policy/decide.ts';
import type { Act } from '../../policy/meaning.ts';
import type { DecisionRecord } from '../../policy/record.ts';
import { rulePolicy } from '../../policy/rule.ts';
import { Chance } from '../../simulator/chance.ts';
import { differenceOf, truthOf } from '../../simulator/compare.ts';
import { type Conversed, converse } from '../../simulator/conversation.ts';
import { defaultWorld } from '../../simulator/default-world.ts';
import { heard } from '../../simulator/hearing.ts';
import { SimulatedListener } from '../../simulator/listener.ts';
import { Population } from '../../simulator/population.ts';
import { RememberingIndex } from '../../simulator/remembering-index.ts';
import { settingFor } from '../../simulator/setting.ts';
import type { World } from '../../simulator/world.ts';

const catalog = starterCatalog(genreTree);
const music = new RememberingIndex(catalog, genreTree);

function conversations(
  count: number,
  { world = defaultWorld, policy = 'rule', explore = 0, seed = 1, index = music as MusicIndex } = {},
): readonly Conversed[] {
  const setting = settingFor({ world, policy, seed, exploreShare: explore, epsilon: 0.05 }, index);
  return Array.from({ length: count }, (_, n) => converse(n, setting));
}

const results = (all: readonly Conversed[]) => all.map(({ result }) => result);
const decisions = (all: readonly Conversed[]) =>
  all.flatMap(({ records }) => records).filter((r): r is DecisionRecord => r.type === 'decision');
const success = (world: World) => truthOf('', results(conversations(400, { world }))).success;

const exploring = conversations(400, { explore: 1 });
/** Several tests look at the same conversations. */
const ruled = conversations(500);
const gained = conversations(500, { policy: 'gain' });

test('the same seed gives the same conversations, another seed others', () => {
  expect(JSON.stringify(conversations(20, { explore: 1 }))).toBe(JSON.stringify(exploring.slice(0, 20)));
  expect(conversations(3, { explore: 1, seed: 2 })[0]!.records[0]!.conversationId).not.toBe(
    exploring[0]!.records[0]!.conversationId,
  );
});

test('an index with a memory answers as one without', () => {
  const plain = new MusicIndex(catalog, genreTree);
  expect(JSON.stringify(conversations(60, { explore: 1, index: plain }))).toBe(
    JSON.stringify(exploring.slice(0, 60)),
  );
});

test('every reply can be spoken, and asks something while the microphone is open', () => {
  for (const { replies } of exploring)
    for (const reply of replies) {
      const words = wordsOf(reply.speech);
      expect(words).toMatch(/\w/);
      expect(words).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
      expect(words.length).toBeLessThan(1_000);
      if (reply.reprompt) expect(wordsOf(reply.speech)).toMatch(/\?/);
    }
});

test('a log is whole: turns without gaps, times that rise, one ending each, pseudonyms of 22 characters', () => {
  const ids = new Set<string>();
  for (const { records, result } of exploring) {
    ids.add(records[0]!.conversationId);
    const turns = records.filter((record) => record.type === 'decision').map((record) => record.turn);
    expect(turns).toEqual(turns.map((_, i) => i + 1));
    expect(turns).toHaveLength(result.turns);
    const listening = records.filter((record) => record.type === 'outcome' && record.playback);
    const talking = records.slice(0, records.length - listening.length);
    expect(talking.filter((record) => listening.includes(record))).toEqual([]);
    const endings = talking.filter((record) => record.type === 'outcome' && record.outcome !== 'rejected');
    expect(endings).toHaveLength(1);
    expect(talking.at(-1)).toBe(endings[0]);
    expect(listening.length > 0).toBe(result.outcome === 'played');
    const times = records.map((record) => Date.parse(record.at));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const named = new Set(records.flatMap(({ conversationId, listener }) => [conversationId, listener]));
    expect(named.size).toBe(2);
    for (const id of named) expect(id).toMatch(/^[\w-]{22}$/);
    expect(result.outcome === 'played').toBe(result.playbackSeconds > 0);
  }
  expect(ids.size).toBe(exploring.length);
});

test('a logged decision replays bit for bit', () => {
  for (const { context, candidates, seed, probabilities, chosen } of decisions(exploring).slice(0, 200))
    expect(decide(context, candidates, rulePolicy, seed)).toMatchObject({ probabilities, chosen });
});

test('prompts are drawn as often as their logged probabilities say', () => {
  const kinds = new Map<string, { observed: number; expected: number; variance: number }>();
  for (const { candidates, probabilities, chosen } of decisions(exploring)) {
    const shares = new Map<string, number>();
    for (const [i, { kind }] of candidates.entries())
      shares.set(kind, (shares.get(kind) ?? 0) + probabilities[i]!);
    for (const [kind, p] of shares) {
      const sums = kinds.get(kind) ?? { observed: 0, expected: 0, variance: 0 };
      sums.observed += candidates[chosen]!.kind === kind ? 1 : 0;
      sums.expected += p;
      sums.variance += p * (1 - p);
      kinds.set(kind, sums);
    }
  }
  const known = [...kinds.values()].filter(({ variance }) => variance > 5);
  expect(known.length).toBeGreaterThan(5);
  let chiSquare = 0;
  for (const { observed, expected, variance } of known) chiSquare += (observed - expected) ** 2 / variance;
  // 99.9 % of a χ² with nine degrees of freedom; the kinds hang together, which only makes it smaller.
  expect(chiSquare).toBeLessThan(27.9);
});

test('history decides how far today is like home', () => {
  const athome = (history: number) => {
    const population = new Population({ ...defaultWorld, history }, music, 1);
    const listeners = Array.from({ length: 300 }, (_, n) => new SimulatedListener(population, 1, n));
    return listeners.filter(({ person, target }) => population.around(person).includes(target.seed)).length;
  };
  expect(athome(1)).toBe(300);
  expect(athome(0)).toBeLessThan(60);
});

test('the world’s rates do what they say', () => {
  const { hearing, patience } = defaultWorld;
  const clear = success({ ...defaultWorld, hearing: { ...hearing, mishearing: 0 } });
  expect(success({ ...defaultWorld, hearing: { ...hearing, mishearing: 0.6 } })).toBeLessThan(clear);
  const turns = (world: World) => truthOf('', results(conversations(150, { world }))).turns;
  const patient = { ...patience, impatience: 0.001, growth: 0.001, fruitless: 0.005 };
  expect(turns({ ...defaultWorld, patience: patient })).toBeGreaterThan(
    truthOf('', results(ruled)).turns + 1,
  );
  const silent = conversations(150, { world: { ...defaultWorld, patience: { ...patience, silence: 1 } } });
  expect(new Set(results(silent).map(({ outcome }) => outcome))).toEqual(new Set(['played', 'abandoned']));
});

test('a value nobody named is misheard as many times more often as the world says', () => {
  const world = { ...defaultWorld, hearing: { ...defaultWorld.hearing, mishearing: 0.1, free: 5 } };
  const jazz: Act = { act: 'inform', attribute: 'genre', value: 'jazz', polarity: 'like' };
  const misheard = (named: readonly string[]) =>
    Array.from({ length: 2_000 }, (_, n) =>
      heard([jazz], named, world, music, new Chance('heard', n)),
    ).filter(({ acts }) => acts[0] !== jazz).length / 2_000;
  // Five standard errors.
  expect(Math.abs(misheard(['rock', 'jazz']) - 0.1)).toBeLessThan(0.034);
  expect(Math.abs(misheard(['rock']) - 0.5)).toBeLessThan(0.056);
});

test('the rule policy is worth having: better than chance, in conversations of a believable length', () => {
  const rule = truthOf('rule', results(ruled));
  const uniform = truthOf('uniform', results(conversations(400, { policy: 'uniform' })));
  expect(rule.success).toBeGreaterThan(uniform.success);
  expect(rule.success).toBeGreaterThan(0.15);
  expect(rule.turns).toBeGreaterThan(3);
  expect(rule.turns).toBeLessThan(9);
});

test('common random numbers tell policies apart with fewer conversations', () => {
  const rule = results(ruled);
  const gain = results(gained);
  const strangers = results(conversations(500, { policy: 'gain', seed: 2 }));
  const width = ([low, high]: readonly [number, number]) => high - low;
  const paired = differenceOf({ name: 'rule', results: rule }, { name: 'gain', results: gain });
  const unpaired = differenceOf({ name: 'rule', results: rule }, { name: 'gain', results: strangers });
  expect(width(paired.turnsInterval)).toBeLessThan(0.9 * width(unpaired.turnsInterval));
  const same = differenceOf(
    { name: 'rule', results: rule.slice(0, 200) },
    { name: 'again', results: results(conversations(200)) },
  );
  expect(same).toMatchObject({ success: 0, successInterval: [0, 0], turns: 0 });
});
