/** One-vs-rest intents of texts: hashed words and bigrams under the project's own linear learner, one model an intent. */
import type { LinearSettings, SparseRow } from '../policy/learn/linear/descent.ts';
import { hashedNames, SparseScorer, trainSparse } from '../policy/learn/linear/sparse.ts';
import { ngramsOf } from './entropy.ts';

export interface Labelled {
  readonly words: readonly string[];
  readonly label: string;
}

/** Texts are short and few: steps are longer and passes more than over decisions. */
const TEXT: Pick<LinearSettings, 'bits' | 'rate' | 'passes' | 'l2'> = {
  bits: 18,
  rate: 0.5,
  passes: 8,
  l2: 1e-5,
};

export class TextClassifier {
  private readonly scorers: readonly (readonly [label: string, scorer: SparseScorer])[];

  /** @throws RangeError when there is nothing to learn from. */
  constructor(examples: readonly Labelled[], seed: number) {
    if (examples.length === 0) throw new RangeError('there are no texts to learn from');
    const rows = examples.map(({ words }) => rowOf(words));
    const labels = [...new Set(examples.map(({ label }) => label))].sort();
    this.scorers = labels.map((label) => {
      const is = Uint8Array.from(examples, (example) => Number(example.label === label));
      return [label, new SparseScorer(trainSparse(rows, is, { ...TEXT, seed }))];
    });
  }

  /** The label with the highest log-odds. */
  classify(words: readonly string[]): string {
    const row = rowOf(words);
    let [best, highest] = ['', Number.NEGATIVE_INFINITY];
    for (const [label, scorer] of this.scorers) {
      const score = scorer.score(row);
      if (score > highest) [best, highest] = [label, score];
    }
    return best;
  }
}

function rowOf(words: readonly string[]): SparseRow {
  return hashedNames([...words, ...ngramsOf(words, 2)], 'w', TEXT.bits);
}
