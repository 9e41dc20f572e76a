/** Sample ratio: whether listeners come to the arms as they are assigned. When they do not, nothing else can be read. */
import type { Look } from '../../../policy/rollout/look.ts';
import { DEFAULT_RULES } from '../../../policy/rollout/rules.ts';
import { el, svg } from '../dom.ts';
import { count, pValue, share } from './words.ts';

export function mismatched({ sampleRatio }: Look): boolean {
  return sampleRatio.pValue < DEFAULT_RULES.brokenAlpha;
}

export function sampleRatio(look: Look): readonly Node[] {
  const {
    sampleRatio: { seen, expected, pValue: p },
    arms,
    stage,
  } = look;
  const total = arms.incumbent.listeners + arms.challenger.listeners;
  if (total === 0) return [el('p', { class: 'quiet' }, 'No listener was seen at this stage yet.')];
  const broken = mismatched(look);
  const verdict =
    stage === 100
      ? 'Everybody is in the challenger’s arm now; the test is of the stages before.'
      : 'The smallest of all stages so far, corrected for their number; it may be read at every look.';
  return [
    el(
      'p',
      { class: 'figure-words' },
      el('b', {}, `${share(seen)} seen, ${share(expected)} assigned`),
      ` in the challenger’s arm: ${count(arms.challenger.listeners)} of ${count(total)} listeners.`,
    ),
    ruler(seen, expected),
    el(
      'p',
      { class: broken ? 'dislike' : '' },
      broken ? '✕ Mismatch: ' : '✓ As assigned: ',
      `${pValue(p)}, and below ${DEFAULT_RULES.brokenAlpha} is a mismatch. `,
      el('span', { class: 'quiet' }, verdict),
    ),
  ];
}

/** Seen as a bar, assigned as a line across it: from nobody to twice the larger, so that small shares can be read. */
function ruler(seen: number, expected: number): SVGElement {
  const most = Math.min(1, 2 * Math.max(seen, expected, 0.01));
  const at = (value: number) => `${((100 * value) / most).toFixed(2)}%`;
  return svg(
    'svg',
    {
      class: 'ruler',
      height: 54,
      role: 'img',
      'aria-label': `${share(seen)} seen, ${share(expected)} assigned`,
    },
    svg('rect', { class: 'ruler-bed', y: 20, width: '100%', height: 12, rx: 3 }),
    svg('rect', { class: 'ruler-seen', y: 20, width: at(seen), height: 12, rx: 3 }),
    svg('line', { class: 'ruler-assigned', x1: at(expected), x2: at(expected), y1: 14, y2: 38 }),
    svg(
      'text',
      { x: at(expected), y: 10, 'text-anchor': expected / most > 0.7 ? 'end' : 'middle' },
      'assigned',
    ),
    svg('text', { x: 0, y: 50 }, '0'),
    svg('text', { x: '100%', y: 50, 'text-anchor': 'end' }, share(most)),
  );
}
