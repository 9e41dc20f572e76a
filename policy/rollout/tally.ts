/** Counts conversations by listener, arm and stage, and says at any time how the arms compare. */
import { sampleRatioP } from './chance.ts';
import type { ArmCounts, Look, Sequence } from './look.ts';
import { type Cell, type Difference, difference, type Member, sequenceOf } from './sequence.ts';
import type { Arm } from './state.ts';
import { noPast, type Past, usualOf } from './usual.ts';

/** A conversation that has ended: who had it, who served it, and how it went. */
export interface Served {
  readonly listener: string;
  readonly arm: Arm;
  readonly stage: number;
  readonly success: boolean;
  readonly prompts: number;
  readonly abandoned: boolean;
  readonly failed: boolean;
  readonly decisions: number;
  readonly fallbacks: number;
  readonly slow: number;
  readonly timed: number;
}

/** What arms are compared by: a figure of every conversation. */
const METRICS = ['success', 'turns', 'abandonment'] as const;
type Metric = (typeof METRICS)[number];
type Figures = Pick<Served, 'success' | 'prompts' | 'abandoned'>;

function addFigures(sums: number[], { success, prompts, abandoned }: Figures): void {
  sums[0]! += Number(success);
  sums[1]! += prompts;
  sums[2]! += Number(abandoned);
}

interface Listener {
  readonly past: Past;
  readonly cells: Cell[];
}

export class Tally {
  readonly #listeners = new Map<string, Listener>();
  readonly #everybody = noPast(METRICS.length);
  readonly #counts = new Map<string, Counts>();
  /** One look asks for the same comparison at several levels. */
  readonly #compared = new Map<Metric, Difference | undefined>();
  #members: readonly Member[] | undefined;

  /** A conversation from before the rollout: what was usual of its listener. */
  addBefore(served: Figures & Pick<Served, 'listener'>): void {
    this.#changed();
    for (const past of [this.#listener(served.listener).past, this.#everybody]) {
      past.conversations += 1;
      addFigures(past.sums, served);
    }
  }

  add(served: Served): void {
    this.#changed();
    const { arm, stage } = served;
    const { cells } = this.#listener(served.listener);
    const counts = this.#count(stage, arm);
    const challenger = arm === 'challenger';
    let cell = cells.find((each) => each.stage === stage && each.challenger === challenger);
    if (!cell) {
      cell = { stage, challenger, conversations: 0, sums: METRICS.map(() => 0) };
      cells.push(cell);
      counts.listeners += 1;
    }
    cell.conversations += 1;
    addFigures(cell.sums, served);
    addTo(counts, served);
  }

  /** How far apart the arms are over all stages; undefined while there are too few listeners to say. */
  compare(metric: Metric, alpha: number): Sequence | undefined {
    this.#members ??= this.#present();
    if (!this.#compared.has(metric))
      this.#compared.set(metric, difference(this.#members, METRICS.indexOf(metric)));
    const read = this.#compared.get(metric);
    return read && sequenceOf(read, alpha);
  }

  /**
   * @param stage the present one, in percent.
   * @param alpha of each bound of the intervals.
   */
  look(stage: number, alpha: number): Look {
    const [incumbent, challenger] = [this.#count(stage, 'incumbent'), this.#count(stage, 'challenger')];
    const compared = Object.fromEntries(
      METRICS.flatMap((metric) => {
        const sequence = this.compare(metric, alpha);
        return sequence ? [[metric, sequence] as const] : [];
      }),
    );
    const seen = challenger.listeners / Math.max(1, challenger.listeners + incumbent.listeners);
    return {
      stage,
      arms: { incumbent: { ...incumbent }, challenger: { ...challenger } },
      ...compared,
      sampleRatio: { expected: stage / 100, seen, pValue: this.#sampleRatioP() },
    };
  }

  #listener(name: string): Listener {
    let listener = this.#listeners.get(name);
    if (!listener) {
      listener = { past: noPast(METRICS.length), cells: [] };
      this.#listeners.set(name, listener);
    }
    return listener;
  }

  #changed(): void {
    if (this.#members === undefined) return;
    this.#members = undefined;
    this.#compared.clear();
  }

  /** Who has met the rollout, with what was usual of them. */
  #present(): readonly Member[] {
    const members: Member[] = [];
    for (const { past, cells } of this.#listeners.values())
      if (cells.length > 0) members.push({ cells, usual: usualOf(past, this.#everybody) });
    return members;
  }

  /** The smallest of all stages, corrected for how many there were. */
  #sampleRatioP(): number {
    const stages = [...new Set([...this.#counts.values()].map(({ stage }) => stage))].filter(
      (stage) => stage > 0 && stage < 100,
    );
    const smallest = stages.map((stage) =>
      sampleRatioP(
        this.#count(stage, 'challenger').listeners,
        this.#count(stage, 'incumbent').listeners,
        stage / 100,
      ),
    );
    return Math.min(1, Math.min(1, ...smallest) * Math.max(1, stages.length));
  }

  #count(stage: number, arm: Arm): Counts {
    const key = `${stage}/${arm}`;
    let counts = this.#counts.get(key);
    if (!counts) {
      counts = { stage, ...NOTHING };
      this.#counts.set(key, counts);
    }
    return counts;
  }
}

type Counts = { -readonly [K in keyof ArmCounts]: number } & { readonly stage: number };

const NOTHING: ArmCounts = {
  listeners: 0,
  conversations: 0,
  successes: 0,
  prompts: 0,
  abandoned: 0,
  failed: 0,
  decisions: 0,
  fallbacks: 0,
  slow: 0,
  timed: 0,
};

function addTo(counts: Counts, served: Served): void {
  counts.conversations += 1;
  counts.successes += Number(served.success);
  counts.prompts += served.prompts;
  counts.abandoned += Number(served.abandoned);
  counts.failed += Number(served.failed);
  counts.decisions += served.decisions;
  counts.fallbacks += served.fallbacks;
  counts.slow += served.slow;
  counts.timed += served.timed;
}
