/** Distilled policies: what is taught, how it is kept, and how far it does what its teacher does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { artifactFrom, artifactText } from '../../../policy/artifact.ts';
import { COLUMN_NAMES, encode, WIDTH } from '../../../policy/features.ts';
import type { Dataset } from '../../../policy/learn/dataset.ts';
import { agreementOf } from '../../../policy/learn/distil/agreement.ts';
import { Compiled } from '../../../policy/learn/distil/compiled.ts';
import {
  DEFAULT_DISTIL,
  type Distillation,
  distillation,
  type Teacher,
} from '../../../policy/learn/distil/distil.ts';
import { DEFAULT_TEACHING, pruned, taught } from '../../../policy/learn/distil/fit.ts';
import { type Lessons, lessonsOf } from '../../../policy/learn/distil/lessons.ts';
import { Listwise } from '../../../policy/learn/distil/listwise.ts';
import { packed, type Term, unpacked } from '../../../policy/learn/distil/model.ts';
import { DistilledScorer } from '../../../policy/learn/distil/scorer.ts';
import { shortest, stepsOf } from '../../../policy/learn/distil/steps.ts';
import { bestStudent } from '../../../policy/learn/distil/student.ts';
import { sharesOf, termsOf } from '../../../policy/learn/distil/terms.ts';
import { distilJudgement } from '../../../policy/learn/distil/verdict.ts';
import { fromVlq, vlq } from '../../../policy/learn/distil/vlq.ts';
import { scorerOf } from '../../../policy/learn/reward-model.ts';
import { crewOfOne, perform } from '../../../policy/learn/tasks.ts';
import type { Tree, TreeModel } from '../../../policy/learn/trees/model.ts';
import { learnedPolicy } from '../../../policy/learned.ts';
import { randomFrom } from '../../../policy/random.ts';
import type { DecisionRecord, LogRecord } from '../../../policy/record.ts';
import { upgraded } from '../../../policy/upgrade.ts';
import { datasetFrom, decisionsIn, recordsOf, simulated } from '../../support/log-builder.ts';

const log = recordsOf(simulated(160, { seed: 5 }));
const data = datasetFrom(log);
const TEMPERATURE = 0.1;

/** `x < threshold` to the left. */
function split(column: number, threshold: number, left: number, right: number): Tree {
  return {
    feature: [column, -1, -1],
    threshold: [threshold, 0, 0],
    left: [1, 0, 0],
    right: [2, 0, 0],
    missingLeft: [0, 0, 0],
    value: [0, left, right],
  };
}

function treesOf(columns: readonly string[], trees: readonly Tree[]): TreeModel {
  const trained = { rows: 1, heldOutRows: 1, trees: trees.length, logLoss: 0, baseLogLoss: 0, auc: 0.5 };
  return { columns, base: -2, trees, importance: {}, trained };
}

/** A teacher with nothing that a linear student could not say: every tree asks one question about the prompt. */
const linearTeacher = treesOf(
  ['p.fit', 'p.gain', 'p.kind=offer', 'c.turn'],
  [
    split(0, 0.5, -0.3, 0.2),
    split(0, Math.fround(0.805), -0.1, 0.35),
    split(1, 1, 0.1, -0.22),
    split(2, 0.5, 0, 0.4),
    split(3, 3, -0.7, 0.9),
  ],
);

/** A teacher that knows more than so small a log can tell: there have to be questions upon questions to be distilled. */
const settings = { mostTrees: 12, leastHessian: 0.5, learningRate: 0.3, leaves: 12, patience: 100 };
const grown = perform({ kind: 'fit-trees', rows: data.order, label: 'soon', settings }, data) as {
  kind: 'trees';
  model: TreeModel;
};

interface Taught {
  readonly fit: Lessons;
  readonly choose: Lessons;
}

function classOf(teacher: TreeModel) {
  const columns = stepsOf(teacher);
  const scorer = scorerOf({ kind: 'trees', model: teacher });
  const half = Math.floor(data.order.length / 2);
  const lessons: Taught = {
    fit: lessonsOf(data.decisions, data.order.slice(0, half), columns, scorer),
    choose: lessonsOf(data.decisions, data.order.slice(half), columns, scorer),
  };
  return { teacher, temperature: TEMPERATURE, columns, ...lessons };
}

const grownClass = classOf(grown.model);
const grownTerms = termsOf(grown.model, grownClass.columns, sharesOf(grownClass.columns, grownClass.fit));

test('the grown teacher is worth distilling', () => {
  expect(grown.model.trees.length).toBeGreaterThan(3);
  expect(grownTerms.length).toBeGreaterThan(100);
  expect(new Set(grownTerms.map(({ steps }) => steps.length))).toEqual(new Set([1, 2, 3]));
});

test('the gradient is that of the loss', () => {
  const terms = grownTerms.slice(0, 200);
  const listwise = new Listwise(new Compiled(grownClass.columns, terms), grownClass.fit);
  const weights = terms.map(({ weight }) => 0.7 * weight);
  const temperature = 0.3;
  const step = 1e-5;
  let moved = 0;
  for (const decision of [0, 7, 31]) {
    const gradient = new Float64Array(terms.length);
    const loss = listwise.slope(weights, decision, temperature, gradient);
    expect(loss).toBe(listwise.loss(weights, decision, temperature));
    expect(loss).toBeGreaterThan(0);
    for (let term = 0; term < terms.length; term++) {
      const at = (by: number) =>
        listwise.loss(
          weights.map((weight, i) => (i === term ? weight + by : weight)),
          decision,
          temperature,
        );
      const slope = (at(step) - at(-step)) / (2 * step);
      expect(gradient[term]! / temperature).toBeCloseTo(slope, 5);
      moved += Number(Math.abs(slope) > 1e-3);
    }
  }
  expect(moved).toBeGreaterThan(10);
});

test('a teacher that is linear is what its terms add up to, before any lesson', () => {
  const { columns, fit } = classOf(linearTeacher);
  const terms = termsOf(linearTeacher, columns, sharesOf(columns, fit));
  // The turn is the same for every candidate.
  expect(terms).toHaveLength(4);
  const listwise = new Listwise(new Compiled(columns, terms), fit);
  const weights = terms.map(({ weight }) => weight);
  for (const [decision] of fit.rows.entries()) {
    const count = listwise.score(weights, decision);
    const gaps = Array.from(
      { length: count },
      (_, i) => fit.teacher[fit.first[decision]! + i]! - listwise.scores[i]!,
    );
    for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0]!, 9);
  }
});

test('a student agrees with a linear teacher in every decision, and is as sure', () => {
  const { model, temperature } = bestStudent(classOf(linearTeacher), 'small', 1);
  const opinion = { scorer: new DistilledScorer(model), temperature };
  const teacher = { scorer: scorerOf({ kind: 'trees', model: linearTeacher }), temperature: TEMPERATURE };
  const agreement = agreementOf(opinion, teacher, data.decisions, data.order);
  expect(agreement).toMatchObject({ samePrompt: 1, equallyGood: 1, sameKey: 1, lostByTeacher: 0 });
  expect(agreement.totalVariation).toBeLessThan(0.01);
});

test('a student that is nobody’s agrees far less: agreement can fail', () => {
  const { model, temperature } = bestStudent(classOf(linearTeacher), 'small', 1);
  const stranger = { scorer: new DistilledScorer(model), temperature };
  const teacher = { scorer: scorerOf(grown), temperature: TEMPERATURE };
  const agreement = agreementOf(stranger, teacher, data.decisions, data.order);
  expect(agreement.samePrompt).toBeLessThan(0.7);
  expect(agreement.totalVariation).toBeGreaterThan(0.2);
  expect(agreement.lostByTeacher).toBeGreaterThan(0.02);
  expect(distilJudgement(agreement, { refused: { reason: 'x' } }).verdict).toBe('falls-short');
});

test('with every pass of teaching the loss falls, and pruning keeps the terms that matter', () => {
  const lesson = taught(grownTerms, grownClass.columns, grownClass.fit, {
    ...{ ...DEFAULT_TEACHING, temperature: TEMPERATURE, seed: 3, passes: 5 },
  });
  const falling = [...lesson.losses].sort((a, b) => b - a);
  expect(lesson.losses).toEqual(falling);
  expect(lesson.losses.at(-1)!).toBeLessThan(0.5 * lesson.losses[0]!);
  const few = pruned(lesson, 100);
  expect(few).toHaveLength(100);
  const least = [...lesson.terms].sort((a, b) => Math.abs(a.weight) - Math.abs(b.weight)).slice(0, 100);
  const lossOf = (terms: readonly Term[]) => {
    const listwise = new Listwise(new Compiled(grownClass.columns, terms), grownClass.choose);
    const weights = terms.map(({ weight }) => weight);
    return Array.from(grownClass.choose.rows.keys()).reduce(
      (sum, decision) => sum + listwise.loss(weights, decision, TEMPERATURE),
      0,
    );
  };
  expect(lossOf(few)).toBeLessThan(0.5 * lossOf(least));
});

test('candidates that the teacher cannot tell apart stay tied, to the bit', () => {
  const { model } = bestStudent(grownClass, 'small', 1);
  const student = new DistilledScorer(model);
  let [ties, broken] = [0, 0];
  for (const { context, candidates } of decisionsIn(log)) {
    const rows = encode(context, candidates);
    const asked = new Map<string, number>();
    for (let i = 0; i < candidates.length; i++) {
      const reached = grownClass.columns.map(
        ({ name, thresholds }) =>
          thresholds.filter((each) => rows[i * WIDTH + COLUMN_NAMES.indexOf(name)]! >= each).length,
      );
      const key = reached.join(' ');
      const score = student.score(rows, i * WIDTH);
      if (asked.has(key)) ties += 1;
      if ((asked.get(key) ?? score) !== score) broken += 1;
      asked.set(key, score);
    }
  }
  expect(ties).toBeGreaterThan(100);
  expect(broken).toBe(0);
});

test('the compiled scorer is the sum of the terms that hold, whatever was scored before', () => {
  const { model } = bestStudent(grownClass, 'medium', 1);
  const terms = unpacked(model);
  const steps = model.columns.flatMap(({ name, thresholds }) =>
    thresholds.map((each) => ({ place: COLUMN_NAMES.indexOf(name), threshold: Math.fround(each) })),
  );
  const scorer = new DistilledScorer(model);
  const decisions = decisionsIn(log);
  const random = randomFrom(9);
  const seen = new Set<number>();
  for (let n = 0; n < 400; n++) {
    const { context, candidates } = decisions[random.int(decisions.length)]!;
    const rows = encode(context, candidates);
    const at = random.int(candidates.length) * WIDTH;
    const holding = terms.filter(({ steps: asked }) =>
      asked.every((step) => rows[at + steps[step]!.place]! >= steps[step]!.threshold),
    );
    const sum = holding.reduce((all, { weight }) => all + weight, 0);
    const score = scorer.score(rows, at);
    expect(score).toBe(model.base + model.unit * sum);
    seen.add(score);
  }
  expect(seen.size).toBeGreaterThan(50);
});

test('numbers and terms come back from their text', () => {
  const numbers = [0, 1, -1, 15, 16, -16, 31, 32, 1_000, -123_456, 2 ** 29 - 1];
  expect(fromVlq(numbers.map(vlq).join(''))).toEqual(numbers);
  expect(vlq(0) + vlq(1) + vlq(-1) + vlq(16)).toBe('ACDgB');
  expect(() => fromVlq('A!')).toThrow('! is no digit');
  expect(() => fromVlq('g')).toThrow('ends within a number');
  const columns = [
    { name: 'p.fit', thresholds: [0.2, 0.4] },
    { name: 'c.turn', thresholds: [2, 5, 9] },
  ];
  const terms: Term[] = [
    { steps: [1], weight: -7 },
    { steps: [0], weight: 3 },
    { steps: [0, 4], weight: 900 },
    { steps: [1, 2], weight: -1 },
    { steps: [0, 2, 4], weight: 5 },
  ];
  const back = unpacked({ columns, terms: packed(terms) });
  expect(new Set(back.map((term) => JSON.stringify(term)))).toEqual(
    new Set(terms.map((term) => JSON.stringify(term))),
  );
  expect(() => unpacked({ columns, terms: packed([{ steps: [0, 5], weight: 1 }]) })).toThrow('beyond the 5');
});

test('a threshold is written short and read as the float it was', () => {
  for (const value of [0.1, 0.495, 1 / 3, 1e-9, 12_345.678, 0, -2.5, 16_777_217].map(Math.fround))
    expect(Math.fround(shortest(value))).toBe(value);
  expect(shortest(Math.fround(0.495))).toBe(0.495);
});

test('a column that this encoder does not have is refused', () => {
  const model = { unit: 1, base: 0, terms: ['', '', ''] };
  const columns = (name: string) => [{ name, thresholds: [1] }];
  expect(() => new DistilledScorer({ ...model, columns: columns('p.charm') })).toThrow('p.charm');
  expect(() => new DistilledScorer({ ...model, columns: columns('p.fit') })).not.toThrow();
});

function teacherOf(model: TreeModel, { report }: Dataset): Teacher {
  const { window, conversations, kept: decisions, policies: loggedBy } = report;
  const text = artifactText({
    ...{ kind: 'trees', model, exploration: { temperature: TEMPERATURE }, estimates: null },
    provenance: {
      window,
      conversations,
      decisions,
      loggedBy,
      incumbent: 'rule-1',
      learner: 'trees',
      seed: 1,
    },
  });
  return artifactFrom(text, 'the teacher') as Teacher;
}

describe('the whole way', () => {
  let dataset: Dataset;
  let teacher: Teacher;
  let made: Distillation;
  const few = { ...DEFAULT_DISTIL, replicates: 50 };

  beforeAll(async () => {
    teacher = teacherOf(grown.model, data);
    dataset = datasetFrom(log, learnedPolicy(teacher));
    made = await distillation(dataset, teacher, few, crewOfOne(dataset));
  });

  test('the artifact is read back, names its teacher and scores as offline, bit for bit', () => {
    const artifact = artifactFrom(made.text, 'policy.json');
    expect(artifact).toMatchObject({
      kind: 'distilled',
      model: made.student.model,
      provenance: { teacher: teacher.version, learner: 'distilled', reward: 'usefulness' },
    });
    expect(artifact.version).toMatch(/^distilled-[0-9a-f]{8}$/);
    const scorer = scorerOf({ kind: 'distilled', model: made.student.model });
    const served = learnedPolicy(artifact);
    for (const { context, candidates } of decisionsIn(log).slice(0, 200)) {
      const rows = encode(context, candidates);
      expect(served.score(context, candidates)).toEqual(
        candidates.map((_, i) => scorer.score(rows, i * WIDTH) / made.student.temperature),
      );
    }
    expect(() => artifactFrom(made.text.replace('"unit":', '"unit":1'), 'x')).toThrow('damaged');
  });

  test('its measures are consistent', () => {
    const { agreement, judgement, flips, decisions } = made;
    expect(agreement.decisions).toBe(decisions.report);
    expect(agreement.samePrompt).toBeGreaterThan(0.7);
    expect(agreement.equallyGood).toBeGreaterThanOrEqual(agreement.samePrompt);
    expect(agreement.lostByTeacher).toBeGreaterThanOrEqual(0);
    expect(judgement.criteria).toHaveLength(4);
    expect(flips!.changed).toBeCloseTo(1 - agreement.samePrompt, 1);
    expect(made.text.length).toBeLessThan(JSON.stringify(teacher).length);
  });

  test('the same seed gives the same policy, another seed another', async () => {
    const again = await distillation(dataset, teacher, few, crewOfOne(dataset));
    expect(again.text).toBe(made.text);
    const other = await distillation(dataset, teacher, { ...few, seed: 2 }, crewOfOne(dataset));
    expect(other.text).not.toBe(made.text);
  });

  test('where no prompt was drawn the value is refused, and the student made all the same', async () => {
    const still = datasetFrom(recordsOf(simulated(60, { explore: 0, seed: 4 })), learnedPolicy(teacher));
    const { value, flips, judgement, agreement } = await distillation(still, teacher, few, crewOfOne(still));
    expect(value.refused?.reason).toMatch(/drawn/);
    expect(flips).toBeNull();
    expect(judgement.verdict).not.toBe('stands-in');
    expect(agreement.decisions).toBeGreaterThan(0);
  });
});

test('a log of feature version 1 is distilled on as it is', async () => {
  const file = join(__dirname, 'features-version-1.jsonl.gz');
  const records = gunzipSync(readFileSync(file))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LogRecord);
  expect(new Set(decisionsIn(records).map(({ featureVersion }) => featureVersion))).toEqual(new Set([1]));
  const now = records.map((record) => upgraded(record));
  const first = datasetFrom(now);
  const trees = perform({ kind: 'fit-trees', rows: first.order, label: 'soon', settings }, first);
  const teacher = teacherOf((trees as typeof grown).model, first);
  const old = datasetFrom(now, learnedPolicy(teacher));
  const { agreement, text } = await distillation(
    old,
    teacher,
    { ...DEFAULT_DISTIL, replicates: 50 },
    crewOfOne(old),
  );
  expect(agreement.decisions).toBeGreaterThan(30);
  expect(agreement.samePrompt).toBeGreaterThan(0.6);
  const { context, candidates } = upgraded(decisionsIn(records)[0] as DecisionRecord);
  const scores = learnedPolicy(artifactFrom(text, 'x')).score(context, candidates);
  expect(scores.every(Number.isFinite)).toBe(true);
});
