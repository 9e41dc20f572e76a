/**
 * How many bits an answer is expected to cost one who knows how answers to the prompt go: the cross-entropy of answers
 * under a bigram model of answers to the same prompt. Words of a prompt that was answered little back off to what is
 * answered to all prompts (hierarchical Dirichlet prior, MacKay & Peto 1995), and each fold is read by a model of the
 * other folds, so that a prompt seen ten times does not look simple because its ten answers were learned by heart.
 */

export interface Answer {
  /** What it answers: answers of a key are a language of their own. */
  readonly key: string;
  readonly words: readonly string[];
  /** Answers that belong together, as those of one conversation, are held out together. */
  readonly fold: number;
}

/**
 * Mean bits an answer, by key.
 *
 * @param learned from at most so many answers of a key, the first ones, while all are read: a model of more answers reads
 * them better, and keys should differ by what is answered, not by how often.
 * @throws RangeError when there are not at least two folds.
 */
export function expectedBits(
  answers: readonly Answer[],
  learned = Number.POSITIVE_INFINITY,
): ReadonlyMap<string, number> {
  const folds = [...new Set(answers.map(({ fold }) => fold))];
  if (folds.length < 2) throw new RangeError('a fold is read by a model of the others: there must be two');
  const found = new Map<string, { sum: number; answers: number }>();
  for (const fold of folds) {
    const others = answers.filter((answer) => answer.fold !== fold);
    const model = new AnswerModel(firstOfEach(others, learned));
    for (const { key, words } of answers.filter((answer) => answer.fold === fold)) {
      const so = found.get(key) ?? { sum: 0, answers: 0 };
      found.set(key, { sum: so.sum + model.bits(key, words), answers: so.answers + 1 });
    }
  }
  return new Map([...found].map(([key, so]) => [key, so.sum / so.answers]));
}

function firstOfEach(answers: readonly Answer[], most: number): readonly Answer[] {
  const counts = new Map<string, number>();
  return answers.filter(({ key }) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  });
}

/** Weight of each word in the counts of all answers before any is seen (add-k), and of the one unknown word. */
const UNSEEN = 0.5;
/** How many words the coarser model is worth beside what was counted. */
const PRIOR = 5;
/** Before the first word and after the last; no word has such a character. */
const EDGE = '\u0003';

class AnswerModel {
  private readonly all = new Counts();
  private readonly keys = new Map<string, { readonly words: Counts; readonly after: Map<string, Counts> }>();

  constructor(answers: readonly Omit<Answer, 'fold'>[]) {
    for (const { key, words } of answers) {
      const own = this.keys.get(key) ?? { words: new Counts(), after: new Map<string, Counts>() };
      this.keys.set(key, own);
      let before = EDGE;
      for (const word of [...words, EDGE]) {
        const after = own.after.get(before) ?? new Counts();
        own.after.set(before, after);
        for (const counts of [this.all, own.words, after]) counts.add(word);
        before = word;
      }
    }
  }

  /** −log₂ of the probability of the answer with its end. */
  bits(key: string, words: readonly string[]): number {
    let [sum, before] = [0, EDGE];
    for (const word of [...words, EDGE]) {
      sum -= Math.log2(this.share(key, before, word));
      before = word;
    }
    return sum;
  }

  private share(key: string, before: string, word: string): number {
    const known = this.all.of(word) + UNSEEN;
    const anywhere = known / (this.all.total + UNSEEN * (this.all.kinds + 1));
    const own = this.keys.get(key);
    const here = backedOff(own?.words, word, anywhere);
    return backedOff(own?.after.get(before), word, here);
  }
}

function backedOff(counts: Counts | undefined, word: string, coarser: number): number {
  return ((counts?.of(word) ?? 0) + PRIOR * coarser) / ((counts?.total ?? 0) + PRIOR);
}

class Counts {
  private readonly counts = new Map<string, number>();
  total = 0;

  get kinds(): number {
    return this.counts.size;
  }

  of(word: string): number {
    return this.counts.get(word) ?? 0;
  }

  add(word: string): void {
    this.counts.set(word, this.of(word) + 1);
    this.total += 1;
  }
}
