/**
 * What followed each kind of prompt: which lead to playback. Two answers, because they are to different questions.
 *
 * *After it*: the mean reward of the decisions in which it was asked. It is what was seen, and no more: offers are asked
 * late, of people who have stayed; what followed is theirs as much as the offer's.
 *
 * *Wherever possible*: the mean reward, had it been asked in every decision in which it could have been, by self-normalised
 * inverse propensities. The propensity is the kind's: all its candidates' probabilities together. Kinds are possible in
 * different situations, so each is set against what the log had in the same ones (`gain`); between kinds, only gains
 * may be compared.
 */
import { studentQuantile } from '../../estimate/interval.ts';
import { LEAST_EFFECTIVE_CLUSTERS, LEAST_EFFECTIVE_ROWS } from '../../estimate/refusal.ts';
import type { Dataset } from '../dataset.ts';
import { keyOfForm } from '../decisions.ts';
import { REWARDS, type RewardName } from '../rewards.ts';
import { eachPossible, type Possible } from './possible-prompts.ts';

export interface PromptRewards {
  readonly prompt: string;
  /** Drawn decisions in which it was asked, and in how many conversations. */
  readonly asked: number;
  readonly conversations: number;
  /** Drawn decisions in which it could have been asked. */
  readonly possible: number;
  /** How many equally weighted decisions those in which it was asked are worth. */
  readonly effectiveSampleSize: number;
  readonly rewards: Readonly<Record<RewardName, RewardAfter>>;
}

export interface RewardAfter {
  /** Where it was asked. */
  readonly after: Measured | null;
  /** Had it been asked wherever it was possible; null where too few decisions would carry the weight. */
  readonly everywhere: Measured | null;
  /** The same minus what the log had in the same decisions. */
  readonly gain: Measured | null;
}

/** `interval`: two-sided, chance counted in conversations. */
export interface Measured {
  readonly value: number;
  readonly interval: readonly [low: number, high: number];
}

/** @returns the most asked first. Where nothing was drawn, none. */
export function rewardsAfterPrompts(dataset: Dataset, alpha: number): readonly PromptRewards[] {
  const { decisions, rewards } = dataset;
  const names = new Map<string, Kind>();
  const kinds = decisions.names.forms.map((form) => {
    const key = keyOfForm(form);
    const kind = names.get(key) ?? new Kind(key);
    names.set(key, kind);
    return kind;
  });
  const columns = REWARDS.map((reward) => rewards[reward]);
  const read = (use: (kind: Kind, of: Possible) => void) => eachPossible(dataset, kinds, use);
  // Means first: how conversations scatter about them is asked in a second reading, which then need not keep them all.
  read((kind, of) => kind.add(of, columns));
  read((kind, of) => kind.scatter(of, columns));
  return [...names.values()]
    .filter(({ asked }) => asked > 0)
    .sort((a, b) => b.asked - a.asked || (a.name < b.name ? -1 : 1))
    .map((kind) => kind.get(alpha));
}

/** Sums over the decisions of one kind of prompt; in each array, one place a reward. */
class Kind {
  readonly name: string;
  asked = 0;
  #possible = 0;
  #weight = 0;
  #squaredWeight = 0;
  #conversations = 0;
  #last = -1;
  readonly #sums = { asked: zeros(), weighted: zeros(), possible: zeros() };
  /** Of the conversation being read. */
  readonly #open = {
    conversation: -1,
    asked: false,
    weight: 0,
    after: zeros(),
    everywhere: zeros(),
    gain: zeros(),
  };
  #squaredConversations = 0;
  #clusters = 0;
  #askedClusters = 0;
  readonly #squares = { after: zeros(), everywhere: zeros(), gain: zeros() };

  constructor(name: string) {
    this.name = name;
  }

  add({ row, conversation, weight }: Possible, columns: readonly Float32Array[]): void {
    const asked = weight > 0;
    this.#possible += 1;
    this.asked += Number(asked);
    this.#weight += weight;
    this.#squaredWeight += weight * weight;
    if (asked && conversation !== this.#last) {
      this.#conversations += 1;
      this.#last = conversation;
    }
    for (const [i, column] of columns.entries()) {
      const reward = column[row]!;
      if (asked) this.#sums.asked[i]! += reward;
      this.#sums.weighted[i]! += weight * reward;
      this.#sums.possible[i]! += reward;
    }
  }

  /** What one decision moves each mean by, summed by conversation: the mean's linearisation. */
  scatter({ row, conversation, weight }: Possible, columns: readonly Float32Array[]): void {
    if (conversation !== this.#open.conversation) this.#close(conversation);
    const { after, everywhere, gain } = this.#open;
    const asked = weight > 0;
    this.#open.asked ||= asked;
    this.#open.weight += weight;
    for (const [i, column] of columns.entries()) {
      const reward = column[row]!;
      if (asked) after[i]! += (reward - this.#sums.asked[i]! / this.asked) / this.asked;
      const of =
        this.#weight > 0 ? (weight * (reward - this.#sums.weighted[i]! / this.#weight)) / this.#weight : 0;
      everywhere[i]! += of;
      gain[i]! += of - (reward - this.#sums.possible[i]! / this.#possible) / this.#possible;
    }
  }

  #close(next: number): void {
    const open = this.#open;
    if (open.conversation >= 0) {
      this.#clusters += 1;
      this.#askedClusters += Number(open.asked);
      this.#squaredConversations += open.weight ** 2;
      for (const name of ['after', 'everywhere', 'gain'] as const)
        for (let i = 0; i < REWARDS.length; i++) this.#squares[name][i]! += open[name][i]! ** 2;
    }
    open.conversation = next;
    open.asked = false;
    open.weight = 0;
    for (const name of ['after', 'everywhere', 'gain'] as const) open[name].fill(0);
  }

  get(alpha: number): PromptRewards {
    this.#close(-1);
    const effective = this.#weight ** 2 / this.#squaredWeight;
    const enough =
      effective >= LEAST_EFFECTIVE_ROWS &&
      this.#weight ** 2 / this.#squaredConversations >= LEAST_EFFECTIVE_CLUSTERS;
    const measured = (value: number, squares: number, clusters: number): Measured | null => {
      if (clusters < LEAST_EFFECTIVE_CLUSTERS) return null;
      const error = Math.sqrt((squares * clusters) / (clusters - 1));
      const half = studentQuantile(1 - alpha / 2, clusters - 1) * error;
      return { value, interval: [value - half, value + half] };
    };
    const of = (i: number): RewardAfter => {
      const everywhere = this.#sums.weighted[i]! / this.#weight;
      const logged = this.#sums.possible[i]! / this.#possible;
      const { after, everywhere: weighted, gain } = this.#squares;
      return {
        after: measured(this.#sums.asked[i]! / this.asked, after[i]!, this.#askedClusters),
        everywhere: enough ? measured(everywhere, weighted[i]!, this.#clusters) : null,
        gain: enough ? measured(everywhere - logged, gain[i]!, this.#clusters) : null,
      };
    };
    return {
      prompt: this.name,
      asked: this.asked,
      conversations: this.#conversations,
      possible: this.#possible,
      effectiveSampleSize: effective,
      rewards: Object.fromEntries(REWARDS.map((reward, i) => [reward, of(i)])) as PromptRewards['rewards'],
    };
  }
}

function zeros(): Float64Array {
  return new Float64Array(REWARDS.length);
}
