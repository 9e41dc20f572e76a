import { Bits } from './bits.ts';

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/**
 * One attribute's values over the catalogue: which tracks have each value, and which values each track has. Counting
 * a set's values goes whichever way is shorter: through the values (a pass over a bit vector each) or through the
 * members (a few values each).
 */
export class Facet {
  private readonly size: number;
  private readonly names: string[] = [];
  private readonly sets: Bits[] = [];
  private readonly places = new Map<string, number>();
  private readonly valuesOf: number[][] = [];
  private memberships = 0;

  constructor(size: number) {
    this.size = size;
  }

  add(value: string, ordinal: number): void {
    let place = this.places.get(value);
    if (place === undefined) {
      place = this.names.push(value) - 1;
      this.places.set(value, place);
      this.sets.push(new Bits(this.size));
    }
    this.sets[place]!.add(ordinal);
    const values = this.valuesOf[ordinal];
    if (values) values.push(place);
    else this.valuesOf[ordinal] = [place];
    this.memberships += 1;
  }

  having(value: string): Bits | undefined {
    const place = this.places.get(value);
    return place === undefined ? undefined : this.sets[place];
  }

  /** The `limit` most frequent values that occur in the set; equals in the order the catalogue brought them. */
  counts(within: Bits, limit: number): readonly ValueCount[] {
    const throughMembers = (within.count() * this.memberships) / Math.max(1, this.size);
    const throughValues = (this.names.length * this.size) / 32;
    const counts = throughMembers < throughValues ? this.byMember(within) : this.byValue(within);
    // Count and place packed into one number sort without a comparator, which is most of the cost otherwise.
    const width = this.names.length;
    const occurring = new Float64Array(width);
    let many = 0;
    for (let place = 0; place < width; place++) {
      if (counts[place]! > 0) occurring[many++] = -(counts[place]! * width + (width - 1 - place));
    }
    const packed = occurring.subarray(0, many);
    packed.sort();
    const found: ValueCount[] = [];
    for (const key of packed) {
      const count = Math.floor(-key / width);
      if (found.length === limit) break;
      found.push({ value: this.names[width - 1 - (-key % width)]!, count });
    }
    return found;
  }

  private byMember(within: Bits): Int32Array {
    const counts = new Int32Array(this.names.length);
    const { valuesOf } = this;
    within.forEach((ordinal) => {
      const values = valuesOf[ordinal];
      if (values) for (let i = 0; i < values.length; i++) counts[values[i]!]! += 1;
    });
    return counts;
  }

  private byValue(within: Bits): Int32Array {
    const counts = new Int32Array(this.names.length);
    for (let place = 0; place < counts.length; place++) counts[place] = this.sets[place]!.countAnd(within);
    return counts;
  }
}
