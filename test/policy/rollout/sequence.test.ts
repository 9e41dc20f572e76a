import { randomFrom } from '../../../policy/random.ts';
import {
  type Cell,
  difference,
  FEWEST_LISTENERS,
  type Member,
  sequenceOf,
} from '../../../policy/rollout/sequence.ts';

const cell = (stage: number, challenger: boolean, conversations: number, sum: number): Cell => ({
  stage,
  challenger,
  conversations,
  sums: [sum],
});
const member = (cells: readonly Cell[], usual = 0): Member => ({ cells, usual: [usual] });

/** GrowthBook's documented half-width (gbstats), two-sided at α = one side at α/2. */
function gbstats(n: number, variance: number, alpha: number, tuned: number): number {
  const rho = Math.sqrt((-2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))) / tuned);
  return Math.sqrt(
    (variance * 2 * (n * rho ** 2 + 1) * Math.log(1 + Math.sqrt(n * rho ** 2 + 1) / alpha)) / (n * rho) ** 2,
  );
}

test('the half-width is GrowthBook’s one-sided form', () => {
  const read = { incumbent: 0.4, challenger: 0.45, difference: 0.05, standardError: 0.01, listeners: 4_000 };
  const { lower, upper } = sequenceOf(read, 0.025);
  const half = gbstats(4_000, 4_000 * 0.01 ** 2, 0.05, 5_000);
  expect(upper - 0.05).toBeCloseTo(half, 12);
  expect(0.05 - lower).toBeCloseTo(half, 12);
});

test('one conversation each: the difference of means and its usual standard error', () => {
  const members = Array.from({ length: 1_000 }, (_, n) =>
    member([cell(25, n % 4 === 0, 1, Number(n % 3 === 0 || n % 8 === 0))]),
  );
  const arm = (challenger: boolean) => members.filter(({ cells }) => cells[0]!.challenger === challenger);
  const mean = (side: readonly Member[]) =>
    side.reduce((sum, { cells }) => sum + cells[0]!.sums[0]!, 0) / side.length;
  const [a, b] = [mean(arm(false)), mean(arm(true))];
  const read = difference(members, 0)!;
  expect(read.difference).toBeCloseTo(b - a, 12);
  expect(read.standardError).toBeCloseTo(Math.sqrt((a * (1 - a)) / 750 + (b * (1 - b)) / 250), 12);
});

test('a mix that changes with the stage is no effect: every stage is compared within itself (Simpson)', () => {
  // First few and bad, then many and good; both arms do exactly alike at each stage.
  const stage = (percent: number, listeners: number, share: number, success: number) =>
    Array.from({ length: listeners }, (_, n) =>
      member([cell(percent, n < listeners * share, 10, 10 * success)]),
    );
  const read = difference([...stage(10, 2_000, 0.1, 0.2), ...stage(50, 2_000, 0.5, 0.6)], 0)!;
  expect(read.difference).toBeCloseTo(0, 12);
  expect(read.challenger).toBeCloseTo(read.incumbent, 12);
});

test('too few listeners in an arm say nothing', () => {
  const few = Array.from({ length: 2 * FEWEST_LISTENERS - 1 }, (_, n) =>
    member([cell(50, n >= FEWEST_LISTENERS, 1, 1)]),
  );
  expect(difference(few, 0)).toBeUndefined();
});

/** Listeners of their own kind who come again and again, read after every round. */
function looks(seed: number, effect: number, { usual }: { readonly usual: boolean }) {
  const random = randomFrom(seed);
  const share = () => random.int(1_000_000) / 1_000_000;
  const people = Array.from({ length: 500 }, (_, n) => {
    const propensity = 0.1 + 0.6 * share();
    const before = Array.from({ length: 8 }, () => Number(share() < propensity));
    return {
      propensity,
      challenger: n % 2 === 0,
      usual: usual ? before.reduce((sum, each) => sum + each, 0) / 8 : 0,
      cell: cell(50, n % 2 === 0, 0, 0),
    };
  });
  const sequences = [];
  for (let round = 0; round < 20; round++) {
    for (const { propensity, challenger, cell } of people) {
      if (share() < 0.4) continue;
      cell.conversations += 1;
      cell.sums[0]! += Number(share() < propensity + (challenger ? effect : 0));
    }
    const seen = people.filter(({ cell }) => cell.conversations > 0);
    const read = difference(
      seen.map(({ cell, usual }) => member([cell], usual)),
      0,
    );
    if (read) sequences.push({ ...sequenceOf(read, 0.05), standardError: read.standardError });
  }
  return sequences;
}

test('looked at twenty times, with listeners who come again: either bound errs at most as often as it says', () => {
  for (const usual of [false, true]) {
    let above = 0;
    let below = 0;
    const runs = 200;
    for (let seed = 1; seed <= runs; seed++) {
      const sequences = looks(seed, 0, { usual });
      above += Number(sequences.some(({ lower }) => lower > 0));
      below += Number(sequences.some(({ upper }) => upper < 0));
    }
    console.info(`${usual ? 'with' : 'without'} what was usual: ${above} above, ${below} below, of ${runs}`);
    // 5 % and three standard errors of the count.
    for (const errors of [above, below])
      expect(errors / runs).toBeLessThan(0.05 + 3 * Math.sqrt(0.0475 / runs));
  }
});

test('what was usual of listeners takes their luck out: the error falls by a sixth and the effect stays', () => {
  const last = (usual: boolean) =>
    Array.from({ length: 40 }, (_, seed) => looks(1_000 + seed, 0.08, { usual }).at(-1)!);
  const mean = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / of.length;
  const [plain, adjusted] = [last(false), last(true)];
  const errors = [plain, adjusted].map((runs) => mean(runs.map(({ standardError }) => standardError)));
  console.info(`standard error ${errors.map((error) => error.toFixed(4)).join(' → ')}`);
  expect(errors[1]! / errors[0]!).toBeLessThan(0.85);
  const effects = adjusted.map(({ difference }) => difference);
  expect(Math.abs(mean(effects) - 0.08)).toBeLessThan((3 * errors[1]!) / Math.sqrt(40));
});
