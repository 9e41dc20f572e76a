/** Audits of a log: quiet when nothing is wrong (5 % false alarms at 5 %), loud when something is. */
import { PropensityCalibration } from '../../../policy/estimate/audit/calibration.ts';
import { Drift, type DriftRow } from '../../../policy/estimate/audit/drift.ts';
import { perturbationCheck } from '../../../policy/estimate/audit/perturbation.ts';
import { PropensityAudit, type PropensityReport } from '../../../policy/estimate/audit/propensity.ts';
import { chiSquareOf } from '../../../policy/estimate/audit/quadratic-form.ts';
import { SupportBySegment } from '../../../policy/estimate/audit/support-by-segment.ts';
import { type Random, randomFrom } from '../../../policy/random.ts';

const KEYS = [
  'open',
  'either-or:energy',
  'either-or:tempo',
  'suggest:genre',
  'suggest:mood',
  'sample',
  'offer',
  'artist',
];

interface Decision {
  readonly keys: readonly string[];
  readonly probabilities: readonly number[];
  readonly chosen: number;
}

/** Six candidates of some of the keys, softmax of random scores with a floor; `offer` is rare, `open` at times sure. */
function decision(random: Random, drawn: (p: number, key: string) => number = (p) => p): Decision {
  if (random.int(10) === 0) return { keys: ['open'], probabilities: [1], chosen: 0 };
  const keys = Array.from(
    { length: 6 },
    () => KEYS[random.int(KEYS.length - 1) + (random.int(40) === 0 ? 1 : 0)]!,
  );
  const scores = keys.map((key) =>
    Math.exp((random.int(1000) / 1000) * 3 + (key === 'suggest:mood' ? 0.5 : 0)),
  );
  const sum = scores.reduce((a, b) => a + b, 0);
  const probabilities = scores.map((score) => 0.9 * (score / sum) + 0.1 / 6);
  const actual = probabilities.map((p, i) => drawn(p, keys[i]!));
  const total = actual.reduce((a, b) => a + b, 0);
  let left = (random.int(1 << 30) / (1 << 30)) * total;
  const chosen = actual.findIndex((p) => {
    left -= p;
    return left < 0;
  });
  return { keys, probabilities, chosen: chosen < 0 ? 5 : chosen };
}

function audited(count: number, seed: number, drawn?: (p: number, key: string) => number): PropensityReport {
  const random = randomFrom(seed);
  const audit = new PropensityAudit();
  for (let i = 0; i < count; i++) {
    const { keys, probabilities, chosen } = decision(random, drawn);
    audit.add(keys, probabilities, chosen);
  }
  return audit.get();
}

describe('propensity audit', () => {
  test('prompts drawn as logged: alarms at 5 % in 5 % of 1,000 logs, at 1 % in 1 %', () => {
    const values = Array.from({ length: 1000 }, (_, seed) => audited(600, seed).pValue);
    const below = (level: number) => values.filter((p) => p < level).length / values.length;
    console.info(
      `propensity audit under truth: ${100 * below(0.05)} % below 5 %, ${100 * below(0.01)} % below 1 %, ${100 * below(0.5)} % below 50 %`,
    );
    // Two Monte-Carlo errors.
    expect(Math.abs(below(0.05) - 0.05)).toBeLessThan(0.0138);
    expect(Math.abs(below(0.01) - 0.01)).toBeLessThan(0.0063);
    expect(Math.abs(below(0.5) - 0.5)).toBeLessThan(0.032);
  });

  test.each([
    [1.2, 20_000],
    [0.8, 20_000],
    [1.1, 60_000],
    [0.9, 60_000],
  ])('one key drawn %s times as often as logged, %d decisions: found and named', (factor, count) => {
    const found = [0, 1, 2, 3, 4].map((seed) =>
      audited(count, seed, (p, key) => (key === 'sample' ? factor * p : p)),
    );
    for (const { pValue, worst } of found) {
      expect(pValue).toBeLessThan(0.001);
      expect(worst!.key).toBe('sample');
      expect(worst!.ratio > 1).toBe(factor > 1);
    }
  });

  test('sure choices say nothing, and rare keys are pooled', () => {
    const audit = new PropensityAudit();
    for (let i = 0; i < 50; i++) audit.add(['open'], [1], 0);
    expect(audit.get()).toMatchObject({ statistic: 0, degrees: 0, pValue: 1, worst: null });
    for (let i = 0; i < 400; i++) audit.add(['a', 'b', 'c'], [0.5, 0.499, 0.001], i % 2);
    const { pooled, degrees, keys } = audit.get();
    expect(pooled).toEqual(['open', 'c']);
    expect(keys.map(({ key }) => key).sort()).toEqual(['a', 'b', 'rare keys together']);
    expect(degrees).toBe(2);
  });

  test('what is no decision', () => {
    expect(() => new PropensityAudit().add(['a'], [0.5, 0.5], 0)).toThrow(RangeError);
    expect(() => new PropensityAudit().add(['a'], [1], 1)).toThrow(RangeError);
  });

  test('the quadratic form of a multinomial is Pearson’s χ²', () => {
    const p = [0.2, 0.3, 0.5];
    const observed = [30, 25, 45];
    const covariance = Float64Array.from(
      p.flatMap((a, i) => p.map((b, j) => 100 * ((i === j ? a : 0) - a * b))),
    );
    const { statistic, degrees, pValue } = chiSquareOf(
      observed.map((o, i) => o - 100 * p[i]!),
      covariance,
    );
    expect(statistic).toBeCloseTo(100 / 20 + 25 / 30 + 25 / 50, 9);
    expect(degrees).toBe(2);
    expect(pValue).toBeCloseTo(Math.exp(-statistic / 2), 9);
  });
});

test('calibration: each bucket is chosen as often as it says, and a distorted one shows', () => {
  const fill = (drawn?: (p: number) => number) => {
    const random = randomFrom(4);
    const calibration = new PropensityCalibration();
    for (let i = 0; i < 20_000; i++) {
      const { probabilities, chosen } = decision(random, drawn);
      calibration.add(probabilities, chosen);
    }
    return calibration.get();
  };
  const honest = fill();
  expect(honest.reduce((sum, { candidates, observed }) => sum + candidates * observed, 0)).toBeCloseTo(
    20_000,
    6,
  );
  for (const { z, low, high, expected } of honest) {
    expect(Math.abs(z)).toBeLessThan(3.5);
    expect(expected).toBeGreaterThanOrEqual(low);
    expect(expected).toBeLessThan(high);
  }
  const sharper = fill((p) => p ** 1.2);
  expect(sharper[0]!.z).toBeLessThan(-4);
  expect(sharper.at(-2)!.z).toBeGreaterThan(4);
});

describe('drift', () => {
  /** Conversations that stick to a favourite prompt and share a mood: strongly clustered. */
  function log(seed: number, later: { readonly reward?: number; readonly favourite?: number } = {}): Drift {
    const random = randomFrom(seed);
    const drift = new Drift();
    const rows: DriftRow[] = [];
    for (let cluster = 0; cluster < 300; cluster++) {
      const changed = cluster >= 150;
      const favourite = changed && random.int(100) < (later.favourite ?? 0) ? 0 : random.int(KEYS.length);
      const chance = 35 + (random.int(2) === 0 ? 20 : -20) + (changed ? (later.reward ?? 0) : 0);
      const length = 2 + random.int(6);
      for (let i = 0; i < length; i++)
        rows.push({
          cluster,
          at: cluster,
          reward: random.int(100) < chance ? 1 : 0,
          key: KEYS[random.int(3) > 0 ? favourite : random.int(KEYS.length)]!,
        });
    }
    for (const row of rows) drift.add(row);
    return drift;
  }

  test('none: alarms in 5 % of 500 logs, clustered as they are', () => {
    const reports = Array.from({ length: 500 }, (_, seed) => log(seed).get());
    const share = (p: (report: (typeof reports)[number]) => number) =>
      reports.filter((report) => p(report) < 0.05).length / reports.length;
    const [reward, mix] = [share((r) => r.reward.pValue), share((r) => r.mix.pValue)];
    console.info(`drift under truth: reward ${100 * reward} %, mix ${100 * mix} % below 5 %`);
    for (const found of [reward, mix]) expect(Math.abs(found - 0.05)).toBeLessThan(0.0195);
  });

  test('a reward that rises by 15 points, a prompt that becomes a favourite', () => {
    expect(log(1, { reward: 15 }).get().reward.pValue).toBeLessThan(0.01);
    const { mix, rows } = log(1, { favourite: 50 }).get();
    expect(mix.pValue).toBeLessThan(0.001);
    expect(mix.keys.reduce((sum, { later }) => sum + later, 0)).toBeCloseTo(1, 9);
    expect(rows[0] + rows[1]).toBeGreaterThan(600);
    expect(() => new Drift().get()).toThrow(RangeError);
  });

  test('halves are made by time, not by place in the log', () => {
    const drift = new Drift();
    for (let cluster = 0; cluster < 40; cluster++)
      drift.add({ cluster, at: -cluster, reward: cluster < 20 ? 1 : 0, key: 'open' });
    const { reward } = drift.get();
    expect([reward.earlier, reward.later]).toEqual([0, 1]);
  });
});

test('support by segment: the least supported first, thin ones flagged', () => {
  const support = new SupportBySegment();
  for (let i = 0; i < 400; i++) support.add('turn 1', i % 2 === 0 ? 2 : 0);
  for (let i = 0; i < 400; i++) support.add('turn 2', i < 4 ? 100 : 0);
  for (let i = 0; i < 10; i++) support.add('turn 9', 0);
  expect(support.get()).toEqual([
    { segment: 'turn 9', rows: 10, effectiveSampleSize: 0, meanWeight: 0, withoutSupport: 1, flagged: true },
    {
      segment: 'turn 2',
      rows: 400,
      effectiveSampleSize: 4,
      meanWeight: 1,
      withoutSupport: 0.99,
      flagged: true,
    },
    {
      segment: 'turn 1',
      rows: 400,
      effectiveSampleSize: 200,
      meanWeight: 1,
      withoutSupport: 0.5,
      flagged: false,
    },
  ]);
});

describe('perturbation', () => {
  /** Five actions worth 0.2 to 0.6; the log is uniform. The policy takes the best, or any. */
  function* rows(count: number, policy: 'best' | 'any') {
    const random = randomFrom(9);
    for (let i = 0; i < count; i++) {
      const action = random.int(5);
      const worth = 0.2 + 0.1 * action;
      yield {
        cluster: Math.floor(i / 5),
        reward: random.int(1000) < 1000 * worth ? 1 : 0,
        propensity: 0.2,
        probability: policy === 'any' ? 0.2 : action === 4 ? 1 : 0,
        candidates: 5,
        predictedReward: worth,
        value: policy === 'any' ? 0.4 : 0.6,
        uniformValue: 0.4,
      };
    }
  }

  test('a good policy spoiled in a quarter of its decisions falls by a quarter of what it gains', () => {
    const { before, after, difference, interval, noticed } = perturbationCheck(rows(4000, 'best'));
    expect(noticed).toBe(true);
    expect(Math.abs(difference! + 0.05)).toBeLessThan(0.02);
    expect(after! - before!).toBeCloseTo(difference!, 12);
    expect(interval![1]).toBeLessThan(0);
  });

  test('a random one cannot be spoiled, and nothing is noticed', () =>
    expect(perturbationCheck(rows(4000, 'any')).noticed).toBe(false));

  test('what is refused is not noticed', () => {
    const report = perturbationCheck(rows(100, 'best'));
    expect(report).toMatchObject({
      before: null,
      noticed: false,
      refused: { kind: 'effective-sample-size' },
    });
  });
});
