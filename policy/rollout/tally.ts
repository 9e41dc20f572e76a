/** Counts conversations by listener, arm and stage, and says at any time how the arms compare. */
import { sampleRatioP } from './chance.ts';
import type { ArmCounts, Look, Sequence } from './look.ts';
import { type Cell, type Difference, difference, type Member, sequenceOf } from './sequence.ts';
import type { Arm } from './state.ts';
import { Usual } from './usual.ts';

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

type Metric = 'success' | 'turns' | 'abandonment';

const VALUE: Readonly<Record<Metric, (served: Pick<Served, 'success' | 'prompts' | 'abandoned'>) => number>> =
  {
    success: ({ success }) => Number(success),
    turns: ({ prompts }) => prompts,
    abandonment: ({ abandoned }) => Number(abandoned),
  };
const METRICS = Object.keys(VALUE) as readonly Metric[];

/** Of one listener: a cell for each stage and arm they were in. */
type Cells = Readonly<Record<Metric, Cell[]>>;

export class Tally {
  readonly #listeners = new Map<string, Cells>();
  readonly #counts = new Map<string, Counts>();
  readonly #usual = new Map<Metric, Usual>(METRICS.map((metric) => [metric, new Usual()]));
  /** One look asks for the same comparison at several levels. */
  readonly #compared = new Map<Metric, Difference | undefined>();

  /** A conversation from before the rollout: what was usual of its listener. */
  addBefore(served: Pick<Served, 'listener' | 'success' | 'prompts' | 'abandoned'>): void {
    this.#compared.clear();
    for (const metric of METRICS) this.#usual.get(metric)!.add(served.listener, VALUE[metric](served));
  }

  add(served: Served): void {
    this.#compared.clear();
    const { listener, arm, stage } = served;
    const known = this.#listeners.get(listener);
    const cells = known ?? { success: [], turns: [], abandonment: [] };
    if (!known) this.#listeners.set(listener, cells);
    const counts = this.#count(stage, arm);
    const challenger = arm === 'challenger';
    let place = cells.success.findIndex((cell) => cell.stage === stage && cell.challenger === challenger);
    if (place < 0) {
      place = cells.success.length;
      for (const metric of METRICS) cells[metric].push({ stage, challenger, conversations: 0, sum: 0 });
      counts.listeners += 1;
    }
    for (const metric of METRICS) {
      const cell = cells[metric][place]!;
      cell.conversations += 1;
      cell.sum += VALUE[metric](served);
    }
    addTo(counts, served);
  }

  /** How far apart the arms are over all stages; undefined while there are too few listeners to say. */
  compare(metric: Metric, alpha: number): Sequence | undefined {
    if (!this.#compared.has(metric)) this.#compared.set(metric, difference(this.#members(metric)));
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

  #members(metric: Metric): readonly Member[] {
    const usual = this.#usual.get(metric)!;
    return [...this.#listeners].map(([listener, cells]) => ({
      cells: cells[metric],
      usual: usual.of(listener),
    }));
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
    const known = this.#counts.get(key) ?? { stage, ...NOTHING };
    this.#counts.set(key, known);
    return known;
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
