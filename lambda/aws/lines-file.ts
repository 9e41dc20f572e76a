/** A gzipped file of JSON lines, written in pieces of a few megabytes: a day's log does not fit in memory. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const PIECE = 4 * 2 ** 20;

export class LinesFile {
  readonly path: string;
  #waiting: string[] = [];
  #bytes = 0;
  #count = 0;

  constructor(path: string) {
    this.path = path;
    writeFileSync(path, '');
  }

  get count(): number {
    return this.#count;
  }

  add(value: unknown): void {
    const line = `${JSON.stringify(value)}\n`;
    this.#waiting.push(line);
    this.#bytes += line.length;
    this.#count += 1;
    if (this.#bytes >= PIECE) this.#write();
  }

  /** Even a file of no lines is a whole gzip. */
  end(): void {
    this.#write();
  }

  /** One gzip member a piece: readers take them one after another. Not a stream, whose queue would be the file again. */
  #write(): void {
    appendFileSync(this.path, gzipSync(this.#waiting.join('')));
    this.#waiting = [];
    this.#bytes = 0;
  }
}
