/** From a teacher and lessons to a small model: terms, teaching, pruning, whole weights, and how sure it is to be. */
import type { TreeModel } from '../trees/model.ts';
import { Compiled } from './compiled.ts';
import { DEFAULT_TEACHING, pruned, taught } from './fit.ts';
import type { Lessons } from './lessons.ts';
import { divergence, Listwise, softened } from './listwise.ts';
import { type DistilledModel, packed, type SteppedColumn, type Term } from './model.ts';
import { shortest } from './steps.ts';
import { sharesOf, termsOf } from './terms.ts';

/**
 * Terms a student may have. Measured (`npm run bench:distil`): agreement hardly grows beyond `medium`, which is still a
 * fraction of the teacher's size.
 */
export const SIZES = { small: 350, medium: 700, large: 1_400 } as const;
export type Size = keyof typeof SIZES;

/**
 * Temperatures lessons are softened by, as parts of the teacher's own: harder ones speak of the best prompts alone. At 2
 * students were further from their teacher than at 1, at every size (`docs/distilled.md`).
 */
const SOFTNESS: readonly number[] = [0.5, 1];

/** Of a temperature: weights are rounded to it, which moves a score by less than beliefs show. */
const UNIT = 0.03;

export interface Student {
  readonly model: DistilledModel;
  /** What its scores are to be divided by for its beliefs to be its teacher's. */
  readonly temperature: number;
  readonly softness: number;
  readonly losses: readonly number[];
  /** On the decisions it was chosen on: how its beliefs differ from its teacher's. */
  readonly divergence: number;
}

export interface Class {
  readonly teacher: TreeModel;
  /** What the teacher's scores are divided by when it serves. */
  readonly temperature: number;
  readonly columns: readonly SteppedColumn[];
  readonly fit: Lessons;
  readonly choose: Lessons;
}

/** One student a softness; the one whose beliefs are nearest to its teacher's is chosen. */
export function bestStudent(of: Class, size: Size, seed: number): Student {
  const all = termsOf(of.teacher, of.columns, sharesOf(of.columns, of.fit));
  const students = SOFTNESS.map((softness) => studentOf(of, all, softness, SIZES[size], seed));
  return [...students].sort((a, b) => a.divergence - b.divergence)[0]!;
}

function studentOf(of: Class, all: readonly Term[], softness: number, most: number, seed: number): Student {
  const settings = { ...DEFAULT_TEACHING, temperature: softness * of.temperature, seed };
  let lesson = taught(all, of.columns, of.fit, { ...settings, passes: 1 });
  const losses = [...lesson.losses];
  lesson = taught(pruned(lesson, most), of.columns, of.fit, settings);
  losses.push(...lesson.losses);
  const unit = Number((UNIT * of.temperature).toPrecision(2));
  const whole = lesson.terms
    .map(({ steps, weight }) => ({ steps, weight: Math.round(weight / unit) }))
    .filter(({ weight }) => weight !== 0);
  const temperature = matchedTemperature(of, whole, unit);
  const model = { columns: of.columns, unit, base: 0, terms: packed(whole) };
  return {
    model: { ...lean(model, whole), base: baseOf(of, whole, unit) },
    ...temperature,
    softness,
    losses,
  };
}

/** Mean log-odds are the teacher's: so far there are only differences within decisions. */
function baseOf({ columns, fit }: Class, terms: readonly Term[], unit: number): number {
  const listwise = new Listwise(new Compiled(columns, terms), fit);
  const weights = terms.map(({ weight }) => weight * unit);
  let sum = 0;
  for (let decision = 0; decision < fit.rows.length; decision++) {
    const count = listwise.score(weights, decision);
    for (let i = 0; i < count; i++) sum += fit.teacher[fit.first[decision]! + i]! - listwise.scores[i]!;
  }
  return Number((sum / Math.max(1, fit.teacher.length)).toPrecision(6));
}

/** Without columns and thresholds that no term asks about. */
function lean(model: DistilledModel, terms: readonly Term[]): DistilledModel {
  const used = new Set(terms.flatMap(({ steps }) => steps));
  const renumbered = new Map<number, number>();
  let step = 0;
  const columns = model.columns
    .map(({ name, thresholds }) => ({
      name,
      thresholds: thresholds
        .filter(() => {
          if (used.has(step)) renumbered.set(step, renumbered.size);
          return used.has(step++);
        })
        .map(shortest),
    }))
    .filter(({ thresholds }) => thresholds.length > 0);
  return {
    ...model,
    columns,
    terms: packed(
      terms.map(({ steps, weight }) => ({ steps: steps.map((old) => renumbered.get(old)!), weight })),
    ),
  };
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The temperature at which beliefs, as they are served, differ least from the teacher's: by golden section. */
function matchedTemperature(of: Class, terms: readonly Term[], unit: number) {
  const { columns, choose } = of;
  const listwise = new Listwise(new Compiled(columns, terms), choose);
  const weights = terms.map(({ weight }) => weight * unit);
  const scores = new Float64Array(choose.teacher.length);
  for (let decision = 0; decision < choose.rows.length; decision++) {
    const count = listwise.score(weights, decision);
    scores.set(listwise.scores.subarray(0, count), choose.first[decision]!);
  }
  const away = (log: number) => meanDivergence(choose, of.temperature, scores, Math.exp(log));
  let [low, high] = [Math.log(of.temperature / 4), Math.log(of.temperature * 4)];
  for (let i = 0; i < 14; i++) {
    const [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (away(a) < away(b)) high = b;
    else low = a;
  }
  const temperature = Number(Math.exp((low + high) / 2).toPrecision(4));
  return { temperature, divergence: away(Math.log(temperature)) };
}

function meanDivergence(lessons: Lessons, own: number, scores: Float64Array, temperature: number): number {
  let sum = 0;
  const [teacher, student] = [new Float64Array(scores.length), new Float64Array(scores.length)];
  for (let decision = 0; decision < lessons.rows.length; decision++) {
    const at = lessons.first[decision]!;
    const count = lessons.first[decision + 1]! - at;
    softened(lessons.teacher, at, count, own, teacher);
    softened(scores, at, count, temperature, student);
    sum += divergence(teacher, student, count);
  }
  return sum / Math.max(1, lessons.rows.length);
}
