/** One line on standard error that is written over, where somebody is watching. */
import { SingleBar } from 'cli-progress';

export class Progress {
  #bar: SingleBar | undefined;

  /** @param total of what {@link done} counts; without one the stage has only a name. */
  stage(name: string, total = 0): void {
    this.end();
    if (!process.stderr.isTTY) return;
    this.#bar = new SingleBar({
      format: total > 0 ? `${name} [{bar}] {percentage} %` : `${name} …`,
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
      barsize: 30,
    });
    this.#bar.start(Math.max(1, total), 0);
  }

  done(count: number): void {
    this.#bar?.update(count);
  }

  end(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}
