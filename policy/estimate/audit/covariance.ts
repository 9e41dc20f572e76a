/** A sum of covariance matrices over names that turn up one after another. */
export class NamedCovariance {
  readonly #places = new Map<string, number>();
  #matrix = new Float64Array(16 * 16);
  #side = 16;

  get names(): readonly string[] {
    return [...this.#places.keys()];
  }

  place(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(name, place);
    if (place === this.#side) this.#grow();
    return place;
  }

  add(i: number, j: number, value: number): void {
    this.#matrix[i * this.#side + j]! += value;
  }

  at(i: number, j: number): number {
    return this.#matrix[i * this.#side + j]!;
  }

  #grow(): void {
    const side = this.#side * 2;
    const larger = new Float64Array(side * side);
    for (let i = 0; i < this.#side; i++)
      larger.set(this.#matrix.subarray(i * this.#side, (i + 1) * this.#side), i * side);
    this.#matrix = larger;
    this.#side = side;
  }
}

/** The same matrix with places put together: `groups[i]` is where place i goes. */
export function pooled(covariance: NamedCovariance, groups: readonly number[], count: number): Float64Array {
  const matrix = new Float64Array(count * count);
  for (const [i, to] of groups.entries())
    for (const [j, beside] of groups.entries()) matrix[to * count + beside]! += covariance.at(i, j);
  return matrix;
}
