/**
 * Columns for named content features. Frequent features say little of taste and are weighted down by the logarithm of
 * how rare they are (Spärck Jones 1972); every group has length 1 before its own weight, so that a recording with ten
 * genres is not ten times as much about genre; and every group is centred on its mean over the catalogue, so that what
 * everything has in common pulls nobody anywhere. An absent group lies at that mean: it is absent from the vector.
 */
import { type ContentFeature, type FeatureGroup, GROUPS, groupOf } from './content-features.ts';
import { SparseRows } from './sparse-rows.ts';

/** How much each group says of taste beside genre: judgement. */
const SHARE: Readonly<Record<FeatureGroup, number>> = {
  genre: 1,
  era: 0.6,
  sound: 0.5,
  mood: 0.4,
  vocals: 0.3,
};

export class FeatureSpace {
  readonly names: readonly string[];
  /** Weight by column. */
  readonly rarity: Float64Array;
  private readonly columns: ReadonlyMap<string, number>;
  private readonly groups: Uint8Array;

  /** @throws RangeError for a name that no feature has. */
  constructor(names: readonly string[], rarity: Float64Array) {
    this.names = names;
    this.rarity = rarity;
    this.columns = new Map(names.map((name, column) => [name, column]));
    this.groups = Uint8Array.from(names, (name) => {
      const group = groupOf(name);
      if (!group) throw new RangeError(`no content feature is called ${name}`);
      return GROUPS.indexOf(group);
    });
  }

  /** The features of the rows given, in the order in which they first occur. */
  static over(rows: readonly (readonly ContentFeature[])[]): FeatureSpace {
    const having = new Map<string, number>();
    for (const row of rows) for (const { name } of row) having.set(name, (having.get(name) ?? 0) + 1);
    const rarity = Float64Array.from(having.values(), (count) => Math.log(1 + rows.length / count));
    return new FeatureSpace([...having.keys()], rarity);
  }

  /** One sparse row each; features unknown to this space are left out. */
  encode(rows: readonly (readonly ContentFeature[])[]): SparseRows {
    const sparse = new SparseRows(this.groups);
    const columns: number[] = [];
    const values: number[] = [];
    const squares = new Float64Array(GROUPS.length);
    for (const row of rows) {
      columns.length = values.length = 0;
      squares.fill(0);
      for (const { name, amount } of row) {
        const column = this.columns.get(name);
        if (column === undefined) continue;
        const value = amount * this.rarity[column]!;
        columns.push(column);
        values.push(value);
        squares[this.groups[column]!]! += value * value;
      }
      for (const [i, column] of columns.entries()) {
        const group = this.groups[column]!;
        values[i]! *= SHARE[GROUPS[group]!] / Math.sqrt(squares[group]!);
      }
      sparse.add(columns, values);
    }
    return sparse;
  }
}
