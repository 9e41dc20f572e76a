/** The journal: every step that is shown, the latest first. A step is kept for good, so its row is made once. */
import type { Action, RolloutEvent } from '../../../policy/rollout/state.ts';
import { el } from '../dom.ts';
import { keepingRows } from './place.ts';
import { scrolledRow, scrolledTable } from './table.ts';
import { stageName, stamp } from './words.ts';

const DONE: Readonly<Record<Action, string>> = {
  propose: 'proposed',
  advance: 'advanced',
  wait: 'waits',
  'roll-back': 'rolled back',
  'make-default': 'became the default',
};

const MARK: Readonly<Record<Action, string>> = {
  propose: '○',
  advance: '▲',
  wait: '·',
  'roll-back': '✕',
  'make-default': '✓',
};

export class Journal {
  private readonly table = scrolledTable('Every step', ['When (UTC)', 'Who', 'What', 'Share', 'Why']);
  private readonly shown = new Map<string, HTMLElement>();

  constructor() {
    this.region.classList.add('journal');
  }

  get region(): HTMLElement {
    return this.table.region;
  }

  show(history: readonly RolloutEvent[]): void {
    keepingRows(this.region, () => this.update(history));
  }

  private update(history: readonly RolloutEvent[]): void {
    // A table that was emptied begins again at 1, at another time.
    const keys = new Set(history.map(keyOf));
    for (const [key, row] of this.shown)
      if (!keys.has(key)) {
        row.remove();
        this.shown.delete(key);
      }
    for (const event of history.toReversed()) {
      if (this.shown.has(keyOf(event))) continue;
      const row = rowOf(event);
      this.shown.set(keyOf(event), row);
      this.table.rows.prepend(row);
    }
  }
}

function keyOf({ number, at }: RolloutEvent): string {
  return `${number} ${at}`;
}

function rowOf({ at, by, action, state, reasons }: RolloutEvent): HTMLElement {
  return scrolledRow(
    `did-${action}`,
    el('time', { datetime: at }, stamp(at)),
    by,
    el('span', {}, el('span', { 'aria-hidden': 'true' }, `${MARK[action]} `), DONE[action]),
    state.stage > 0 ? stageName(state.stage) : '–',
    el('ul', {}, ...reasons.map((reason) => el('li', {}, reason))),
  );
}
