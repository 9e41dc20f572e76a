import { randomFrom } from '../../../policy/random.ts';
import { exceedsP, sampleRatioP } from '../../../policy/rollout/chance.ts';

test('the sample ratio’s p-value is the inverse of a Bayes factor that can be worked out by hand', () => {
  // Expected ½, mixture Beta(50, 50), one listener in either arm: ∫ x(1 − x) dBeta = (50·50)/(100·101), over ¼.
  expect(sampleRatioP(1, 1, 0.5)).toBe(1);
  // Three of three: (50·51·52)/(100·101·102), over ⅛.
  expect(1 / sampleRatioP(3, 0, 0.5)).toBeCloseTo((50 * 51 * 52) / (100 * 101 * 102) / 0.125, 10);
});

/** The smallest p-value of any look. */
function smallest(looks: number, each: (n: number) => number): number {
  return Math.min(...Array.from({ length: looks }, (_, n) => each(n + 1)));
}

test('looked at after every fifty listeners, a right ratio is called wrong no oftener than it says', () => {
  let wrong = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomFrom(seed);
    let challenger = 0;
    const p = smallest(60, (look) => {
      for (let i = 0; i < 50; i++) challenger += Number(random.int(100) < 5);
      return sampleRatioP(challenger, look * 50 - challenger, 0.05);
    });
    wrong += Number(p < 0.05);
  }
  console.info(`a right ratio called wrong in ${wrong} of 300`);
  expect(wrong / 300).toBeLessThan(0.05);
});

test.each([0.01, 0.05, 0.25, 0.5])('a fifth of the challenger’s listeners lost is found at %s', (share) => {
  const listeners = 40_000;
  const seen = Math.round(listeners * share * 0.8);
  expect(sampleRatioP(seen, Math.round(listeners * (1 - share)), share)).toBeLessThan(0.01);
});

test('what may happen in one of fifty is believed to happen oftener when it does, and not when it does not', () => {
  expect(exceedsP(0, 100, 0.02)).toBe(1);
  expect(exceedsP(2, 100, 0.02)).toBe(1);
  expect(exceedsP(0, 0, 0.02)).toBe(1);
  // Every decision without its model: six are enough.
  expect(exceedsP(6, 6, 0.02)).toBeLessThan(0.001);
  expect(exceedsP(60, 1_000, 0.02)).toBeLessThan(0.001);
  let wrong = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomFrom(10_000 + seed);
    let happened = 0;
    const p = smallest(2_000, (times) => {
      happened += Number(random.int(50) === 0);
      return exceedsP(happened, times, 0.02);
    });
    wrong += Number(p < 0.05);
  }
  console.info(`at its limit, believed to be above it in ${wrong} of 300`);
  expect(wrong / 300).toBeLessThan(0.05);
});

test('a certainty that no number can say is said as one that can be stored', () => {
  expect(sampleRatioP(600, 9_700, 0.01)).toBe(1e-100);
  expect(exceedsP(1_000_000, 1_000_000, 0.02)).toBe(1e-100);
});
