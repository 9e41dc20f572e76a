/** Somebody's listening history from elsewhere, as text in pieces of any size. What it is shows in its content. */
import { CsvRows } from './csv-rows.ts';
import type { HistoryFormat } from './history-row.ts';
import { JsonRows } from './json-rows.ts';
import type { Tally } from './tally.ts';

export interface FileReport {
  /** Undefined when nothing in it is a play. */
  readonly format: HistoryFormat | undefined;
  /** The file ended in the middle; what came before counts. */
  readonly cutOff: boolean;
}

/** Enough to tell JSON from CSV. */
const LOOKED_AT = 64;

export class HistoryReader {
  private readonly tally: Tally;
  private rows: CsvRows | JsonRows | undefined;
  private head = '';

  constructor(tally: Tally) {
    this.tally = tally;
  }

  /** Nothing in a file makes this throw. */
  write(chunk: string): void {
    if (this.rows) {
      this.rows.write(chunk);
      return;
    }
    this.head = (this.head + chunk).replace(/^[\s\uFEFF]+/, '');
    if (this.head.length >= LOOKED_AT) this.begin();
  }

  end(): FileReport {
    if (!this.rows) this.begin();
    const cutOff = this.rows!.end();
    const format = this.rows instanceof JsonRows ? this.rows.format : 'CSV';
    return { format, cutOff };
  }

  private begin(): void {
    const each = this.tally.add.bind(this.tally);
    // "[unknown], Untitled" is how CSV may begin too; an array of ours begins with an object.
    this.rows = /^(\{|\[\s*(\{|\]|$))/.test(this.head) ? new JsonRows(each) : new CsvRows(each);
    this.rows.write(this.head);
    this.head = '';
  }
}
