/**
 * Columns for named content features. Frequent features say little of taste and are weighted down by the logarithm of
 * how rare they are (Spärck Jones 1972); every group has length 1 before its own weight, so that a recording with ten
 * genres is not ten times as much about genre; and every group is centred on its mean over the catalogue, so that what
 * everything has in common pulls nobody anywhere. An absent group lies at that mean: it is absent from the vector.
 */
import { type ContentFeature, type FeatureGroup, GROUPS } from './content-features.ts';
import { SparseRows } from './sparse-rows.ts';

/** How much each group says of taste beside genre; chosen on the validation listeners of `bench/affinity.ts`. */
const SHARE: Readonly<Record<FeatureGroup, number>> = {
  genre: 1,
  era: 0.6,
  sound: 0.5,
  mood: 0.4,
  vocals: 0.3,
};

export class FeatureSpace {
  private readonly columns = new Map<string, number>();
  private readonly groupOf: Uint8Array;
  private readonly rarity: Float64Array;

  /** The columns are the features of the rows given, in the order in which they first occur. */
  constructor(rows: readonly (readonly ContentFeature[])[]) {
    const having: number[] = [];
    const groups: number[] = [];
    for (const row of rows)
      for (const { name, group } of row) {
        const column = this.columns.get(name) ?? this.columns.size;
        this.columns.set(name, column);
        having[column] = (having[column] ?? 0) + 1;
        groups[column] = GROUPS.indexOf(group);
      }
    this.groupOf = Uint8Array.from(groups);
    this.rarity = Float64Array.from(having, (count) => Math.log(1 + rows.length / count));
  }

  get size(): number {
    return this.columns.size;
  }

  names(): readonly string[] {
    return [...this.columns.keys()];
  }

  /** One sparse row each; features unknown to this space are left out. */
  encode(rows: readonly (readonly ContentFeature[])[]): SparseRows {
    const sparse = new SparseRows(this.groupOf);
    for (const row of rows) {
      const known = row.filter(({ name }) => this.columns.has(name));
      const columns = known.map(({ name }) => this.columns.get(name)!);
      const values = known.map(({ amount }, i) => amount * this.rarity[columns[i]!]!);
      const squares = new Float64Array(GROUPS.length);
      for (const [i, column] of columns.entries()) squares[this.groupOf[column]!]! += values[i]! ** 2;
      const scaled = values.map((value, i) => {
        const group = this.groupOf[columns[i]!]!;
        return (value * SHARE[GROUPS[group]!]) / Math.sqrt(squares[group]!);
      });
      sparse.add(columns, scaled);
    }
    return sparse;
  }
}
