/** Per-conversation estimates against worlds solved by recursion. Seeds are 0, 1, 2 …: none was chosen. */
import {
  ConversationEvaluation,
  type ConversationReport,
  type ConversationSettings,
  type Step,
} from '../../../policy/estimate/conversation/evaluation.ts';
import { PairedConversationEvaluation } from '../../../policy/estimate/conversation/paired.ts';
import { CONVERSATION_ESTIMATORS, RETURNS } from '../../../policy/estimate/conversation/step.ts';
import { conversations, DISCOUNT, type Logged, SUPPORTED, trueValue, UNSUPPORTED } from './tabular.ts';

const SETTINGS: ConversationSettings = { alpha: 0.05, replicates: 0, seed: 1, discount: DISCOUNT };

function evaluate(
  logged: readonly Logged[],
  settings: Partial<ConversationSettings> = {},
): ConversationReport {
  const evaluation = new ConversationEvaluation({ ...SETTINGS, ...settings });
  for (const { steps, final } of logged) evaluation.add(steps, final);
  return evaluation.get();
}

interface Tally {
  runs: number;
  error: number;
  square: number;
  covered: number;
}

describe('a world with support, 400 seeds of 400 conversations', () => {
  const runs = 400;
  const fresh = (): Tally => ({ runs: 0, error: 0, square: 0, covered: 0 });
  const tally = new Map<string, Tally>();
  const paired = new Map<string, Tally>();
  const truths = RETURNS.map((name) => trueValue(name, SUPPORTED.target, SUPPORTED.horizon));
  const gains = RETURNS.map((name, r) => truths[r]! - trueValue(name, SUPPORTED.logging, SUPPORTED.horizon));
  let refused = 0;

  beforeAll(() => {
    for (let seed = 0; seed < runs; seed++) {
      const logged = conversations(SUPPORTED, 400, seed);
      const report = evaluate(logged);
      if (report.refused) refused += 1;
      for (const [r, { name, estimates }] of report.returns.entries())
        for (const { estimator, value, intervals } of estimates) {
          const own = entry(tally, `${name} ${estimator}`, fresh());
          own.runs += 1;
          own.error += value - truths[r]!;
          own.square += (value - truths[r]!) ** 2;
          if (holds(intervals.normal, truths[r]!)) own.covered += 1;
        }
      const both = new PairedConversationEvaluation(SETTINGS);
      for (const { steps, own, final } of logged) both.add(steps, own, final);
      for (const [r, { name, differences }] of both.get().returns.entries())
        for (const { estimator, difference, intervals } of differences) {
          const own = entry(paired, `${name} ${estimator}`, fresh());
          own.runs += 1;
          own.error += difference - gains[r]!;
          own.square += (difference - gains[r]!) ** 2;
          if (holds(intervals.normal, gains[r]!)) own.covered += 1;
        }
    }
    console.info(
      [...tally]
        .map(([name, own]) => `${name.padEnd(24)} ${line(own)} | difference: ${line(paired.get(name)!)}`)
        .join('\n'),
    );
  });

  const names = RETURNS.flatMap((name) => CONVERSATION_ESTIMATORS.map((estimator) => `${name} ${estimator}`));

  test('a run in a hundred at most is refused by chance', () =>
    expect(refused).toBeLessThanOrEqual(runs / 100));

  test.each(names)('%s: right on average, covered by 92 to 98 %% of normal intervals', (name) => {
    for (const own of [tally.get(name)!, paired.get(name)!]) {
      // Weighted estimators are biased by 1/n: at 400 conversations that hides in the Monte-Carlo error.
      expect(Math.abs(own.error / own.runs)).toBeLessThan((3 * Math.sqrt(own.square)) / own.runs);
      expect(own.covered / own.runs).toBeGreaterThanOrEqual(0.92);
      expect(own.covered / own.runs).toBeLessThanOrEqual(0.98);
    }
  });

  test.each(RETURNS)('%s: doubly robust errs less than importance sampling', (name) => {
    const square = (estimator: string) => tally.get(`${name} ${estimator}`)!.square;
    expect(square('dr')).toBeLessThan(square('is'));
    expect(square('weighted-dr')).toBeLessThan(square('is'));
  });

  test('per decision errs less than per trajectory, where rewards come along the way', () => {
    for (const name of ['turns', 'usefulness'])
      expect(tally.get(`${name} pdis`)!.square).toBeLessThan(tally.get(`${name} is`)!.square);
  });
});

test('weights of 1: every estimate is the log’s own mean, with s/√n', () => {
  const logged = conversations(SUPPORTED, 300, 7).map(({ own, final }) => ({ steps: own, own, final }));
  const report = evaluate(logged.map((each) => ({ ...each, steps: each.steps.map(unpredicted) })));
  for (const { logged: mean, estimates } of report.returns) {
    expect(estimates.length).toBeGreaterThanOrEqual(3);
    for (const { estimator, value, standardError } of estimates.filter(
      (each) => !/dr$/.test(each.estimator),
    )) {
      expect([estimator, value]).toEqual([estimator, expect.closeTo(mean.value, 9)]);
      expect(standardError).toBeCloseTo(mean.standardError, 6);
    }
  }
});

test('bootstrap intervals agree with normal ones where both are good, and repeat with their seed', () => {
  const logged = conversations(SUPPORTED, 1500, 4);
  const [first, again] = [1, 1].map(() => evaluate(logged, { replicates: 1000 }));
  expect(again).toEqual(first);
  for (const { estimates } of first!.returns)
    for (const { intervals } of estimates) {
      const [normal, bootstrap] = [intervals.normal, intervals.bootstrap!].map(([low, high]) => high - low);
      expect(Math.abs(bootstrap! / normal! - 1)).toBeLessThan(0.1);
    }
});

test('weighted PDIS of success never leaves the range of the successes; all successes give 1', () => {
  const report = evaluate(
    conversations(SUPPORTED, 300, 1).map((each, i) => ({ ...each, final: i === 0 ? 0 : 1 })),
  );
  const weighted = report.returns[0]!.estimates.find(({ estimator }) => estimator === 'weighted-pdis')!;
  expect(weighted.value).toBeGreaterThan(0.98);
  expect(weighted.value).toBeLessThanOrEqual(1);
});

test('leaving a conversation out is evaluating without it', () => {
  const logged = conversations(SUPPORTED, 120, 3);
  const whole = evaluate(logged);
  const values = logged.map((_, i) =>
    evaluate(logged.filter((_, j) => j !== i)).returns.map(({ estimates }) =>
      estimates.map(({ value }) => value),
    ),
  );
  for (const [r, { estimates }] of whole.returns.entries())
    for (const [e, { standardError }] of estimates.entries()) {
      const without = values.map((each) => each[r]![e]!);
      const mean = without.reduce((a, b) => a + b, 0) / without.length;
      const squares = without.reduce((total, each) => total + (each - mean) ** 2, 0);
      expect(standardError).toBeCloseTo(Math.sqrt((119 / 120) * squares), 9);
    }
});

test('conversations of different length: those that ended keep their weight', () => {
  // By hand, a hundred times three conversations: weights 1.5, then ended; ½ and then ½·3 = 1.5; 0.
  const step = (weight: number, reward: number): Step => ({ weight, reward, predicted: 0, value: 0 });
  const logged = Array.from({ length: 100 }, () => [
    { steps: [step(1.5, 1)], own: [], final: 1 },
    { steps: [step(0.5, 0), step(3, 1)], own: [], final: 0 },
    { steps: [step(0, 0)], own: [], final: 1 },
  ]).flat();
  const { returns, refused } = evaluate(logged, { discount: 1 });
  expect(refused).toBeNull();
  const of = (name: string) => returns[2]!.estimates.find(({ estimator }) => estimator === name)!.value;
  // Step 2 divides by 1.5 + 1.5, although only one of them is still running.
  expect(of('weighted-pdis')).toBeCloseTo(1.5 / 2 + 1.5 / 3, 12);
  expect(of('pdis')).toBeCloseTo((1.5 + 1.5) / 3, 12);
});

describe('refusal', () => {
  test('products of weights that leave nothing: no value, a reason, and the log’s own figures', () => {
    const kinds = Array.from({ length: 50 }, (_, seed) => evaluate(conversations(UNSUPPORTED, 400, seed)));
    for (const report of kinds) {
      expect(report.refused?.kind).toBe('effective-sample-size');
      expect(report.refused?.reason).toMatch(/effective conversations of 400, below 50/);
      for (const { estimates, logged } of report.returns) {
        expect(estimates).toEqual([]);
        expect(logged.value).toBeGreaterThan(0);
      }
    }
  });

  test('a target that goes where the log never went shows in the mean weight', () => {
    const never = {
      ...SUPPORTED,
      logging: [
        [0.5, 0.5, 0],
        [0.5, 0.5, 0],
      ] as const,
    };
    const report = evaluate(conversations(never, 2000, 1));
    expect(report.refused?.kind).toBe('mean-weight');
    expect(report.refused?.reason).toMatch(/goes where the log never went/);
  });

  test('weights that overflow are no support', () => {
    const steps = Array.from({ length: 400 }, () => ({ weight: 1e3, reward: 1, predicted: 0, value: 0 }));
    const report = evaluate(Array.from({ length: 200 }, (_, i) => ({ steps, own: [], final: i % 2 })));
    expect(report.refused?.kind).toBe('effective-sample-size');
  });

  test('one conversation; no conversation; the same success everywhere', () => {
    const [one] = conversations(SUPPORTED, 1, 2);
    expect(evaluate([one!]).refused?.kind).toBe('one-cluster');
    expect(() => evaluate([])).toThrow(RangeError);
    const same = evaluate(conversations(SUPPORTED, 300, 2).map((each) => ({ ...each, final: 1 })));
    expect(same.refused).toBeNull();
    expect(same.returns.map(({ refused }) => refused?.kind)).toEqual(['no-variance', undefined, undefined]);
  });

  test('what cannot be a conversation', () => {
    const evaluation = new ConversationEvaluation(SETTINGS);
    expect(() => evaluation.add([])).toThrow(/without steps/);
    expect(() => evaluation.add([{ weight: -1, reward: 0, predicted: 0, value: 0 }])).toThrow(/weight is -1/);
    const paired = new PairedConversationEvaluation(SETTINGS);
    const [a, b] = conversations(SUPPORTED, 2, 5);
    expect(() => paired.add(a!.steps, [...b!.own, ...b!.own])).toThrow(/same conversation/);
  });
});

test('without predictions of success and turns, their doubly robust estimates are absent', () => {
  const report = evaluate(
    conversations(SUPPORTED, 300, 1).map((each) => ({ ...each, steps: each.steps.map(unpredicted) })),
  );
  expect(report.returns.map(({ estimates }) => estimates.length)).toEqual([3, 3, 5]);
});

function unpredicted({ weight, reward, predicted, value }: Step): Step {
  return { weight, reward, predicted, value };
}

function line({ runs, error, square, covered }: Tally): string {
  const share = (held: number) => `${((100 * held) / runs).toFixed(1)} %`;
  return `bias ${(error / runs).toFixed(4)} rmse ${Math.sqrt(square / runs).toFixed(4)} normal ${share(covered)}`;
}

function holds([low, high]: readonly [number, number], value: number): boolean {
  return low <= value && value <= high;
}

function entry<T>(map: Map<string, T>, key: string, fresh: T): T {
  const known = map.get(key) ?? fresh;
  map.set(key, known);
  return known;
}
