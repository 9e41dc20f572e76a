/**
 * A sparse matrix by rows whose columns fall into groups. Each column is centred on its mean over the rows that have
 * anything of its group, without filling the matrix: what the means take away is subtracted from the products.
 */
export class SparseRows {
  private readonly groupOf: Uint8Array;
  private readonly starts: number[] = [0];
  private readonly columns: number[] = [];
  private readonly values: number[] = [];
  /** One bit a group. */
  private readonly groups: number[] = [];

  /** @param groupOf the group of every column, 0–7. */
  constructor(groupOf: Uint8Array) {
    this.groupOf = groupOf;
  }

  get width(): number {
    return this.groupOf.length;
  }

  get rows(): number {
    return this.groups.length;
  }

  add(columns: readonly number[], values: readonly number[]): void {
    let groups = 0;
    for (let i = 0; i < columns.length; i++) {
      this.columns.push(columns[i]!);
      this.values.push(values[i]!);
      groups |= 1 << this.groupOf[columns[i]!]!;
    }
    this.groups.push(groups);
    this.starts.push(this.columns.length);
  }

  /** The mean of every column over the rows that have its group. */
  means(): Float64Array {
    const sums = new Float64Array(this.width);
    const having = new Float64Array(GROUPS);
    for (let row = 0; row < this.rows; row++)
      for (let g = 0; g < GROUPS; g++) having[g]! += (this.groups[row]! >>> g) & 1;
    for (let i = 0; i < this.columns.length; i++) sums[this.columns[i]!]! += this.values[i]!;
    return sums.map((sum, column) => sum / Math.max(1, having[this.groupOf[column]!]!));
  }

  /** The centred matrix times `dense` (width × k, by rows): rows × k. */
  times(dense: Float64Array, k: number, means: Float64Array): Float64Array {
    const away = new Float64Array(GROUPS * k);
    for (let column = 0; column < this.width; column++)
      addScaled(away, this.groupOf[column]! * k, dense, column * k, means[column]!, k);
    const product = new Float64Array(this.rows * k);
    for (let row = 0; row < this.rows; row++) {
      for (let i = this.starts[row]!; i < this.starts[row + 1]!; i++)
        addScaled(product, row * k, dense, this.columns[i]! * k, this.values[i]!, k);
      for (let g = 0; g < GROUPS; g++)
        if ((this.groups[row]! >>> g) & 1) addScaled(product, row * k, away, g * k, -1, k);
    }
    return product;
  }

  /** The transpose of the centred matrix times `dense` (rows × k): width × k. */
  transposeTimes(dense: Float64Array, k: number, means: Float64Array): Float64Array {
    const product = new Float64Array(this.width * k);
    const sums = new Float64Array(GROUPS * k);
    for (let row = 0; row < this.rows; row++) {
      for (let i = this.starts[row]!; i < this.starts[row + 1]!; i++)
        addScaled(product, this.columns[i]! * k, dense, row * k, this.values[i]!, k);
      for (let g = 0; g < GROUPS; g++)
        if ((this.groups[row]! >>> g) & 1) addScaled(sums, g * k, dense, row * k, 1, k);
    }
    for (let column = 0; column < this.width; column++)
      addScaled(product, column * k, sums, this.groupOf[column]! * k, -means[column]!, k);
    return product;
  }
}

const GROUPS = 8;

function addScaled(
  out: Float64Array,
  at: number,
  from: Float64Array,
  start: number,
  by: number,
  k: number,
): void {
  for (let j = 0; j < k; j++) out[at + j]! += by * from[start + j]!;
}
