/** A CSV history, line by line: Last.fm's exporters with and without a header, or artists with counts. */
import { type CsvLayout, csvFields, layoutOf } from './csv-layout.ts';
import { type EachRow, HEARD_MS, type HistoryRow, type RowProblem } from './history-row.ts';
import { timeOf } from './times.ts';

/** Lines looked at before it is decided what the columns are. */
const LOOKED_AT = 50;
/** No line of a history is longer: what is, is another kind of file. */
const LONGEST_LINE = 1 << 16;

export class CsvRows {
  private readonly each: EachRow;
  private waiting: string[] = [];
  private layout: CsvLayout | undefined;
  private decided = false;
  private rest = '';
  private skipping = false;

  constructor(each: EachRow) {
    this.each = each;
  }

  write(chunk: string): void {
    const lines = (this.rest + chunk).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop()!;
    for (const line of lines) this.line(line);
    if (this.rest.length > LONGEST_LINE) {
      if (!this.skipping) this.line(this.rest.slice(0, LONGEST_LINE));
      this.skipping = true;
      this.rest = '';
    }
  }

  /** @returns whether the file ended in the middle of a row. */
  end(): boolean {
    if (!this.decided) this.decide();
    const last = this.rest.trim() === '' || this.skipping ? undefined : this.rowOf(this.rest);
    const cutOff = last === 'malformed';
    if (last !== undefined) this.each(cutOff ? 'cut off' : last);
    return cutOff;
  }

  private line(line: string): void {
    if (this.skipping) {
      this.skipping = false;
      return;
    }
    if (line.trim() === '') return;
    if (this.decided) {
      this.each(this.rowOf(line));
      return;
    }
    this.waiting.push(line);
    if (this.waiting.length === LOOKED_AT) this.decide();
  }

  private decide(): void {
    const last = this.rest.trim() === '' ? [] : [this.rest];
    const lines = this.waiting.length > 0 ? this.waiting : last;
    this.layout = layoutOf(lines);
    this.decided = true;
    if (this.layout?.hasHeader) {
      if (this.waiting.length > 0) this.waiting.shift();
      else this.rest = '';
    }
    for (const line of this.waiting) this.each(this.rowOf(line));
    this.waiting = [];
  }

  private rowOf(line: string): HistoryRow | RowProblem {
    const { layout } = this;
    const fields = layout && csvFields(line, layout.delimiter);
    if (!layout || !fields || fields.length !== layout.columns) return 'malformed';
    const cell = (place: number | undefined) => (place === undefined ? '' : fields[place]!);
    const artist = cell(layout.artist);
    const at = layout.time === undefined ? Number.NaN : timeOf(cell(layout.time));
    const count = layout.count === undefined ? 1 : Number(cell(layout.count) || Number.NaN);
    if (artist === '' || at === undefined || !(count >= 0) || !Number.isFinite(count)) return 'malformed';
    const played = layout.played === undefined ? Number.NaN : Number(cell(layout.played) || Number.NaN);
    return {
      artist,
      titles: layout.titles.map(cell).filter((title) => title !== ''),
      ...(Number.isNaN(at) ? {} : { at }),
      count: Math.floor(count),
      tooShort: played < HEARD_MS || count < 1,
    };
  }
}
