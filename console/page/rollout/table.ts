/**
 * A table that scrolls by itself, made once: it keeps its place and the focus while rows come into it. Its roles are
 * spelled out, because a row that a narrow screen lays out in its own way is no longer a row to every browser.
 */
import { type Child, el } from '../dom.ts';

export interface ScrolledTable {
  readonly region: HTMLElement;
  readonly rows: HTMLElement;
}

export function scrolledTable(name: string, columns: readonly string[]): ScrolledTable {
  const rows = el('tbody', { role: 'rowgroup' });
  const heads = columns.map((column) => el('th', { scope: 'col', role: 'columnheader' }, column));
  // Who has no mouse scrolls it with the keys, so it can have the focus.
  const region = el(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': name },
    el(
      'table',
      { role: 'table' },
      el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, ...heads)),
      rows,
    ),
  );
  return { region, rows };
}

export function scrolledRow(name: string, ...cells: readonly Child[]): HTMLElement {
  return el('tr', { role: 'row', class: name }, ...cells.map((cell) => el('td', { role: 'cell' }, cell)));
}
