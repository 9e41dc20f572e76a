/** Intents of texts by the project's linear learner: it learns what is there, and hashes as the learner of prompts does. */
import { TextClassifier } from '../../complexity/text-classifier.ts';
import { CONSTANT, featureHash, namespaceHash } from '../../policy/hash.ts';
import { hashedNames, SparseScorer, trainSparse } from '../../policy/learn/linear/sparse.ts';
import { logistic } from '../../policy/learn/reward-model.ts';

const EXAMPLES = ['jazz', 'rock', 'folk', 'soul'].flatMap((music) => [
  { words: ['play', 'some', music], label: 'play' },
  { words: ['add', music, 'to', 'my', 'list'], label: 'add' },
  { words: ['what', 'is', 'this', music], label: 'ask' },
]);

test('learns which words make an intent, and knows it with a word never heard', () => {
  const classifier = new TextClassifier(EXAMPLES, 1);
  expect(classifier.classify(['play', 'some', 'zydeco'])).toBe('play');
  expect(classifier.classify(['add', 'this', 'to', 'my', 'list'])).toBe('add');
  expect(classifier.classify(['what', 'is', 'that'])).toBe('ask');
});

test('bigrams tell apart what words alone cannot', () => {
  const examples = [
    { words: ['like', 'not', 'stop'], label: 'a' },
    { words: ['not', 'like', 'stop'], label: 'b' },
  ];
  const classifier = new TextClassifier(examples, 1);
  for (const { words, label } of examples) expect(classifier.classify(words)).toBe(label);
});

test('the seed decides, and nothing to learn from is refused', () => {
  const answers = (seed: number) => {
    const classifier = new TextClassifier(EXAMPLES, seed);
    return ['play', 'add', 'what', 'folk', 'else'].map((word) => classifier.classify([word]));
  };
  expect(answers(3)).toEqual(answers(3));
  expect(() => new TextClassifier([], 1)).toThrow('there are no texts');
});

test('a name stands where Vowpal Wabbit would look for it, twice if it comes twice', () => {
  const { indices, values, count } = hashedNames(['yes', 'no', 'yes'], 'w', 18);
  const mask = 2 ** 18 - 1;
  const place = (name: string) => indices.indexOf(featureHash(name, namespaceHash('w')) & mask);
  expect(count).toBe(3);
  expect(values[indices.indexOf(CONSTANT & mask)]).toBe(1);
  expect([values[place('yes')], values[place('no')]]).toEqual([2, 1]);
});

test('sparse rows are learned as log-odds', () => {
  const rows = Array.from({ length: 3_000 }, (_, i) => hashedNames(i % 2 ? ['here'] : [], 'w', 18));
  // Of ten in a row: "here" is right eight times, its absence twice.
  const labels = rows.map((_, i) => Number(i % 2 ? Math.floor(i / 2) % 10 < 8 : Math.floor(i / 2) % 10 < 2));
  const scorer = new SparseScorer(trainSparse(rows, labels));
  expect(logistic(scorer.score(hashedNames(['here'], 'w', 18)))).toBeCloseTo(0.8, 1);
  expect(logistic(scorer.score(hashedNames([], 'w', 18)))).toBeCloseTo(0.2, 1);
  expect(() => trainSparse([], [])).toThrow('there are no rows to learn from');
});
