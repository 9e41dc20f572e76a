/** The experiment on a terminal: a table, correlations, and accuracy against one measure drawn with characters. */
import { pearson, spearman } from '../../complexity/correlation.ts';
import { MEASURE_NAMES, type Measured, mean, type Result } from './experiment.ts';
import type { Level } from './levels.ts';

export interface Correlation {
  readonly measure: string;
  readonly pearson: number;
  readonly spearman: number;
}

export function correlationsOf({ levels }: Result): readonly Correlation[] {
  const accuracy = levels.map(accuracyOf);
  return MEASURE_NAMES.map((measure) => {
    const values = levels.map(({ measures }) => measures.get(measure)!);
    return { measure, pearson: pearson(values, accuracy), spearman: spearman(values, accuracy) };
  });
}

export function accuracyOf({ accuracies }: Measured): number {
  return mean(accuracies);
}

/** Of the seeds, with n − 1. */
export function deviationOf({ accuracies }: Measured): number {
  const middle = mean(accuracies);
  return Math.sqrt(
    accuracies.reduce((sum, each) => sum + (each - middle) ** 2, 0) / Math.max(1, accuracies.length - 1),
  );
}

export function rowsOf({ levels }: Result, all: readonly Level[]): readonly (readonly string[])[] {
  return [
    ['level', 'rare below', 'there are', ...MEASURE_NAMES, 'accuracy', '± sd'],
    ...levels.map((level, i) => [
      `${i + 1}`,
      `${level.threshold}`,
      `${all[i]!.utterances.length}`,
      ...MEASURE_NAMES.map((name) => figure(level.measures.get(name)!)),
      accuracyOf(level).toFixed(3),
      deviationOf(level).toFixed(3),
    ]),
  ];
}

/** As many digits as tell levels apart. */
function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value < 2 ? 3 : 2);
}

const WIDTH = 56;
const HEIGHT = 12;

/** Each level by its number. */
export function textPlot({ levels }: Result, measure: string): readonly string[] {
  const x = scale(
    levels.map(({ measures }) => measures.get(measure)!),
    WIDTH - 1,
  );
  const y = scale(levels.map(accuracyOf), HEIGHT - 1);
  const grid = Array.from({ length: HEIGHT }, () => Array<string>(WIDTH).fill(' '));
  for (const i of levels.keys()) grid[HEIGHT - 1 - y.places[i]!]![x.places[i]!] = `${i + 1}`;
  const label = (row: number) => (row === 0 ? y.high.toFixed(3) : row === HEIGHT - 1 ? y.low.toFixed(3) : '');
  const [low, high] = [figure(x.low), figure(x.high)];
  return [
    'accuracy',
    ...grid.map((cells, row) => `${label(row).padStart(6)} │${cells.join('')}`.trimEnd()),
    `${' '.repeat(7)}└${'─'.repeat(WIDTH)}`,
    `${' '.repeat(8)}${low}${measure.padStart((WIDTH + measure.length) / 2 - low.length).padEnd(WIDTH - low.length - high.length)}${high}`,
  ];
}

function scale(values: readonly number[], most: number) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const range = high - low || 1;
  return { low, high, places: values.map((value) => Math.round(((value - low) / range) * most)) };
}
