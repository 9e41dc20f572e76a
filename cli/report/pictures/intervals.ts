/** Differences with what is known of them, one above the other, against zero. */
import * as Plot from '@observablehq/plot';
import type { Markup } from '../markup.ts';
import { known, type Maybe, type MaybeInterval, signed } from '../words.ts';
import { COLOR, picture, rowsAxis, valueAxis } from './canvas.ts';

export interface IntervalRow {
  readonly label: string;
  readonly value: Maybe;
  /** The thick line. */
  readonly interval: MaybeInterval;
  /** The thin line below it. */
  readonly second?: MaybeInterval;
  /** The upright mark: what a gate compares with zero. */
  readonly lowerBound?: Maybe;
}

export interface IntervalsPicture {
  readonly title: string;
  readonly rows: readonly IntervalRow[];
  /** Which side is good, at the axis. */
  readonly axis: string;
  readonly decimals?: number;
}

const ROW = 32;
const AXES = 62;

export function intervalsPicture({ title, rows, axis, decimals = 2 }: IntervalsPicture): Markup {
  const places = rowsAxis(
    rows.map(({ label }) => label),
    ROW,
  );
  const all = rows.map((row, y) => ({ ...row, y, drawn: known(row.value) && bounded(row.interval) }));
  const drawn = all.filter((row) => row.drawn);
  const ends = drawn.flatMap(({ interval, second, lowerBound, value }) =>
    [...(interval ?? []), ...(bounded(second) ? second! : []), lowerBound, value].filter(known),
  );
  const domain = padded(Math.min(0, ...ends), Math.max(0, ...ends));
  return picture(title, {
    height: places.height + AXES,
    marginLeft: places.marginLeft,
    marginTop: 6,
    marginBottom: AXES - 12,
    y: places.y,
    x: { domain, label: null },
    marks: [
      Plot.gridX({ ticks: places.ticks, stroke: COLOR.line, strokeOpacity: 1 }),
      valueAxis(axis, places.ticks, (tick) => signed(tick, decimalsOf(domain, decimals))),
      Plot.ruleX([0], { stroke: COLOR.ink, strokeWidth: 1.25 }),
      places.mark,
      Plot.link(
        drawn.filter(({ second }) => bounded(second)),
        {
          x1: ({ second }) => second![0],
          x2: ({ second }) => second![1],
          y: 'y',
          dy: 6,
          stroke: COLOR.soft,
        },
      ),
      Plot.link(drawn, {
        x1: ({ interval }) => interval![0],
        x2: ({ interval }) => interval![1],
        y: 'y',
        stroke: COLOR.challenger,
        strokeWidth: 3,
      }),
      Plot.tickX(
        drawn.filter(({ lowerBound }) => known(lowerBound)),
        { x: 'lowerBound', y: 'y', stroke: COLOR.ink, strokeWidth: 2, inset: 8 },
      ),
      Plot.dot(drawn, { x: 'value', y: 'y', r: 4.5, fill: COLOR.challenger, stroke: COLOR.paper }),
      Plot.text(
        all.filter((row) => !row.drawn),
        {
          x: () => domain[0],
          y: 'y',
          text: () => 'no estimate',
          textAnchor: 'start',
          dx: 4,
          fill: COLOR.soft,
          fontStyle: 'italic',
        },
      ),
    ],
  });
}

function bounded(interval: MaybeInterval): boolean {
  return interval?.every(known) ?? false;
}

function padded(low: number, high: number): [number, number] {
  const room = 0.05 * (high - low || 1);
  return [low < 0 || high <= low ? low - room : low - room / 2, high + room];
}

/** Ticks of a narrow scale need more decimals than its reader asked for. */
function decimalsOf([low, high]: readonly [number, number], least: number): number {
  return Math.max(least, Math.ceil(-Math.log10((high - low) / 4)));
}
