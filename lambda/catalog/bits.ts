/** Sets of track ordinals as bit vectors: intersecting and counting cost one pass over the words, not over the tracks. */
export class Bits {
  readonly size: number;
  private readonly words: Uint32Array;

  constructor(size: number, words = new Uint32Array(Math.ceil(size / 32))) {
    this.size = size;
    this.words = words;
  }

  static all(size: number): Bits {
    const words = new Uint32Array(Math.ceil(size / 32)).fill(0xffffffff);
    const tail = size % 32;
    if (tail > 0) words[words.length - 1] = (1 << tail) - 1;
    return new Bits(size, words);
  }

  static of(size: number, ordinals: Iterable<number>): Bits {
    const bits = new Bits(size);
    for (const ordinal of ordinals) bits.add(ordinal);
    return bits;
  }

  add(ordinal: number): void {
    this.words[ordinal >>> 5]! |= 1 << (ordinal & 31);
  }

  remove(ordinal: number): void {
    this.words[ordinal >>> 5]! &= ~(1 << (ordinal & 31));
  }

  has(ordinal: number): boolean {
    return (this.words[ordinal >>> 5]! & (1 << (ordinal & 31))) !== 0;
  }

  // Plain loops: a callback for every word would cost more than the work.

  and(other: Bits): Bits {
    const words = new Uint32Array(this.words.length);
    for (let i = 0; i < words.length; i++) words[i] = this.words[i]! & other.words[i]!;
    return new Bits(this.size, words);
  }

  or(other: Bits): Bits {
    const words = new Uint32Array(this.words.length);
    for (let i = 0; i < words.length; i++) words[i] = this.words[i]! | other.words[i]!;
    return new Bits(this.size, words);
  }

  without(other: Bits): Bits {
    const words = new Uint32Array(this.words.length);
    for (let i = 0; i < words.length; i++) words[i] = this.words[i]! & ~other.words[i]!;
    return new Bits(this.size, words);
  }

  count(): number {
    const words = this.words;
    let sum = 0;
    for (let i = 0; i < words.length; i++) sum += ones(words[i]!);
    return sum;
  }

  /** Size of the intersection, without building it. */
  countAnd(other: Bits): number {
    const a = this.words;
    const b = other.words;
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += ones(a[i]! & b[i]!);
    return sum;
  }

  /** Visits the members in ascending order. */
  forEach(visit: (ordinal: number) => void): void {
    for (let i = 0; i < this.words.length; i++) {
      let word = this.words[i]!;
      while (word !== 0) {
        const low = word & -word;
        visit(i * 32 + (31 - Math.clz32(low)));
        word ^= low;
      }
    }
  }

  /** The lowest `limit` ordinals, ascending. */
  first(limit: number): number[] {
    const found: number[] = [];
    for (let i = 0; i < this.words.length && found.length < limit; i++) {
      let word = this.words[i]!;
      while (word !== 0 && found.length < limit) {
        const low = word & -word;
        found.push(i * 32 + (31 - Math.clz32(low)));
        word ^= low;
      }
    }
    return found;
  }
}

function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  v = (v + (v >>> 4)) & 0x0f0f0f0f;
  // Adding the bytes up by shifts: as fast as multiplying, and many times as fast where `Math` is a sandbox's (jest).
  v += v >>> 8;
  v += v >>> 16;
  return v & 0x3f;
}
