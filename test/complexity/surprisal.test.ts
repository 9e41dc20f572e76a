/** Expected bits of an answer, where they are known, and the numbers committed for the prompts of the skill. */
import { type Answer, expectedBits } from '../../complexity/surprisal.ts';
import { genreTree } from '../../lambda/catalog/genres/genres.ts';
import { starterCatalog } from '../../lambda/catalog/starter.ts';
import table from '../../policy/answer-complexity.json' with { type: 'json' };
import { promptFromId, promptKey } from '../../policy/candidate.ts';
import { randomFrom } from '../../policy/random.ts';
import { converse } from '../../simulator/conversation.ts';
import { defaultWorld } from '../../simulator/default-world.ts';
import { RememberingIndex } from '../../simulator/remembering-index.ts';
import { settingFor } from '../../simulator/setting.ts';

/** One-word answers, drawn evenly from as many words. */
function drawn(key: string, words: number, answers: number): readonly Answer[] {
  const random = randomFrom(words);
  return Array.from({ length: answers }, (_, i) => ({
    key,
    words: [`${key}${random.int(words)}`],
    fold: i % 10,
  }));
}

test.each([2, 8, 32])('an even draw of %i words is log2 of them, and a little for learning it', (words) => {
  const bits = expectedBits(drawn('k', words, 4_000)).get('k')!;
  expect(bits).toBeGreaterThan(Math.log2(words) - 0.02);
  expect(bits).toBeLessThan(Math.log2(words) + 0.15);
});

test('the same answer every time costs next to nothing', () => {
  expect(expectedBits(drawn('k', 1, 1_000)).get('k')!).toBeLessThan(0.05);
});

test('keys are languages of their own: one may be simple beside a complex one', () => {
  const bits = expectedBits([...drawn('a', 2, 1_000), ...drawn('b', 64, 1_000)]);
  expect(bits.get('a')!).toBeLessThan(1.2);
  expect(bits.get('b')!).toBeGreaterThan(5.9);
});

test('few answers are not learned by heart: they look more complex, never simpler, than many of the same', () => {
  const others = drawn('b', 8, 2_000);
  const bits = (answers: number) => expectedBits([...others, ...drawn('a', 8, answers)]).get('a')!;
  expect(bits(20)).toBeGreaterThan(bits(2_000));
  expect(bits(20)).toBeGreaterThan(3);
});

test('learning from as many of each, keys asked often and seldom are alike; all answers are read', () => {
  const [often, seldom] = [drawn('a', 16, 4_000), drawn('b', 16, 220)];
  const free = expectedBits([...often, ...seldom]);
  const even = expectedBits([...often, ...seldom], 150);
  const gap = (bits: ReadonlyMap<string, number>) => Math.abs(bits.get('a')! - bits.get('b')!);
  expect(gap(even)).toBeLessThan(gap(free));
  expect(gap(even)).toBeLessThan(0.15);
});

test('words never heard before are finite, and one fold cannot be read by others', () => {
  const answers: Answer[] = [
    { key: 'k', words: ['once'], fold: 0 },
    { key: 'k', words: [], fold: 1 },
  ];
  expect(Number.isFinite(expectedBits(answers).get('k')!)).toBe(true);
  expect(() => expectedBits([answers[0]!])).toThrow('there must be two');
});

describe('policy/answer-complexity.json', () => {
  const { comment, ...bits } = table;
  const entries: readonly (readonly [string, number])[] = Object.entries(bits);

  test('has positive numbers of one decimal, by keys in order that are prompts', () => {
    expect(comment).toMatch(/scripts\/answer-complexity\.ts/);
    expect(entries.map(([key]) => key)).toEqual(entries.map(([key]) => key).sort());
    for (const [key, value] of entries) {
      expect(promptFromId(key)).toBeDefined();
      expect(value).toBeGreaterThan(0);
      expect(Math.round(10 * value) / 10).toBe(value);
    }
  });

  test('knows every prompt the skill could ask in a hundred conversations', () => {
    const simulation = { world: defaultWorld, policy: 'uniform', seed: 5, exploreShare: 1, epsilon: 1 };
    const setting = settingFor(simulation, new RememberingIndex(starterCatalog(genreTree), genreTree));
    const missing = new Set<string>();
    for (let n = 0; n < 100; n++)
      for (const record of converse(n, setting).records)
        if (record.type === 'decision')
          for (const candidate of record.candidates)
            if (!Object.hasOwn(bits, promptKey(candidate))) missing.add(promptKey(candidate));
    expect([...missing]).toEqual([]);
  });

  test('an open question asks for more than a yes or no to a station', () => {
    expect(bits.offer).toBeLessThan(bits.open);
    expect(bits['either-or']).toBeLessThan(bits.request);
  });
});
