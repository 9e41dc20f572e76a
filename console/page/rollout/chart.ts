/**
 * A difference over time, drawn by hand: a point and its interval a look, the stages as bands behind them. Across,
 * everything is in percent of the width, so the picture follows its column without being drawn again or its letters
 * shrinking; what is drawn in pixels hangs on a point (an `svg` of its own, since a `g` cannot be moved by a share).
 */
import type { Sequence } from '../../../policy/rollout/look.ts';
import { svg } from '../dom.ts';
import { along, type Scale, scaleOf, sideOf } from './scale.ts';
import type { Story } from './story.ts';
import { differenceWords, moment, signed, stageName, type Unit } from './words.ts';

export interface Seen {
  readonly at: string;
  /** Undefined while an arm was too small to say. */
  readonly sequence: Sequence | undefined;
}

/** Stages are named above the plot. */
const TOP = 20;
const PLOT = 168;
export const HEIGHT = TOP + PLOT;
/** Of the width: the first and the last point are drawn whole. */
const MARGIN = 3;
/** So many points are still apart on a phone. */
const MANY = 40;

export function chart(seen: readonly Seen[], story: Story, unit: Unit, label: string): readonly Element[] {
  const compared = seen.filter((look): look is Required<Seen> & { sequence: Sequence } => !!look.sequence);
  const scale = scaleOf(compared.map(({ sequence }) => sequence));
  const x = (at: string) => MARGIN + (100 - 2 * MARGIN) * along(at, story.from, story.to);
  const y = (value: number) => TOP + (PLOT * (scale.high - value)) / (scale.high - scale.low);
  const plot = svg(
    'svg',
    {
      class: `plot${compared.length > MANY ? ' plot-many' : ''}`,
      height: HEIGHT,
      role: 'img',
      'aria-label': label,
    },
    ...bands(story, x),
    ...scale.ticks.map((tick) =>
      svg('line', { class: tick === 0 ? 'zero' : 'grid', x1: 0, x2: '100%', y1: y(tick), y2: y(tick) }),
    ),
    ...compared.slice(1).map((look, index) => {
      const before = compared[index]!;
      return svg('line', {
        class: 'path',
        ...{ x1: percent(x(before.at)), y1: y(before.sequence.difference) },
        ...{ x2: percent(x(look.at)), y2: y(look.sequence.difference) },
      });
    }),
    ...compared.map(({ at, sequence }) => point(x(at), y, at, sequence, unit)),
    ...seen
      .filter(({ sequence }) => !sequence)
      .map(({ at }) =>
        svg(
          'svg',
          { class: 'blank', x: percent(x(at)), y: HEIGHT - 6 },
          svg('path', { d: 'M-3-3 3 3M-3 3 3-3' }),
        ),
      ),
  );
  return [axis(scale, y, unit), plot];
}

function point(
  x: number,
  y: (value: number) => number,
  at: string,
  sequence: Sequence,
  unit: Unit,
): SVGElement {
  const side = sideOf(sequence);
  const inside = (value: number) => Math.min(HEIGHT, Math.max(TOP, y(value)));
  const [high, middle, low] = [inside(sequence.upper), inside(sequence.difference), inside(sequence.lower)];
  return svg(
    'svg',
    { class: `point point-${side}`, x: percent(x) },
    svg('title', {}, `${moment(at)} UTC: ${differenceWords(sequence, unit)} ${unit.name}`),
    svg('line', { class: 'interval', y1: high, y2: low }),
    // A bound that lies outside of the picture has no end in it.
    y(sequence.upper) >= TOP && svg('path', { class: 'interval', d: `M-4 ${high}h8` }),
    y(sequence.lower) <= HEIGHT && svg('path', { class: 'interval', d: `M-4 ${low}h8` }),
    svg('path', { class: 'mark', d: MARKS[side](middle) }),
  );
}

/** A shape for each side of zero; undecided is hollow. */
const MARKS: Readonly<Record<ReturnType<typeof sideOf>, (y: number) => string>> = {
  above: (y) => `M0 ${y - 6}L6 ${y + 4.5}H-6Z`,
  below: (y) => `M0 ${y + 6}L6 ${y - 4.5}H-6Z`,
  unsure: (y) => `M-4.5 ${y}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Z`,
};

/** The times of each stage behind the looks, every other one shaded. */
function bands({ stages, from, to }: Story, x: (at: string) => number): readonly SVGElement[] {
  return stages.flatMap((stage, index) => {
    if (stage.from === undefined) return [];
    const start = stage.from <= from ? 0 : x(stage.from);
    const end = stage.to === undefined || stage.to >= to ? 100 : x(stage.to);
    // Narrower than its name, a stage is told by its neighbours' and by the steps above the picture; the last one's
    // name has the edge to lean on.
    const narrow = end - start < 13;
    const last = end === 100;
    return [
      svg('rect', {
        class: `band band-${index % 2 ? 'odd' : 'even'}`,
        ...{ x: percent(start), width: percent(Math.max(0, end - start)), height: HEIGHT },
      }),
      ...(index > 0 && start > 0
        ? [svg('line', { class: 'band-edge', x1: percent(start), x2: percent(start), y2: HEIGHT })]
        : []),
      ...(narrow && !last
        ? []
        : [svg('text', { y: 14, ...nameAt(narrow ? 'end' : 'start', start) }, stageName(stage.share))]),
    ];
  });
}

function nameAt(anchor: 'start' | 'end', start: number) {
  return anchor === 'start'
    ? { x: percent(start), dx: 5 }
    : { x: '100%', dx: -3, 'text-anchor': 'end', class: 'band-last' };
}

function axis({ ticks }: Scale, y: (value: number) => number, { times, decimals }: Unit): SVGElement {
  const finest = Math.min(...ticks.slice(1).map((tick, index) => (tick - ticks[index]!) * times));
  const places = finest >= 1 ? 0 : Math.max(decimals, Math.ceil(-Math.log10(finest)));
  return svg(
    'svg',
    { class: 'axis', width: 44, height: HEIGHT, 'aria-hidden': 'true' },
    ...ticks.map((tick) =>
      svg('text', { x: 38, y: y(tick) + 4, 'text-anchor': 'end' }, signed(tick * times, places)),
    ),
  );
}

function percent(value: number): string {
  return `${value.toFixed(3)}%`;
}
