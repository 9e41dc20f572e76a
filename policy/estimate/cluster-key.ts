/** Names of clusters as numbers, so that a million of them fit in a few typed arrays. */

/** 53 bits of hash: among a million clusters, one chance in ten thousand that any two are taken for one. */
export function clusterKey(name: string): number {
  let low = 0x9e3779b9;
  let high = 0x85ebca6b;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    low ^= low >>> 15;
    high = Math.imul(high ^ code, 0x5bd1e995);
    high ^= high >>> 13;
  }
  return (mixed(high ^ name.length) & 0x1fffff) * 0x100000000 + (mixed(low ^ high) >>> 0);
}

/** 32 bits that depend on every bit of a key. */
export function keyBits(key: number): number {
  return mixed((key >>> 0) ^ mixed(Math.floor(key / 0x100000000) + 0x7f4a7c15));
}

/** MurmurHash3's finaliser. */
export function mixed(bits: number): number {
  let h = bits | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** A map from keys to 0, 1, 2 … in order of appearance: 12 to 40 bytes a key, where a `Map` takes about 60. */
export class KeyIndex {
  #keys = new Float64Array(1024);
  #slots = new Int32Array(2048).fill(-1);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  keyAt(index: number): number {
    return this.#keys[index]!;
  }

  find(key: number): number | undefined {
    const at = this.#slots[this.#slot(key)]!;
    return at < 0 ? undefined : at;
  }

  /** The key's index; a new key gets the next one. */
  add(key: number): number {
    const slot = this.#slot(key);
    const at = this.#slots[slot]!;
    if (at >= 0) return at;
    if (this.#size === this.#keys.length) {
      this.#grow();
      return this.add(key);
    }
    this.#keys[this.#size] = key;
    this.#slots[slot] = this.#size;
    this.#size += 1;
    return this.#size - 1;
  }

  #slot(key: number): number {
    const last = this.#slots.length - 1;
    let slot = keyBits(key) & last;
    for (let at = this.#slots[slot]!; at >= 0 && this.#keys[at] !== key; at = this.#slots[slot]!)
      slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#slots = new Int32Array(keys.length * 2).fill(-1);
    for (let index = 0; index < this.#size; index++) this.#slots[this.#slot(keys[index]!)] = index;
  }
}
