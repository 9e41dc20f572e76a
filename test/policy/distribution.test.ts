import fc from 'fast-check';
import { beliefs, exploit, explore, sample, uniform } from '../../policy/distribution.ts';

const scores = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 60 });
const epsilons = fc.double({ min: 0, max: 1, noNaN: true });

test('every vector adds up to 1 within 1e-9 and has nothing negative', () => {
  fc.assert(
    fc.property(scores, epsilons, (logWeights, epsilon) => {
      for (const vector of [
        explore(beliefs(logWeights), epsilon),
        exploit(logWeights),
        uniform(logWeights.length),
      ]) {
        expect(vector).toHaveLength(logWeights.length);
        expect(Math.abs(vector.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-9);
        expect(Math.min(...vector)).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test('epsilon is a floor under every candidate, to a millionth', () => {
  fc.assert(
    fc.property(scores, epsilons, (logWeights, epsilon) => {
      const floor = epsilon / logWeights.length;
      for (const p of explore(beliefs(logWeights), epsilon)) expect(p).toBeGreaterThanOrEqual(floor - 1e-6);
    }),
  );
});

test('probability matching: a prompt believed 5 % likely to be best is asked about 5 % of the time', () => {
  const believed = [0.05, 0.15, 0.8];
  const vector = explore(beliefs(believed.map(Math.log)), 0);
  expect(vector).toEqual([0.05, 0.15, 0.8]);
  const counts = draws(vector, 40_000);
  // Four standard errors of a binomial share.
  for (const [index, p] of believed.entries())
    expect(Math.abs(counts[index]! / 40_000 - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 40_000));
});

test('draws follow the vector: χ² over 20 candidates with an epsilon floor', () => {
  const vector = explore(beliefs(Array.from({ length: 20 }, (_, i) => Math.sin(i) * 3)), 0.05);
  const n = 100_000;
  const counts = draws(vector, n);
  const chiSquare = counts.reduce(
    (sum, count, i) => sum + (count - n * vector[i]!) ** 2 / (n * vector[i]!),
    0,
  );
  expect(chiSquare).toBeLessThan(43.8); // the 0.999 quantile at 19 degrees of freedom
});

test('the same seed draws the same index, and a vector that does not add up is refused', () => {
  const vector = uniform(37);
  expect(sample(vector, 12345)).toBe(sample(vector, 12345));
  expect(() => sample([0.5, 0.4], 1)).toThrow(RangeError);
});

test('exploit puts everything on the best, the first of equals', () => {
  expect(exploit([1, 3, 3, 2])).toEqual([0, 1, 0, 0]);
});

function draws(vector: readonly number[], n: number): number[] {
  const counts = vector.map(() => 0);
  for (let seed = 0; seed < n; seed++) counts[sample(vector, seed)]! += 1;
  return counts;
}
