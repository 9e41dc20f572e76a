import { ClusterTotals, type UnitTable } from '../cluster-totals.ts';
import type { Estimator } from '../estimator.ts';
import type { Row } from '../row.ts';
import type { Term } from '../terms.ts';

/** Each conversation's totals for both sides: what jackknife and bootstrap of a difference work on. */
export class PairedTotals {
  readonly challenger: ClusterTotals;
  readonly incumbent: ClusterTotals;
  /** The incumbent's sum of a term is another sum, so it gets another object: terms are compared by identity. */
  readonly #twins: ReadonlyMap<Term, Term>;

  constructor(terms: readonly Term[]) {
    this.challenger = new ClusterTotals(terms);
    this.incumbent = new ClusterTotals(terms);
    this.#twins = new Map(
      this.challenger.terms.map((term) => [term, { ...term, name: `incumbent ${term.name}` }]),
    );
  }

  /** Both sides get the same keys in the same order, so that their lines stand beside each other. */
  add(cluster: number, challenger: Row, incumbent: Row): void {
    this.challenger.add(cluster, challenger);
    this.incumbent.add(cluster, incumbent);
  }

  /** The estimator of the difference, with the same hyper-parameter on both sides. */
  difference(estimator: Estimator): Estimator {
    const half = estimator.terms.length;
    const challenger = new Float64Array(half);
    const incumbent = new Float64Array(half);
    return {
      name: estimator.name,
      terms: [...estimator.terms, ...estimator.terms.map((term) => this.#twin(term))],
      value: (sums) => {
        for (let i = 0; i < half; i++) {
          challenger[i] = sums[i]!;
          incumbent[i] = sums[half + i]!;
        }
        return estimator.value(challenger) - estimator.value(incumbent);
      },
    };
  }

  /** Terms of both sides, twins included, in the order asked for. */
  table(terms: readonly Term[]): UnitTable {
    const own = terms.filter((term) => this.#twins.has(term));
    const theirs = this.challenger.terms.filter((term) => terms.includes(this.#twin(term)));
    const left = this.challenger.table(own);
    const right = this.incumbent.table(theirs);
    const columns = terms.map((term) => {
      const at = own.indexOf(term);
      return at >= 0
        ? { table: left, at }
        : { table: right, at: theirs.findIndex((each) => this.#twin(each) === term) };
    });
    const width = terms.length;
    const totals = new Float64Array(left.units * width);
    const sums = Float64Array.from(columns, ({ table, at }) => table.sums[at]!);
    for (let unit = 0, to = 0; unit < left.units; unit++)
      for (const { table, at } of columns) totals[to++] = table.totals[unit * table.width + at]!;
    return { units: left.units, width, totals, sums, keyAt: left.keyAt };
  }

  #twin(term: Term): Term {
    const twin = this.#twins.get(term);
    if (!twin) throw new RangeError('a term that was not added up');
    return twin;
  }
}
