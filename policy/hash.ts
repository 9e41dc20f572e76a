/**
 * Feature hashing as Vowpal Wabbit 9 does it (REFERENCE: `hashstring`, FNV interactions), so that a model's weights mean
 * the same to both: a name is hashed within its namespace, a pair by FNV.
 */
import murmur from 'murmurhash3js-revisited';

const utf8 = new TextEncoder();

/** VW's constant feature (the intercept). */
export const CONSTANT = 11_650_396;
const FNV = 16_777_619;

/** VW `hashstring`: bytes up to 0x20 are stripped from both ends, digits alone count as a number, else MurmurHash3. */
export function hashString(text: string, seed: number): number {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) <= 0x20) from += 1;
  while (to > from && text.charCodeAt(to - 1) <= 0x20) to -= 1;
  const bare = text.slice(from, to);
  if (/^\d+$/.test(bare)) return (Number(BigInt(bare) % 4_294_967_296n) + seed) >>> 0;
  return murmur.x86.hash32(utf8.encode(bare), seed) >>> 0;
}

export function namespaceHash(namespace: string): number {
  return hashString(namespace, 0);
}

/** Not yet masked: interactions are made of whole hashes. */
export function featureHash(name: string, namespace: number): number {
  return hashString(name, namespace);
}

/** Index of a pair of features from two namespaces (`-q`), under a mask of 2^bits − 1. */
export function quadraticIndex(first: number, second: number, mask: number): number {
  return (Math.imul(FNV, first) ^ second) & mask;
}
