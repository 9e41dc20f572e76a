/** Incumbent and challenger on one line each: a hollow ring and a full dot, told apart without colour. */
import * as Plot from '@observablehq/plot';
import type { Markup } from '../markup.ts';
import { known, type Maybe } from '../words.ts';
import { COLOR, picture, rowsAxis, valueAxis } from './canvas.ts';

export interface PairRow {
  readonly label: string;
  readonly incumbent: Maybe;
  readonly challenger: Maybe;
}

export interface PairsPicture {
  readonly title: string;
  readonly rows: readonly PairRow[];
  readonly axis: string;
  readonly tick: (value: number) => string;
  /** Shares begin at 0; values need not. */
  readonly fromZero: boolean;
}

/** For the sentence below such a picture. */
export const PAIR_KEY = '○\u00a0incumbent, ●\u00a0challenger.';

const ROW = 26;
const AXES = 62;

export function pairsPicture({ title, rows, axis, tick, fromZero }: PairsPicture): Markup {
  const places = rowsAxis(
    rows.map(({ label }) => label),
    ROW,
  );
  const drawn = rows
    .map((row, y) => ({ ...row, y }))
    .filter(({ incumbent, challenger }) => known(incumbent) && known(challenger));
  return picture(title, {
    height: places.height + AXES,
    marginLeft: places.marginLeft,
    marginTop: 6,
    marginBottom: AXES - 12,
    y: places.y,
    x: { label: null, zero: fromZero, nice: places.ticks },
    marks: [
      Plot.gridX({ ticks: places.ticks, stroke: COLOR.line, strokeOpacity: 1 }),
      valueAxis(axis, places.ticks, tick),
      places.mark,
      Plot.link(drawn, {
        x1: 'incumbent',
        x2: 'challenger',
        y: 'y',
        stroke: COLOR.soft,
        strokeWidth: 1.5,
      }),
      Plot.dot(drawn, {
        x: 'incumbent',
        y: 'y',
        r: 4.5,
        fill: COLOR.paper,
        stroke: COLOR.incumbent,
        strokeWidth: 2,
      }),
      Plot.dot(drawn, { x: 'challenger', y: 'y', r: 4.5, fill: COLOR.challenger, stroke: COLOR.challenger }),
    ],
  });
}
