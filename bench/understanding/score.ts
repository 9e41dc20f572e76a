/** Counting: precision, recall and F1 over sets of keys, and the lines of the tables they are printed in. */
import { HALVES, type Half } from './data.ts';

export class Score {
  private hits = 0;
  private misses = 0;
  private inventions = 0;

  /** Counts one utterance; true if anything in it was missed or invented. */
  add(gold: readonly string[], predicted: readonly string[]): boolean {
    const hits = gold.filter((key) => predicted.includes(key)).length;
    const inventions = predicted.filter((key) => !gold.includes(key)).length;
    this.hits += hits;
    this.misses += gold.length - hits;
    this.inventions += inventions;
    return hits < gold.length || inventions > 0;
  }

  get empty(): boolean {
    return this.hits + this.misses === 0;
  }

  cells(): string {
    const precision = this.hits / (this.hits + this.inventions || 1);
    const recall = this.hits / (this.hits + this.misses || 1);
    const f1 = (2 * precision * recall) / (precision + recall || 1);
    const cell = (value: number) => value.toFixed(3).padStart(7);
    return `${cell(precision)}${cell(recall)}${cell(f1)}${String(this.hits + this.misses).padStart(7)}`;
  }
}

/** Scores by name, each begun when first asked for. */
export class Scores {
  private readonly scores = new Map<string, Score>();

  of(key: string): Score {
    const score = this.scores.get(key) ?? new Score();
    this.scores.set(key, score);
    return score;
  }
}

const COLUMNS = `${'precision'.padStart(9)}${'recall'.padStart(7)}${'F1'.padStart(5)}${'gold'.padStart(9)}`;

export function scoreHeading(title: string): string {
  return title.padEnd(66) + COLUMNS;
}

export function scoreLine(label: string, score: Score): string {
  return label.padEnd(66) + score.cells();
}

/** A line with one cell for each half. */
export function halvesLine(label: string, cell: (half: Half) => string): string {
  return label.padEnd(32) + HALVES.map((half) => cell(half).padStart(16)).join('');
}
