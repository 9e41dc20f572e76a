/** Rows that were left out, by the rule they broke: counted, and where they are too many, the end of it. */
import type { Block } from './block.ts';
import { LogError } from './block.ts';
import { RULES, type Rule } from './rules.ts';

/** A log that breaks more of its rows than this is not read around: something is wrong with how it was written. */
const BULK = 0.1;

export type RejectedRows = Readonly<Partial<Record<Rule, { readonly rows: number; readonly share: number }>>>;

export class Rejections {
  readonly #rows = new Map<Rule, { rows: number; first: string }>();

  constructor(blocks: readonly Block[]) {
    for (const { rejected } of blocks)
      for (const [rule, { rows, first }] of Object.entries(rejected)) this.add(rule as Rule, rows, first);
  }

  add(rule: Rule, rows: number, first = ''): void {
    if (rows === 0) return;
    const known = this.#rows.get(rule);
    if (known) known.rows += rows;
    else this.#rows.set(rule, { rows, first });
  }

  counts(seen: number): RejectedRows {
    return Object.fromEntries(
      [...this.#rows].map(([rule, { rows }]) => [rule, { rows, share: rows / Math.max(1, seen) }]),
    );
  }

  summary(): string {
    return [...this.#rows].map(([rule, { rows }]) => `${rows} ${rule}`).join(', ');
  }

  /** Conversations that are still open break nothing. */
  refuseBulk(name: string, seen: number): void {
    const broken = [...this.#rows].filter(([rule]) => rule !== 'no-outcome');
    const rows = broken.reduce((sum, [, each]) => sum + each.rows, 0);
    if (rows <= BULK * seen) return;
    const [rule, worst] = broken.sort((a, b) => b[1].rows - a[1].rows)[0]!;
    throw new LogError(
      `${name} breaks its rules in bulk: ${worst.rows} of ${seen} decisions, ${rule} (${RULES[rule]})${worst.first ? `; the first is ${worst.first}` : ''}`,
    );
  }
}
