/** Counterfactual flips against known truth: bias, cover, bounds, and the examples behind them. */
import type { PairedRow } from '../../../policy/estimate/paired.ts';
import { flipTerms, frechet } from '../../../policy/learn/estimates/flip-rates.ts';
import type { Labelled } from '../../../policy/learn/examples.ts';
import { counterfactualFlips, flipsOf } from '../../../policy/learn/flips.ts';
import type { Judged } from '../../../policy/learn/judge.ts';
import { randomFrom } from '../../../policy/random.ts';
import { datasetFrom, recordsOf, simulated } from '../../support/log-builder.ts';

const ARMS = 4;
/** Chances of being useful in four situations: of the incumbent's prompt (0), the challenger's (1) and two others. */
const SITUATIONS = [
  [0.6, 0.2, 0.1, 0.3],
  [0.1, 0.5, 0.2, 0.2],
  [0.3, 0.35, 0.1, 0.6],
  [0.2, 0.2, 0.4, 0.1],
];
const TRUE_LOST = mean(SITUATIONS.map(([old, next]) => old! * (1 - next!)));
const TRUE_WON = mean(SITUATIONS.map(([old, next]) => next! * (1 - old!)));

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

interface Wrong {
  /** What the model says of a prompt. */
  readonly believed?: ((situation: number, arm: number) => number) | undefined;
  /** What the log says a probability was. */
  readonly logged?: ((propensity: number) => number) | undefined;
}

/** Conversations of four decisions, of which all but one in five are alike: their outcomes hang together. */
function drawn(conversations: number, seed: number, { believed, logged }: Wrong = {}): readonly PairedRow[] {
  const random = randomFrom(seed);
  const unit = () => random.int(2 ** 30) / 2 ** 30;
  return Array.from({ length: conversations }, (_, cluster) => {
    const stays = random.int(SITUATIONS.length);
    return Array.from({ length: 4 }, () => {
      const situation = unit() < 0.8 ? stays : random.int(SITUATIONS.length);
      return rowOf(cluster, situation, unit, { believed, logged });
    });
  }).flat();
}

function rowOf(
  cluster: number,
  situation: number,
  unit: () => number,
  { believed, logged }: Wrong,
): PairedRow {
  const shares = [0.4, 0.2, 0.2, 0.2];
  const place = unit();
  let [arm, sum] = [0, shares[0]!];
  while (place >= sum && arm < ARMS - 1) sum += shares[++arm]!;
  const truth = SITUATIONS[situation]!;
  const belief = believed ?? ((at: number, of: number) => SITUATIONS[at]![of]!);
  return {
    cluster,
    reward: Number(unit() < truth[arm]!),
    propensity: logged ? logged(shares[arm]!) : shares[arm]!,
    incumbent: arm === 0 ? 1 : 0,
    challenger: arm === 1 ? 1 : 0,
    predictedReward: belief(situation, arm),
    incumbentValue: belief(situation, 0),
    challengerValue: belief(situation, 1),
  };
}

/** The rows as a judged log. */
function judgedFrom(rows: readonly PairedRow[]): { judged: Judged; data: Labelled } {
  const of = (value: (row: PairedRow) => number) => rows.map(value);
  const judged = {
    rows: Uint32Array.from(rows.keys()),
    incumbent: new Uint16Array(rows.length),
    challenger: new Uint16Array(rows.length).fill(1),
    predicted: Float32Array.from(of((row) => row.predictedReward)),
    incumbentValue: Float32Array.from(of((row) => row.incumbentValue)),
    challengerValue: Float32Array.from(of((row) => row.challengerValue)),
  } as unknown as Judged;
  const contexts = new Float32Array(rows.length * 200);
  const data = {
    decisions: {
      conversation: Uint32Array.from(of((row) => row.cluster)),
      chosen: Uint16Array.from(of((row) => (row.incumbent === 1 ? 0 : row.challenger === 1 ? 1 : 2))),
      propensity: Float64Array.from(of((row) => row.propensity)),
      turn: new Uint16Array(rows.length).fill(1),
      first: Uint32Array.from({ length: rows.length + 1 }, (_, i) => ARMS * i),
      form: new Uint16Array(ARMS * rows.length),
      contexts,
      names: { forms: [{ kind: 'open' }], conversations: of((row) => row.cluster).map((n) => `c${n}`) },
    },
    reward: Float32Array.from(of((row) => row.reward)),
  } as unknown as Labelled;
  return { judged, data };
}

function reportOf(conversations: number, seed: number, wrong?: Wrong) {
  const { judged, data } = judgedFrom(drawn(conversations, seed, wrong));
  return counterfactualFlips(judged, data);
}

const SEEDS = 400;
const estimates = (wrong?: Wrong) => Array.from({ length: SEEDS }, (_, seed) => reportOf(150, seed, wrong));

test('with q̂ and the weights right there is no bias, and 95 % intervals hold the truth as often as they say', () => {
  const reports = estimates();
  expect(mean(reports.map(({ negative }) => negative))).toBeCloseTo(TRUE_LOST, 2);
  expect(mean(reports.map(({ positive }) => positive))).toBeCloseTo(TRUE_WON, 2);
  const held = (truth: number, interval: readonly [number, number]) =>
    interval[0] <= truth && truth <= interval[1];
  const lost = reports.filter(({ negativeInterval }) => held(TRUE_LOST, negativeInterval)).length / SEEDS;
  const won =
    reports.filter(({ counterfactual }) => held(TRUE_WON, counterfactual!.positiveInterval)).length / SEEDS;
  for (const cover of [lost, won]) {
    expect(cover).toBeGreaterThanOrEqual(0.93);
    expect(cover).toBeLessThanOrEqual(0.97);
  }
});

test('with q̂ right, weights may be wrong', () => {
  const reports = estimates({ logged: (propensity) => Math.sqrt(propensity) / 1.5 });
  expect(mean(reports.map(({ negative }) => negative))).toBeCloseTo(TRUE_LOST, 2);
});

test('with the weights right, what is left of a wrong q̂ is the product of its two errors', () => {
  const believed = (_: number, arm: number) => (arm === 0 ? 0.3 : 0.25);
  const reports = estimates({ believed });
  const products = mean(SITUATIONS.map(([old, next]) => (old! - 0.3) * (next! - 0.25)));
  const found = mean(reports.map(({ negative }) => negative));
  expect(found).toBeCloseTo(TRUE_LOST + products, 2);
});

test('with the weights right, q̂ may be wrong about one of the two', () => {
  const believed = (at: number, arm: number) => (arm === 0 ? 0.8 : SITUATIONS[at]![arm]!);
  const reports = estimates({ believed });
  expect(mean(reports.map(({ negative }) => negative))).toBeCloseTo(TRUE_LOST, 2);
  const modelled = mean(reports.map(({ counterfactual }) => counterfactual!.modelled.negative));
  expect(modelled - TRUE_LOST).toBeGreaterThan(0.2);
});

test('positive less negative is the doubly robust difference, whatever the model believes', () => {
  for (const row of drawn(50, 3, { believed: (at, arm) => (0.13 * at + 0.31 * arm) % 1 })) {
    const { lost, won, incumbent, challenger } = flipTerms(row);
    expect(won - lost).toBeCloseTo(challenger - incumbent, 10);
  }
});

test('the bounds hold whichever way the outcomes hang together, and are met at both ends', () => {
  expect(frechet(0.3, 0.2, 1)).toEqual([expect.closeTo(0.1), 0.3]);
  expect(frechet(0.2, 0.9, 1)).toEqual([0, expect.closeTo(0.1)]);
  const { negative, counterfactual } = reportOf(2_000, 1);
  const [least, most] = counterfactual!.bounds;
  expect(least).toBeLessThanOrEqual(negative);
  expect(most).toBeGreaterThanOrEqual(negative);
});

test('the share of useful prompts taken away is of the incumbent’s usefulness', () => {
  const { negative, counterfactual } = reportOf(2_000, 2);
  expect(counterfactual!.ofUseful).toBeCloseTo(negative / mean(SITUATIONS.map(([old]) => old!)), 1);
});

describe('examples', () => {
  const data = datasetFrom(recordsOf(simulated(150, { seed: 4 })));
  const { decisions, reward } = data;
  const rows = data.order;
  const challenger = Uint16Array.from(rows, (row) => (decisions.incumbent[row] === 0 ? 1 : 0));
  const flat = new Float32Array(rows.length).fill(0.2);
  const judged = {
    rows,
    challenger,
    incumbent: Uint16Array.from(rows, (row) => decisions.incumbent[row]!),
    predicted: flat,
    incumbentValue: new Float32Array(rows.length).fill(0.9),
    challengerValue: new Float32Array(rows.length).fill(0.01),
  } as unknown as Judged;
  const { segments } = counterfactualFlips(judged, data);

  test('only where more is lost than won, three at most, each of another conversation', () => {
    for (const { negative, positive, examples } of segments) {
      expect(examples !== undefined).toBe(negative > positive);
      const conversations = (examples ?? []).map(({ conversation }) => conversation);
      expect(conversations.length).toBeLessThanOrEqual(3);
      expect(new Set(conversations).size).toBe(conversations.length);
    }
    expect(segments.flatMap(({ examples }) => examples ?? []).length).toBeGreaterThan(3);
  });

  test('each is in the log: the incumbent’s prompt was asked there, was useful, and another is put in its place', () => {
    for (const { conversation, turn, situation, lost, given } of segments.flatMap((s) => s.examples ?? [])) {
      const row = rows.find(
        (at) =>
          decisions.names.conversations[decisions.conversation[at]!] === conversation &&
          decisions.turn[at] === turn,
      )!;
      expect(decisions.chosen[row]).toBe(decisions.incumbent[row]);
      expect(reward[row]).toBe(1);
      expect(situation[0]).toMatch(/known$/);
      expect(situation.join('; ')).toMatch(/tracks left/);
      expect(lost).toMatch(/^[a-z-]+(:[a-z]+)?$/);
      expect(given).toMatch(/^[a-z-]+(:[a-z]+)?$/);
    }
  });

  test('by the model alone there are none', () => {
    expect(flipsOf(judged, data).segments.every(({ examples }) => examples === undefined)).toBe(true);
  });
});
