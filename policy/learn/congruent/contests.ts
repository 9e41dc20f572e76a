/**
 * Distillation over the candidates of decisions: KL(teacher ‖ student) of their softmaxes, T² times, as in focal
 * distillation (Yan et al., CVPR 2021, after Hinton et al. 2015).
 *
 * The published teacher is the incumbent's scores. Here the incumbent may be a script, whose scores are no log-odds; its
 * choice is what all policies have in common, and all that a flip is about. The teacher is what is best where a flip
 * costs β (`focal.ts`): a model fitted without a thought of the incumbent, which says what there is to win, with
 * log(1 + β) for the incumbent's prompt. T is small, not the published 100: only who leads matters of a choice, and
 * among those who do not the scores are to stay the log-odds that labels make them.
 */
import { WIDTH } from '../../features.ts';
import { randomFrom, shuffled } from '../../random.ts';
import { candidatesOf, encodeCandidate } from '../decisions.ts';
import type { Labelled } from '../examples.ts';
import type { LinearModel } from '../linear/model.ts';
import type { RewardScorer } from '../reward-model.ts';
import type { Examples } from '../trees/examples.ts';
import { raised } from './focal.ts';
import { softmax } from './loss.ts';

export interface Teacher {
  readonly scorer: RewardScorer;
  readonly link: LinearModel['link'];
  /** β. */
  readonly strength: number;
  readonly seed: number;
}

/** How far apart leaders are told from others: in log-odds, and in rewards where scores are those. */
const TEMPERATURES: Readonly<Record<LinearModel['link'], number>> = { logistic: 0.25, identity: 0.03 };
/**
 * All contests together weigh this many times what labels do. Those that stand for rewards are estimates of other targets
 * (`ips`, `dr`), many times as noisy as what happened.
 */
const WEIGHTS: Readonly<Record<LinearModel['link'], number>> = { logistic: 4, identity: 64 };
/** Decisions distilled, evenly spread: how candidates compare is learned sooner than what they are worth. */
const MOST_CONTESTS = 4_000;
/** Candidates that could be the best, and some that could not, lest the student should raise them. */
const LEADERS = 6;
const OTHERS = 3;

/** The examples with the candidates of contests below them. @param examples whose first rows are those of `rows`. */
export function withContests(
  examples: Examples,
  { decisions }: Labelled,
  rows: Uint32Array,
  { scorer, link, strength, seed }: Teacher,
): Examples {
  const random = randomFrom(seed);
  const count = Math.min(MOST_CONTESTS, rows.length);
  const owners: number[] = [];
  const first = [0];
  const shares: number[] = [];
  const values = new Rows((LEADERS + OTHERS + 1) * count);
  for (let contest = 0; contest < count; contest++) {
    const index = Math.floor((contest * rows.length) / count);
    const row = rows[index]!;
    const scores = Array.from({ length: candidatesOf(decisions, row) }, (_, candidate) => {
      encodeCandidate(decisions, row, candidate, values.next);
      const score = scorer.score(values.next, 0);
      if (candidate !== decisions.incumbent[row]) return score;
      return link === 'logistic' ? score + Math.log1p(strength) : raised(within(score), strength);
    });
    const [leaders, others] = ranked(scores, decisions.incumbent[row]!);
    const shown = [...leaders, ...shuffled(others, random).slice(0, OTHERS)];
    for (const candidate of shown) {
      encodeCandidate(decisions, row, candidate, values.next);
      values.keep();
    }
    owners.push(index);
    first.push(values.count);
    shares.push(
      ...softmax(
        shown.map((candidate) => scores[candidate]!),
        TEMPERATURES[link],
      ),
    );
  }
  const labelled = examples.rows;
  const all = labelled + values.count;
  const groups = lengthened(Uint32Array.from(examples.groups), all);
  for (let contest = 0; contest < count; contest++)
    groups.fill(
      examples.groups[owners[contest]!]!,
      labelled + first[contest]!,
      labelled + first[contest + 1]!,
    );
  return {
    ...examples,
    rows: all,
    values: values.after(examples.values),
    labels: lengthened(Float32Array.from(examples.labels), all),
    // Without a label there is nothing to weigh.
    weights: lengthened(examples.weights ?? new Float32Array(labelled).fill(1), all),
    groups,
    contests: {
      from: labelled,
      first: Uint32Array.from(first),
      owners: Uint32Array.from(owners),
      shares: Float64Array.from(shares),
      weight: (WEIGHTS[link] * rows.length) / count,
      temperature: TEMPERATURES[link],
    },
  };
}

/** Candidates by score, cut after the leaders; the incumbent's prompt is always one of them. */
function ranked(
  scores: readonly number[],
  incumbent: number,
): readonly [leaders: number[], others: number[]] {
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b);
  const leads = (candidate: number, place: number) => place < LEADERS || candidate === incumbent;
  return [order.filter(leads), order.filter((candidate, place) => !leads(candidate, place))];
}

function within(reward: number): number {
  return Math.min(1, Math.max(0, reward));
}

/** Encoded candidates, written one after the other. */
class Rows {
  readonly #values: Float32Array;
  count = 0;

  constructor(most: number) {
    this.#values = new Float32Array((most + 1) * WIDTH);
  }

  get next(): Float32Array {
    return this.#values.subarray(this.count * WIDTH, (this.count + 1) * WIDTH);
  }

  keep(): void {
    this.count += 1;
  }

  after(values: Float32Array): Float32Array {
    const all = lengthened(values, values.length + this.count * WIDTH);
    all.set(this.#values.subarray(0, this.count * WIDTH), values.length);
    return all;
  }
}

function lengthened<T extends Float32Array | Uint32Array>(values: T, length: number): T {
  const longer = new (values.constructor as new (length: number) => T)(length);
  longer.set(values);
  return longer;
}
