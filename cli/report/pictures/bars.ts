/** Amounts as bars with their figure written at the end. */
import * as Plot from '@observablehq/plot';
import type { Markup } from '../markup.ts';
import { known, type Maybe } from '../words.ts';
import { COLOR, picture, rowsAxis, WIDTH } from './canvas.ts';

export interface BarRow {
  readonly label: string;
  readonly value: Maybe;
  /** Drawn hollow: told apart without colour. */
  readonly hollow?: boolean;
}

export interface BarsPicture {
  readonly title: string;
  readonly rows: readonly BarRow[];
  readonly written: (value: number) => string;
  /** A line across all bars, with its name. */
  readonly limit?: { readonly at: number; readonly name: string };
}

const ROW = 24;

export function barsPicture({ title, rows, written, limit }: BarsPicture): Markup {
  const places = rowsAxis(
    rows.map(({ label }) => label),
    ROW,
  );
  const drawn = rows.map((row, y) => ({ ...row, y, value: known(row.value) ? row.value : 0 }));
  const most = Math.max(limit?.at ?? 0, ...drawn.map(({ value }) => value)) || 1;
  return picture(title, {
    height: places.height + (limit ? 30 : 10),
    marginLeft: places.marginLeft,
    marginRight: 58,
    marginTop: limit ? 24 : 4,
    marginBottom: 6,
    y: places.y,
    x: { axis: null, domain: [0, most] },
    marks: [
      places.mark,
      Plot.barX(drawn, {
        x1: 0,
        x2: 'value',
        y: 'y',
        insetTop: 5,
        insetBottom: 5,
        fill: ({ hollow }) => (hollow ? COLOR.paper : COLOR.challenger),
        stroke: COLOR.challenger,
        strokeWidth: 1,
      }),
      ...(limit
        ? [
            Plot.ruleX([limit.at], { stroke: COLOR.ink, strokeWidth: 1.25, strokeDasharray: '3 3' }),
            Plot.text([limit.name], {
              x: limit.at,
              frameAnchor: 'top',
              dy: -16,
              textAnchor: 'start',
              dx: -4,
            }),
          ]
        : []),
      Plot.ruleX([0], { stroke: COLOR.soft }),
      Plot.text(drawn, {
        x: 'value',
        y: 'y',
        text: ({ value }) => written(value),
        textAnchor: 'start',
        dx: 6,
        fontVariant: 'tabular-nums',
      }),
    ],
  });
}

export interface BalanceRow {
  readonly label: string;
  readonly lost: number;
  readonly gained: number;
}

/** Room for the figures at both ends, in pixels. */
const FIGURE = 44;

/** What is lost to the left, what is gained to the right. */
export function balancePicture(
  title: string,
  rows: readonly BalanceRow[],
  written: (value: number) => string,
): Markup {
  const places = rowsAxis(
    rows.map(({ label }) => label),
    ROW + 4,
  );
  const drawn = rows.map((row, y) => ({ ...row, y }));
  const most = (of: (row: BalanceRow) => number) => Math.max(0, ...rows.map(of).filter(known));
  const [lost, gained] = [most((row) => row.lost), most((row) => row.gained)];
  const room = ((lost + gained || 1) * FIGURE) / (WIDTH - places.marginLeft - 20 - 2 * FIGURE);
  const bar = { y: 'y', insetTop: 7, insetBottom: 7, strokeWidth: 1.25 } as const;
  const label = { y: 'y', fontVariant: 'tabular-nums', fontSize: 11 } as const;
  return picture(title, {
    height: places.height + 32,
    marginLeft: places.marginLeft,
    marginTop: 24,
    marginBottom: 8,
    y: places.y,
    x: { axis: null, domain: [-lost - room, gained + room] },
    marks: [
      places.mark,
      Plot.barX(drawn, {
        ...bar,
        x1: ({ lost }) => -lost,
        x2: 0,
        fill: COLOR.paper,
        stroke: COLOR.incumbent,
      }),
      Plot.barX(drawn, { ...bar, x1: 0, x2: 'gained', fill: COLOR.challenger, stroke: COLOR.challenger }),
      Plot.ruleX([0], { stroke: COLOR.ink }),
      Plot.text(drawn, {
        ...label,
        x: ({ lost }) => -lost,
        text: ({ lost }) => written(lost),
        textAnchor: 'end',
        dx: -4,
      }),
      Plot.text(drawn, {
        ...label,
        x: 'gained',
        text: ({ gained }) => written(gained),
        textAnchor: 'start',
        dx: 4,
      }),
      Plot.text(['lost □'], { x: 0, frameAnchor: 'top', dy: -16, dx: -8, textAnchor: 'end' }),
      Plot.text(['■ gained'], { x: 0, frameAnchor: 'top', dy: -16, dx: 8, textAnchor: 'start' }),
    ],
  });
}
