/**
 * Observable Plot on a document without a browser: a picture is a string of SVG that needs no script and no font.
 *
 * All are drawn for a phone (340 wide) and never stretched far: text in them stays the size of the text around them.
 * Colours are the page's variables, so that light, dark and paper are one drawing.
 */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { Markup } from '../markup.ts';

export const WIDTH = 340;
export const COLOR = {
  ink: 'var(--ink)',
  soft: 'var(--soft)',
  line: 'var(--line)',
  paper: 'var(--paper)',
  challenger: 'var(--challenger)',
  incumbent: 'var(--incumbent)',
} as const;

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** @param title what the picture is called, read out in its place; what it shows is the sentence beside it. */
export function picture(title: string, options: Plot.PlotOptions): Markup {
  const svg = Plot.plot({ width: WIDTH, marginRight: 20, style: { fontSize: '12px' }, ...options, document });
  // Plot's own labels of layers are allowed on nothing but roles, and its styles are in the page's.
  for (const layer of svg.querySelectorAll('[aria-label]')) layer.removeAttribute('aria-label');
  for (const layer of svg.querySelectorAll('[aria-hidden]')) layer.removeAttribute('aria-hidden');
  for (const style of svg.querySelectorAll('style')) style.remove();
  svg.removeAttribute('class');
  svg.setAttribute('role', 'img');
  const name = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  name.textContent = title;
  svg.prepend(name);
  return new Markup(svg.outerHTML);
}

/** One row for each name, from the top. Places are numbers, so that names that look alike stay apart. */
export function rowsAxis(labels: readonly string[], height: number) {
  const shown = labels.map(short);
  const longest = Math.min(LINE, Math.max(4, ...shown.map((label) => label.length)));
  const marginLeft = Math.min(WIDEST, Math.round(18 + longest * CHARACTER));
  return {
    height: labels.length * height,
    marginLeft,
    /** As many as have room at the axis below. */
    ticks: Math.max(2, Math.floor((WIDTH - marginLeft) / 62)),
    y: { domain: labels.map((_, i) => i), axis: null, type: 'band' as const, padding: 0 },
    mark: Plot.axisY({
      lineWidth: (WIDEST - 16) / 12,
      tickSize: 0,
      tickPadding: 11,
      label: null,
      tickFormat: (i: number) => shown[i]!,
    }),
  };
}

/** The axis of values below such rows. */
export function valueAxis(label: string, ticks: number, tickFormat: (value: number) => string) {
  return Plot.axisX({
    ticks,
    tickSize: 0,
    tickPadding: 6,
    label,
    labelAnchor: 'center',
    labelArrow: 'none',
    labelOffset: 40,
    tickFormat,
  });
}

const CHARACTER = 7.2;
const WIDEST = 166;
const LINE = 22;

/** Names come from logs: in a picture they get two lines at most, in the table beside they are whole. */
function short(label: string): string {
  const words = label.split(/\s+/).map((word) => (word.length > LINE ? `${word.slice(0, LINE - 1)}…` : word));
  const line = words.join(' ');
  return line.length > 2 * LINE - 4 ? `${line.slice(0, 2 * LINE - 5)}…` : line;
}
