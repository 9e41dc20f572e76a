/** Positive-congruent training: what it is derived from, its gradient, and that it keeps what it should. */
import { WIDTH } from '../../../policy/features.ts';
import { withContests } from '../../../policy/learn/congruent/contests.ts';
import { focalExamples, raised } from '../../../policy/learn/congruent/focal.ts';
import { ContestReader, softmax } from '../../../policy/learn/congruent/loss.ts';
import type { Dataset } from '../../../policy/learn/dataset.ts';
import { chosenExamples } from '../../../policy/learn/examples.ts';
import { type RewardModel, scorerOf } from '../../../policy/learn/reward-model.ts';
import { perform, type Task } from '../../../policy/learn/tasks.ts';
import { bandit } from './bandit.ts';

test('(1 + β) times the odds is where a flip that costs β stops being worth it', () => {
  for (const beta of [0, 0.5, 3])
    for (const old of [0.05, 0.2, 0.7]) {
      const next = raised(old, beta);
      expect(next / (1 - next)).toBeCloseTo(((1 + beta) * old) / (1 - old), 10);
      expect(next - old).toBeCloseTo(beta * old * (1 - next), 10);
    }
});

test('a model that counts successes 1 + β times believes in the raised chance', () => {
  const { data } = bandit(1_500, 1);
  const examples = chosenExamples(data, data.order, 'plain');
  const beta = 2;
  const focal = focalExamples(examples, data, data.order, beta);
  const meanOf = ({ labels, weights }: typeof focal, keep: (row: number) => boolean) => {
    let [sum, weight] = [0, 0];
    for (const [index, row] of data.order.entries())
      if (keep(row)) {
        sum += labels[index]! * weights![index]!;
        weight += weights![index]!;
      }
    return sum / weight;
  };
  const { chosen, incumbent } = data.decisions;
  const kept = (row: number) => chosen[row] === incumbent[row];
  expect(meanOf(focal, kept)).toBeCloseTo(raised(meanOf(examples, kept), beta), 5);
  const other = (row: number) => !kept(row);
  expect(meanOf(focal, other)).toBeCloseTo(meanOf(examples, other), 10);
});

function contested(data: Dataset, strength: number) {
  const plain = perform({ kind: 'fit-linear', rows: data.order, target: 'mtr' }, data) as RewardModel;
  const examples = chosenExamples(data, data.order, 'soon');
  const teacher = { scorer: scorerOf(plain), link: 'logistic', strength, seed: 1 } as const;
  return { plain, examples: withContests(examples, data, data.order, teacher) };
}

test('slopes are those of the loss, to a ten-thousandth', () => {
  const { data } = bandit(300, 2);
  const contests = contested(data, 1).examples.contests!;
  const reader = new ContestReader(contests);
  const scores = Float64Array.from({ length: contests.shares.length }, (_, i) => Math.sin(7 * i));
  const loss = (contest: number) => reader.read(contest, (row) => scores[row - contests.from]!);
  const STEP = 1e-5;
  for (const contest of [0, 17, 120]) {
    loss(contest);
    const [slopes, curves] = [reader.slopes.slice(), reader.curves.slice()];
    const start = contests.first[contest]!;
    for (let i = start; i < contests.first[contest + 1]!; i++) {
      const at = scores[i]!;
      const moved = [-STEP, 0, STEP].map((by) => {
        scores[i] = at + by;
        return loss(contest);
      });
      scores[i] = at;
      const [below, here, above] = moved as [number, number, number];
      expect((above - below) / (2 * STEP)).toBeCloseTo(slopes[i - start]!, 4);
      expect((above - 2 * here + below) / STEP ** 2).toBeCloseTo(curves[i - start]!, 3);
    }
  }
});

test('a student that scores as its teacher loses nothing and is not moved', () => {
  const { data } = bandit(300, 2);
  const contests = contested(data, 3).examples.contests!;
  const reader = new ContestReader(contests);
  const likeTeacher = (row: number) => contests.temperature * Math.log(contests.shares[row - contests.from]!);
  expect(reader.read(5, likeTeacher)).toBeCloseTo(0, 10);
  for (const slope of reader.slopes) expect(slope).toBeCloseTo(0, 10);
});

test('contests show the candidates of their decision, with log(1 + β) for the incumbent’s', () => {
  const { data } = bandit(200, 3);
  const beta = 2;
  const { plain, examples } = contested(data, beta);
  const { from, first, owners, shares, temperature } = examples.contests!;
  const scorer = scorerOf(plain);
  for (const contest of [0, 50, 199]) {
    const rows = [...Array(first[contest + 1]! - first[contest]!).keys()].map(
      (i) => from + first[contest]! + i,
    );
    expect(rows).toHaveLength(4);
    const scores = rows.map((row) => scorer.score(examples.values, row * WIDTH));
    const lifts = rows.map(
      (_, i) => temperature * Math.log(shares[first[contest]! + i]! / softmax(scores, temperature)[i]!),
    );
    // All but a constant, which the softmax does not see.
    const others = lifts.map((lift) => lift - Math.min(...lifts)).sort((a, b) => a - b);
    expect(others.map((lift) => Number(lift.toFixed(4)))).toEqual([
      0,
      0,
      0,
      Number(Math.log(1 + beta).toFixed(4)),
    ]);
    for (const row of rows) expect(examples.groups[row]).toBe(examples.groups[owners[contest]!]);
  }
});

const NONE = new Uint32Array();
/** A target that is estimated is noisy: believed to be worth more than 1, a prompt is asked at any β. */
const FITS: readonly (readonly [name: string, fit: Task, keptAtLeast: number])[] = [
  ['trees', { kind: 'fit-trees', rows: NONE, label: 'plain', settings: { leastHessian: 2 } }, 0.95],
  ['linear, mtr', { kind: 'fit-linear', rows: NONE, target: 'mtr' }, 0.95],
  ['linear, dr', { kind: 'fit-linear', rows: NONE, target: 'dr' }, 0.4],
];

/** Where the incumbent's prompts are useful to .3 at most, and the best to .6. */
function keptShare(fit: Task, data: Dataset, congruent: number | undefined): number {
  const task = { ...fit, rows: data.order, ...(congruent === undefined ? {} : { congruent }) } as Task;
  const model = perform(task, data) as RewardModel;
  const choices = perform({ kind: 'choose', model, rows: data.order }, data) as Uint16Array;
  const same = data.order.filter((row, i) => choices[i] === data.decisions.incumbent[row]);
  return same.length / data.order.length;
}

test.each(FITS)('%s: what wins much is changed at a small β, and kept at a large one', (_, fit, kept) => {
  const { data } = bandit(1_200, 5);
  expect(keptShare(fit, data, 0.5)).toBeLessThan(keptShare(fit, data, undefined) + 0.1);
  expect(keptShare(fit, data, 200)).toBeGreaterThan(kept);
});

test.each(FITS)('%s: the same twice, and without β no other than the teacher', (_, fit) => {
  const { data } = bandit(400, 6);
  const rows = data.order;
  const twice = [2, 2].map((congruent) => perform({ ...fit, rows, congruent } as Task, data));
  expect(twice[0]).toEqual(twice[1]);
  const teacher = perform({ ...fit, rows } as Task, data) as RewardModel;
  expect(perform({ ...fit, rows, congruent: 2, teacher } as Task, data)).toEqual(twice[0]);
});
