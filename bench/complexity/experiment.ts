/**
 * One reading of the experiment: at each level as many utterances of each intent, so that neither size nor the mix of
 * intents is what is measured; their complexity, and how well a classifier trained on some understands the others.
 */
import { type Complexity, complexityOf } from '../../complexity/complexity.ts';
import { type Labelled, TextClassifier } from '../../complexity/text-classifier.ts';
import { randomFrom, seedOf, shareOf, shuffled } from '../../policy/random.ts';
import type { Level } from './levels.ts';

export interface Measured {
  readonly threshold: number;
  readonly accuracies: readonly number[];
  /** By the name of the measure, the mean over seeds. */
  readonly measures: ReadonlyMap<string, number>;
}

export interface Result {
  readonly levels: readonly Measured[];
  readonly intents: number;
  /** Utterances trained on, and tested on, at every level (of the last seed). */
  readonly sizes: readonly [train: number, test: number];
}

const TESTED = 0.25;
/** Of an intent at most: beyond it the few large intents would decide. */
const MOST = 120;

const MEASURES: readonly (readonly [name: string, of: (complexity: Complexity) => number])[] = [
  ['vocabulary', ({ vocabulary }) => vocabulary],
  ['unique', ({ unique }) => unique],
  ['1-gram bits', ({ entropy }) => entropy[0]!.millerMadow],
  ['2-gram bits', ({ entropy }) => entropy[1]!.millerMadow],
  ['3-gram bits', ({ entropy }) => entropy[2]!.millerMadow],
  ['tree', ({ spanningTree }) => spanningTree.total],
  ['mean edge', ({ spanningTree }) => spanningTree.mean],
];
export const MEASURE_NAMES = MEASURES.map(([name]) => name);

export function experiment(levels: readonly Level[], seeds: number): Result {
  const trials = Array.from({ length: seeds }, (_, seed) => {
    const parts = levels.map(({ utterances }) => partsOf(utterances, seed));
    const drawnOf = (part: keyof Parts, most: number) =>
      drawn(
        parts.map((each) => each[part]),
        most,
        seed,
      );
    const train = drawnOf('train', MOST * (1 - TESTED));
    const test = drawnOf('test', MOST * TESTED);
    return levels.map((_, level) => trial(train[level]!, test[level]!, seed));
  });
  const last = trials.at(-1)![0]!;
  return {
    levels: levels.map(({ threshold }, level) => ({
      threshold,
      accuracies: trials.map((trial) => trial[level]!.accuracy),
      measures: new Map(
        MEASURES.map(([name, of]) => [name, mean(trials.map((trial) => of(trial[level]!.complexity)))]),
      ),
    })),
    intents: new Set(levels[0]!.utterances.map(({ label }) => label)).size,
    sizes: last.sizes,
  };
}

function trial(train: readonly Labelled[], test: readonly Labelled[], seed: number) {
  const classifier = new TextClassifier(train, seed);
  const right = test.filter(({ words, label }) => classifier.classify(words) === label).length;
  return {
    accuracy: right / test.length,
    complexity: complexityOf([...train, ...test].map(({ words }) => words.join(' '))),
    sizes: [train.length, test.length] as const,
  };
}

interface Parts {
  readonly train: readonly Labelled[];
  readonly test: readonly Labelled[];
}

/** By what is said, so that nothing that is tested was trained on, and the same at every level. */
function partsOf(utterances: readonly Labelled[], seed: number): Parts {
  const tested = ({ words }: Labelled) => shareOf('test', seed, words.join(' ')) < TESTED;
  return {
    train: utterances.filter((utterance) => !tested(utterance)),
    test: utterances.filter(tested),
  };
}

/** Of each level, as many of each intent as the level that has fewest of it, and not more than so many. */
function drawn(
  levels: readonly (readonly Labelled[])[],
  most: number,
  seed: number,
): readonly (readonly Labelled[])[] {
  const grouped = levels.map((utterances, level) =>
    byLabel(shuffled(utterances, randomFrom(seedOf('draw', seed, level)))),
  );
  const labels = [...grouped[0]!.keys()].sort();
  const quotas = labels.map((label) =>
    Math.min(most, ...grouped.map((groups) => groups.get(label)?.length ?? 0)),
  );
  return grouped.map((groups) =>
    labels.flatMap((label, i) => (groups.get(label) ?? []).slice(0, quotas[i]!)),
  );
}

function byLabel(utterances: readonly Labelled[]): ReadonlyMap<string, readonly Labelled[]> {
  const groups = new Map<string, Labelled[]>();
  for (const utterance of utterances) {
    const group = groups.get(utterance.label) ?? [];
    groups.set(utterance.label, group);
    group.push(utterance);
  }
  return groups;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
