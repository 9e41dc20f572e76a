/** Feature hashing against values that Vowpal Wabbit and MurmurHash3's author published. */
import { COLUMN_NAMES, COLUMNS } from '../../policy/features.ts';
import { CONSTANT, featureHash, hashString, namespaceHash, quadraticIndex } from '../../policy/hash.ts';

const MASK = 2 ** 18 - 1;

test.each<[string, number, number]>([
  ['shared', 0, 357_971_040],
  ['test', 0, 0xba6bd213],
  ['test', 0x9747b28c, 0x704b81dc],
  ['Hello, world!', 0x9747b28c, 0x24884cba],
  ['abc', 0, 0xb3dd93fa],
  ['ππππππππ', 0x9747b28c, 0xd58063c1],
])('%s is hashed as MurmurHash3 hashes it', (text, seed, hash) => {
  expect(hashString(text, seed)).toBe(hash);
});

test.each<[string, number, number]>([
  ['0', 0, 0],
  ['123', 5, 128],
  ['007', 1, 8],
  ['4294967299', 0, 3],
  ['4294967295', 2, 1],
  [' 42\t', 0, 42],
])('digits count as a number: %j with seed %i', (text, seed, hash) => {
  expect(hashString(text, seed)).toBe(hash);
});

test('a sign, a point or a letter makes digits a word', () => {
  for (const text of ['-1', '1.5', '12a', '１２']) expect(hashString(text, 0)).toBeGreaterThan(1_000);
});

test('bytes up to 0x20 are stripped from both ends, and only there', () => {
  const bare = hashString('two words', 7);
  expect(hashString('\u0000\t\n\r two words \u001f\u0020', 7)).toBe(bare);
  expect(hashString('twowords', 7)).not.toBe(bare);
  expect(hashString('\u00a0two words', 7)).not.toBe(bare);
});

test('the constant is where VW’s readable models have it', () => {
  expect(CONSTANT).toBe(11_650_396);
  expect(CONSTANT & MASK).toBe(116_060);
});

test('a pair is FNV of the first, xor the second, in 32 bits', () => {
  const [first, second] = [0xfedcba98, 0x12345678];
  const whole = ((16_777_619n * BigInt(first)) ^ BigInt(second)) & BigInt(MASK);
  expect(quadraticIndex(first, second, MASK)).toBe(Number(whole));
  expect(quadraticIndex(second, first, MASK)).not.toBe(Number(whole));
  expect(quadraticIndex(1, 0, MASK)).toBe(16_777_619 % 2 ** 18);
});

const HASHES = COLUMNS.map(({ namespace, name }) => featureHash(name, namespaceHash(namespace)));

test('at 18 bits no column shares its weight with another, nor with the constant', () => {
  const places = new Map<number, string[]>([[CONSTANT & MASK, ['constant']]]);
  for (const [index, hash] of HASHES.entries())
    places.set(hash & MASK, [...(places.get(hash & MASK) ?? []), COLUMN_NAMES[index]!]);
  expect([...places.values()].filter((names) => names.length > 1)).toEqual([]);
});

/** Six of 2,460 pairs meet another feature: what 18 bits cost, and what a change of names may not make worse unseen. */
test('at 18 bits six pairs share their weight with something else', () => {
  const at = (name: 'c' | 'p') =>
    COLUMNS.flatMap(({ namespace }, index) => (namespace === name ? [index] : []));
  const taken = new Map(HASHES.map((hash, index) => [hash & MASK, COLUMN_NAMES[index]!]));
  const shared: string[] = [];
  for (const c of at('c'))
    for (const p of at('p')) {
      const index = quadraticIndex(HASHES[c]!, HASHES[p]!, MASK);
      const name = `${COLUMN_NAMES[c]}×${COLUMN_NAMES[p]}`;
      const other = taken.get(index);
      if (other) shared.push(`${other} = ${name}`);
      taken.set(index, name);
    }
  expect(shared).toEqual([
    'c.sentiment×p.kind=artist = c.settled=acousticness×p.kind=request',
    'c.sentiment×p.kind=request = c.settled=acousticness×p.kind=artist',
    'c.closeness×p.answer-bits = c.last-act=inform×p.wishes',
    'c.closeness×p.wishes = c.last-act=inform×p.answer-bits',
    'c.last-attribute=tempo×p.attribute=popularity = c.last-act=help×p.attribute=energy',
    'c.last-attribute=tempo×p.attribute=energy = c.last-act=help×p.attribute=popularity',
  ]);
});
