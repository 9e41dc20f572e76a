/** The measures against truths one can work out by hand, and the ways they must move. */
import fc from 'fast-check';
import { complexityOf, MOST_POINTS } from '../../complexity/complexity.ts';
import { pearson, spearman } from '../../complexity/correlation.ts';
import { entropyOf, ngramEntropy, ngramsOf } from '../../complexity/entropy.ts';
import { euclidean, spanningTree } from '../../complexity/spanning-tree.ts';
import { namedAsOne, tokensOf } from '../../complexity/tokens.ts';
import { pointsOf } from '../../complexity/vectors.ts';

test('words are what one would count by hand', () => {
  expect(tokensOf("Don't play {genre}, Motörhead's “Ace”—NOW! 99")).toEqual([
    "don't",
    'play',
    '{genre}',
    "motörhead's",
    'ace',
    'now',
    '99',
  ]);
  expect(tokensOf(' …? ')).toEqual([]);
});

test('what a prompt named is one word, wherever it is said', () => {
  const named = namedAsOne(tokensOf('music like The Killers, the killers'), ['the', 'killers']);
  expect(named).toEqual(['music', 'like', '{named}', '{named}']);
  expect(namedAsOne(['a'], [])).toEqual(['a']);
});

describe('entropy', () => {
  test.each([1, 2, 8, 1_000])('of %i words as often as each other is log2 of them', (words) => {
    const utterances = Array.from({ length: words }, (_, i) => [`w${i}`]);
    const { plugIn, millerMadow } = ngramEntropy(utterances, 1);
    expect(plugIn).toBeCloseTo(Math.log2(words), 10);
    expect(millerMadow).toBeCloseTo(Math.log2(words) + (words - 1) / (2 * words * Math.LN2), 10);
  });

  test('of counts 3 and 1 is that of a coin with a quarter', () => {
    expect(entropyOf([3, 1]).plugIn).toBeCloseTo(0.8112781, 6);
  });

  test('bigrams and trigrams see where an utterance begins and ends', () => {
    expect(ngramsOf(['play'], 2)).toHaveLength(2);
    expect(ngramsOf(['play', 'jazz'], 3)).toHaveLength(3);
    // "a b" over and over: the pairs ⊢a, ab, b⊣, a third each.
    expect(ngramEntropy([['a', 'b']], 2).plugIn).toBeCloseTo(Math.log2(3), 10);
  });

  test('the correction brings a small sample nearer to the truth', () => {
    // 200 draws over 64 words by a fixed stride: uneven enough to look simpler than it is.
    const drawn = Array.from({ length: 200 }, (_, i) => [`w${(i * i * 7 + i * 13) % 64}`]);
    const { plugIn, millerMadow } = ngramEntropy(drawn, 1);
    expect(plugIn).toBeLessThan(millerMadow);
    expect(Math.abs(millerMadow - 6)).toBeLessThan(Math.abs(plugIn - 6));
  });

  test('nothing counted is refused', () => {
    expect(() => entropyOf([])).toThrow('nothing was counted');
  });
});

describe('the minimum spanning tree', () => {
  const lengthOf = (edges: readonly number[]) => edges.reduce((sum, edge) => sum + edge, 0);

  test('of points on a line is as long as the line, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -500, max: 500 }), { minLength: 1 }), (places) => {
        const edges = spanningTree(places.length, (a) => (b) => Math.abs(places[a]! - places[b]!));
        expect(edges).toHaveLength(places.length - 1);
        expect(lengthOf(edges)).toBe(Math.max(...places) - Math.min(...places));
      }),
    );
  });

  test('of the corners of a square leaves the longest side out', () => {
    const corners = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const;
    const distance = (a: number) => (b: number) =>
      Math.hypot(corners[a]![0] - corners[b]![0], corners[a]![1] - corners[b]![1]);
    expect(spanningTree(4, distance)).toEqual([1, 1, 1]);
  });

  test('utterances without a word in common are √2 apart, the same ones 0', () => {
    const to = euclidean(pointsOf([['a', 'b'], ['c'], ['a', 'b'], ['a', 'd']]));
    expect(to(0)(1)).toBeCloseTo(Math.SQRT2, 10);
    expect(to(0)(2)).toBeCloseTo(0, 6);
    expect(to(0)(3)).toBeGreaterThan(0);
    expect(to(3)(0)).toBeCloseTo(to(0)(3), 10);
    expect(to(0)(3)).toBeLessThan(Math.SQRT2);
  });
});

describe('complexity', () => {
  const SAID = ['play some jazz', 'Play some jazz!', 'play some rock', 'something slow please'];

  test('counts what is there', () => {
    expect(complexityOf([...SAID, '…'])).toMatchObject({
      utterances: 4,
      unique: 3,
      tokens: 12,
      vocabulary: 7,
      typeToken: 7 / 12,
      spanningTree: { points: 3 },
    });
  });

  test('a rare word raises vocabulary, unique utterances, every entropy and the tree', () => {
    const before = complexityOf(SAID);
    const after = complexityOf([...SAID, 'play some zydeco']);
    expect(after.vocabulary).toBe(before.vocabulary + 1);
    expect(after.unique).toBe(before.unique + 1);
    for (const [i, { plugIn }] of after.entropy.entries())
      expect(plugIn).toBeGreaterThan(before.entropy[i]!.plugIn);
    expect(after.spanningTree.total).toBeGreaterThan(before.spanningTree.total);
  });

  test('order does not matter, nor what is no word', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(SAID, { minLength: SAID.length }), (said) => {
        const [a, b] = [complexityOf(said), complexityOf(SAID)];
        expect(a.entropy[2]!.plugIn).toBeCloseTo(b.entropy[2]!.plugIn, 10);
        expect(a.spanningTree.total).toBeCloseTo(b.spanningTree.total, 10);
      }),
    );
  });

  test('one utterance is a tree without edges; none is refused', () => {
    expect(complexityOf(['yes']).spanningTree).toEqual({ points: 1, total: 0, mean: 0 });
    expect(complexityOf(['yes']).entropy[0]!.plugIn).toBe(0);
    expect(() => complexityOf([])).toThrow('there is no utterance');
    expect(() => complexityOf(['', '?!'])).toThrow('there is no utterance');
  });

  test('of very many utterances the tree is that of a sample, the same every time', () => {
    const many = Array.from({ length: MOST_POINTS + 50 }, (_, i) => `w${i % 100} x${i % 37} y${i}`);
    const { spanningTree, unique } = complexityOf(many);
    expect(unique).toBe(MOST_POINTS + 50);
    expect(spanningTree.points).toBe(MOST_POINTS);
    expect(complexityOf(many).spanningTree).toEqual(spanningTree);
  });
});

describe('correlation', () => {
  test('a line is 1 or −1, by ranks any curve that only rises is 1', () => {
    expect(pearson([1, 2, 3], [10, 20, 30])).toBeCloseTo(1, 12);
    expect(pearson([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
    expect(spearman([1, 2, 3, 4], [1, 10, 100, 1_000])).toBeCloseTo(1, 12);
    expect(pearson([1, 2, 3, 4], [1, 10, 100, 1_000])).toBeLessThan(0.9);
  });

  test('ties share their rank; what does not vary has no correlation', () => {
    expect(spearman([1, 1, 2], [5, 5, 9])).toBeCloseTo(1, 12);
    expect(pearson([1, 1], [1, 2])).toBeNaN();
    expect(() => pearson([1], [1, 2])).toThrow('cannot be paired');
  });
});
