/** What the worlds say together, in tables. */
import { aligned } from '../../cli/table.ts';
import { LEARNERS, type LearnerName, type Measured } from './update.ts';

export interface WorldUpdate {
  readonly world: string;
  readonly update: 'first' | 'next';
  readonly measured: readonly Measured[];
  /** Share of other listeners who found music, in the order of `measured`. */
  readonly success?: readonly number[];
}

const UPDATES = {
  first: 'The first update: rule policy → learned',
  next: 'The next update: learned → learned again',
} as const;

export function headline(of: Readonly<Record<'worlds' | 'first' | 'logged' | 'judged', number>>): string {
  return `${of.worlds} worlds from random:${of.first}, ${of.logged} conversations learned from and ${of.judged} judged on, each update`;
}

export function worldLine({ world, update, measured, success }: WorldUpdate, seconds: number): string {
  const parts = LEARNERS.map((learner) => {
    const own = measured.filter((each) => each.learner === learner);
    const figures = own.map(
      ({ strength, value, negative }) =>
        `${strength === 0 ? 'plain' : `β ${strength}`} ${value.toFixed(3)}/${negative.toFixed(3)}`,
    );
    return `${learner} ${figures.join(', ')}`;
  });
  const told = success ? ` | success ${success.map((share) => share.toFixed(3)).join(' ')}` : '';
  return `${world} ${update} (incumbent ${measured[0]!.incumbent.toFixed(3)}; value/flips) ${parts.join(' | ')}${told} (${seconds.toFixed(0)} s)`;
}

/** What is aimed at. */
const FLIPS = 0.5;
const VALUE = 0.99;

export function tablesOf(done: readonly WorldUpdate[]): readonly string[] {
  return (['first', 'next'] as const).flatMap((update) =>
    LEARNERS.flatMap((learner) => [
      '',
      `${UPDATES[update]}, ${learner}`,
      ...tableOf(
        done.filter((each) => each.update === update),
        learner,
      ),
    ]),
  );
}

function tableOf(worlds: readonly WorldUpdate[], learner: LearnerName): readonly string[] {
  const strengths = [...new Set(worlds.flatMap(({ measured }) => measured.map(({ strength }) => strength)))];
  const rows = strengths.map((strength) => {
    const pairs = worlds.map(({ measured }) => {
      const at = (wanted: number) =>
        measured.find((each) => each.learner === learner && each.strength === wanted)!;
      return { plain: at(0), own: at(strength) };
    });
    const value = ratio(pairs.map(({ plain, own }) => [own.value, plain.value]));
    const flips = ratio(pairs.map(({ plain, own }) => [own.negative, plain.negative]));
    const half = pairs.filter(({ plain, own }) => own.negative <= FLIPS * plain.negative);
    const worth = pairs.filter(({ plain, own }) => own.value >= VALUE * plain.value);
    const both = half.filter((pair) => worth.includes(pair));
    const success = ratio(
      worlds.flatMap(({ measured, success: told }): [number, number][] => {
        if (!told) return [];
        const place = (wanted: number) =>
          measured.findIndex((each) => each.learner === learner && each.strength === wanted);
        return [[told[place(strength)]!, told[place(0)]!]];
      }),
    );
    const mean = (of: (own: Measured) => number) =>
      pairs.reduce((sum, { own }) => sum + of(own), 0) / pairs.length;
    return [
      strength === 0 ? 'plain' : `β = ${strength}`,
      mean((own) => own.value).toFixed(4),
      relative(value),
      mean((own) => own.negative).toFixed(4),
      relative(flips),
      mean((own) => own.positive).toFixed(4),
      `${(100 * mean((own) => own.changed)).toFixed(0)} %`,
      `${both.length} of ${pairs.length} (${half.length}, ${worth.length})`,
      ...(worlds.some((each) => each.success) ? [relative(success)] : []),
    ];
  });
  const head = ['', 'value', 'to plain', 'negative flips', 'to plain', 'positive', 'changed'];
  const more = worlds.some((each) => each.success) ? ['success to plain'] : [];
  return aligned([[...head, 'both aims (half the flips, 99 % of value)', ...more], ...rows]);
}

interface Ratio {
  readonly of: number;
  /** Of the worlds' scatter, by linearisation. */
  readonly standardError: number;
}

/** Of sums, so that a world in which next to nothing is useful does not decide. */
function ratio(pairs: readonly (readonly [own: number, plain: number])[]): Ratio {
  const sum = (of: (pair: readonly [number, number]) => number) =>
    pairs.reduce((total, pair) => total + of(pair), 0);
  const all = sum(([own]) => own) / sum(([, plain]) => plain);
  const squares = sum(([own, plain]) => (own - all * plain) ** 2);
  const count = pairs.length;
  const spread = count > 1 ? Math.sqrt((squares * count) / (count - 1)) : Number.NaN;
  return { of: all, standardError: spread / sum(([, plain]) => plain) };
}

function relative({ of, standardError }: Ratio): string {
  const error = Number.isFinite(standardError) ? ` ± ${(196 * standardError).toFixed(1)}` : '';
  return `${(100 * of).toFixed(1)} %${error}`;
}
