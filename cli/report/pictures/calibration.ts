/** Expected against observed: on the diagonal, what was said is what came. */
import * as Plot from '@observablehq/plot';
import type { Markup } from '../markup.ts';
import { COLOR, picture, WIDTH } from './canvas.ts';

export interface CalibrationPicture {
  readonly title: string;
  readonly points: readonly { readonly expected: number; readonly observed: number }[];
  readonly scale: 'linear' | 'log';
  readonly tick: (value: number) => string;
  readonly axes: { readonly expected: string; readonly observed: string };
}

/** @param points finite; above 0 where the scale is a logarithm. */
export function calibrationPicture({ title, points, scale, tick, axes }: CalibrationPicture): Markup {
  const values = points.flatMap(({ expected, observed }) => [expected, observed]);
  const domain: [number, number] =
    scale === 'log'
      ? [Math.min(...values) / 1.5, Math.min(1, Math.max(...values) * 1.5)]
      : [0, 1.08 * Math.max(...values)];
  const ticks = scale === 'log' ? LOG_TICKS.filter((at) => at >= domain[0] && at <= domain[1]) : 4;
  const axis = { type: scale, domain, label: null };
  const common = { ticks, tickSize: 0, tickPadding: 6, tickFormat: tick, labelArrow: 'none' } as const;
  return picture(title, {
    height: WIDTH - 20,
    marginLeft: 54,
    marginRight: 24,
    marginTop: 28,
    marginBottom: 46,
    x: axis,
    y: axis,
    marks: [
      Plot.gridX({ ticks, stroke: COLOR.line, strokeOpacity: 1 }),
      Plot.gridY({ ticks, stroke: COLOR.line, strokeOpacity: 1 }),
      Plot.axisX({ ...common, label: axes.expected, labelAnchor: 'center', labelOffset: 38 }),
      Plot.axisY({ ...common, label: axes.observed, labelAnchor: 'top', labelOffset: 48 }),
      Plot.link([domain], {
        x1: ([low]) => low,
        y1: ([low]) => low,
        x2: ([, high]) => high,
        y2: ([, high]) => high,
        stroke: COLOR.soft,
        strokeDasharray: '4 3',
      }),
      Plot.dot(points, { x: 'expected', y: 'observed', r: 4.5, fill: COLOR.challenger, stroke: COLOR.paper }),
    ],
  });
}

const LOG_TICKS = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
