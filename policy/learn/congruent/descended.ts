/** Contests in a descent: after the labelled row of a decision, a step along its contest. */
import { ContestReader, type Contests } from './loss.ts';

export class DescendedContests {
  readonly #contests: Contests;
  readonly #reader: ContestReader;
  readonly #contestOf: ReadonlyMap<number, number>;

  constructor(contests: Contests) {
    this.#contests = contests;
    this.#reader = new ContestReader(contests);
    this.#contestOf = new Map(Array.from(contests.owners, (row, contest) => [row, contest]));
  }

  /**
   * @param step descends along one row by its slope. All slopes of a contest are taken before its first step, so that the
   * order of its candidates has no say in them.
   */
  after(row: number, scoreOf: (row: number) => number, step: (row: number, slope: number) => void): void {
    const contest = this.#contestOf.get(row);
    if (contest === undefined) return;
    const { from, first } = this.#contests;
    this.#reader.read(contest, scoreOf);
    const start = first[contest]!;
    for (let i = start; i < first[contest + 1]!; i++) step(from + i, this.#reader.slopes[i - start]!);
  }
}
