/** Seeded randomness. Every draw in Segue comes from a seed that is logged, so that it can be made again. */
import murmur from 'murmurhash3js-revisited';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const utf8 = new TextEncoder();
/** One buffer for all short texts: a turn hashes a hundred of them. */
const buffer = new Uint8Array(4_096);

/** MurmurHash3_x86_32 of the parts joined by `#` (UTF-8), as an unsigned 32-bit integer. */
export function seedOf(...parts: readonly (string | number)[]): number {
  const text = parts.length === 1 ? String(parts[0]) : parts.join('#');
  // A UTF-16 unit takes at most three bytes.
  if (text.length * 3 > buffer.length) return murmur.x86.hash32(utf8.encode(text));
  return murmur.x86.hash32(buffer.subarray(0, utf8.encodeInto(text, buffer).written));
}

/** Seven characters that stand for a text: for remembering long keys in small places. */
export function markOf(text: string): string {
  return seedOf(text).toString(36).padStart(7, '0');
}

export interface Random {
  /** Uniform integer in [0, below). Unbiased. */
  int(below: number): number;
}

export function randomFrom(seed: number): Random {
  // The generator shows its seed in its first numbers, so neighbouring seeds would draw alike: mix, then warm up.
  const generator = xoroshiro128plus(mixed(seed));
  for (let i = 0; i < WARM_UP; i++) generator.next();
  return { int: (below) => uniformInt(generator, 0, below - 1) };
}

const WARM_UP = 8;

/** MurmurHash3's 32-bit finaliser: every bit of the seed moves about half of the bits of the result. */
function mixed(seed: number): number {
  let h = seed | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** A uniform number in [0, 1) that depends only on the parts: for sticky draws such as a conversation's stratum. */
export function shareOf(...parts: readonly (string | number)[]): number {
  return randomFrom(seedOf(...parts)).int(1_000_000) / 1_000_000;
}

/** Fisher–Yates on a copy. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}
